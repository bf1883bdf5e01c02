using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Reports;

/// <summary>"Report this question": puts an item aside for the whole tenant until its authors have looked at it; and the authors' word on it.</summary>
public sealed class ReportDialog(ICurriculum curriculum, ItemBanks banks, IQuizLedger ledger, IPostedRounds posted, IItemReports reports, IAccess access) : IDialog
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return turn.Press switch
        {
            { Verb: Verbs.Report } press => [await ReportAsync(turn, press, cancel).ConfigureAwait(false) with { IsPrivate = true }],
            { Verb: Verbs.Review } press => [await ReviewAsync(turn, press, cancel).ConfigureAwait(false) with { IsPrivate = true }],
            _ => null,
        };
    }

    private async ValueTask<Reply> ReportAsync(Turn turn, Press press, CancellationToken cancel)
    {
        var phrases = curriculum.Current.Phrases;
        if (await ItemOfAsync(turn, press, cancel).ConfigureAwait(false) is not { } id)
            return new Reply.Said(phrases.Say("quiz-others"));
        if ((await banks.OfAsync(turn.Tenant, cancel).ConfigureAwait(false)).Find(id) is not { } item)
            return new Reply.Said(phrases.Say("quiz-gone"));
        if ((await reports.AsideAsync(turn.Tenant, cancel).ConfigureAwait(false)).Contains(id))
            return new Reply.Said(phrases.Say("report-known"));
        reports.Report(turn, id, ItemKeys.Of(item));
        return new Reply.Said(phrases.Say("report-done"));
    }

    /// <summary>The item of a round that was put to this person, or to the place where the button was pressed.</summary>
    private async ValueTask<string?> ItemOfAsync(Turn turn, Press press, CancellationToken cancel)
    {
        if (press["post"] is { } post)
        {
            return await posted.FindAsync(turn.Tenant, post, cancel).ConfigureAwait(false) is { } round && round.Conversation == ThreadIds.PlaceOf(turn.Conversation)
                ? round.Item : null;
        }

        return await ledger.FindAsync(turn.Tenant, press["round"] ?? "", cancel).ConfigureAwait(false) is { } own && own.Person == turn.Person.Id ? own.Item : null;
    }

    private async ValueTask<Reply> ReviewAsync(Turn turn, Press press, CancellationToken cancel)
    {
        var phrases = curriculum.Current.Phrases;
        if (!access.Allows(turn, Role.Administrator))
            return new Reply.Said(phrases.Say("report-not-author"));
        if ((await banks.OfAsync(turn.Tenant, cancel).ConfigureAwait(false)).Find(press["item"] ?? "") is not { } item || press["key"] is not ("right" or "wrong"))
            return new Reply.Said(phrases.Say("quiz-gone"));
        reports.Decide(turn, item.Id, press["key"] == "right");
        return new Reply.Said(phrases.Say(press["key"] == "right" ? "report-back" : "report-aside"));
    }
}
