using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Oversight;

/// <summary>"Digest on", "digest off", "digest": whether a card about last week comes on Mondays. For managers and hosts, in their own chat.</summary>
public sealed partial class DigestDialog(ICurriculum curriculum, DigestReport report, IDigests digests, IRefusals refusals, PeopleDays days) : IDialog
{
    /// <summary>Longer texts are no command.</summary>
    private const int MaxLength = 60;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Kind != TurnKind.Said || turn.Text.Length > MaxLength || Words().Match(turn.Text) is not { Success: true } words)
            return null;
        return [await AnswerAsync(turn, words.Groups["way"].Value.ToLowerInvariant(), cancel).ConfigureAwait(false)];
    }

    private async ValueTask<Reply> AnswerAsync(Turn turn, string way, CancellationToken cancel)
    {
        if (turn.Place != Place.Personal)
            return Say("page-own-chat");
        // Whoever lost the role can still stop it.
        if (way == "off")
        {
            digests.Keep(turn, null);
            return Say("digest-off");
        }

        if (!report.IsFor(turn))
        {
            refusals.Trespass(turn, "digest-no-role");
            return Say("digest-no-role");
        }

        var zone = await days.ZoneAsync(turn, cancel).ConfigureAwait(false);
        if (way != "on")
            return await digests.NextAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false) is { } known ? At("digest-on", known, zone) : Say("digest-none");
        var next = DigestTime.Next(turn.At, zone);
        digests.Keep(turn, next);
        return At("digest-on", next, zone);
    }

    private Reply.Said At(string key, DateTimeOffset at, string zone) => new(Phrases.Say(
        key, ("time", LocalDay.At(at, zone).ToString("dddd, d MMM yyyy HH:mm", CultureInfo.InvariantCulture)), ("zone", zone)));

    private Phrases Phrases => curriculum.Current.Phrases;

    private Reply.Said Say(string key) => new(Phrases.Say(key));

    [GeneratedRegex(@"^\s*(?:my |the |weekly |monday )?digest(?:\s+(?<way>on|off|status))?[\s.!?]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
