namespace ResponsibilityBot.Storage.Rows;

/// <summary>A row of <c>conversations</c>: how a place is reached. Threads have none of their own.</summary>
internal sealed class ConversationRow
{
    public required string Channel { get; init; }

    public required string Tenant { get; init; }

    public required string Conversation { get; init; }

    /// <summary>A number of <see cref="Tutoring.Turns.Place"/>.</summary>
    public int Place { get; init; }

    /// <summary>The team that a channel belongs to, or null.</summary>
    public string? Team { get; init; }

    /// <summary>Whose personal chat it is, or null.</summary>
    public string? Person { get; init; }

    public required string Address { get; init; }

    public long SeenAt { get; init; }
}

/// <summary>A row of <c>people</c>: how a chat with a person is begun.</summary>
internal sealed class PersonRow
{
    public required string Channel { get; init; }

    public required string Tenant { get; init; }

    public required string Person { get; init; }

    public required string Address { get; init; }

    public long SeenAt { get; init; }
}

/// <summary>A row of <c>welcomes</c>: a place that had its welcome; of a team's channels only one has it.</summary>
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
