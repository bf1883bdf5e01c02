namespace ResponsibilityBot.Storage.Rows;

/// <summary>A row of <c>schedules</c>: a place's daily quiz.</summary>
internal sealed class ScheduleRow
{
    public required string Tenant { get; init; }

    /// <summary>The place, without a thread.</summary>
    public required string Conversation { get; init; }

    public required string Channel { get; init; }

    /// <summary>Whose own chat the place is, or null.</summary>
    public string? Person { get; init; }

    /// <summary>The plan as JSON; only times and ids, never words.</summary>
    public required string Plan { get; init; }

    /// <summary>When the next quiz comes, or null if none does.</summary>
    public long? NextDueUtc { get; init; }
}

/// <summary>A row of <c>quiz_runs</c>: a date on which a schedule brought a quiz.</summary>
internal sealed class QuizRunRow
{
    public required string Tenant { get; init; }

    public required string Conversation { get; init; }

    /// <summary>The local date.</summary>
    public DateOnly Date { get; init; }

    public long PostedAt { get; init; }
}

/// <summary>A row of <c>zones</c>: the time zone that a person is in.</summary>
internal sealed class ZoneRow
{
    public required string Tenant { get; init; }

    public required string Person { get; init; }

    public required string Zone { get; init; }

    /// <summary>Whether they said so themselves.</summary>
    public bool IsChosen { get; init; }
}
