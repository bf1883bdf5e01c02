namespace ResponsibilityBot.Storage.Rows;

/// <summary>A row of <c>rounds</c>: an item that was put to a person, and what they answered.</summary>
internal sealed class RoundRow
{
    public required string Tenant { get; init; }

    public required string Id { get; init; }

    public required string Person { get; init; }

    /// <summary>The item's id.</summary>
    public required string Item { get; init; }

    public long AskedAt { get; init; }

    /// <summary>Null until it is answered, like all that follows.</summary>
    public long? AnsweredAt { get; init; }

    /// <summary>The fact that the item stands for.</summary>
    public string? Fact { get; init; }

    /// <summary>What was chosen, separated by commas.</summary>
    public string? Picks { get; init; }

    /// <summary>How much of it is right, 0 to 1.</summary>
    public double? Credit { get; init; }

    /// <summary>A number of <see cref="Tutoring.Quizzes.Selection.Confidence"/>.</summary>
    public int? Confidence { get; init; }

    /// <summary>Whether the fact was asked before.</summary>
    public bool? IsRepeat { get; init; }
}

/// <summary>A row of <c>memories</c>: what one person knows of one fact.</summary>
internal sealed class MemoryRow
{
    public required string Tenant { get; init; }

    public required string Person { get; init; }

    public required string Fact { get; init; }

    /// <summary>In days.</summary>
    public double Stability { get; init; }

    public double Difficulty { get; init; }

    public long AnsweredAt { get; init; }

    /// <summary>When it is to be asked again whatever the memory says, or null.</summary>
    public long? RecheckAt { get; init; }

    /// <summary>How often it was answered.</summary>
    public int Times { get; init; }
}
