namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>So many messages within so long.</summary>
/// <param name="Count">How many, 1 or more.</param>
/// <param name="Within">Any span that is so long, as often as one likes to look.</param>
public readonly record struct SendLimit(int Count, TimeSpan Within);

/// <summary>
/// When messages may be sent, so that the other side does not refuse them: each gets a time at which its conversation and its tenant are free. Counts
/// what this process sends; several processes share nothing, and what is too much then is refused and sent again. Safe for use by many threads.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="ofConversation">For one place, its threads included; at least one.</param>
/// <param name="ofTenant">For all places of a tenant together; at least one.</param>
public sealed class SendPace(TimeProvider time, IReadOnlyList<SendLimit> ofConversation, IReadOnlyList<SendLimit> ofTenant)
{
    /// <summary>A message whose time is further away than this is asked about again after it.</summary>
    public static TimeSpan Furthest { get; } = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Tenant, string Conversation), SendTimes> conversations = [];
    private readonly Dictionary<string, SendTimes> tenants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> reserved = new(StringComparer.Ordinal);
    private DateTimeOffset sweptAt = time.GetUtcNow();

    /// <summary><see cref="IChannel.Hold"/>.</summary>
    public TimeSpan Hold(Outbound outbound)
    {
        ArgumentNullException.ThrowIfNull(outbound);
        var now = time.GetUtcNow();
        lock (gate)
        {
            Sweep(now);
            if (!reserved.Remove(outbound.Id, out var at))
            {
                if (Reserve(outbound, now) is not { } free)
                    return Furthest;
                at = free;
            }

            if (at <= now)
                return TimeSpan.Zero;
            reserved[outbound.Id] = at;
            return at - now;
        }
    }

    /// <summary>How many messages wait for their time.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
                return reserved.Count;
        }
    }

    /// <summary>The first time at which both are free, which is taken; null if it is too far away, and then none is taken.</summary>
    private DateTimeOffset? Reserve(Outbound outbound, DateTimeOffset now)
    {
        var conversation = Times(conversations, (outbound.Tenant, ThreadIds.PlaceOf(outbound.Conversation)), ofConversation);
        var tenant = Times(tenants, outbound.Tenant, ofTenant);
        conversation.Forget(now);
        tenant.Forget(now);
        var at = now;
        while (tenant.Free(conversation.Free(at)) is var free && free != at)
        {
            if (free - now > Furthest)
                return null;
            at = free;
        }

        conversation.Add(at);
        tenant.Add(at);
        return at;
    }

    private static SendTimes Times<TKey>(Dictionary<TKey, SendTimes> all, TKey key, IReadOnlyList<SendLimit> limits)
        where TKey : notnull
    {
        if (!all.TryGetValue(key, out var times))
            all[key] = times = new(limits);
        return times;
    }

    /// <summary>Forgets, once a minute, what no longer counts, and times that nobody came for.</summary>
    private void Sweep(DateTimeOffset now)
    {
        if (now - sweptAt < TimeSpan.FromMinutes(1))
            return;
        sweptAt = now;
        RemoveIdle(conversations, now);
        RemoveIdle(tenants, now);
        foreach (var (id, at) in reserved)
        {
            if (at < now - Furthest)
                reserved.Remove(id);
        }
    }

    private static void RemoveIdle<TKey>(Dictionary<TKey, SendTimes> all, DateTimeOffset now)
        where TKey : notnull
    {
        foreach (var (key, times) in all)
        {
            if (times.Forget(now))
                all.Remove(key);
        }
    }
}

/// <summary>The times at which something was or will be sent, never more than the limits allow.</summary>
/// <param name="limits">So many within so long.</param>
internal sealed class SendTimes(IReadOnlyList<SendLimit> limits)
{
    private readonly TimeSpan longest = limits.Max(limit => limit.Within);

    /// <summary>In order.</summary>
    private readonly List<DateTimeOffset> times = [];

    /// <summary>The first time from <paramref name="from"/> on at which one more is allowed.</summary>
    public DateTimeOffset Free(DateTimeOffset from)
    {
        while (Later(from) is { } later)
            from = later;
        return from;
    }

    /// <summary>Takes a time that is free.</summary>
    public void Add(DateTimeOffset at) => times.Insert(After(at), at);

    /// <summary>Forgets what no longer counts; true if nothing is left.</summary>
    public bool Forget(DateTimeOffset now)
    {
        times.RemoveRange(0, After(now - longest));
        return times.Count == 0;
    }

    /// <summary>A later time to try if that one is not free: every run of one more than allowed that it would be part of must last long enough.</summary>
    private DateTimeOffset? Later(DateTimeOffset at)
    {
        var place = After(at);
        foreach (var (count, within) in limits)
        {
            for (var first = Math.Max(0, place - count); first <= place && first + count <= times.Count; first++)
            {
                // The run begins with an earlier one, or with this one; its last is this one, or a later one.
                var begin = first < place ? times[first] : at;
                var end = first + count == place ? at : times[first + count - 1];
                if (end - begin < within)
                    return first < place ? begin + within : times[place];
            }
        }

        return null;
    }

    /// <summary>Where the first later than that stands.</summary>
    private int After(DateTimeOffset at)
    {
        var found = times.BinarySearch(at);
        if (found < 0)
            return ~found;
        while (found < times.Count && times[found] == at)
            found++;
        return found;
    }
}
