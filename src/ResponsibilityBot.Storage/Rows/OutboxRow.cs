namespace ResponsibilityBot.Storage.Rows;

/// <summary>A row of <c>outbox</c>.</summary>
internal sealed class OutboxRow
{
    /// <summary>The order of sending within a conversation.</summary>
    public long Sequence { get; init; }

    public required string Id { get; init; }

    /// <summary>The inbox row's id, or null.</summary>
    public string? InReplyTo { get; init; }

    public required string Channel { get; init; }

    public required string Tenant { get; init; }

    public required string Conversation { get; init; }

    public required string Address { get; init; }

    public required string Body { get; init; }

    /// <summary>Answered in the request, so never sent.</summary>
    public bool Inline { get; init; }

    public long CreatedAt { get; init; }

    public long DueAt { get; init; }

    public WorkState State { get; init; }

    public int Attempt { get; init; }

    /// <summary>The id that the other side gave it, or null.</summary>
    public string? SentId { get; init; }

    /// <summary>The conversation that it stands in there, if that is not <see cref="Conversation"/>.</summary>
    public string? SentIn { get; init; }

    /// <summary>Whose chat it begins, or null.</summary>
    public string? Person { get; init; }

    /// <summary>The <see cref="Id"/> of the row whose message it replaces, or null.</summary>
    public string? Replaces { get; init; }

    /// <summary>Why the last try failed, or null.</summary>
    public string? Reason { get; init; }

    public long? FinishedAt { get; init; }
}
