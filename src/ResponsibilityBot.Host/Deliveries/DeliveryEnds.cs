using System.Threading.Channels;
using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;

namespace ResponsibilityBot.Host.Deliveries;

/// <summary>
/// Writes down what became of deliveries, of all tenants together: what comes while one batch is written is the next one. A batch that cannot be
/// written is kept and tried again, because what was sent and is not written down would be sent twice.
/// </summary>
internal sealed partial class DeliveryEnds(IDeliveries deliveries, TimeProvider time, ILogger<DeliveryEnds> log) : BackgroundService
{
    private const int MostAtOnce = 256;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);
    private readonly Channel<(DeliveryEnd End, TaskCompletionSource Written)> ended = Channel.CreateUnbounded<(DeliveryEnd, TaskCompletionSource)>(new() { SingleReader = true });

    /// <summary>Returns when it is written.</summary>
    public Task WriteAsync(DeliveryEnd end)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ended.Writer.TryWrite((end, written));
        return written.Task;
    }

    /// <summary>Runs until it is stopped, which those do who write here, when they have nothing more to write.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (await ended.Reader.WaitToReadAsync(stoppingToken))
                await WriteNextAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is not written is taken up by the next owner.
        }
    }

    private async Task WriteNextAsync(CancellationToken stop)
    {
        var batch = new List<(DeliveryEnd End, TaskCompletionSource Written)>();
        while (batch.Count < MostAtOnce && ended.Reader.TryRead(out var next))
            batch.Add(next);
        DeliveryEnd[] ends = [.. batch.Select(each => each.End)];
        while (!await IsWrittenAsync(ends))
            await Task.Delay(Pause, time, stop);
        foreach (var (_, written) in batch)
            written.TrySetResult();
    }

    private async Task<bool> IsWrittenAsync(DeliveryEnd[] ends)
    {
        try
        {
            await deliveries.EndAsync(ends, CancellationToken.None);
            return true;
        }
        catch (Exception failure)
        {
            LogNotWritten(ends.Length, Fault.Kind(failure));
            return false;
        }
    }

    [LoggerMessage(1407, LogLevel.Error, "What became of {Count} deliveries could not be written down: {Kind}; it is tried again")]
    private partial void LogNotWritten(int count, string kind);
}
