using System.Threading.Channels;

namespace ResponsibilityBot.Storage;

/// <summary>Tells one waiting worker that there may be work. A ring that nobody waited for is remembered, once.</summary>
internal sealed class Bell(TimeProvider time)
{
    private readonly Channel<bool> rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => rings.Writer.TryWrite(true);

    /// <summary>Returns at the next ring, or after the longest time.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            await rings.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // The longest time is over: the caller looks for itself.
        }
    }
}
