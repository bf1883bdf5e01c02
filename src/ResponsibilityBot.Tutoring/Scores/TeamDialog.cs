using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Scores;

/// <summary>"Team create|join|leave|list NAME", "my team". In a channel a new name is the channel's own, and hosts give it; in the own chat everybody may begin a team.</summary>
public sealed partial class TeamDialog(ICurriculum curriculum, ITeams teams, IAccess access, IRefusals refusals) : IDialog
{
    /// <summary>Teams that are listed.</summary>
    private const int MostListed = 30;

    /// <summary>Longer texts are no command.</summary>
    private const int MaxLength = 300;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Kind != TurnKind.Said || turn.Text.Length > MaxLength)
            return null;
        var text = turn.Text.Trim(' ', '.', '!', '?', '\n', '\r', '\t');
        if (Words().Match(text) is { Success: true } words)
            return [await DoAsync(turn, words.Groups["verb"].Value.ToLowerInvariant(), words.Groups["name"].Value, cancel).ConfigureAwait(false)];
        return Own().IsMatch(text) ? [await ShowAsync(turn, cancel).ConfigureAwait(false)] : null;
    }

    private ValueTask<Reply> DoAsync(Turn turn, string verb, string name, CancellationToken cancel) => verb switch
    {
        "create" or "new" => CreateAsync(turn, name, cancel),
        "join" => JoinAsync(turn, name, cancel),
        "leave" => LeaveAsync(turn, cancel),
        _ => ListAsync(turn, cancel),
    };

    private async ValueTask<Reply> CreateAsync(Turn turn, string words, CancellationToken cancel)
    {
        if (!access.Allows(turn, Role.Host))
        {
            refusals.Trespass(turn, "team-host");
            return Say("team-host");
        }

        if (TeamName.Read(words) is not { } name)
            return BadName(turn, words);
        if (await teams.FindAsync(turn.Tenant, name, cancel).ConfigureAwait(false) is { } taken)
            return Say("team-taken", ("team", taken.Name ?? name.Text));
        if (turn.Place == Place.Personal)
        {
            teams.Create(turn, name);
            return Say("team-created", ("team", name.Text));
        }

        teams.NamePlace(turn, name);
        return Say("team-named", ("team", name.Text));
    }

    private async ValueTask<Reply> JoinAsync(Turn turn, string words, CancellationToken cancel)
    {
        if (words.Length == 0 && turn.Place != Place.Personal)
        {
            teams.JoinPlace(turn);
            return Say("team-joined-place");
        }

        if (TeamName.Read(words) is not { } name)
            return BadName(turn, words);
        if (await teams.FindAsync(turn.Tenant, name, cancel).ConfigureAwait(false) is not { } team)
            return Say("team-unknown", ("team", name.Text));
        if (await teams.OfPersonAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false) is { } own && own.Id == team.Id)
            return Say("team-already", ("team", team.Name ?? name.Text));
        teams.Join(turn, team.Id);
        return Say("team-joined", ("team", team.Name ?? name.Text));
    }

    private async ValueTask<Reply> LeaveAsync(Turn turn, CancellationToken cancel)
    {
        if (await teams.OfPersonAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false) is not { } team)
            return Say("team-none");
        teams.Leave(turn);
        return Say("team-left", ("team", team.Name ?? Phrases.Say("team-unnamed")));
    }

    private async ValueTask<Reply> ListAsync(Turn turn, CancellationToken cancel)
    {
        var all = await teams.ListAsync(turn.Tenant, MostListed, cancel).ConfigureAwait(false);
        return all.Count == 0
            ? Say("team-list-none")
            : new Reply.Explanation(
                Phrases.Say("team-list-title"), Phrases.Say("team-list-lead"), [.. all.Select(team => new Point(team.Name ?? "", Phrases.Say("team-members", ("count", Number(team.Members)))))]);
    }

    private async ValueTask<Reply> ShowAsync(Turn turn, CancellationToken cancel) =>
        await teams.OfPersonAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false) is { } team
            ? Say("team-own", ("team", team.Name ?? Phrases.Say("team-unnamed")), ("count", Number(team.Members)))
            : Say("team-none");

    private Reply.Said BadName(Turn turn, string words)
    {
        if (words.Length == 0)
            return Say("team-no-name");
        refusals.Mistake(turn, "team-bad-name");
        return Say("team-bad-name", ("most", Number(TeamName.Longest)));
    }

    private Phrases Phrases => curriculum.Current.Phrases;

    private Reply.Said Say(string key, params ReadOnlySpan<(string, string)> blanks) => new(Phrases.Say(key, blanks));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?:teams?\s+(?<verb>create|new|join|leave|list)\b|(?<verb>create|join|leave|list)\s+(?:a\s+|the\s+|my\s+|all\s+)?teams?\b)\s*(?<name>.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Words();

    [GeneratedRegex(@"^(?:my team|which team am i in|what team am i in)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Own();
}
