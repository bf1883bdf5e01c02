namespace ResponsibilityBot.Storage.Rows;

/// <summary>A row of <c>directline_conversations</c>.</summary>
internal sealed class DirectLineConversationRow
{
    public required string Id { get; init; }

    /// <summary>The id of the person it belongs to.</summary>
    public required string Person { get; init; }

    /// <summary>The number of the last activity; 0 when there is none.</summary>
    public long LastNumber { get; init; }

    /// <summary>When it began or an activity was last added.</summary>
    public long ChangedAt { get; init; }
}

/// <summary>A row of <c>directline_activities</c>.</summary>
internal sealed class DirectLineActivityRow
{
    public required string Conversation { get; init; }

    /// <summary>The watermark after it.</summary>
    public long Number { get; init; }

    /// <summary>What makes it once in its conversation.</summary>
    public required string Key { get; init; }

    public required string Body { get; init; }
}
