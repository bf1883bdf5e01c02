using System.Globalization;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Host.Oversight;

/// <summary>What the page is asked to show.</summary>
/// <param name="Team">The team, or null for all.</param>
/// <param name="Area">The area, or null for all.</param>
/// <param name="From">The first week: a Monday.</param>
/// <param name="To">The last week: a Monday.</param>
/// <param name="Part">Which dozen of teams stands beside each other: 1 for the first.</param>
/// <param name="Problems">What could not be read, in sentences; empty if all could.</param>
public sealed record ScoresSelection(ComparedTeam? Team, Area? Area, DateOnly From, DateOnly To, int Part, IReadOnlyList<string> Problems)
{
    /// <summary>More weeks than a page shows would be too fine to see.</summary>
    public const int MostWeeks = 26;

    private const int UsualWeeks = 12;
    private const int LongestText = 100;

    /// <summary>Whether a team was asked for that there is not, in this tenant.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>How many weeks.</summary>
    public int Weeks => ((To.DayNumber - From.DayNumber) / 7) + 1;

    /// <summary>Reads what stands in the address.</summary>
    public static async Task<ScoresSelection> ReadAsync(IFigures figures, KnowledgeTable table, string tenant, ScoresParameters asked, DateTimeOffset now, CancellationToken cancel)
    {
        var problems = new List<string>();
        var last = Tutoring.Oversight.Weeks.LastOver(now);
        var to = Week("to", asked.To, problems) ?? last;
        if (to > last)
            problems.Add($"to={Short(asked.To)}: that week is not over yet; the last one that can be shown begins on {Text(last)}.");
        var from = Week("from", asked.From, problems) ?? to.AddDays(-7 * (UsualWeeks - 1));
        if (from > to)
            problems.Add($"from={Short(asked.From)} comes after the last week, which begins on {Text(to)}; write an earlier day.");
        else if (to.DayNumber - from.DayNumber >= MostWeeks * 7)
            problems.Add($"From {Text(from)} to {Text(to)} is more than {MostWeeks} weeks; write days that are nearer to each other.");
        var part = asked.Part is not { Length: > 0 } number ? 1 : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read is > 0 and < 100_000 ? read : 0;
        if (part == 0)
            problems.Add($"part={Short(asked.Part)} is no number of a part; the first is 1.");
        var area = asked.Area is not { Length: > 0 } wanted ? null : table.Content.Areas.FirstOrDefault(each => each.Id == wanted);
        if (area is null && asked.Area is { Length: > 0 })
            problems.Add($"area={Short(asked.Area)}: there is no such area; choose one from the list.");
        var team = asked.Team is { Length: > 0 and <= LongestText } named ? await figures.FindAsync(tenant, named, cancel) : null;
        var isUnknown = team is null && asked.Team is { Length: > 0 };
        if (isUnknown)
            problems.Add($"team={Short(asked.Team)}: you have no team of that name; choose one from the list.");
        return new(team, area, from, to, Math.Max(1, part), problems) { IsUnknown = isUnknown };
    }

    /// <summary>The address of this view under another one: the page's, or that of a file.</summary>
    public string Query(int? part = null, ComparedTeam? team = null, bool isWhole = false)
    {
        var query = new Microsoft.AspNetCore.Http.Extensions.QueryBuilder();
        if ((isWhole ? null : team ?? Team) is { } one)
            query.Add("team", one.Name ?? one.Id);
        if (Area is not null)
            query.Add("area", Area.Id);
        query.Add("from", Text(From));
        query.Add("to", Text(To));
        if ((part ?? Part) > 1)
            query.Add("part", (part ?? Part).ToString(CultureInfo.InvariantCulture));
        return query.ToString();
    }

    /// <summary>What is shown, for those who ask who looked.</summary>
    public string InWords(string format, string? team) => string.Create(
        CultureInfo.InvariantCulture, $"{format}, {team ?? "all teams"}, weeks of {Text(From)} to {Text(To)}{(Area is null ? "" : $", area {Area.Name}")}");

    /// <summary>A day for people and programs alike.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Week(string name, string? text, List<string> problems)
    {
        if (text is not { Length: > 0 })
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2200)
            return ScoreSpan.WeekOf(day).Beginning;
        problems.Add($"{name}={Short(text)} is no day; write it as 2026-11-23.");
        return null;
    }

    private static string Short(string? text) => text is null ? "" : text.Length <= LongestText ? text : text[..LongestText] + "…";
}

/// <summary>The parameters of the page and its files. There is none for the tenant.</summary>
public sealed record ScoresParameters(
    [property: Microsoft.AspNetCore.Mvc.FromQuery] string? Team,
    [property: Microsoft.AspNetCore.Mvc.FromQuery] string? Area,
    [property: Microsoft.AspNetCore.Mvc.FromQuery] string? From,
    [property: Microsoft.AspNetCore.Mvc.FromQuery] string? To,
    [property: Microsoft.AspNetCore.Mvc.FromQuery] string? Part);
