using ResponsibilityBot.Tutoring.Asking.Gaps;

namespace ResponsibilityBot.Storage.Rows;

/// <summary>A row of <c>gaps</c>: a question without an answer, or with the wrong one, and how often it came up. No person, no conversation.</summary>
internal sealed class GapRow
{
    /// <summary>The order in which they first came up.</summary>
    public long Sequence { get; init; }

    public required string Tenant { get; init; }

    public required string Words { get; init; }

    public GapOutcome Outcome { get; init; }

    /// <summary>Ids with commas between them.</summary>
    public required string CorrectedTo { get; init; }

    /// <summary>Ids with commas between them, as they were on offer the last time.</summary>
    public required string Offered { get; init; }

    /// <summary>How often.</summary>
    public int Times { get; init; }

    public DateOnly FirstDay { get; init; }

    public DateOnly LastDay { get; init; }
}

/// <summary>A row of <c>questions</c>: what a person asked last in a conversation. Lives as long as the topic.</summary>
internal sealed class QuestionRow
{
    public required string Tenant { get; init; }

    public required string Conversation { get; init; }

    public required string Person { get; init; }

    /// <summary>The words that may be counted, never the question as it was typed.</summary>
    public required string Words { get; init; }

    public bool IsAnswered { get; init; }

    /// <summary>Ids with commas between them.</summary>
    public required string About { get; init; }

    public long AskedAt { get; init; }
}
