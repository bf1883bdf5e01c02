using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Forms;
using ResponsibilityBot.Tutoring.Organisation.Changes;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Roles;

/// <summary>"Ask Platform team: …" and "answer a-0123456789: …": what <see cref="AskForm"/> and <see cref="AnswerForm"/> take, in words, where no dialogs can be shown.</summary>
public sealed partial class AskWordsDialog(ChangeDesk desk, IRoleAsks asks) : IDialog
{
    private readonly AskForm ask = new(desk, asks);
    private readonly AnswerForm answer = new(desk, asks);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Kind != TurnKind.Said)
            return null;
        if (AnswerWords().Match(turn.Text) is { Success: true } answered)
            return [await AnswerAsync(turn, answered.Groups["ask"].Value.ToLowerInvariant(), answered.Groups["text"].Value, cancel).ConfigureAwait(false)];
        return AskWords().Match(turn.Text) is { Success: true } asked
            && await AskAsync(turn, asked.Groups["role"].Value, asked.Groups["text"].Value, cancel).ConfigureAwait(false) is { } reply ? [reply] : null;
    }

    /// <summary>Asks a role; null if there is none of that name, as it may be another question then.</summary>
    private async ValueTask<Reply?> AskAsync(Turn turn, string name, string text, CancellationToken cancel)
    {
        var (now, content, _) = await desk.NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        if (content.RoleCalled(name) is not { } role)
            return null;
        if (role.Contact is null)
            return new Reply.Said(now.Phrases.Say("ask-nobody"));
        return await SubmitAsync(ask, turn with { Press = PressOf(AskForm.RoleId, role.Id) }, AskForm.Question, text, now.Phrases, cancel).ConfigureAwait(false);
    }

    private async ValueTask<Reply> AnswerAsync(Turn turn, string id, string text, CancellationToken cancel)
    {
        var (now, _, _) = await desk.NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        turn = turn with { Press = PressOf(AnswerForm.Ask, id) };
        return await answer.OpenAsync(turn, cancel).ConfigureAwait(false) is var opened and not Reply.Form
            ? opened
            : await SubmitAsync(answer, turn, AnswerForm.Answer, text, now.Phrases, cancel).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> SubmitAsync(IForm form, Turn turn, string field, string text, Asking.Phrases phrases, CancellationToken cancel)
    {
        var line = ShownText.Line(text).Trim();
        if (line.Length > AskForm.Longest)
            return new Reply.Said(phrases.Say("form-long", ("most", AskForm.Longest.ToString(CultureInfo.InvariantCulture))));
        return await form.SubmitAsync(turn, new(new Dictionary<string, string>(StringComparer.Ordinal) { [field] = line }), cancel).ConfigureAwait(false) switch
        {
            FormOutcome.Done done => done.Reply,
            FormOutcome.Wrong wrong => new Reply.Said(string.Join(' ', wrong.Errors.Values)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Press PressOf(string key, string id) => new(Verbs.Submit, new Dictionary<string, string>(StringComparer.Ordinal) { [key] = id });

    [GeneratedRegex(@"^\s*ask\s+(?:the\s+role\s+)?(?<role>[^:]{1,60}?)\s*:\s*(?<text>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex AskWords();

    [GeneratedRegex(@"^\s*answer\s+(?<ask>a-[0-9a-f]{10})\s*:\s*(?<text>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex AnswerWords();
}
