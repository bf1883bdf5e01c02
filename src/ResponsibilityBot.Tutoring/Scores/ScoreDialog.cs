using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Scores;

/// <summary>
/// "Leaderboard", "scores", "my score", "show my name on|off". Boards are of teams of which enough people took part; what one person did is told
/// to that person alone, in their own chat.
/// </summary>
public sealed partial class ScoreDialog(
    ICurriculum curriculum, IScores scores, ITeams teams, IQuizLedger ledger, Seasons seasons, RoundRules rules, PeopleDays days, IChartAddresses charts) : IDialog
{
    /// <summary>Teams on one board, beside the own one.</summary>
    private const int MostLines = 10;

    /// <summary>People that are named under a board.</summary>
    private const int MostNames = 5;

    /// <summary>Past seasons that are listed.</summary>
    private const int MostSeasons = 12;

    private readonly OwnProgress progress = new(curriculum, scores, ledger, seasons, rules, days);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var now = curriculum.Current;
        if (turn.Press is { Verb: Verbs.Board } press)
            return [await BoardAsync(now, turn, BoardSpan.OfButton(press["span"]), cancel).ConfigureAwait(false)];
        if (turn.Kind != TurnKind.Said)
            return null;
        if (NameWords().Match(turn.Text) is { Success: true } name)
            return [ShowName(now, turn, name.Groups["way"].Value.Equals("on", StringComparison.OrdinalIgnoreCase))];
        if (TeamWords().IsMatch(turn.Text))
            return [await TeamAsync(now, turn, cancel).ConfigureAwait(false)];
        return now.Reader.Read(turn.Text, null).Intent switch
        {
            Intent.Leaderboard when BoardSpan.Missing(turn.Text) is { } missing => [new ScoreReplies(now.Phrases, seasons, rules.FewestShown).NoSuch(missing)],
            Intent.Leaderboard => [await BoardAsync(now, turn, BoardSpan.Read(turn.Text), cancel).ConfigureAwait(false)],
            Intent.Score => [await OwnAsync(now, turn, cancel).ConfigureAwait(false)],
            _ => null,
        };
    }

    private async ValueTask<Reply> BoardAsync(Curriculum now, Turn turn, string word, CancellationToken cancel)
    {
        var replies = new ScoreReplies(now.Phrases, seasons, rules.FewestShown);
        var today = await TodayAsync(turn, cancel).ConfigureAwait(false);
        if (word == BoardSpan.Seasons)
            return replies.Past(await PastAsync(turn, today, cancel).ConfigureAwait(false));
        var span = BoardSpan.Of(word, today, seasons);
        var own = (await OwnTeamAsync(turn, cancel).ConfigureAwait(false))?.Id;
        var standings = await scores.BoardAsync(turn.Tenant, span, rules.FewestShown, MostLines, own, cancel).ConfigureAwait(false);
        if (standings.Shown.Count == 0)
            return replies.None(word);
        var isShown = standings.Shown.Any(each => each.Team.Team == own);
        var named = isShown && own is not null ? await scores.NamedAsync(turn.Tenant, own, span, MostNames, cancel).ConfigureAwait(false) : [];
        var board = replies.Board(word, span, standings, own, named);
        return board with { Chart = charts.Of(ScoreReplies.ChartOf(board, standings, own), turn.At) };
    }

    private async ValueTask<IReadOnlyList<(DateOnly Season, Standings Standings)>> PastAsync(Turn turn, DateOnly today, CancellationToken cancel)
    {
        var past = new List<(DateOnly, Standings)>();
        foreach (var season in await scores.SeasonsAsync(turn.Tenant, MostSeasons + 1, cancel).ConfigureAwait(false))
        {
            if (season < seasons.BeginningOf(today))
                past.Add((season, await scores.BoardAsync(turn.Tenant, new(SpanKind.Season, season), rules.FewestShown, MostLines, null, cancel).ConfigureAwait(false)));
        }

        return past;
    }

    private async ValueTask<Reply> TeamAsync(Curriculum now, Turn turn, CancellationToken cancel)
    {
        if (await OwnTeamAsync(turn, cancel).ConfigureAwait(false) is not { } team)
            return new Reply.Said(now.Phrases.Say("scores-no-team"));
        var today = await TodayAsync(turn, cancel).ConfigureAwait(false);
        var figures = new List<(string Word, TeamScore? Score)>();
        foreach (var word in (string[])[BoardSpan.Today, BoardSpan.Week, BoardSpan.Season, BoardSpan.All])
            figures.Add((word, await scores.TeamAsync(turn.Tenant, team.Id, BoardSpan.Of(word, today, seasons), cancel).ConfigureAwait(false)));
        return new ScoreReplies(now.Phrases, seasons, rules.FewestShown).Team(team, figures);
    }

    private async ValueTask<Reply> OwnAsync(Curriculum now, Turn turn, CancellationToken cancel)
    {
        if (turn.Place != Place.Personal)
            return new Reply.Said(now.Phrases.Say("score-own-chat"));
        return (await progress.OfAsync(turn, cancel).ConfigureAwait(false)).Shown;
    }

    /// <summary>The name that the person of a turn would stand by; empty where the channel tells none.</summary>
    internal static string NameOf(Turn turn) => string.Join(' ', turn.Person.Name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Reply.Said ShowName(Curriculum now, Turn turn, bool isOn)
    {
        var name = NameOf(turn);
        if (isOn && name.Length == 0)
            return new(now.Phrases.Say("name-unknown"));
        scores.Show(turn, isOn ? name : null);
        return new(isOn ? now.Phrases.Say("name-on", ("name", name)) : now.Phrases.Say("name-off"));
    }

    /// <summary>In a channel its people, or else the team of whoever asks; in the own chat that.</summary>
    private async ValueTask<Team?> OwnTeamAsync(Turn turn, CancellationToken cancel) =>
        (turn.Place == Place.Personal ? null : await teams.OfPlaceAsync(turn.Tenant, turn.Carrier, ThreadIds.PlaceOf(turn.Conversation), cancel).ConfigureAwait(false))
        ?? await teams.OfPersonAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false);

    private async ValueTask<DateOnly> TodayAsync(Turn turn, CancellationToken cancel) => DateOnly.FromDateTime((await days.ClockAsync(turn, cancel).ConfigureAwait(false)).DateTime);

    [GeneratedRegex(@"^\s*show my name\s+(?<way>on|off)[\s.!]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NameWords();

    [GeneratedRegex(@"^\s*(?:our |team |the )?scores[\s.!?]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TeamWords();
}
