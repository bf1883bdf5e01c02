using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Scoring;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Practice;

/// <summary>Counts a first answer, whether it was put to the person alone or to the whole place.</summary>
internal static class AnswerCounting
{
    /// <summary>Records the answer with the turn; what it earned, in words.</summary>
    public static async ValueTask<string> CountAsync(
        IQuizLedger ledger, RoundRules rules, Curriculum now, Turn turn, Round round, Item item, GivenAnswer given, CancellationToken cancel)
    {
        var learner = await ledger.LearnerAsync(turn.Tenant, turn.Person.Id, turn.At, cancel).ConfigureAwait(false);
        double? best = learner.Best.TryGetValue(item.Fact, out var known) ? known : null;
        var score = await ledger.ScoreOfAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false);
        ledger.Answer(turn, round, given with { Subject = AnswerSubject.Of(now.Table, item, given) }, item.Fact);
        return PracticeReplies.Earned(now.Phrases, Points.For(given.Credit, best), rules.StreakOf(score.With(given.At), given.At));
    }
}
