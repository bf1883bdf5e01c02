using CsCheck;
using ResponsibilityBot.Tutoring.Quizzes.Memory;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Memory;

public sealed class FsrsSpecs
{
    private const double Tolerance = 1e-6;
    private static readonly ReferenceVectors Reference = ReferenceVectors.Read();
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private readonly Fsrs fsrs = new();

    [Fact]
    public void The_default_parameters_are_those_of_the_reference()
    {
        var w = new FsrsParameters();
        Assert.Equal<double>(
            Reference.Parameters,
            (double[])[
                .. w.FirstStability, w.FirstDifficulty, w.FirstDifficultyFall, w.DifficultyStep, w.DifficultyReversion, w.RecallGrowth, w.RecallSaturation,
                w.RecallSpacing, w.LapseScale, w.LapseDifficulty, w.LapseStability, w.LapseSpacing, w.HardPenalty, w.EasyBonus,
                w.SameDayStep, w.SameDayOffset, w.SameDaySaturation, w.Decay,
            ]);
    }

    [Fact]
    public void Recall_at_any_moment_equals_the_reference() =>
        Assert.All(Reference.Recalls, known => Near(known.Recall, fsrs.Recall(known.Days, known.Stability)));

    [Fact]
    public void Every_state_of_every_history_equals_the_reference()
    {
        var sameDay = 0;
        foreach (var history in Reference.Histories)
        {
            FactMemory? memory = null;
            foreach (var review in history)
            {
                if (memory is { } before && before.Answered.UtcDateTime.Date == review.At.UtcDateTime.Date)
                    sameDay++;
                memory = fsrs.After(memory, review.Grade, review.At);
                Near(review.Stability, memory.Value.State.Stability);
                Near(review.Difficulty, memory.Value.State.Difficulty);
            }
        }

        Assert.InRange(sameDay, 20, int.MaxValue);
        Assert.Equal(80, Reference.Histories.Length);
    }

    [Fact]
    public void The_vectors_come_from_the_version_in_the_lock_file() => Assert.Equal(("ts-fsrs", ReferenceVectors.LockedVersion()), (Reference.Package, Reference.Version));

    [Fact]
    public void Days_until_a_probability_lead_back_to_it() =>
        Gen.Select(Gen.Double[0.01, 36_000], Gen.Double[0.3, 0.99]).Sample(pair => Near(pair.Item2, fsrs.Recall(fsrs.DaysUntil(pair.Item1, pair.Item2), pair.Item1)));

    [Fact]
    public void Recall_only_falls_with_time_and_an_answer_lifts_it()
    {
        Gen.Select(Gen.Double[0.01, 1_000], Gen.Double[0, 400], Gen.Double[0.01, 400])
            .Sample((stability, days, more) => fsrs.Recall(days, stability) > fsrs.Recall(days + more, stability));
        var memory = fsrs.After(null, Grade.Good, Monday);
        var later = Monday.AddDays(3);
        var again = fsrs.After(memory, Grade.Good, later);
        Assert.True(fsrs.Recall(again, later.AddDays(3)) > fsrs.Recall(memory, later.AddDays(3)));
    }

    [Fact]
    public void A_state_stays_within_its_bounds_whatever_is_answered() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[0, 5_000]).List[1, 40].Sample(answers =>
        {
            var state = fsrs.First((Grade)answers[0].Item1);
            foreach (var (grade, days) in answers.Skip(1))
                state = fsrs.After(state, (Grade)grade, days);
            return state is { Stability: >= 0.001 and <= 36_500, Difficulty: >= 1 and <= 10 };
        });

    [Fact]
    public void An_answer_that_is_dated_before_the_last_one_moves_no_clock_back()
    {
        var memory = fsrs.After(null, Grade.Good, Monday);
        var late = fsrs.After(memory, Grade.Again, Monday.AddDays(-2));
        Assert.Equal(Monday, late.Answered);
        Assert.Equal(fsrs.After(memory.State, Grade.Again, 0), late.State);
        Assert.Equal(1, fsrs.Recall(memory, Monday.AddDays(-1)));
    }

    private static void Near(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance * Math.Max(1, Math.Abs(expected)), $"{actual} is not {expected}");
}
