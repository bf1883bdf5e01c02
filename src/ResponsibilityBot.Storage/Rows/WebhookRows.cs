namespace ResponsibilityBot.Storage.Rows;

/// <summary>A row of <c>webhook_messages</c>: something that happened, for one webhook.</summary>
internal sealed class WebhookMessageRow
{
    public required string Hook { get; init; }

    public required string Id { get; init; }

    public required string Tenant { get; init; }

    /// <summary>One of <see cref="Tutoring.Webhooks.WebhookEvents.All"/>.</summary>
    public required string Kind { get; init; }

    public required string Body { get; init; }

    public WorkState State { get; init; }

    public int Attempt { get; init; }

    /// <summary>When it is to be sent, or when its claim lapses.</summary>
    public long DueAt { get; init; }

    public long CreatedAt { get; init; }

    public long? FinishedAt { get; init; }

    public string? Reason { get; init; }
}

/// <summary>A row of <c>gap_looks</c>: when a tenant's gaps were looked for last.</summary>
internal sealed class GapLookRow
{
    public required string Tenant { get; init; }

    /// <summary>How often something was looked for.</summary>
    public long Number { get; init; }

    public long Version { get; init; }

    public int Day { get; init; }
}

/// <summary>A row of <c>gap_sightings</c>: a gap that was there at the last look.</summary>
internal sealed class GapSightingRow
{
    public required string Tenant { get; init; }

    /// <summary>What tells it from others: its kind, and the ids that it is about.</summary>
    public required string Gap { get; init; }

    /// <summary>Ids of its rows with blanks between them; may be empty.</summary>
    public required string Responsibilities { get; init; }
}
