using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Scoring;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Scores;

/// <summary>What is said about scores.</summary>
internal sealed class ScoreReplies(Phrases phrases, Seasons seasons, int fewest)
{
    /// <summary>A board of teams.</summary>
    /// <param name="word">The time that was asked for.</param>
    /// <param name="span">The same as dates.</param>
    /// <param name="standings">What is shown of it.</param>
    /// <param name="own">The team of whoever asked, or null.</param>
    /// <param name="named">Those of that team who wish to be named.</param>
    public Reply.Board Board(string word, ScoreSpan span, Standings standings, string? own, IReadOnlyList<NamedScore> named)
    {
        var best = standings.Shown.Max(each => each.Team.Score);
        return new(
            phrases.Say("board-title", ("span", Span(word))),
            phrases.Say("board-lead"),
            [.. standings.Shown.Select(each => new BoardLine(
                PlaceOf(each), NameOf(each.Team), Figure(each.Team), Detail(each.Team), best > 0 ? each.Team.Score / best : 0, each.Team.Team == own))])
        {
            Note = string.Join(' ', Notes(span, standings, own, named)),
            Buttons = [.. Others(word)],
        };
    }

    /// <summary>That no team can be shown.</summary>
    public Reply None(string word) => new Reply.Said(phrases.Say("board-none", ("span", Span(word).ToLowerInvariant()), ("fewest", Number(fewest)))) { Buttons = [.. Others(word)] };

    /// <summary>That there is no board of a time, in words.</summary>
    public Reply NoSuch(string words) => new Reply.Said(phrases.Say("board-no-span", ("words", words))) { Buttons = [.. Others("")] };

    /// <summary>The seasons that are over.</summary>
    public Reply Past(IReadOnlyList<(DateOnly Season, Standings Standings)> past) => past.Count == 0
        ? new Reply.Said(phrases.Say("board-seasons-none"))
        : new Reply.Explanation(phrases.Say("board-seasons-title"), phrases.Say("board-seasons-lead"), [.. past.Select(each => new Point(Dates("board-span", each.Season), Winners(each.Standings)))])
        {
            Buttons = [.. Others(BoardSpan.Seasons)],
        };

    /// <summary>One team by time.</summary>
    public Reply Team(Team team, IReadOnlyList<(string Word, TeamScore? Score)> figures)
    {
        var best = figures.Max(each => IsShown(each.Score) ? each.Score?.Score ?? 0 : 0);
        return new Reply.Board(
            phrases.Say("scores-title", ("team", team.Name ?? phrases.Say("team-unnamed"))),
            phrases.Say("board-lead"),
            [.. figures.Select(each => each.Score is { } score && IsShown(score)
                ? new BoardLine("", Span(each.Word), Figure(score), Detail(score), best > 0 ? score.Score / best : 0, IsOwn: false)
                : new BoardLine("", Span(each.Word), "", phrases.Say("scores-few", ("fewest", Number(fewest))), 0, IsOwn: false))])
        {
            Buttons = [.. Others("")],
        };
    }

    /// <summary>What one person reached so far, for them alone.</summary>
    public Reply.Explanation Own(int points, Streak streak, (int Known, int Seen) facts, ScoreSpan season, PersonalFigures figures) => new Reply.Explanation(
        phrases.Say("score-title"),
        phrases.Say("score-lead", ("points", Number(points))),
        [
            new(phrases.Say("score-label-streak"), streak.Days < 2 ? phrases.Say("score-no-streak") : phrases.Say("score-streak", ("days", Number(streak.Days)), ("freezes", Number(streak.Freezes)))),
            new(phrases.Say("score-label-facts"), phrases.Say("score-facts", ("known", Number(facts.Known)), ("seen", Number(facts.Seen)))),
            new(phrases.Say("score-label-season"), OwnSeason(season, figures)),
            .. figures.Rank is { } rank ? [new Point(phrases.Say("score-label-rank"), Rank(rank, figures))] : Array.Empty<Point>(),
            new("", figures.ShownName is { } name ? phrases.Say("score-name-on", ("name", name)) : phrases.Say("score-name-off")),
            new("", phrases.Say("score-own")),
        ])
    {
        Buttons = [Button.To(phrases.Say("button-quiz"), Verbs.Quiz), Other("button-board-season", BoardSpan.Season)],
    };

