using ResponsibilityBot.Tutoring.Oversight;

namespace ResponsibilityBot.Storage.Rows;

/// <summary>
/// A row of <c>figures</c>: what a team did in a week. Nobody can be told from it where enough people are in it; others are never shown and go
/// when their week is over. Under an empty team stand the sums of those that have enough people.
/// </summary>
internal sealed class FigureRow
{
    public required string Tenant { get; init; }

    /// <summary>Empty for all teams together.</summary>
    public required string Team { get; init; }

    public FigureKind Kind { get; init; }

    /// <summary>The Monday: days since 1970-01-01.</summary>
    public int Week { get; init; }

    /// <summary>As <see cref="FigureKind"/> says.</summary>
    public required string Key { get; init; }

    public int Asked { get; init; }

    public int Hits { get; init; }

    public int People { get; init; }

    /// <summary>How many belonged to the team when it last answered; for the week as a whole only.</summary>
    public int Members { get; init; }

    /// <summary>How many questions the channel took for the team's own place; for the week as a whole only.</summary>
    public int Cards { get; init; }

    /// <summary>The part of <see cref="Asked"/> that is from people of whom nothing is kept any more.</summary>
    public int GoneAsked { get; init; }

    public int GoneHits { get; init; }

    public int GonePeople { get; init; }
}

/// <summary>A row of <c>belief_weeks</c>: what <c>figures</c> says of a team's beliefs in a week that is over, in one text.</summary>
internal sealed class BeliefWeekRow
{
    public required string Tenant { get; init; }

    /// <summary>Empty for all teams together.</summary>
    public required string Team { get; init; }

    /// <summary>The Monday: days since 1970-01-01.</summary>
    public int Week { get; init; }

    /// <summary>As <see cref="Oversight.BeliefTally"/> reads it.</summary>
    public required string Beliefs { get; init; }
}

/// <summary>A row of <c>asked_topics</c>: how often a person asked about a row of the table in a week that is not counted yet.</summary>
internal sealed class AskedTopicRow
{
    public required string Tenant { get; init; }

    public required string Person { get; init; }

    public int Week { get; init; }

    public required string Topic { get; init; }

    public int Times { get; init; }
}

/// <summary>A row of <c>page_links</c>: a link to the page of scores that works once.</summary>
internal sealed class PageLinkRow
{
    /// <summary>SHA-256 of the token, as hexadecimal digits: the token itself is nowhere.</summary>
    public required string Hash { get; init; }

    public required string Tenant { get; init; }

    public required string Person { get; init; }

    /// <summary>What to call the person.</summary>
    public required string Name { get; init; }

    public long EndsAt { get; init; }

    public long? UsedAt { get; init; }
}

/// <summary>A row of <c>page_views</c>: somebody looked at figures of teams. It stays for its days whatever the viewer asks: it is there for those who were looked at.</summary>
internal sealed class PageViewRow
{
    public long Sequence { get; init; }

    public required string Tenant { get; init; }

    public required string Viewer { get; init; }

    public required string Name { get; init; }

    /// <summary>The team that was looked at, or null for all.</summary>
    public string? Team { get; init; }

    /// <summary>What was shown, in words.</summary>
    public required string What { get; init; }

    public long At { get; init; }
}

/// <summary>A row of <c>digests</c>: somebody who asked for the digest.</summary>
internal sealed class DigestRow
{
    public required string Tenant { get; init; }

    public required string Person { get; init; }

    /// <summary>What to call them, as they were called when they asked. It came from outside.</summary>
    public required string Name { get; init; }

    /// <summary>Through which channel they asked.</summary>
    public required string Carrier { get; init; }

    /// <summary>Unix milliseconds; null for somebody who said that none shall come any more.</summary>
    public long? DueAt { get; init; }

    /// <summary>The Monday of the week that the last one told of: days since 1970-01-01; 0 for none yet.</summary>
    public int LastWeek { get; init; }
}

/// <summary>A row of <c>exports</c>: a file that was written and shall not be written again.</summary>
internal sealed class ExportRow
{
    public required string Name { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long At { get; init; }
}
