using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Schedules;

/// <summary>Holds one schedule and what was done to it.</summary>
internal sealed class SchedulesInMemory : ISchedules
{
    public Schedule? Current { get; set; }

    /// <summary>That of all places.</summary>
    public Schedule? Everywhere { get; set; }

    public DateOnly? Last { get; set; }

    public Schedule? Kept { get; private set; }

    public DateTimeOffset? Due { get; private set; }

    public bool IsRemoved { get; private set; }

    public int Changes { get; private set; }

    public ValueTask<Schedule?> FindAsync(string tenant, string conversation, CancellationToken cancel) => ValueTask.FromResult(tenant != "t1" ? null : conversation == RoundOrder.Everywhere ? Everywhere : Current);

    public ValueTask<DateOnly?> LastDateAsync(string tenant, string conversation, CancellationToken cancel) => ValueTask.FromResult(Last);

    public void Keep(Turn turn, Schedule schedule, DateTimeOffset? due) => (Kept, Due, Changes) = (schedule, due, Changes + 1);

    public void Remove(Turn turn) => (IsRemoved, Changes) = (true, Changes + 1);

    public Task<IReadOnlyList<DueSchedule>> DueAsync(DateTimeOffset now, CancellationToken cancel) => throw new NotSupportedException();

    public Task MoveOnAsync(DueSchedule due, DateOnly? posted, DateTimeOffset? next, CancellationToken cancel) => throw new NotSupportedException();
}
