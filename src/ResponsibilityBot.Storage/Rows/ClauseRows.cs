namespace ResponsibilityBot.Storage.Rows;

/// <summary>A row of <c>clauses</c>: a clause that was written down in chat, or one of the files that was renewed there.</summary>
internal sealed class ClauseRow
{
    public required string Tenant { get; init; }

    public required string Id { get; init; }

    /// <summary>The clause as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>Its day: days since 0001-01-01.</summary>
    public int Renewal { get; init; }
}

/// <summary>A row of <c>clause_steps</c>: the history of clauses. Rows are added and never changed, but for people who want to be forgotten.</summary>
internal sealed class ClauseStepRow
{
    public long Sequence { get; init; }

    public required string Tenant { get; init; }

    public required string Clause { get; init; }

    /// <summary><see cref="Tutoring.Organisation.Clauses.ClauseStep"/> as a number.</summary>
    public int Step { get; init; }

    /// <summary>The clause as JSON, as it was afterwards.</summary>
    public required string Content { get; init; }

    /// <summary>Who did it; empty when that person is no longer known.</summary>
    public required string Person { get; init; }

    public required string Name { get; init; }

    public long At { get; init; }

    public required string Why { get; init; }
}

/// <summary>A row of <c>clause_reminders</c>: that it was told of a clause so many days before its day. Each is told once.</summary>
internal sealed class ClauseReminderRow
{
    public required string Tenant { get; init; }

    public required string Clause { get; init; }

    /// <summary>The day that it was about: days since 0001-01-01.</summary>
    public int Renewal { get; init; }

    /// <summary>How many days before.</summary>
    public int Step { get; init; }

    public long ToldAt { get; init; }
}

/// <summary>A row of <c>content_revisions</c>: since when another state of the content files was taught from than before.</summary>
internal sealed class ContentRevisionRow
{
    public long Sequence { get; init; }

    public required string Revision { get; init; }

    public long At { get; init; }
}
