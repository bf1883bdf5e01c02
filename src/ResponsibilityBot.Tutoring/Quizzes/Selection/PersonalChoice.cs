using ResponsibilityBot.Tutoring.Quizzes.Memory;

namespace ResponsibilityBot.Tutoring.Quizzes.Selection;

/// <summary>What a person has done today, by the calendar of that person's zone.</summary>
/// <param name="Asked">Facts that were asked today; none is asked twice a day.</param>
/// <param name="Repeats">How many of them were due repeats.</param>
public sealed record PersonalDay(IReadOnlySet<string> Asked, int Repeats)
{
    /// <summary>A day on which nothing was asked yet.</summary>
    public static PersonalDay Fresh { get; } = new(new HashSet<string>(StringComparer.Ordinal), 0);
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
/// <param name="fsrs">The model of memory.</param>
/// <param name="wantedRecall">A fact is due when its recall falls below this, above 0 and below 1. The default is 0.85.</param>
/// <param name="backlogCap">How many repeats one day holds at most, so that a break does not end in a wall of questions. The default is 10.</param>
public sealed class PersonalChoice(Fsrs fsrs, double wantedRecall = PersonalChoice.DefaultRecall, int backlogCap = PersonalChoice.DefaultCap)
{
    /// <summary>The recall below which a fact is due.</summary>
    public const double DefaultRecall = 0.85;

    /// <summary>The repeats that one day holds at most.</summary>
    public const int DefaultCap = 10;

    // Recall falls with days / stability alone, so facts are compared by that and no power is taken for each.
    private readonly double dueAt = fsrs.DaysUntil(1, wantedRecall);

    /// <summary>The next fact, or null if every active one was asked today.</summary>
    /// <param name="active">The active facts in the order in which new ones come: see <see cref="ActiveSet"/>.</param>
    /// <param name="learned">What the person has learned, by fact.</param>
    /// <param name="day">What the person has done today.</param>
    /// <param name="now">The instant.</param>
    public ChosenFact? Next(IReadOnlyList<string> active, IReadOnlyDictionary<string, LearnedFact> learned, PersonalDay day, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(active);
        ArgumentNullException.ThrowIfNull(learned);
        ArgumentNullException.ThrowIfNull(day);
        string? fresh = null, due = null, nearest = null;
        var (dueAge, nearestAge) = (double.MaxValue, double.MinValue);
        foreach (var fact in active)
        {
            if (day.Asked.Contains(fact))
                continue;
            if (!learned.TryGetValue(fact, out var known))
            {
                fresh ??= fact;
                continue;
            }

            if (known.Recheck <= now)
                return new ChosenFact(fact, ChosenFor.Recheck);
            var age = (now - known.Memory.Answered).TotalDays / known.Memory.State.Stability;
            if (age >= dueAt && age < dueAge)
                (due, dueAge) = (fact, age);
            if (age > nearestAge)
                (nearest, nearestAge) = (fact, age);
        }

        if (due is not null && day.Repeats < backlogCap)
            return new ChosenFact(due, ChosenFor.Repeat);
        return fresh is not null ? new ChosenFact(fresh, ChosenFor.New)
            : nearest is not null ? new ChosenFact(nearest, ChosenFor.Ahead)
            : null;
    }

    /// <summary>How many repeats wait, as the person is told: never more than one day holds.</summary>
    public int Backlog(IReadOnlyList<string> active, IReadOnlyDictionary<string, LearnedFact> learned, PersonalDay day, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(active);
        ArgumentNullException.ThrowIfNull(learned);
        ArgumentNullException.ThrowIfNull(day);
        var due = active.Count(fact => !day.Asked.Contains(fact) && learned.TryGetValue(fact, out var known)
            && (known.Recheck <= now || (now - known.Memory.Answered).TotalDays / known.Memory.State.Stability >= dueAt));
        return Math.Clamp(due, 0, Math.Max(0, backlogCap - day.Repeats));
    }
}
