using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ResponsibilityBot.Testing;

/// <summary>A clock that stands still and tells when somebody begins to wait, so that a test need not guess.</summary>
internal sealed class PatientTimeProvider(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>How long the next wait is that anybody begins.</summary>
    public Task<TimeSpan> NextWaitAsync() => waits.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero)
            waits.Writer.TryWrite(dueTime);
        return timer;
    }
}
