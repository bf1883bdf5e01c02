using ResponsibilityBot.Host.Quizzes;
using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;

namespace ResponsibilityBot.Host.Deliveries;

/// <summary>
/// Sees to it that each tenant with something to deliver has an owner: proves this process's ownerships, and takes tenants that have none, a few
/// at a time, so that other processes get theirs.
/// </summary>
internal sealed partial class DeliveryDesk(
    IDeliveries deliveries, IOwners owners, IBroadcasts broadcasts, RoundCards cards, Sender sender, DeliveryEnds ends, TimeProvider time, ILogger<DeliveryDesk> log) : IDisposable
{
    /// <summary>Calls that go out at once.</summary>
    private const int Calls = 64;

    /// <summary>Tenants that are taken in one look.</summary>
    public const int MostNew = 4;

    private readonly SemaphoreSlim places = new(Calls);
    private readonly string holder = Guid.CreateVersion7(time.GetUtcNow()).ToString("n");
    private readonly Dictionary<string, (Lease Lease, Task Work)> working = new(StringComparer.Ordinal);
    private Task filling = Task.CompletedTask;

    /// <summary>Looks once; what it begins runs on. Returns how many tenants it took.</summary>
    /// <exception cref="System.Data.Common.DbException">The database does not answer; ownerships that are not proved end by themselves.</exception>
    public async Task<int> LookAsync(CancellationToken stop)
    {
        foreach (var (tenant, (_, work)) in working)
        {
            if (work.IsCompleted)
                working.Remove(tenant);
        }

        if (working.Count > 0)
            await ProveAsync(stop);
        if (filling.IsCompleted)
            filling = Task.Run(() => FillAsync(stop), CancellationToken.None);
        var taken = 0;
        foreach (var tenant in await owners.OrphansAsync(MostNew, stop))
        {
            if (working.ContainsKey(tenant) || await owners.TakeAsync(tenant, holder, stop) is not { } own)
                continue;
            Begin(own, stop);
            taken++;
        }

        return taken;
    }

    /// <summary>Returns when everything that was begun has come to its end.</summary>
    public async Task FinishAsync()
    {
        await filling;
        await Task.WhenAll(working.Values.Select(each => each.Work));
    }

    public void Dispose() => places.Dispose();

    private void Begin(Ownership own, CancellationToken stop)
    {
        LogOwner(own.Tenant, own.Epoch);
        var lease = new Lease(own, time);
        working[own.Tenant] = (lease, Task.Run(() => DeliverAsync(lease, stop), CancellationToken.None));
    }

    private async Task DeliverAsync(Lease lease, CancellationToken stop)
    {
        using var delivery = new TenantDelivery(lease, new(deliveries, owners, cards, sender, ends, places, time), log);
        await delivery.RunAsync(stop);
    }

    private async Task ProveAsync(CancellationToken stop)
    {
        var asked = time.GetTimestamp();
        var proved = await owners.ProveAsync(holder, stop);
        foreach (var (tenant, (lease, _)) in working)
        {
            if (proved.TryGetValue(tenant, out var epoch) && epoch == lease.Own.Epoch)
                lease.Prove(asked);
            else
                lease.Lose();
        }
    }

    private async Task FillAsync(CancellationToken stop)
    {
        try
        {
            while (await broadcasts.FillAsync(stop) > 0 && !stop.IsCancellationRequested)
                LogFilled();
        }
        catch (Exception failure)
        {
            LogNotFilled(Fault.Kind(failure));
        }
    }

    [LoggerMessage(1421, LogLevel.Information, "Owner of what is delivered in {Tenant}, epoch {Epoch}")]
    private partial void LogOwner(string tenant, long epoch);

    [LoggerMessage(1422, LogLevel.Debug, "Added deliveries of a broadcast")]
    private partial void LogFilled();

    [LoggerMessage(1423, LogLevel.Error, "Deliveries of a broadcast could not be added: {Kind}; it is tried again")]
    private partial void LogNotFilled(string kind);
}

/// <summary>Runs <see cref="DeliveryDesk"/> every second. A look that fails is logged and done again.</summary>
internal sealed partial class DeliveryWorker(DeliveryDesk desk, TimeProvider time, ILogger<DeliveryWorker> log) : BackgroundService
{
    /// <summary>A third of a lease.</summary>
    private static readonly TimeSpan Interval = Ownership.Lease / 3;

    /// <summary>Where many tenants wait: long enough for other processes to take some of them.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(0.2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                while (await LookAsync(stoppingToken) == DeliveryDesk.MostNew)
                    await Task.Delay(Breath, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }

        await desk.FinishAsync();
    }

    private async Task<int> LookAsync(CancellationToken stop)
    {
        try
        {
            return await desk.LookAsync(stop);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(Fault.Kind(failure));
            return 0;
        }
    }

    [LoggerMessage(1431, LogLevel.Error, "Looking for what is to be delivered failed: {Kind}; it is done again")]
    private partial void LogFailed(string kind);
}
