namespace ResponsibilityBot.Storage.Rows;

/// <summary>A row of <c>challenges</c>.</summary>
internal sealed class ChallengeRow
{
    public required string Tenant { get; init; }

    public required string Id { get; init; }

    public required string Channel { get; init; }

    public required string Conversation { get; init; }

    /// <summary>Who set it up, or null when that is deleted.</summary>
    public string? Person { get; init; }

    public required string Topic { get; init; }

    public int Questions { get; init; }

    /// <summary>The sides as JSON.</summary>
    public required string Sides { get; init; }

    /// <summary>An id of the IANA database.</summary>
    public required string Zone { get; init; }

    /// <summary>Of a live round the ids of its items, with commas between them; else null.</summary>
    public string? Items { get; init; }

    /// <summary>Of a live round the question that was opened last.</summary>
    public int Number { get; init; }

    /// <summary>Of a live round how long a question is open, in seconds; null for as long as the host wishes.</summary>
    public int? Timer { get; init; }

    public long OpenedAt { get; init; }

    public long ClosesAt { get; init; }

    /// <summary>When its results were shown, or null.</summary>
    public long? ClosedAt { get; init; }

    /// <summary>How many answers the card knows of.</summary>
    public int Shown { get; init; }

    /// <summary>When the card was last changed.</summary>
    public long ShownAt { get; init; }
}

/// <summary>A row of <c>challenge_players</c>: somebody who plays or may play.</summary>
internal sealed class ChallengePlayerRow
{
    public required string Tenant { get; init; }

    public required string Challenge { get; init; }

    public required string Person { get; init; }

    /// <summary>The side's id in the challenge.</summary>
    public required string Side { get; init; }

    public long JoinedAt { get; init; }
}
