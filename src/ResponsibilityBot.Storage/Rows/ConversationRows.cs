namespace ResponsibilityBot.Storage.Rows;

/// <summary>A row of <c>conversations</c>: how a conversation is reached.</summary>
internal sealed class ConversationRow
{
    public required string Channel { get; init; }

    public required string Tenant { get; init; }

    public required string Conversation { get; init; }

    public required string Address { get; init; }

    public long SeenAt { get; init; }
}

/// <summary>A row of <c>welcomes</c>: a conversation that had its welcome.</summary>
internal sealed class WelcomeRow
{
    public required string Channel { get; init; }

    public required string Tenant { get; init; }

    public required string Conversation { get; init; }

    public long WelcomedAt { get; init; }
}

/// <summary>A row of <c>topics</c>: what a person last asked about in a conversation.</summary>
internal sealed class TopicRow
{
    public required string Tenant { get; init; }

    public required string Conversation { get; init; }

    public required string Person { get; init; }

    /// <summary>The topic as JSON; only ids, never words.</summary>
    public required string Body { get; init; }

    public long KeptAt { get; init; }
}
