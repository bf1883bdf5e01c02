using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Oversight;

/// <summary>A week of teams in three facts, one thing to do, and one gap. Made of figures of enough people only.</summary>
/// <param name="Week">The Monday.</param>
/// <param name="Team">The team that it is about, or null for all of the tenant.</param>
/// <param name="Compared">Teams that the thing to do may be for; none where there are too many to look at each.</param>
/// <param name="Now">The week's figures.</param>
/// <param name="Before">Those of the week before.</param>
/// <param name="Fewest">How many people a figure is made of at least.</param>
public sealed record Digest(DateOnly Week, ComparedTeam? Team, IReadOnlyList<ComparedTeam> Compared, FigureSet Now, FigureSet Before, int Fewest)
{
    /// <summary>What it is about, for those who ask who looked.</summary>
    public string InWords(Phrases phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        return Team is null
            ? phrases.Say("digest-looked-all", ("from", Day(Week)), ("to", Day(Week.AddDays(6))))
            : phrases.Say("digest-looked", ("team", NameOf(phrases, Team)), ("from", Day(Week)), ("to", Day(Week.AddDays(6))));
    }

    /// <summary>The card.</summary>
    public Reply.Explanation Reply(Phrases phrases, KnowledgeTable table)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        ArgumentNullException.ThrowIfNull(table);
        return new(
            phrases.Say("digest-title", ("from", Day(Week)), ("to", Day(Week.AddDays(6)))),
            Team is null ? phrases.Say("digest-lead-all", ("fewest", Number(Fewest))) : phrases.Say("digest-lead-team", ("team", NameOf(phrases, Team)), ("fewest", Number(Fewest))),
            [
                new(phrases.Say("digest-label-took"), Took(phrases)),
                new(phrases.Say("digest-label-right"), Right(phrases)),
                new(phrases.Say("digest-label-area"), Area(phrases, table)),
                new(phrases.Say("digest-label-do"), ToDo(phrases, table)),
                new(phrases.Say("digest-label-gap"), Gap(phrases, table)),
                new("", phrases.Say(Team is null ? "digest-how-manager" : "digest-how")),
            ]);
    }

    private string Took(Phrases phrases)
    {
        if (Now.Weeks is not [var week])
            return phrases.Say("digest-few", ("fewest", Number(Fewest)));
        var said = phrases.Say("digest-took", ("people", Number(week.People)), ("members", Number(Math.Max(week.People, week.Members))), ("share", Percent(TurnoutOf(week))));
        return Before.Weeks is [var before] ? $"{said} {phrases.Say("digest-before", ("share", Percent(TurnoutOf(before))))}" : said;
    }

    private string Right(Phrases phrases)
    {
        if (ShareOf(Now.Areas) is not { } share)
            return phrases.Say("digest-few", ("fewest", Number(Fewest)));
        var said = phrases.Say("digest-right", ("share", Percent(share)));
        return ShareOf(Before.Areas) is { } before ? $"{said} {phrases.Say("digest-before", ("share", Percent(before)))}" : said;
    }

    private string Area(Phrases phrases, KnowledgeTable table) => Now.Areas.OrderBy(each => each.Share).ThenBy(each => each.Key, StringComparer.Ordinal)
        .Select(each => (Area: table.Content.Areas.FirstOrDefault(area => area.Id == each.Key), each.Share))
        .Where(each => each.Area is not null)
        .Select(each => phrases.Say("digest-area", ("area", each.Area?.Name ?? ""), ("share", Percent(each.Share)))).FirstOrDefault(phrases.Say("digest-few", ("fewest", Number(Fewest))));

    /// <summary>The belief and the team that shows it most.</summary>
    private string ToDo(Phrases phrases, KnowledgeTable table)
    {
        var shown = (
            from figure in Now.Beliefs
            where figure.Hits > 0 && (figure.Team.Length == 0 ? Compared.Count == 0 : Compared.Any(team => team.Id == figure.Team))
            let belief = table.Misconception(figure.Key)
            where belief is not null
            orderby figure.Share descending, figure.Key
            select (Belief: belief, Figure: figure)).ToList();
        if (shown is not [var worst, ..])
            return phrases.Say("digest-do-none");
        var team = Compared.FirstOrDefault(each => each.Id == worst.Figure.Team);
        (string, string) told = ("belief", worst.Belief.Belief), share = ("share", Percent(worst.Figure.Share)), truth = ("truth", worst.Belief.Truth);
        return team is null ? phrases.Say("digest-do-all", told, share, truth) : phrases.Say("digest-do", ("team", NameOf(phrases, team)), told, share, truth);
    }

    private string Gap(Phrases phrases, KnowledgeTable table)
    {
        if (Now.Gaps is not [var gap, ..])
            return phrases.Say("digest-gap-none");
        var near = gap.Near.Where(row => table.Responsibility(row) is not null).Take(3).Select(table.NameOf).ToList();
        return near.Count == 0
            ? phrases.Say("digest-gap", ("count", Number(gap.Count)))
            : phrases.Say("digest-gap-near", ("count", Number(gap.Count)), ("near", string.Join(", ", near)));
    }

    private static double? ShareOf(IReadOnlyList<Figure> areas) => areas.Sum(each => each.Asked) is > 0 and var asked ? (double)areas.Sum(each => each.Hits) / asked : null;

    private static double TurnoutOf(Figure week) => (double)week.People / Math.Max(1, Math.Max(week.People, week.Members));

    private static string NameOf(Phrases phrases, ComparedTeam team) => team.Name ?? phrases.Say("team-unnamed");

    private static string Percent(double share) => PlainText.Percent(share);

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
