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

    /// <summary>Whether nothing is kept.</summary>
    public bool IsEmpty => Facts == 0 && Answers.Count == 0 && !CanBeWrittenTo && Zone is null && Points == 0 && ShownName is null;
}

/// <summary>One answer that is kept.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Credit">How much of it was right, 0 to 1.</param>
/// <param name="At">When.</param>
public sealed record KeptAnswer(string Item, double Credit, DateTimeOffset At);
