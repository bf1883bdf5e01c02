using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Deliveries;

/// <summary>The card of a broadcast in one place, taken to be sent, or to be edited if it is there.</summary>
/// <param name="Post">The <see cref="Broadcast.Id"/>.</param>
/// <param name="Number">Its number among the places of the broadcast, from 1.</param>
/// <param name="Round">The round as it stands now.</param>
public sealed record Delivery(string Post, int Number, PostedRound Round)
{
    /// <summary>How the place is reached, or null if the bot left it or was blocked there.</summary>
    public required ConversationReference? Place { get; init; }

    /// <summary>The card as the other side knows it, or null if it was not sent yet.</summary>
    public required SentMessage? Sent { get; init; }

    /// <summary>Which state of the card this brings about, 1 for the first; what was asked for meanwhile is brought about together with it.</summary>
    public required int Revision { get; init; }

    /// <summary>Which try this is, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The <see cref="Ownership.Epoch"/> that it was taken in.</summary>
    public required long Epoch { get; init; }
}

/// <summary>What became of a delivery.</summary>
/// <param name="Delivery">The delivery.</param>
public abstract record DeliveryEnd(Delivery Delivery)
{
    /// <summary>The card stands there as <see cref="Delivery.Revision"/> has it.</summary>
    /// <param name="Delivery">The delivery.</param>
    /// <param name="Message">The card as the other side knows it; null if it gave no id, or if there was nothing to change.</param>
    public sealed record Done(Delivery Delivery, SentMessage? Message) : DeliveryEnd(Delivery);

    /// <summary>It is to be tried again.</summary>
    /// <param name="Delivery">The delivery.</param>
    /// <param name="At">When.</param>
    /// <param name="Reason">Why, without people's words; null if nothing was tried, and then the try does not count.</param>
    public sealed record Again(Delivery Delivery, DateTimeOffset At, string? Reason) : DeliveryEnd(Delivery);

    /// <summary>It is given up.</summary>
    /// <param name="Delivery">The delivery.</param>
    /// <param name="Reason">Why, without people's words.</param>
    public sealed record Dead(Delivery Delivery, string Reason) : DeliveryEnd(Delivery);
}

/// <summary>
/// What is still to be sent of broadcasts. A delivery has no words of its own: the card is made of the round at the moment of sending, so that
/// what is overtaken is never sent. Storage provides it. Safe for use by many threads.
/// </summary>
public interface IDeliveries
{
    /// <summary>Takes what is due in a tenant, the oldest first; null if the tenant has another owner now. Who takes calls <see cref="EndAsync"/> for each.</summary>
    Task<IReadOnlyList<Delivery>?> ClaimAsync(Ownership own, int most, CancellationToken cancel);

    /// <summary>Records what became of several. What another owner has taken meanwhile stays as that has it.</summary>
    Task EndAsync(IReadOnlyList<DeliveryEnd> ends, CancellationToken cancel);

    /// <summary>When the next of a tenant is due that nobody has taken, or null if there is none.</summary>
    ValueTask<DateTimeOffset?> NextDueAsync(string tenant, CancellationToken cancel);

    /// <summary>Asks for an edit of each card that says another number than answered; how many there are.</summary>
    Task<int> RefreshAsync(CancellationToken cancel);

    /// <summary>Closes rounds of broadcasts whose time is over, and asks for an edit of each card; how many were closed.</summary>
    Task<int> CloseAsync(DateTimeOffset over, CancellationToken cancel);
}
