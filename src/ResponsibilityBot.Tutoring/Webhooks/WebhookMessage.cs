namespace ResponsibilityBot.Tutoring.Webhooks;

/// <summary>Something that happened, on its way to another program.</summary>
/// <param name="Hook">The name of the webhook that it goes to.</param>
/// <param name="Id">The same at every try, and of nothing else: receivers know by it what they have.</param>
/// <param name="Body">JSON in ASCII, as it was when it happened; ids and figures, never a person.</param>
/// <param name="Attempt">Which try this is, from 1.</param>
public sealed record WebhookMessage(string Hook, string Id, string Body, int Attempt);

/// <summary>What became of a message, for people.</summary>
/// <param name="Hook">The name of the webhook.</param>
/// <param name="Id">The message's id.</param>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Kind">One of <see cref="WebhookEvents.All"/>.</param>
/// <param name="State">What became of it.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Reason">Why the last try failed, or null.</param>
/// <param name="At">When it happened.</param>
/// <param name="EndedAt">When it was taken or given up, or null.</param>
public sealed record ReportedWebhook(
    string Hook, string Id, string Tenant, string Kind, WebhookState State, int Attempts, string? Reason, DateTimeOffset At, DateTimeOffset? EndedAt);

/// <summary>What became of a message.</summary>
public enum WebhookState
{
    /// <summary>It is still to be taken.</summary>
    Waiting,

    /// <summary>The other program took it.</summary>
    Taken,

    /// <summary>It is not sent any more.</summary>
    GivenUp,
}

/// <summary>What other programs are told of.</summary>
public static class WebhookEvents
{
    /// <summary>A question that was put to a place is answered no longer.</summary>
    public const string RoundClosed = "round.closed";

    /// <summary>Something in the organisation is nobody's, or said differently by two, and was not before.</summary>
    public const string GapFound = "gap.found";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [RoundClosed, GapFound];
}
