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

    /// <summary>The <see cref="PostedRoundRow"/> that it answers, or null if it was put to the person alone.</summary>
    public string? Post { get; init; }
}

/// <summary>A row of <c>posted_rounds</c>: an item that was put to everybody in a place.</summary>
internal sealed class PostedRoundRow
{
    public required string Tenant { get; init; }

    public required string Id { get; init; }

    public required string Channel { get; init; }

    public required string Conversation { get; init; }

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

    /// <summary>What the clock of the place was ahead of UTC, in minutes.</summary>
    public int OpenedOffset { get; init; }

    public int ClosesOffset { get; init; }

    /// <summary>When its results were shown, or null.</summary>
    public long? ClosedAt { get; init; }

    /// <summary>How many people answered: as many as there are rows of <c>rounds</c> with this post.</summary>
    public int Answers { get; init; }

    /// <summary>How many the card says.</summary>
    public int Shown { get; init; }

    /// <summary>The <see cref="BroadcastRow"/> that it belongs to, or null.</summary>
    public string? Broadcast { get; init; }

    /// <summary>The number of its <see cref="DeliveryRow"/>, or null.</summary>
    public int? PlaceNumber { get; init; }
}

/// <summary>A row of <c>points</c>, a ledger that only grows; no line's points are ever changed, but old ones are drawn together.</summary>
internal sealed class PointsRow
{
    public required string Tenant { get; init; }

    /// <summary>What it is for: <c>answer:</c> and the round, <c>regrade:</c>, the new key and the round, or <c>carried:</c> and what old lines have in common.</summary>
    public required string Id { get; init; }

    public required string Person { get; init; }

    /// <summary>Where it was answered, or null if between the person and the bot alone.</summary>
    public string? Channel { get; init; }

    public string? Conversation { get; init; }

    /// <summary>0 or more.</summary>
    public int Points { get; init; }

    public long At { get; init; }

    /// <summary>What the person's clock was ahead of UTC, in minutes.</summary>
    public int AtOffset { get; init; }

    /// <summary>The person's day: days since 1970-01-01.</summary>
    public int Day { get; init; }

    /// <summary>The first day of the season, in the same days; 0 for what was earned before there were seasons.</summary>
    public int Season { get; init; }

    /// <summary>The team that the person belonged to, or empty.</summary>
    public string Team { get; init; } = "";

    /// <summary>How many answers it is for.</summary>
    public int Answers { get; init; }

    /// <summary>The item that was answered; null for what is no answer or drawn together, like all that follows.</summary>
    public string? Item { get; init; }

    /// <summary>The area of the item's row.</summary>
    public string? Area { get; init; }

    /// <summary>The wrong beliefs that were on offer, with commas between them and a plus before those that were shown.</summary>
    public string? Beliefs { get; init; }

    /// <summary>Whether the first answer was wholly right.</summary>
    public bool? IsRight { get; init; }
}

/// <summary>A row of <c>item_reports</c>: an item that is, or was, put aside in a tenant.</summary>
internal sealed class ItemReportRow
{
    public required string Tenant { get; init; }

    public required string Item { get; init; }

    /// <summary>The key that it had.</summary>
    public required string Key { get; init; }

    /// <summary>Who reported it, or null when that is deleted.</summary>
    public string? Person { get; init; }

    public long ReportedAt { get; init; }

    /// <summary>When the authors were told, or null.</summary>
    public long? ToldAt { get; init; }

    /// <summary>When it was taken back, or null while it is aside.</summary>
    public long? ReleasedAt { get; init; }
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

    /// <summary>The best mark, 0 to 1.</summary>
    public double Best { get; init; }
}

/// <summary>A row of <c>habits</c>: what one person wishes to be sent.</summary>
internal sealed class HabitRow
{
    public required string Tenant { get; init; }

    public required string Person { get; init; }

    public bool FollowUps { get; init; }

    public bool AskBack { get; init; }

    /// <summary>How much more time the person has where a timer runs: 0 for none, 1 for as much again.</summary>
    public double MoreTime { get; init; }

    /// <summary>When the quiz was posted that the last follow-ups followed; 0 if there were none.</summary>
    public long FollowedUp { get; init; }
}

/// <summary>A row of <c>asked_facts</c>: what one person asked about and wishes to be asked back.</summary>
internal sealed class AskedFactRow
{
    public required string Tenant { get; init; }

    public required string Person { get; init; }

    public required string Fact { get; init; }

    public long DueAt { get; init; }
}
