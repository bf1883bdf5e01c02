namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>
/// Where the other side has said to wait. What it means is seen from where it says so: one place that is held is one place; when another place of
/// the same tenant is held before the first is free, it is the tenant. A method is one door; others stay open. Safe for use by many threads.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class SendHolds(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Tenant, string Method, string Place), DateTimeOffset> places = [];
    private readonly Dictionary<(string Tenant, string Method), DateTimeOffset> tenants = [];

    /// <summary>How long to wait before something is sent to a place; zero if it may go.</summary>
    public TimeSpan Left(Outbound outbound, string method)
    {
        ArgumentNullException.ThrowIfNull(outbound);
        var now = time.GetUtcNow();
        lock (gate)
        {
            var until = Later(places.GetValueOrDefault(Key(outbound, method)), tenants.GetValueOrDefault((outbound.Tenant, method)));
            return until > now ? until - now : TimeSpan.Zero;
        }
    }

    /// <summary>The other side said to wait.</summary>
    /// <param name="outbound">What it did not take.</param>
    /// <param name="method">Through which door; empty where there is one for all.</param>
    /// <param name="after">For how long.</param>
    public void Close(Outbound outbound, string method, TimeSpan after)
    {
        ArgumentNullException.ThrowIfNull(outbound);
        var now = time.GetUtcNow();
        var (key, until) = (Key(outbound, method), now + after);
        lock (gate)
        {
            Forget(places, now);
            Forget(tenants, now);
            places[key] = Later(places.GetValueOrDefault(key), until);
            if (places.Keys.Any(other => other.Tenant == key.Tenant && other.Method == method && other.Place != key.Place))
                tenants[(key.Tenant, method)] = Later(tenants.GetValueOrDefault((key.Tenant, method)), until);
        }
    }

    private static (string Tenant, string Method, string Place) Key(Outbound outbound, string method) => (outbound.Tenant, method, ThreadIds.PlaceOf(outbound.Conversation));

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static void Forget<TKey>(Dictionary<TKey, DateTimeOffset> all, DateTimeOffset now)
        where TKey : notnull
    {
        foreach (var (key, until) in all)
        {
            if (until <= now)
                all.Remove(key);
        }
    }
}
