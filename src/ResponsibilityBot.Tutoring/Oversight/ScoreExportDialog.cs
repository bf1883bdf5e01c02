using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Oversight;

/// <summary>
/// "Export scores", with a time and a format if one likes: tells managers where the scores of teams come as a file. None is made in chat, where it would stay behind. In
/// their own chat.
/// </summary>
public sealed partial class ScoreExportDialog(ICurriculum curriculum, IAccess access, IRefusals refusals) : IDialog
{
    /// <summary>Longer texts are no command.</summary>
    private const int MaxLength = 100;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return ValueTask.FromResult<IReadOnlyList<Reply>?>(
            turn.Kind == TurnKind.Said && turn.Text.Length <= MaxLength && Words().Match(turn.Text) is { Success: true } words ? [Answer(turn, words)] : null);
    }

    private Reply Answer(Turn turn, Match words)
    {
        if (ManagersChat.Refusal(access, refusals, turn, "export-no-manager") is { } refusal)
            return new Reply.Said(Phrases.Say(refusal));
        var by = words.Groups["by"].Value.ToLowerInvariant() switch { "" => "season", var said when said.StartsWith("all", StringComparison.Ordinal) => "all", var said => said };
        var format = words.Groups["format"].Value.ToLowerInvariant() switch { "" or "excel" => "xlsx", var said => said };
        return new Reply.Explanation(
            Phrases.Say("export-title"),
            Phrases.Say("export-lead"),
            [
                new(Phrases.Say("export-label-page"), Phrases.Say("export-page")),
                new(Phrases.Say("export-label-command"), $"export scores --tenant {ShownText.Line(turn.Tenant)} --by {by} --format {format} --output scores.{format}"),
                new(Phrases.Say("export-label-folder"), Phrases.Say("export-folder")),
            ]);
    }

    private Phrases Phrases => curriculum.Current.Phrases;

    [GeneratedRegex(
        @"^\s*(?:please\s+)?(?:export|download)\s+(?:the\s+|our\s+)?(?:team\s+)?scores?(?:\s+(?:by|of|for)(?:\s+the|\s+this)?\s+(?<by>week|season|all(?:\s+time)?))?(?:\s+(?:as|to|in))?(?:\s+(?<format>csv|xlsx|excel|json))?\s*[.!?]*\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
