using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Clauses;

/// <summary>"Clauses" and "clause history", which everybody may see, and "clause add", "renew" and "remove", which authors may.</summary>
public sealed class ClauseDialog(ICurriculum curriculum, ClauseDesk desk, IClauses clauses) : IDialog
{
    /// <summary>How many lines of history are shown.</summary>
    private const int MostLines = 10;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Kind != TurnKind.Said || ClauseWish.Read(turn.Text) is not { } wish)
            return null;
        var (_, replies) = await desk.NowAsync(turn, cancel).ConfigureAwait(false);
        switch (wish)
        {
            case ClauseWish.List:
                return [replies.List(desk.Allows(turn))];
            case ClauseWish.History:
                return [replies.History(await clauses.HistoryAsync(turn.Tenant, MostLines, cancel).ConfigureAwait(false))];
            case ClauseWish.Add add:
                var (added, _, wrong) = await desk.AddAsync(turn, add.Words, cancel).ConfigureAwait(false);
                return [added ?? Say(wrong, desk.Allows(turn))];
            case ClauseWish.Renew renew:
                var (renewed, notRenewed) = await desk.RenewAsync(turn, renew.Id, renew.Until, renew.Why, cancel).ConfigureAwait(false);
                return [renewed ?? Say(notRenewed)];
            case ClauseWish.Remove remove:
                return [Say(await desk.RemoveAsync(turn, remove.Id, remove.Why, cancel).ConfigureAwait(false))];
            default:
                return [desk.IsFor(turn) ? Say(new("clause-how"), withForm: true) : Say(new(ClauseDesk.NotAuthor))];
        }
    }

    private Reply.Said Say(Misread? what, bool withForm = false)
    {
        var phrases = curriculum.Current.Phrases;
        return new(phrases.Say(what?.Key ?? "clause-how", what?.Blanks ?? [])) { Buttons = withForm ? [ClauseForm.Button(phrases)] : [] };
    }
}
