using Microsoft.Extensions.Time.Testing;

namespace ResponsibilityBot.EndToEnd;

/// <summary>
/// A clock that stands still until it is moved, and then is there at once: what runs every so often runs once, at the new time, and not once for each time that
/// went by, as it would see the same new time each time. A day of it costs no more than a second.
/// </summary>
internal sealed class LeapingTimeProvider(DateTimeOffset start) : FakeTimeProvider(start)
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new LeapingTimer(callback, state);
        timer.Begin(base.CreateTimer(timer.Tick, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan), dueTime, period);
        return timer;
    }

    /// <summary>A timer that is set anew, from the time that it is, whenever it rings.</summary>
    private sealed class LeapingTimer(TimerCallback callback, object? state) : ITimer
    {
        private ITimer? once;
        private TimeSpan every;

        public void Begin(ITimer timer, TimeSpan dueTime, TimeSpan period)
        {
            once = timer;
            Change(dueTime, period);
        }

        /// <summary>Set anew first: what is called may change it or end it.</summary>
        public void Tick(object? nothing)
        {
            if (every > TimeSpan.Zero)
                once?.Change(every, Timeout.InfiniteTimeSpan);
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            every = period;
            return once?.Change(dueTime, Timeout.InfiniteTimeSpan) ?? false;
        }

        public void Dispose() => once?.Dispose();

        public ValueTask DisposeAsync() => once?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
