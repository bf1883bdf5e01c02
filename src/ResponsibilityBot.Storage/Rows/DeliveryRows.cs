namespace ResponsibilityBot.Storage.Rows;

/// <summary>A row of <c>broadcasts</c>: an item that was put to all places of a tenant.</summary>
internal sealed class BroadcastRow
{
    public required string Tenant { get; init; }

    public required string Id { get; init; }

    /// <summary>What it was posted for, with its number unique in the tenant.</summary>
    public required string Order { get; init; }

    public int Number { get; init; }

    /// <summary>How many questions the order has.</summary>
    public int Count { get; init; }

    public required string Item { get; init; }

    public required string Fact { get; init; }

    /// <summary>A number of <see cref="Tutoring.Quizzes.Selection.ChosenFor"/>.</summary>
    public int ChosenFor { get; init; }

    public long OpenedAt { get; init; }

    public long ClosesAt { get; init; }

    /// <summary>What the clock of whoever asked was ahead of UTC, in minutes.</summary>
    public int OpenedOffset { get; init; }

    public int ClosesOffset { get; init; }

    /// <summary>Whether every place has its delivery.</summary>
    public bool IsFilled { get; init; }
}

/// <summary>A row of <c>deliveries</c>: the card of a broadcast in one place.</summary>
internal sealed class DeliveryRow
{
    public required string Tenant { get; init; }

    /// <summary>The <see cref="BroadcastRow.Id"/>.</summary>
    public required string Post { get; init; }

    /// <summary>From 1, in the order of the places.</summary>
    public int Number { get; init; }

    public required string Channel { get; init; }

    public required string Conversation { get; init; }

    public WorkState State { get; init; }

    public int Attempt { get; init; }

    /// <summary>The owner that took it last, or 0.</summary>
    public long Epoch { get; init; }

    /// <summary>Which state of the card is asked for.</summary>
    public int Wanted { get; init; }

    /// <summary>Which state of the card stands there; 0 for none.</summary>
    public int Shown { get; init; }

    public long DueAt { get; init; }

    /// <summary>The id that the other side gave the card, or null.</summary>
    public string? SentId { get; init; }

    /// <summary>The conversation that it stands in there, if that is not <see cref="Conversation"/>.</summary>
    public string? SentIn { get; init; }

    /// <summary>Why the last try failed, or null.</summary>
    public string? Reason { get; init; }

    public long? FinishedAt { get; init; }
}

/// <summary>A row of <c>owners</c>: which process sends in a tenant.</summary>
internal sealed class OwnerRow
{
    public required string Tenant { get; init; }

    /// <summary>Grows with each owner.</summary>
    public long Epoch { get; init; }

    /// <summary>The process, or null if it said that it stopped.</summary>
    public string? Holder { get; init; }

    public long ProvedAt { get; init; }
}
