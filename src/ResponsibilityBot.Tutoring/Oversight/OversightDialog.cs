using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Oversight;

/// <summary>"Scores page": gives a manager a link, in their own chat. "Who looked at my team": tells everybody who looked at the figures of their team.</summary>
public sealed partial class OversightDialog(ICurriculum curriculum, IAccess access, ITeams teams, IScoresPage page, IPageViews views, IRefusals refusals) : IDialog
{
    /// <summary>Views that are listed.</summary>
    private const int MostListed = 15;

    /// <summary>Longer texts are no command.</summary>
    private const int MaxLength = 100;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Kind != TurnKind.Said || turn.Text.Length > MaxLength)
            return null;
        if (PageWords().IsMatch(turn.Text))
            return [Page(turn)];
        return LookedWords().IsMatch(turn.Text) ? [await LookedAsync(turn, cancel).ConfigureAwait(false)] : null;
    }

    private Reply.Said Page(Turn turn)
    {
        // In a channel others would use the link first.
        if (ManagersChat.Refusal(access, refusals, turn, "page-no-manager") is { } refusal)
            return Say(refusal);
        return page.LinkFor(turn) is { } link
            ? Say("page-link", ("link", link), ("minutes", Number((int)page.Lifetime.TotalMinutes)))
            : Say("page-no-address");
    }

    private async ValueTask<Reply> LookedAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.Place != Place.Personal)
            return Say("page-own-chat");
        if (await teams.OfPersonAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false) is not { } team)
            return Say("team-none");
        var name = team.Name ?? Phrases.Say("team-unnamed");
        var looked = await views.OfTeamAsync(turn.Tenant, team.Id, MostListed, cancel).ConfigureAwait(false);
        return looked.Count == 0
            ? Say("looked-nobody", ("team", name))
            : new Reply.Explanation(
                Phrases.Say("looked-title", ("team", name)), Phrases.Say("looked-lead"),
                [.. looked.Select(view => new Point(
                    view.At.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture),
                    $"{(view.Name.Length > 0 ? view.Name : view.Viewer)}: {view.What}"))]);
    }

    private Phrases Phrases => curriculum.Current.Phrases;

    private Reply.Said Say(string key, params ReadOnlySpan<(string, string)> blanks) => new(Phrases.Say(key, blanks));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\s*(?:open |show )?(?:me )?(?:the |my )?(?:scores?|manager(?:['’]s)?|managers) page\s*[.!?]*\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageWords();

    [GeneratedRegex(@"^\s*who (?:has )?looked at (?:my teams?|our team|my figures|what)\s*[.!?]*\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LookedWords();
}
