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

    /// <summary>
    /// A reply as a message to a place that is known: in a personal chat or group where it stands, in a channel as a new thread. Null where
    /// this channel cannot. Pure.
    /// </summary>
    /// <param name="id">What makes it once: <see cref="Outbound.Id"/>.</param>
    /// <param name="place">Where.</param>
    /// <param name="reply">What is to be said.</param>
    Outbound? Announce(string id, ConversationReference place, Reply reply);

    /// <summary>A reply as a message that begins the personal chat with somebody. Null where this channel cannot. Pure.</summary>
    /// <param name="id">What makes it once: <see cref="Outbound.Id"/>.</param>
    /// <param name="person">To whom.</param>
    /// <param name="reply">What is to be said.</param>
    Outbound? Announce(string id, PersonReference person, Reply reply);

    /// <summary>A reply as what takes the place of an earlier message. Null where this channel cannot. Pure.</summary>
    /// <param name="id">What makes it once: <see cref="Outbound.Id"/>.</param>
    /// <param name="place">The place that the earlier one was announced in.</param>
    /// <param name="earlier">The <see cref="Outbound.Id"/> of the earlier one.</param>
    /// <param name="reply">What is to stand there now.</param>
    Outbound? Replace(string id, ConversationReference place, string earlier, Reply reply);

    /// <summary>
    /// How long a message must wait before it may be sent, because the other side takes only so many; zero if it may go now, and then it
    /// counts. Not asked again for the same message before that time is over.
    /// </summary>
    TimeSpan Hold(Outbound outbound);

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
    public sealed record Sent(string? Id) : SendResult
    {
        /// <summary>The conversation that it stands in, if that is another than the message said: a thread or a chat that it began.</summary>
        public string? Conversation { get; init; }

        /// <summary>The personal chat that was begun for it, or null.</summary>
        public ConversationReference? Began { get; init; }
    }

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
