using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Organisation.Gaps;

/// <summary>"Gaps", "gaps weekly on|off": what nobody holds, for hosts and administrators.</summary>
public sealed partial class GapDialog(ICurriculum curriculum, IOrganisations organisations, IGapWatch watch, IAccess access, IRefusals refusals, PeopleDays days) : IDialog
{
    /// <summary>Longer texts are no command.</summary>
    private const int MaxLength = 60;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Kind != TurnKind.Said || turn.Text.Length > MaxLength || Words().Match(turn.Text) is not { Success: true } words)
            return null;
        var (phrases, day) = (curriculum.Current.Phrases, DateOnly.FromDateTime(turn.At.UtcDateTime));
        if (!OrganisationWords.MayEdit(access, turn))
        {
            refusals.Trespass(turn, "gaps-host");
            return [new Reply.Said(phrases.Say("gaps-host"))];
        }

        switch (words.Groups["weekly"].Value.ToLowerInvariant())
        {
            case "on":
                watch.Begin(turn, ScoreSpan.WeekOf(LocalDay.Of(turn.At, await days.ZoneAsync(turn, cancel).ConfigureAwait(false))).Beginning);
                return [new Reply.Said(phrases.Say("gaps-weekly-on"))];
            case "off":
                watch.End(turn);
                return [new Reply.Said(phrases.Say("gaps-weekly-off"))];
            case "status":
                return [new Reply.Said(phrases.Say(await watch.IsOnAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false) ? "gaps-weekly-on" : "gaps-weekly-off"))];
            default:
                return [GapReplies.Of(curriculum.Current, await organisations.OfAsync(turn.Tenant, cancel).ConfigureAwait(false), day)];
        }
    }

    [GeneratedRegex(@"^\s*(?:show\s+(?:me\s+)?)?(?:all\s+|the\s+|our\s+)*gaps(?:\s+weekly\s+(?<weekly>on|off|status))?\s*[.!?]*\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
