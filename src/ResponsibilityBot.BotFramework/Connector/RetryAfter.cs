namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>How long a service wants us to wait.</summary>
internal static class RetryAfter
{
    /// <summary>What the header <c>Retry-After</c> asks for, in seconds or as an instant; null if it asks for nothing.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > now => date - now,
        _ => null,
    };
}
