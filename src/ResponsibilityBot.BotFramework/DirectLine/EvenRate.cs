using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>
/// So many permits a minute: all of them at once, and then one each time that its share of the minute has passed. Nobody waits in a queue.
/// The framework's own limiters do the same, but read the machine's clock.
/// </summary>
/// <param name="perMinute">At least 1.</param>
/// <param name="time">The clock.</param>
public sealed class EvenRate(int perMinute, TimeProvider time) : RateLimiter
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Never rounded up, or the last permit would not fit into the minute.</summary>
    private readonly TimeSpan share = new(Minute.Ticks / perMinute);
    private readonly Lock gate = new();

    /// <summary>When all permits are there again.</summary>
    private TimeSpan full = time.GetElapsedTime(0);

    /// <summary>Since when all permits are there; null while some are missing, so that nobody is forgotten too early.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (gate)
                return Now - full is { Ticks: > 0 } idle ? idle : null;
        }
    }

    /// <summary>The time since some moment long ago: it does not jump when somebody sets the clock.</summary>
    private TimeSpan Now => time.GetElapsedTime(0);

    /// <inheritdoc/>
    public override RateLimiterStatistics? GetStatistics() => null;

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (gate)
        {
            var now = Now;
            var after = (full > now ? full : now) + (share * permitCount);
            if (after - now > Minute)
                return new Lease(after - now - Minute);
            full = after;
            return Lease.Given;
        }
    }

    /// <inheritdoc/>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(AttemptAcquireCore(permitCount));

    /// <summary>A permit, or how long to wait for one.</summary>
    private sealed class Lease(TimeSpan? wait) : RateLimitLease
    {
        public static Lease Given { get; } = new(null);

        public override bool IsAcquired => wait is null;

        public override IEnumerable<string> MetadataNames => wait is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? wait : null;
            return metadata is not null;
        }
    }
}
