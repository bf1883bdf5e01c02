namespace ResponsibilityBot.Tutoring.Webhooks;

/// <summary>Which webhooks there are. The program's settings say so. Safe for use by many threads.</summary>
public interface IWebhookSubscribers
{
    /// <summary>The names of the webhooks that are told of an event in a tenant; empty for none.</summary>
    /// <param name="tenant">Where it happened.</param>
    /// <param name="kind">One of <see cref="WebhookEvents.All"/>.</param>
    IReadOnlyList<string> Of(string tenant, string kind);
}

/// <summary>Messages to webhooks: kept in the transaction of what they tell of, each sent until it is taken or given up. Storage provides it. Safe for use by many threads.</summary>
public interface IWebhooks
{
    /// <summary>The names of the webhooks for which a message is due.</summary>
    ValueTask<IReadOnlyList<string>> DueAsync(CancellationToken cancel);

    /// <summary>Takes messages that are due, the oldest first. For two minutes nobody else gets them; what has no end by then is due again.</summary>
    /// <param name="hook">The webhook's name.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancel">Ends the wait; nothing is taken then.</param>
    Task<IReadOnlyList<WebhookMessage>> ClaimAsync(string hook, int most, CancellationToken cancel);

    /// <summary>Records that it was taken.</summary>
    Task SentAsync(WebhookMessage message, CancellationToken cancel);

    /// <summary>Lets it be sent again.</summary>
    /// <param name="message">As it was claimed.</param>
    /// <param name="at">When.</param>
    /// <param name="reason">Why it was not taken.</param>
    /// <param name="cancel">Before it has begun.</param>
    Task RetryAsync(WebhookMessage message, DateTimeOffset at, string reason, CancellationToken cancel);

    /// <summary>Records that it is not sent any more.</summary>
    Task GiveUpAsync(WebhookMessage message, string reason, CancellationToken cancel);

    /// <summary>Records that all of a webhook that are on their way are not sent any more; how many.</summary>
    Task<int> GiveUpAllAsync(string hook, string reason, CancellationToken cancel);
}

/// <summary>What became of messages to webhooks, for people. Storage provides it.</summary>
public interface IWebhookReport
{
    /// <summary>The messages that are kept, the latest first.</summary>
    /// <param name="tenant">Whose, or null for all.</param>
    /// <param name="cancel">Ends the wait.</param>
    ValueTask<IReadOnlyList<ReportedWebhook>> ListAsync(string? tenant, CancellationToken cancel);
}
