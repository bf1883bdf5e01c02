using System.Threading.RateLimiting;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>
/// An <see cref="EvenRate"/> for each of many. One that has all its permits again is forgotten: it would be made anew the same. The framework's own partitions
/// look for such ones ten times a second, also while nobody asks for anything; here whoever asks looks, once a minute. Safe for use by many threads.
/// </summary>
/// <typeparam name="TKey">What tells one from the other.</typeparam>
/// <param name="perMinute">At least 1, for each.</param>
/// <param name="time">The clock.</param>
public sealed class EvenRates<TKey>(int perMinute, TimeProvider time)
    where TKey : notnull
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<TKey, EvenRate> rates = [];
    private long tidied = time.GetTimestamp();

    /// <summary>How many are remembered.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return rates.Count;
        }
    }

    /// <summary>Takes a permit: null if there was one, else how long to wait for the next.</summary>
    public TimeSpan? Wait(TKey key)
    {
        // One lock for all of them, so that none is forgotten while its permit is taken.
        lock (gate)
        {
            if (time.GetElapsedTime(tidied) >= Minute)
                Tidy();
            if (!rates.TryGetValue(key, out var rate))
                rates.Add(key, rate = new EvenRate(perMinute, time));
            using var lease = rate.AttemptAcquire();
            return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null;
        }
    }

    private void Tidy()
    {
        tidied = time.GetTimestamp();
        foreach (var (key, rate) in rates)
        {
            if (rate.IdleDuration is not null && rates.Remove(key))
                rate.Dispose();
        }
    }
}
