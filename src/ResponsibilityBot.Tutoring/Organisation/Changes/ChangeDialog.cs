using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Changes;

/// <summary>"Change … to … because …", "changes", "roll back …", and the buttons of a proposal.</summary>
public sealed class ChangeDialog(ICurriculum curriculum, ChangeDesk desk, IOrganisationBook book) : IDialog
{
    /// <summary>How many lines of history are shown.</summary>
    private const int MostLines = 10;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Press is { Verb: Verbs.Change } press)
            return [press["do"] == ChangeReplies.Check ? await CheckAsync(turn, press, cancel).ConfigureAwait(false) : await desk.DecideAsync(turn, press, cancel).ConfigureAwait(false)];
        if (turn.Kind != TurnKind.Said || ChangeWish.Read(turn.Text) is not { } wish)
            return null;
        var phrases = curriculum.Current.Phrases;
        var mayChange = desk.Allows(turn);
        switch (wish)
        {
            case ChangeWish.History:
                var (_, _, replies) = await desk.NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
                return [replies.History(await book.HistoryAsync(turn.Tenant, MostLines, cancel).ConfigureAwait(false), mayChange)];
            case ChangeWish.How:
                return mayChange ? [new Reply.Said(phrases.Say("change-how")) { Buttons = [ChangeForm.Button(phrases)] }] : null;
            case ChangeWish.RollBack back:
                var (ended, wrong) = await desk.RollBackAsync(turn, back.Id, back.Reason, cancel).ConfigureAwait(false);
                return [ended ?? new Reply.Said(phrases.Say(wrong?.Key ?? "change-unknown", wrong?.Blanks ?? []))];
            case ChangeWish.Propose propose:
                return await ProposeAsync(turn, propose.Words, mayChange, cancel).ConfigureAwait(false);
            default:
                return null;
        }
    }

    private async ValueTask<IReadOnlyList<Reply>?> ProposeAsync(Turn turn, ChangeWords words, bool mayChange, CancellationToken cancel)
    {
        var phrases = curriculum.Current.Phrases;
        if (!mayChange)
        {
            // What is no proposal by its form may be a question: "change our model to paas".
            return words.Reason.Length > 0 && !desk.Allows(turn, "change-not-author") ? [new Reply.Said(phrases.Say("change-not-author"))] : null;
        }

        var (preview, part, wrong) = await desk.ProposeAsync(turn, words, cancel).ConfigureAwait(false);
        if (preview is not null)
            return [preview];
        return words.Reason.Length == 0 && part == ChangePart.What ? null : [new Reply.Said(phrases.Say(wrong?.Key ?? "change-how", wrong?.Blanks ?? [])) { Buttons = [ChangeForm.Button(phrases)] }];
    }

    /// <summary>What somebody who had learned it otherwise says to "who does it now?".</summary>
    private async ValueTask<Reply> CheckAsync(Turn turn, Press press, CancellationToken cancel)
    {
        var (now, _, replies) = await desk.NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        var change = press["change"] is { } id ? await book.FindAsync(turn.Tenant, id, cancel).ConfigureAwait(false) : null;
        // What the files move is no change of its own: it is told apart by the duty.
        if ((change?.Override.Responsibility ?? press["duty"]) is not { } row || press["place"] is not { } place || now.Cell(row, place) is not { } cell)
            return new Reply.Said(now.Phrases.Say("change-unknown")) { IsPrivate = true };
        var isRight = press["owner"] == Words.Of(cell.Owner);
        var duty = change is null ? replies.DutyOf(row, place) : replies.DutyOf(change.Override);
        return new Reply.Said(now.Phrases.Say(isRight ? "change-check-right" : "change-check-wrong", ("duty", duty), ("who", PlainText.Name(cell.Owner)))) { IsPrivate = true };
    }
}
