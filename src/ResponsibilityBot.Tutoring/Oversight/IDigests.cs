using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Oversight;

/// <summary>Who wishes for a digest, and when each is due. Storage provides it; what a turn leaves is written in the transaction that finishes it. Safe for use by many threads.</summary>
public interface IDigests
{
    /// <summary>When a person's next digest is due; null if none comes.</summary>
    ValueTask<DateTimeOffset?> NextAsync(string tenant, string person, CancellationToken cancel);

    /// <summary>Records with the turn when its person's next digest is due; null for none any more.</summary>
    void Keep(Turn turn, DateTimeOffset? next);

    /// <summary>Whose digest is due, the earliest first.</summary>
    ValueTask<IReadOnlyList<DigestReader>> DueAsync(DateTimeOffset now, int most, CancellationToken cancel);

    /// <summary>Moves a reader on, and keeps the card with that the figures were looked at, in one transaction: for a person and a week once, however many processes try.</summary>
    /// <param name="reader">As <see cref="DueAsync"/> gave it.</param>
    /// <param name="week">The Monday of the week that it tells of.</param>
    /// <param name="next">When the next one is due; null for none any more.</param>
    /// <param name="card">What is to be sent, or null for nothing.</param>
    /// <param name="view">What is shown with it, or null.</param>
    /// <param name="cancel">Ends the wait; nothing is changed then.</param>
    /// <returns>Whether the card is new.</returns>
    Task<bool> MoveOnAsync(DigestReader reader, DateOnly week, DateTimeOffset? next, Outbound? card, PageView? view, CancellationToken cancel);
}

/// <summary>Somebody whose digest is due.</summary>
/// <param name="Tenant">Whose figures.</param>
/// <param name="Person">The person's id.</param>
/// <param name="Name">What to call them, as they were called when they asked; may be empty.</param>
/// <param name="Carrier">The <see cref="Turn.Carrier"/> through which they asked.</param>
/// <param name="Due">When it was due.</param>
public sealed record DigestReader(string Tenant, string Person, string Name, string Carrier, DateTimeOffset Due)
{
    /// <summary>A turn of this person outside their own chat, in which everybody is a host: for whoever asks about roles.</summary>
    public Turn Turn => new()
    {
        Id = $"digest:{Tenant}:{Person}",
        Channel = Carrier,
        Carrier = Carrier,
        Tenant = Tenant,
        Conversation = "",
        Person = new(Person, Name),
        Place = Place.Channel,
        Kind = TurnKind.Said,
        At = Due,
    };
}
