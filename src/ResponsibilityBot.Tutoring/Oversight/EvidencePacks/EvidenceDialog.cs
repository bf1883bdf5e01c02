using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Oversight.EvidencePacks;

/// <summary>
/// "Export evidence", with a period if one likes: tells managers how the pack of it is written and checked. The key that signs packs lies with whoever runs the bot, so that
/// none is made in chat. In their own chat.
/// </summary>
public sealed partial class EvidenceDialog(ICurriculum curriculum, IAccess access, IRefusals refusals) : IDialog
{
    /// <summary>Longer texts are no command.</summary>
    private const int MaxLength = 100;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return ValueTask.FromResult<IReadOnlyList<Reply>?>(
            turn.Kind == TurnKind.Said && turn.Text.Length <= MaxLength && Words().Match(turn.Text) is { Success: true } words ? [Answer(turn, words.Groups["period"].Value)] : null);
    }

    private Reply Answer(Turn turn, string period)
    {
        if (ManagersChat.Refusal(access, refusals, turn, "evidence-no-manager") is { } refusal)
            return Say(refusal);
        var last = EvidencePeriod.LastOver(turn.At);
        return EvidenceWish.Read(period, turn.At) is not { } days ? Say("evidence-which")
            : days.To < days.From ? Say("evidence-order", ("from", Day(days.From)), ("to", Day(days.To)))
            : days.To > last ? Say("evidence-not-over", ("day", Day(last)))
            : How(turn.Tenant, days);
    }

    private Reply.Explanation How(string tenant, EvidencePeriod days)
    {
        var file = $"evidence-{Day(days.From)}-{Day(days.To)}.zip";
        return new(
            Phrases.Say("evidence-title", ("from", Day(days.From)), ("to", Day(days.To))),
            Phrases.Say("evidence-lead"),
            [
                new(Phrases.Say("evidence-label-write"), $"export evidence --tenant {ShownText.Line(tenant)} --from {Day(days.From)} --to {Day(days.To)} --output {file}"),
                new(Phrases.Say("evidence-label-check"), $"verify evidence {file}"),
                new(Phrases.Say("evidence-label-holds"), Phrases.Say("evidence-holds")),
                new("", Phrases.Say("evidence-other")),
            ]);
    }

    private Phrases Phrases => curriculum.Current.Phrases;

    private Reply.Said Say(string key, params ReadOnlySpan<(string, string)> blanks) => new(Phrases.Say(key, blanks));

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\s*(?:(?:please\s+)?export\s+(?:the\s+|our\s+)?evidence(?:\s+pack)?|(?:(?:get|make|write|give\s+me|show\s+me)\s+)?(?:the\s+|an?\s+|our\s+)?evidence\s+pack)(?:\s+(?:for|of))?(?<period>(?:\s[^\n]*?)?)\s*[.!?]*\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
