namespace ResponsibilityBot.Storage.Rows;

/// <summary>A row of <c>teams</c>.</summary>
internal sealed class TeamRow
{
    public required string Tenant { get; init; }

    public required string Id { get; init; }

    /// <summary>Null for a channel that nobody named.</summary>
    public string? Name { get; init; }

    /// <summary>The name as it is compared; unique in the tenant.</summary>
    public string? NameKey { get; init; }

    /// <summary>The channel or group whose people it is, or null.</summary>
    public string? Channel { get; init; }

    public string? Conversation { get; init; }

    /// <summary>As many as there are rows of <c>memberships</c> with this team.</summary>
    public int Members { get; init; }
}

/// <summary>A row of <c>memberships</c>: the team that a person belongs to now.</summary>
internal sealed class MembershipRow
{
    public required string Tenant { get; init; }

    public required string Person { get; init; }

    /// <summary>Null for somebody who left on purpose.</summary>
    public string? Team { get; init; }
}

/// <summary>A row of <c>team_scores</c>: what a team did in a time. Nobody can be told from it.</summary>
internal sealed class TeamScoreRow
{
    /// <summary>How the engine works <see cref="Tenths"/> out.</summary>
    public const string TenthsSql =
        "CASE WHEN participants = 0 THEN 0 WHEN participants > members THEN (20 * CAST(points AS bigint) + participants) / (2 * participants) ELSE (20 * CAST(points AS bigint) + members) / (2 * members) END";

    public required string Tenant { get; init; }

    /// <summary>A number of <see cref="Tutoring.Scores.SpanKind"/>.</summary>
    public int Span { get; init; }

    /// <summary>The first day: days since 1970-01-01; 0 for all time.</summary>
    public int Beginning { get; init; }

    public required string Team { get; init; }

    public int Points { get; init; }

    public int Answers { get; init; }

    /// <summary>How many people have points in it.</summary>
    public int Participants { get; init; }

    /// <summary>How many belonged to it when the last points came.</summary>
    public int Members { get; init; }

    /// <summary>The score in tenths, which the engine works out of the others: boards are read by it from the top. See <see cref="Tutoring.Scores.TeamScore.Tenths"/>.</summary>
    public long Tenths { get; private init; }
}

/// <summary>A row of <c>person_scores</c>: what a person did for a team in a time.</summary>
internal sealed class PersonScoreRow
{
    public required string Tenant { get; init; }

    public int Span { get; init; }

    public int Beginning { get; init; }

    /// <summary>Empty for none.</summary>
    public required string Team { get; init; }

    public required string Person { get; init; }

    public int Points { get; init; }

    public int Answers { get; init; }
}

/// <summary>A row of <c>score_remainders</c>: what those did for a team of whom nothing is kept any more.</summary>
internal sealed class ScoreRemainderRow
{
    public required string Tenant { get; init; }

    public int Span { get; init; }

    public int Beginning { get; init; }

    public required string Team { get; init; }

    public int Points { get; init; }

    public int Answers { get; init; }

    public int Participants { get; init; }
}

/// <summary>A row of <c>shown_names</c>: somebody who wishes to be named on boards.</summary>
internal sealed class ShownNameRow
{
    public required string Tenant { get; init; }

    public required string Person { get; init; }

    public required string Name { get; init; }
}
