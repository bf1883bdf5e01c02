using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Memory;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Scores;

/// <summary>How far a person is; for that person alone.</summary>
internal sealed class OwnProgress(ICurriculum curriculum, IScores scores, IQuizLedger ledger, Seasons seasons, RoundRules rules, PeopleDays days)
{
    private readonly Fsrs fsrs = new();

    /// <summary>Points, streak and what is known, and how many facts are due: seen once, and likely to be forgotten by now.</summary>
    public async ValueTask<(Reply.Explanation Shown, int Due)> OfAsync(Turn turn, CancellationToken cancel)
    {
        var (tenant, person) = (turn.Tenant, turn.Person.Id);
        var learner = await ledger.LearnerAsync(tenant, person, await days.DayAsync(turn, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
        var record = await ledger.ScoreOfAsync(tenant, person, cancel).ConfigureAwait(false);
        var clock = await days.ClockAsync(turn, cancel).ConfigureAwait(false);
        var season = ScoreSpan.SeasonOf(DateOnly.FromDateTime(clock.DateTime), seasons);
        // A day from now: right after an answer everything is known, also what was answered wrongly.
        var known = learner.Facts.Values.Count(fact => fsrs.Recall(fact.Memory, turn.At.AddDays(1)) >= PersonalChoice.DefaultRecall);
        var shown = new ScoreReplies(curriculum.Current.Phrases, seasons, rules.FewestShown).Own(
            record.Points, rules.StreakOf(record, clock), (known, learner.Facts.Count), season, await scores.OfPersonAsync(tenant, person, season, cancel).ConfigureAwait(false));
        return (shown, learner.Facts.Count - known);
    }
}
