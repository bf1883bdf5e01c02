using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Quizzes.Habits;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Memory;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Scoring;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Quizzes.Practice;

/// <summary>"Quiz me": puts the item to a person that helps them most now, and marks what they answer. Between the person and the bot alone.</summary>
public sealed class QuizDialog(ICurriculum curriculum, ItemBanks banks, IQuizLedger ledger, IItemReports reports, IHabits habits, RoundRules rules, PeopleDays days) : IDialog
{
    private readonly Fsrs fsrs = new();

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var now = curriculum.Current;
        switch (turn)
        {
            case { Press: { Verb: Verbs.Answer } press }:
                return [await MarkAsync(now, turn, press, cancel).ConfigureAwait(false)];
            case { Press: { Verb: Verbs.Quiz } press }:
                return [await AskAsync(now, turn, Rows(now, press["topic"] ?? ""), cancel).ConfigureAwait(false)];
            case { Kind: TurnKind.Said } when EndWords.Are(turn.Text):
                return [new PracticeReplies(now).Say("quiz-ended", "")];
            case { Kind: TurnKind.Said }:
                return now.Reader.Read(turn.Text, null) is not { Intent: Intent.Quiz } reading ? null
                    : turn.Place == Place.Personal && TopicWords.Unknown(now, turn.Text) is { } unknown ? [new PracticeReplies(now).Say("quiz-unknown", "", ("words", unknown))]
                    : [await AskAsync(now, turn, [.. reading.Responsibilities.SelectMany(now.Table.Rows)], cancel).ConfigureAwait(false)];
            default:
                return null;
        }
    }

    private async ValueTask<Reply> AskAsync(Curriculum now, Turn turn, List<string> topic, CancellationToken cancel)
    {
        var replies = new PracticeReplies(now);
        if (turn.Place != Place.Personal)
            return new Reply.Said(now.Phrases.Say("quiz-private"));
        var bank = await banks.OfAsync(turn.Tenant, cancel).ConfigureAwait(false);
        var aside = await reports.AsideAsync(turn.Tenant, cancel).ConfigureAwait(false);
        var topics = topic.Count == 0 ? null : topic.ToHashSet(StringComparer.Ordinal);
        var facts = topics is null ? bank.Facts : bank.FactsOf(topics);
        if (aside.Count > 0)
            facts = [.. facts.Where(fact => bank.HasItem(fact, aside, topics))];
        if (facts.Count == 0)
            return replies.Say("quiz-none", "", ("topic", string.Join(", ", topic.Select(now.Table.NameOf))));
        var learner = await ledger.LearnerAsync(turn.Tenant, turn.Person.Id, await days.DayAsync(turn, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
        var wished = topic.Count > 0 ? [] : await habits.DueAsync(turn.Tenant, turn.Person.Id, turn.At, cancel).ConfigureAwait(false);
        var next = wished.FirstOrDefault(fact => !learner.Progress.Asked.Contains(fact) && bank.HasItem(fact, aside))
            ?? new PersonalChoice(fsrs).Next(facts, learner.Facts, learner.Progress, turn.At)?.Fact;
        var item = next is null ? null : bank.Pick(next, ItemIds.SeedOf(turn.Person.Id), learner.Times.GetValueOrDefault(next), aside, topics);
        if (item is null)
            return replies.Say("quiz-done", "");
        var round = new Round(ItemIds.OfRound(turn.Id), turn.Tenant, turn.Person.Id, item.Id, turn.At);
        ledger.Ask(turn, round);
        return replies.Ask(round, item, string.Join(',', topic), learner.Progress.Asked.Count + 1);
    }

    private async ValueTask<Reply> MarkAsync(Curriculum now, Turn turn, Press press, CancellationToken cancel)
    {
        var replies = new PracticeReplies(now);
        var topic = string.Join(',', Rows(now, press["topic"] ?? ""));
        if (await ledger.FindAsync(turn.Tenant, press["round"] ?? "", cancel).ConfigureAwait(false) is not { } round || round.Person != turn.Person.Id)
            return replies.Say("quiz-others", topic);
        if ((await banks.OfAsync(turn.Tenant, cancel).ConfigureAwait(false)).Find(round.Item) is not { } item)
            return replies.Say("quiz-gone", topic);
        if (round.Given is { } first)
            return replies.Mark(item, first, topic, now.Phrases.Say("quiz-again"), round.Id);
        if ((await reports.AsideAsync(turn.Tenant, cancel).ConfigureAwait(false)).Contains(item.Id))
            return replies.Say("round-aside", topic);
        var response = Picks.Read(item, press);
        if (Marking.Of(item, response) is not { } mark)
            return new Reply.Said(PracticeReplies.NoAnswer(now.Phrases, item)) { Buttons = replies.Say("quiz-pick", topic).Buttons };
        var given = new GivenAnswer(Picks.Of(response), mark.Credit, ConfidenceOf(press), await days.ClockAsync(turn, cancel).ConfigureAwait(false));
        return replies.Mark(item, given, topic, await AnswerCounting.CountAsync(ledger, rules, now, turn, round, item, given, cancel).ConfigureAwait(false), round.Id);
    }

    /// <summary>What the person said of the answer, by the button.</summary>
    internal static Confidence ConfidenceOf(Press press) => press["sure"] switch { "yes" => Confidence.Sure, "no" => Confidence.NotSure, _ => Confidence.Unsaid };

    /// <summary>The rows that are there of those that a button names.</summary>
    private static List<string> Rows(Curriculum now, string topic) =>
        [.. topic.Split(',', StringSplitOptions.RemoveEmptyEntries).Where(id => now.Table.Responsibility(id) is not null)];
}
