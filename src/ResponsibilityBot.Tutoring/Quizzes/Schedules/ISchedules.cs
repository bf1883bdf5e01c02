using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Schedules;

/// <summary>Keeps schedules. Storage provides it; what a turn sets up is written in the transaction that finishes it. Safe for use by many threads.</summary>
public interface ISchedules
{
    /// <summary>The schedule of a place, or null.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="conversation">The place, or a thread in it.</param>
    /// <param name="cancel">Ends the wait.</param>
    ValueTask<Schedule?> FindAsync(string tenant, string conversation, CancellationToken cancel);

    /// <summary>The date of the last quiz that a schedule brought to a place, or null. It outlives the schedule, so that setting one up anew brings no second quiz of that date.</summary>
    ValueTask<DateOnly?> LastDateAsync(string tenant, string conversation, CancellationToken cancel);

    /// <summary>Records with the turn that its place has this schedule, instead of the one before.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="schedule">Of the place that the turn is in.</param>
    /// <param name="due">When the next quiz comes, or null if none does.</param>
    void Keep(Turn turn, Schedule schedule, DateTimeOffset? due);

    /// <summary>Records with the turn that its place has no schedule.</summary>
    void Remove(Turn turn);

    /// <summary>The schedules whose time has come, the longest ago first.</summary>
    Task<IReadOnlyList<DueSchedule>> DueAsync(DateTimeOffset now, CancellationToken cancel);

    /// <summary>Records what became of one: the date whose quiz is posted, or null if none was, and when the next comes. A schedule that was changed meanwhile stays as it is.</summary>
    Task MoveOnAsync(DueSchedule due, DateOnly? posted, DateTimeOffset? next, CancellationToken cancel);
}

/// <summary>A schedule whose time has come.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Due">When its quiz was to come.</param>
public sealed record DueSchedule(Schedule Schedule, DateTimeOffset Due);
