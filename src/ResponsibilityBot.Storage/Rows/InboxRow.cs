namespace ResponsibilityBot.Storage.Rows;

/// <summary>A row of <c>inbox</c>. Instants are Unix milliseconds, here and in all rows.</summary>
internal sealed class InboxRow
{
    /// <summary>The order of arrival.</summary>
    public long Sequence { get; init; }

    public required string Id { get; init; }

    public required string Channel { get; init; }

    public required string Tenant { get; init; }

    public required string Conversation { get; init; }

    /// <summary>Blank as soon as the turn is done: it holds people's words.</summary>
    public required string Body { get; init; }

    public long ReceivedAt { get; init; }

    public long DueAt { get; init; }

    public WorkState State { get; init; }

    public int Attempt { get; init; }

    /// <summary>Why the last try failed, or null.</summary>
    public string? Reason { get; init; }

    public long? FinishedAt { get; init; }
}
