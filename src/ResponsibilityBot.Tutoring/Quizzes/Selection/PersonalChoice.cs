using ResponsibilityBot.Tutoring.Quizzes.Memory;

namespace ResponsibilityBot.Tutoring.Quizzes.Selection;

/// <summary>How far a person is, today and on the whole. Today is the calendar's day in that person's zone.</summary>
/// <param name="Asked">Facts that were asked today; none is asked twice a day.</param>
/// <param name="Repeats">How many of them were due repeats.</param>
/// <param name="Answers">How many questions the person has answered on the whole.</param>
public sealed record PersonalProgress(IReadOnlySet<string> Asked, int Repeats, int Answers)
{
    /// <summary>Nothing was ever asked.</summary>
    public static PersonalProgress None { get; } = new(new HashSet<string>(StringComparer.Ordinal), 0, 0);
}

/// <summary>Why a fact was chosen.</summary>
public enum ChosenFor
{
    /// <summary>A confident error is to be looked at again.</summary>
    Recheck,

    /// <summary>It is about to be forgotten.</summary>
    Repeat,

    /// <summary>It was never asked.</summary>
    New,

    /// <summary>Nothing is due; this one is the nearest.</summary>
    Ahead,
}

/// <summary>A fact to ask next.</summary>
/// <param name="Fact">Its id.</param>
/// <param name="For">Why.</param>
public sealed record ChosenFact(string Fact, ChosenFor For);

/// <summary>Chooses a person's next fact: open re-checks, facts that are about to be forgotten, and new ones in the bank's order.</summary>
/// <remarks>
/// Every fourth question is a new fact, so that repeats of the first facts never keep the others out. Of the facts that are due the
/// easiest comes first: with little time that saves more than fighting for the hardest. Both were measured: see <c>docs/quizzes.md</c>.
/// </remarks>
/// <param name="fsrs">The model of memory.</param>
/// <param name="wantedRecall">A fact is due when its recall falls below this, above 0 and below 1. The default is 0.8.</param>
/// <param name="backlogCap">How many repeats a day asks for at most, so that a break does not end in a wall of questions; who goes on gets new facts, then the rest. The default is 10.</param>
public sealed class PersonalChoice(Fsrs fsrs, double wantedRecall = PersonalChoice.DefaultRecall, int backlogCap = PersonalChoice.DefaultCap)
{
    /// <summary>The recall below which a fact is due.</summary>
    public const double DefaultRecall = 0.8;

    /// <summary>The repeats that a day asks for at most.</summary>
    public const int DefaultCap = 10;

    private const int NewEvery = 4;

    // Between facts that are about as easy, the one that is best kept comes first.
    private const double AgeWeight = 1e-3;

    // Recall falls with days / stability alone, so facts are compared by that and no power is taken for each.
    private readonly double dueAt = fsrs.DaysUntil(1, wantedRecall);

    /// <summary>The next fact, or null if every active one was asked today.</summary>
    /// <param name="active">The active facts in the order in which new ones come: see <see cref="ActiveSet"/>.</param>
    /// <param name="learned">What the person has learned, by fact.</param>
    /// <param name="progress">How far the person is.</param>
    /// <param name="now">The instant.</param>
    public ChosenFact? Next(IReadOnlyList<string> active, IReadOnlyDictionary<string, LearnedFact> learned, PersonalProgress progress, DateTimeOffset now) =>
        Choose(active, learned, progress, now, isNewsTurn: progress.Answers % NewEvery == 0);

    /// <summary>The next fact to follow the channel's card with: the card brings the new facts, so repeats come first and a new one only when nothing is due.</summary>
    /// <inheritdoc cref="Next"/>
    public ChosenFact? FollowUp(IReadOnlyList<string> active, IReadOnlyDictionary<string, LearnedFact> learned, PersonalProgress progress, DateTimeOffset now) =>
        Choose(active, learned, progress, now, isNewsTurn: false);

    /// <summary>How many repeats wait, as the person is told: never more than one day holds.</summary>
    public int Backlog(IReadOnlyList<string> active, IReadOnlyDictionary<string, LearnedFact> learned, PersonalProgress progress, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(active);
        ArgumentNullException.ThrowIfNull(learned);
        ArgumentNullException.ThrowIfNull(progress);
        var due = active.Count(fact => !progress.Asked.Contains(fact) && learned.TryGetValue(fact, out var known)
            && (known.Recheck <= now || AgeOf(known, now) >= dueAt));
        return Math.Clamp(due, 0, Math.Max(0, backlogCap - progress.Repeats));
    }

    private ChosenFact? Choose(IReadOnlyList<string> active, IReadOnlyDictionary<string, LearnedFact> learned, PersonalProgress progress, DateTimeOffset now, bool isNewsTurn)
    {
        ArgumentNullException.ThrowIfNull(active);
        ArgumentNullException.ThrowIfNull(learned);
        ArgumentNullException.ThrowIfNull(progress);
        string? fresh = null, due = null, nearest = null;
        var (easiest, oldest) = (double.MaxValue, double.MinValue);
        foreach (var fact in active)
        {
            if (progress.Asked.Contains(fact))
                continue;
            if (!learned.TryGetValue(fact, out var known))
            {
                fresh ??= fact;
                continue;
            }

            if (known.Recheck <= now)
                return new ChosenFact(fact, ChosenFor.Recheck);
            var age = AgeOf(known, now);
            if (age > oldest)
                (nearest, oldest) = (fact, age);
            var effort = known.Memory.State.Difficulty + (AgeWeight * age);
            if (age >= dueAt && effort < easiest)
                (due, easiest) = (fact, effort);
        }

        if (progress.Repeats >= backlogCap)
            due = null;
        return due is not null && (fresh is null || !isNewsTurn) ? new ChosenFact(due, ChosenFor.Repeat)
            : fresh is not null ? new ChosenFact(fresh, ChosenFor.New)
            : nearest is not null ? new ChosenFact(nearest, ChosenFor.Ahead)
            : null;
    }

    private static double AgeOf(LearnedFact known, DateTimeOffset now) => (now - known.Memory.Answered).TotalDays / known.Memory.State.Stability;
}
