using ResponsibilityBot.Tutoring.Forms;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Changes;

/// <summary>Asks why a change is to be ended: the same as "roll back ID because …".</summary>
public sealed class RollBackForm(ChangeDesk desk, IOrganisationBook book) : IForm
{
    /// <summary><see cref="IForm.Id"/>.</summary>
    public const string FormId = "change-back";

    private const string Reason = "reason", Change = "change";

    /// <inheritdoc/>
    public string Id => FormId;

    /// <inheritdoc/>
    public async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var (now, _, replies) = await desk.NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        if (!desk.Allows(turn, "change-not-author"))
            return new Reply.Said(now.Phrases.Say("change-not-author"));
        if (await book.FindAsync(turn.Tenant, turn.Press?[Change] ?? "", cancel).ConfigureAwait(false) is not { } change)
            return new Reply.Said(now.Phrases.Say("change-unknown"));
        if (!change.IsLive)
            return new Reply.Said(now.Phrases.Say("change-not-live"));
        return new Reply.Form(
            FormId,
            now.Phrases.Say("change-back-title"),
            now.Phrases.Say("change-back-lead", ("duty", replies.DutyOf(change.Override)), ("who", replies.WhoOf(change.Override))),
            [new(Reason, now.Phrases.Say("change-label-reason"), FieldKind.Text) { Most = ChangeReader.LongestReason }],
            now.Phrases.Say("change-back-send"),
            [now.Phrases.Say("change-back-words", ("id", change.Id))])
        {
            Ids = new Dictionary<string, string>(StringComparer.Ordinal) { [Change] = change.Id },
        };
    }

    /// <inheritdoc/>
    public async ValueTask<FormOutcome> SubmitAsync(Turn turn, FormValues values, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(values);
        var (ended, wrong) = await desk.RollBackAsync(turn, turn.Press?[Change] ?? "", values.Text(Reason), cancel).ConfigureAwait(false);
        var (now, _, _) = await desk.NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        return ended is not null ? new FormOutcome.Done(ended) : FormOutcome.Wrong.At(Reason, now.Phrases.Say(wrong?.Key ?? "change-unknown", wrong?.Blanks ?? []));
    }
}
