using ResponsibilityBot.Tutoring.Quizzes.Memory;

namespace ResponsibilityBot.Tutoring.Quizzes.Selection;

/// <summary>What one person's answers to a fact left.</summary>
/// <param name="Memory">The memory after the last answer.</param>
/// <param name="Recheck">When it is asked again whatever the memory says, because the person was sure and wrong; null if nothing is open.</param>
public readonly record struct LearnedFact(FactMemory Memory, DateTimeOffset? Recheck = null);

/// <summary>What a person said of the own answer.</summary>
public enum Confidence
{
    /// <summary>Nothing.</summary>
    Unsaid,

    /// <summary>Sure of it.</summary>
    Sure,

    /// <summary>Not sure of it.</summary>
    NotSure,
}

/// <summary>Takes an answer into what a person has learned.</summary>
public sealed class Learning(Fsrs fsrs)
{
    /// <summary>How long after a confident error the fact is asked again: such errors come back when the correction was forgotten.</summary>
    /// <remarks>Source: Butler, Fazio and Marsh 2011, https://doi.org/10.3758/s13423-011-0173-y.</remarks>
    public static readonly TimeSpan RecheckAfter = TimeSpan.FromDays(7);

    /// <summary>
    /// The fact after an answer. A right answer counts as right however unsure the person was: treating doubt as a lapse taught less in simulation.
    /// A confident error is asked again after <see cref="RecheckAfter"/>; the next answer from then on closes that.
    /// </summary>
    public LearnedFact After(LearnedFact? before, bool isRight, Confidence confidence, DateTimeOffset at)
    {
        var memory = fsrs.After(before?.Memory, isRight ? Grade.Good : Grade.Again, at);
        if (!isRight && confidence == Confidence.Sure)
            return new LearnedFact(memory, at + RecheckAfter);
        return new LearnedFact(memory, before?.Recheck is { } open && open > at ? open : null);
    }
}
