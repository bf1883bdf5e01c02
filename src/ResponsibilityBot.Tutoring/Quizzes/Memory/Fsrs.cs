namespace ResponsibilityBot.Tutoring.Quizzes.Memory;

/// <summary>FSRS-6: how probable it is that a person still knows a fact, and what an answer does to that memory. Pure; holds no clock.</summary>
/// <remarks>
/// Source: https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm. Specs hold it to reference vectors of the npm package <c>ts-fsrs</c>.
/// Days are counted as that package counts them: by the calendar of UTC.
/// </remarks>
public sealed class Fsrs
{
    private const double LowestStability = 0.001;
    private const double HighestStability = 36_500;
    private const double LowestFirstStability = 0.1;
    private const double RecallAtStability = 0.9;

    private readonly FsrsParameters w;
    private readonly double factor;
    private readonly double growth;
    private readonly double easyDifficulty;

    /// <summary>Prepares the model.</summary>
    /// <param name="parameters">The numbers, or null for the defaults.</param>
    public Fsrs(FsrsParameters? parameters = null)
    {
        w = parameters ?? new FsrsParameters();
        factor = Math.Pow(RecallAtStability, -1 / w.Decay) - 1;
        growth = Math.Exp(w.RecallGrowth);
        easyDifficulty = FirstDifficulty(Grade.Easy);
    }

    /// <summary>The probability, 0 to 1, that a memory of some stability is recalled so many days after it was last tried.</summary>
    /// <param name="days">At least 0; parts of a day count.</param>
    /// <param name="stability">In days, above 0.</param>
    public double Recall(double days, double stability) => Math.Pow(1 + (factor * days / stability), -w.Decay);

    /// <summary>The probability, 0 to 1, that a memory is recalled at an instant; 1 before its last answer.</summary>
    public double Recall(FactMemory memory, DateTimeOffset at) => Recall(Math.Max(0, (at - memory.Answered).TotalDays), memory.State.Stability);

    /// <summary>The days until recall falls to a probability.</summary>
    /// <param name="stability">In days, above 0.</param>
    /// <param name="recall">Above 0, below 1.</param>
    public double DaysUntil(double stability, double recall) => (Math.Pow(recall, -1 / w.Decay) - 1) / factor * stability;

    /// <summary>The memory after a first answer or one more.</summary>
    /// <param name="memory">The memory before it; null if the fact was never asked.</param>
    /// <param name="grade">How it went.</param>
    /// <param name="at">When it came. An answer that is dated before the last one counts as one of the same day.</param>
    public FactMemory After(FactMemory? memory, Grade grade, DateTimeOffset at) => memory is { } before
        ? new FactMemory(After(before.State, grade, DaysBetween(before.Answered, at)), at > before.Answered ? at : before.Answered)
        : new FactMemory(First(grade), at);

    /// <summary>The state after a first answer.</summary>
    public MemoryState First(Grade grade) =>
        new(Math.Max(w.FirstStability[(int)grade - 1], LowestFirstStability), Math.Clamp(FirstDifficulty(grade), 1, 10));

    /// <summary>The state after one more answer.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="grade">How it went.</param>
    /// <param name="days">Days of the calendar since the last answer; 0 is the same day.</param>
    public MemoryState After(MemoryState state, Grade grade, int days)
    {
        var stability = days == 0 ? SameDay(state, grade)
            : grade == Grade.Again ? Lapsed(state, Recall(days, state.Stability))
            : Recalled(state, grade, Recall(days, state.Stability));
        return new MemoryState(stability, NextDifficulty(state.Difficulty, grade));
    }

    private static int DaysBetween(DateTimeOffset from, DateTimeOffset to) => Math.Max(0, (to.UtcDateTime.Date - from.UtcDateTime.Date).Days);

    private static double Bounded(double stability) => Math.Clamp(stability, LowestStability, HighestStability);

    private double FirstDifficulty(Grade grade) => w.FirstDifficulty - Math.Exp(((int)grade - 1) * w.FirstDifficultyFall) + 1;

    private double NextDifficulty(double difficulty, Grade grade)
    {
        // Steps grow smaller towards 10, and everything drifts a little to what an easy fact begins with.
        var step = -w.DifficultyStep * (grade - Grade.Good) * (10 - difficulty) / 9;
        var drifted = (w.DifficultyReversion * easyDifficulty) + ((1 - w.DifficultyReversion) * (difficulty + step));
        return Math.Clamp(drifted, 1, 10);
    }

    private double Recalled(MemoryState state, Grade grade, double recall)
    {
        var effort = grade switch { Grade.Hard => w.HardPenalty, Grade.Easy => w.EasyBonus, _ => 1 };
        var spacing = Math.Exp(w.RecallSpacing * (1 - recall)) - 1;
        return Bounded(state.Stability * (1 + (growth * (11 - state.Difficulty) * Math.Pow(state.Stability, -w.RecallSaturation) * spacing * effort)));
    }

    private double Lapsed(MemoryState state, double recall)
    {
        var left = w.LapseScale * Math.Pow(state.Difficulty, -w.LapseDifficulty) * (Math.Pow(state.Stability + 1, w.LapseStability) - 1)
            * Math.Exp(w.LapseSpacing * (1 - recall));
        // A lapse never leaves more than an answer on the same day would.
        return Math.Max(LowestStability, Math.Min(left, state.Stability / Math.Exp(w.SameDayStep * w.SameDayOffset)));
    }

    private double SameDay(MemoryState state, Grade grade)
    {
        var change = Math.Pow(state.Stability, -w.SameDaySaturation) * Math.Exp(w.SameDayStep * (grade - Grade.Good + w.SameDayOffset));
        return Bounded(state.Stability * (grade == Grade.Again ? change : Math.Max(1, change)));
    }
}
