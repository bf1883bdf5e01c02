using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Workers;

/// <summary>
/// Says things of the bot's own accord, through the outbox: what returned true is sent even if the process dies now, and the same id twice is
/// said once. False means that it is not known how to reach them, or that the channel cannot.
/// </summary>
internal sealed class Announcer(IOutbox outbox, IConversations conversations, Channels channels)
{
    /// <summary>In a place: a message in a personal chat or group, a new thread in a channel.</summary>
    /// <param name="id">What makes it once.</param>
    /// <param name="place">Which <see cref="IChannel.Name"/>, tenant and conversation.</param>
    /// <param name="reply">What is to be said.</param>
    /// <param name="cancel">Ends the wait; nothing is kept then.</param>
    public async Task<bool> SayAsync(string id, (string Channel, string Tenant, string Conversation) place, Reply reply, CancellationToken cancel) =>
        await conversations.FindAsync(place.Channel, place.Tenant, place.Conversation, cancel) is { } known
        && await KeepAsync(channels.Find(place.Channel)?.Announce(id, known, reply), cancel);

    /// <summary>To a person, in their own chat with the bot; one is begun if there is none.</summary>
    public async Task<bool> TellAsync(string id, string tenant, string person, Reply reply, CancellationToken cancel) =>
        await KeepAsync(await ToPersonAsync(id, tenant, person, reply, cancel), cancel);

    /// <summary>What <see cref="TellAsync"/> would keep, for who keeps it together with something else; null where nobody can be reached.</summary>
    public async Task<Outbound?> ToPersonAsync(string id, string tenant, string person, Reply reply, CancellationToken cancel)
    {
        if (await conversations.FindPersonAsync(tenant, person, cancel) is not { } known)
            return null;
        var channel = channels.Find(known.Channel);
        return known.Chat is { } chat ? channel?.Announce(id, chat, reply) : channel?.Announce(id, known, reply);
    }

    /// <summary>Instead of what was said earlier in a place with <see cref="SayAsync"/>.</summary>
    public async Task<bool> ReplaceAsync(
        string id, (string Channel, string Tenant, string Conversation) place, string earlier, Reply reply, CancellationToken cancel) =>
        await conversations.FindAsync(place.Channel, place.Tenant, place.Conversation, cancel) is { } known
        && await KeepAsync(channels.Find(place.Channel)?.Replace(id, known, earlier, reply), cancel);

    private async Task<bool> KeepAsync(Outbound? outbound, CancellationToken cancel)
    {
        if (outbound is null)
            return false;
        await outbox.AddAsync([outbound], cancel);
        return true;
    }
}
