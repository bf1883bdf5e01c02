namespace ResponsibilityBot.Tutoring.Quizzes.Schedules;

/// <summary>When a quiz comes and what it asks.</summary>
/// <param name="At">The local time, in whole minutes.</param>
/// <param name="Zone">Where that is the time: an id of the IANA database.</param>
/// <param name="Days">At least one.</param>
/// <param name="Questions">How many, 1 to <see cref="MostQuestions"/>.</param>
/// <param name="Topics">Ids of rows and families; empty for all.</param>
public sealed record QuizPlan(TimeOnly At, string Zone, Weekdays Days, int Questions, IReadOnlyList<string> Topics)
{
    /// <summary>The most questions of one quiz.</summary>
    public const int MostQuestions = 10;

    /// <summary>The date from which quizzes come again, or null.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>Dates on which none comes, beside those that hold for everybody.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];
}

/// <summary>Days of the week.</summary>
[Flags]
public enum Weekdays
{
    /// <summary>No day.</summary>
    None = 0,

    /// <summary>Monday.</summary>
    Monday = 1,

    /// <summary>Tuesday.</summary>
    Tuesday = 2,

    /// <summary>Wednesday.</summary>
    Wednesday = 4,

    /// <summary>Thursday.</summary>
    Thursday = 8,

    /// <summary>Friday.</summary>
    Friday = 16,

    /// <summary>Saturday.</summary>
    Saturday = 32,

    /// <summary>Sunday.</summary>
    Sunday = 64,

    /// <summary>Monday to Friday.</summary>
    Workdays = Monday | Tuesday | Wednesday | Thursday | Friday,

    /// <summary>Saturday and Sunday.</summary>
    Weekend = Saturday | Sunday,

    /// <summary>All seven.</summary>
    All = Workdays | Weekend,
}

/// <summary>A plan in its place. A place has one at most.</summary>
/// <param name="Carrier">The <see cref="Turns.IChannel.Name"/> of the place.</param>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Conversation">The place, without a thread.</param>
/// <param name="Plan">When, and what.</param>
public sealed record Schedule(string Carrier, string Tenant, string Conversation, QuizPlan Plan)
{
    /// <summary>Whose own chat with the bot the place is, or null.</summary>
    public string? Person { get; init; }
}