    /// <summary>The board as bars; what has no room is not drawn.</summary>
    public static BarChart ChartOf(Reply.Board board, Standings standings, string? own) => new(
        board.Title,
        [.. board.Lines.Take(BarChart.MostBars).Zip(standings.Shown, (line, standing) => new Bar(line.Name, Standings.FigureOf(standing.Team), own is not null && standing.Team.Team == own))]);

    /// <summary>A span of time, as it is called.</summary>
    private string Span(string word) => word switch
    {
        BoardSpan.Today => phrases.Say("board-today"),
        BoardSpan.Week => phrases.Say("board-week"),
        BoardSpan.Last => phrases.Say("board-last"),
        BoardSpan.All => phrases.Say("board-all"),
        _ => phrases.Say("board-season"),
    };

    private IEnumerable<string> Notes(ScoreSpan span, Standings standings, string? own, IReadOnlyList<NamedScore> named)
    {
        if (span.Kind == SpanKind.Season)
            yield return Dates("board-until", span.Beginning);
        if (standings.Shown.Any(each => each.IsTied))
            yield return phrases.Say("board-tied");
        if (standings.Shown.FirstOrDefault(each => each.IsBeyond) is { } beyond)
            yield return phrases.Say("board-beyond", ("ahead", Number(beyond.Rank)));
        if (standings.Hidden > 0)
            yield return phrases.Say(standings.Hidden < Standings.MostCounted ? "board-hidden" : "board-hidden-many", ("fewest", Number(fewest)), ("hidden", Number(standings.Hidden)));
        if (named.Count > 0 && standings.Shown.FirstOrDefault(each => each.Team.Team == own) is { } team)
            yield return phrases.Say("board-names", ("team", NameOf(team.Team)), ("names", string.Join(", ", named.Select(each => $"{each.Name} {Number(each.Points)}"))));
    }

    private static string PlaceOf(Standing standing) => standing.IsBeyond ? $"{Number(standing.Rank)}+" : standing.IsTied ? $"={Number(standing.Rank)}" : Number(standing.Rank);

    private string OwnSeason(ScoreSpan season, PersonalFigures figures)
    {
        (string, string) points = ("points", Number(figures.Season)), to = ("to", Date(seasons.EndOf(season.Beginning)));
        return figures.Best is { } best
            ? phrases.Say(figures.Season > best ? "score-season-record" : "score-season-best", points, to, ("best", Number(best)), ("from", Date(figures.BestBeginning)))
            : phrases.Say("score-season", points, to);
    }

    private string Rank(int rank, PersonalFigures figures)
    {
        if (figures.Participants < fewest)
            return phrases.Say("score-rank-few", ("fewest", Number(fewest)));
        return figures.Tied == 0
            ? phrases.Say("score-rank", ("rank", Number(rank)), ("participants", Number(figures.Participants)))
            : phrases.Say("score-rank-tied", ("rank", Number(rank)), ("participants", Number(figures.Participants)), ("tied", Number(figures.Tied)));
    }

    private string Winners(Standings standings)
    {
        var winners = standings.Shown.Where(each => each.Rank == 1).ToList();
        return winners.Count == 0
            ? phrases.Say("board-seasons-few", ("fewest", Number(fewest)))
            : $"{string.Join(" = ", winners.Select(each => NameOf(each.Team)))}, {Figure(winners[0].Team)}";
    }

    private IEnumerable<Button> Others(string word) =>
        new[] { ("button-board-week", BoardSpan.Week), ("button-board-season", BoardSpan.Season), ("button-board-all", BoardSpan.All), ("button-board-seasons", BoardSpan.Seasons) }
            .Where(other => other.Item2 != word).Select(other => Other(other.Item1, other.Item2));

    private Button Other(string label, string span) => Button.To(phrases.Say(label), Verbs.Board, "span", span);

    private bool IsShown(TeamScore? score) => score is not null && score.Participants >= fewest;

    private string NameOf(TeamScore team) => team.Name ?? phrases.Say("team-unnamed");

    private string Detail(TeamScore team) => phrases.Say(
        "board-detail", ("mean", team.Mean.ToString("0.0", CultureInfo.InvariantCulture)), ("participants", Number(team.Participants)), ("members", Number(Math.Max(team.Members, team.Participants))));

    private static string Figure(TeamScore team) => Standings.FigureOf(team).ToString("0.0", CultureInfo.InvariantCulture);

    private string Dates(string key, DateOnly beginning) => phrases.Say(key, ("from", Date(beginning)), ("to", Date(seasons.EndOf(beginning))));

    private static string Date(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
