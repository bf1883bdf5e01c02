using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Quizzes.Practice;

/// <summary>"Drill": an incident whose first steps a person sorts by owner and then puts in order. The answers are <see cref="QuizDialog"/>'s. Between the person and the bot alone.</summary>
public sealed partial class DrillDialog(ICurriculum curriculum, ItemBanks banks, IQuizLedger ledger, IItemReports reports, PeopleDays days) : IDialog
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return turn switch
        {
            { Press: { Verb: Verbs.Drill } press } => [await AskAsync(turn, press["drill"], press["step"] == "order", cancel).ConfigureAwait(false)],
            { Kind: TurnKind.Said } when Wish().IsMatch(turn.Text) => [await AskAsync(turn, null, isOrder: false, cancel).ConfigureAwait(false)],
            _ => null,
        };
    }

    private async ValueTask<Reply> AskAsync(Turn turn, string? named, bool isOrder, CancellationToken cancel)
    {
        var now = curriculum.Current;
        if (turn.Place != Place.Personal)
            return new Reply.Said(now.Phrases.Say("drill-private"));
        var aside = await reports.AsideAsync(turn.Tenant, cancel).ConfigureAwait(false);
        var learner = await ledger.LearnerAsync(turn.Tenant, turn.Person.Id, await days.DayAsync(turn, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
        // The one that was done least often; between equals in the order of the files.
        var bank = await banks.OfAsync(turn.Tenant, cancel).ConfigureAwait(false);
        var drill = bank.Drills.Where(drill => !aside.Contains(drill.Owners.Id) && (named is null || drill.Id == named)).MinBy(drill => learner.Times.GetValueOrDefault(drill.Owners.Fact));
        if (drill is null)
            return new Reply.Said(now.Phrases.Say("drill-none"));
        var item = isOrder && named is not null ? drill.Order : drill.Owners;
        var round = new Round(ItemIds.OfRound(turn.Id), turn.Tenant, turn.Person.Id, item.Id, turn.At);
        ledger.Ask(turn, round);
        return new PracticeReplies(now).AskDrill(round, item, drill.Title, item == drill.Owners ? 1 : 2);
    }

    [GeneratedRegex(@"^\s*(?:(?:an? |the |next |another )?(?:incident )?drill|drill me|run (?:an? )?(?:incident )?drill)[\s.!?]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wish();
}
