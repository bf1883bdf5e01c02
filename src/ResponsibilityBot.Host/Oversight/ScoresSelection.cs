using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Host.Oversight;

/// <summary>What the page is asked to show.</summary>
/// <param name="Team">The team, or null for all.</param>
/// <param name="Area">The area, or null for all.</param>
/// <param name="From">The first week: a Monday.</param>
/// <param name="To">The last week: a Monday.</param>
/// <param name="Beside">Which teams stand beside each other: the dozen after a team, or before it; null for the first.</param>
/// <param name="Problems">What could not be read, in sentences; empty if all could.</param>
public sealed record ScoresSelection(ComparedTeam? Team, Area? Area, DateOnly From, DateOnly To, TeamPlace? Beside, IReadOnlyList<string> Problems)
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
        var area = asked.Area is not { Length: > 0 } wanted ? null : table.Content.Areas.FirstOrDefault(each => each.Id == wanted);
        if (area is null && asked.Area is { Length: > 0 })
            problems.Add($"area={Short(asked.Area)}: there is no such area; choose one from the list.");
        ValueTask<ComparedTeam?> NamedAsync(string name, string? text) => TeamAsync(figures, tenant, name, text, problems, cancel);
        var (team, after, before) = (await NamedAsync("team", asked.Team), await NamedAsync("after", asked.After), await NamedAsync("before", asked.Before));
        if (after is not null && before is not null)
            problems.Add("Teams are listed after one or before one; leave out after or before.");
        return new(team, area, from, to, (before ?? after) is { } beside ? new(beside.Id, IsBackwards: before is not null) : null, problems)
        {
            IsUnknown = new[] { (asked.Team, team), (asked.After, after), (asked.Before, before) }.Any(each => each is ({ Length: > 0 }, null)),
        };
    }

    /// <summary>The address of this view under another one: the page's, or that of a file.</summary>
    /// <param name="beside">Which teams stand beside each other; the same ones where nothing is said.</param>
    /// <param name="team">The team; the same where nothing is said.</param>
    /// <param name="isWhole">Whether all teams are shown in any case.</param>
    public string Query(TeamPlace? beside = null, ComparedTeam? team = null, bool isWhole = false)
    {
        var query = new Microsoft.AspNetCore.Http.Extensions.QueryBuilder();
        if ((isWhole ? null : team ?? Team) is { } one)
            query.Add("team", one.Name ?? one.Id);
        if (Area is not null)
            query.Add("area", Area.Id);
        query.Add("from", Text(From));
        query.Add("to", Text(To));
        if (team is null && (beside ?? Beside) is { } place)
            query.Add(place.IsBackwards ? "before" : "after", place.Team);
        return query.ToString();
    }

    /// <summary>What is shown, for those who ask who looked.</summary>
    public string InWords(string format, string? team) => string.Create(
        CultureInfo.InvariantCulture, $"{format}, {team ?? "all teams"}, weeks of {Text(From)} to {Text(To)}{(Area is null ? "" : $", area {Area.Name}")}");

    /// <summary>A day for people and programs alike.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async ValueTask<ComparedTeam?> TeamAsync(IFigures figures, string tenant, string name, string? text, List<string> problems, CancellationToken cancel)
    {
        if (text is not { Length: > 0 })
            return null;
        var found = text.Length <= LongestText ? await figures.FindAsync(tenant, text, cancel) : null;
        if (found is null)
            problems.Add($"{name}={Short(text)}: you have no team of that name; choose one from the list.");
        return found;
    }

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
public sealed record ScoresParameters
{
    /// <summary>The team's id; null for all.</summary>
    [FromQuery]
    public string? Team { get; init; }

    /// <summary>The area's id; null for all.</summary>
    [FromQuery]
    public string? Area { get; init; }

    /// <summary>The first day, as <c>2026-11-02</c>.</summary>
    [FromQuery]
    public string? From { get; init; }

    /// <summary>The last day.</summary>
    [FromQuery]
    public string? To { get; init; }

    /// <summary>The name of the team that the part of the list begins after.</summary>
    [FromQuery]
    public string? After { get; init; }

    /// <summary>The name of the team that the part of the list ends before.</summary>
    [FromQuery]
    public string? Before { get; init; }
}
