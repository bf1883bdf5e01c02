namespace ResponsibilityBot.BotFramework;

/// <summary>Does one thing at a time: who asks while it is being done waits for that and does not begin it again.</summary>
internal sealed class SingleFlight(Func<Task> work)
{
    private readonly Lock gate = new();
    private Task? flight;

    /// <summary>Returns when it is done. Who leaves earlier does not end it for the others.</summary>
    public Task RunAsync(CancellationToken cancel)
    {
        Task joined;
        lock (gate)
            joined = flight ??= Task.Run(WorkAsync, CancellationToken.None);
        return joined.WaitAsync(cancel);
    }

    private async Task WorkAsync()
    {
        try
        {
            await work();
        }
        finally
        {
            lock (gate)
                flight = null;
        }
    }
}
