namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>A way in and out: reads what arrived, renders what is to be said, and sends it. One for each wire protocol.</summary>
public interface IChannel
{
    /// <summary>Unique among channels; <see cref="Inbound.Channel"/> and <see cref="Outbound.Channel"/> name it. Stored, so it never changes.</summary>
    string Name { get; }

    /// <summary>The turn in what arrived, or null when there is nothing to hear. Pure.</summary>
    Turn? Read(Inbound inbound);

    /// <summary>The replies as messages to send, in order. Pure: the same replies give the same ids and bodies.</summary>
    IReadOnlyList<Outbound> Render(Inbound inbound, IReadOnlyList<Reply> replies);

    /// <summary>Sends one message. What the other side says, or that it says nothing, is a result and not an exception.</summary>
    Task<SendResult> SendAsync(Outbound outbound, CancellationToken cancel);
}

/// <summary>What became of a message.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>It was taken.</summary>
    /// <param name="Id">The id that the other side gave it, or null.</param>
    public sealed record Sent(string? Id) : SendResult;

    /// <summary>Not now: try again.</summary>
    /// <param name="After">How long the other side wants us to wait, or null if it did not say.</param>
    /// <param name="Reason">Why, without people's words.</param>
    public sealed record Later(TimeSpan? After, string Reason) : SendResult;

    /// <summary>Never: trying again would not help.</summary>
    /// <param name="Reason">Why, without people's words.</param>
    public sealed record Refused(string Reason) : SendResult;

    /// <summary>Never, nor anything else in that conversation until something arrives from it again: the bot was blocked or removed there.</summary>
    /// <param name="Reason">Why, without people's words.</param>
    public sealed record Blocked(string Reason) : SendResult;
}
