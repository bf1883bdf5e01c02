using ResponsibilityBot.Tutoring.Quizzes.Habits;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Privacy;

/// <summary>What is kept of people. Storage provides it. Safe for use by many threads.</summary>
public interface IPersonalData
{
    /// <summary>How many days finished messages and answers to questions are kept.</summary>
    int RetentionDays { get; }

    /// <summary>How many people a figure must be made of to be shown.</summary>
    int MinimumGroupSize { get; }

    /// <summary>What is kept of a person in a tenant.</summary>
    ValueTask<PersonalData> ReadAsync(string tenant, string person, CancellationToken cancel);

    /// <summary>Records with the turn that all that is kept of its person in its tenant is deleted; it is gone with the transaction that finishes the turn.</summary>
    void Erase(Turn turn);
}

/// <summary>What is kept of one person.</summary>
/// <param name="Facts">How many facts of quizzes are remembered with how well the person knows them.</param>
/// <param name="Answers">Answers to quizzes, the latest first.</param>
/// <param name="CanBeWrittenTo">Whether it is known how to reach the person.</param>
public sealed record PersonalData(int Facts, IReadOnlyList<KeptAnswer> Answers, bool CanBeWrittenTo)
{
    /// <summary>The time zone that the person is in, or null if it is not known.</summary>
    public string? Zone { get; init; }

    /// <summary>The points of all time; each stays with the team that it was earned for.</summary>
    public int Points { get; init; }

    /// <summary>The name by which the person wishes to stand on boards, or null.</summary>
    public string? ShownName { get; init; }

    /// <summary>What the person wishes to be sent, and the time that they have where a timer runs.</summary>
    public Habit Habit { get; init; } = Habit.None;

    /// <summary>When the next digest of the figures of their teams comes, or null if they wish for none.</summary>
    public DateTimeOffset? DigestDue { get; init; }

    /// <summary>Whether the person is told of gaps once a week.</summary>
    public bool IsToldOfGaps { get; init; }

    /// <summary>Facts that the person asked about and is to be asked back, by when.</summary>
    public IReadOnlyList<string> AskedFacts { get; init; } = [];

    /// <summary>Rows that the person asked about in weeks that are not counted yet, each with how often.</summary>
    public IReadOnlyList<(string Topic, int Times)> AskedTopics { get; init; } = [];

    /// <summary>Whether nothing is kept.</summary>
    public bool IsEmpty => Facts == 0 && Answers.Count == 0 && !CanBeWrittenTo && Zone is null && Points == 0 && ShownName is null
        && Habit == Habit.None && DigestDue is null && !IsToldOfGaps && AskedFacts.Count == 0 && AskedTopics.Count == 0;
}

/// <summary>One answer that is kept.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Credit">How much of it was right, 0 to 1.</param>
/// <param name="At">When.</param>
public sealed record KeptAnswer(string Item, double Credit, DateTimeOffset At);
