namespace ResponsibilityBot.Tutoring.Quizzes.Deliveries;

/// <summary>Where the card of a broadcast stands in one place.</summary>
public enum DeliveryState
{
    /// <summary>It is to be sent.</summary>
    Pending,

    /// <summary>It is there.</summary>
    Delivered,

    /// <summary>It is given up.</summary>
    Failed,
}

/// <summary>One delivery, for a report.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Post">The <see cref="Broadcast.Id"/>.</param>
/// <param name="OpenedAt">When its question was put.</param>
/// <param name="Channel">The <see cref="Turns.IChannel.Name"/>.</param>
/// <param name="Conversation">The place.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Attempts">Tries of the last state of the card that did not succeed.</param>
/// <param name="Reason">Why the last try failed, or null.</param>
/// <param name="FinishedAt">When it was last sent or given up, or null.</param>
public sealed record ReportedDelivery(
    string Tenant, string Post, DateTimeOffset OpenedAt, string Channel, string Conversation, DeliveryState State, int Attempts, string? Reason, DateTimeOffset? FinishedAt);

/// <summary>The deliveries of one broadcast together.</summary>
/// <param name="Broadcast">The broadcast.</param>
/// <param name="Delivered">Places that have the card.</param>
/// <param name="Pending">Places that will get it.</param>
/// <param name="Failed">Places that will not.</param>
/// <param name="Behind">Of those that have the card, how many are to be brought up to date.</param>
/// <param name="Reasons">Why the last tries failed, and in how many places: the most frequent first.</param>
public sealed record BroadcastReport(Broadcast Broadcast, int Delivered, int Pending, int Failed, int Behind, IReadOnlyList<(string Reason, DeliveryState State, int Count)> Reasons);

/// <summary>Reads what became of deliveries. Storage provides it.</summary>
public interface IDeliveryReport
{
    /// <summary>The latest broadcasts, the newest first.</summary>
    /// <param name="tenant">Whose, or null for all.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task<IReadOnlyList<BroadcastReport>> LatestAsync(string? tenant, int most, CancellationToken cancel);

    /// <summary>All deliveries, those of the newest broadcast first.</summary>
    /// <param name="tenant">Whose, or null for all.</param>
    /// <param name="state">Only those that stand so, or null for all.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task<IReadOnlyList<ReportedDelivery>> ListAsync(string? tenant, DeliveryState? state, CancellationToken cancel);
}
