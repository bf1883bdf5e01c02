using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Quizzes;

/// <summary>Keeps the cards of posted rounds as things stand: how many answered, and at the end the results. Many answers, one edit.</summary>
internal sealed class RoundKeeper(
    IPostedRounds posted, IDeliveries deliveries, RoundCards cards, IConversations conversations, Channels channels, TimeProvider time)
{
    /// <summary>How long after its time a round is closed, so that answers that came just in time are in.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(15);

    /// <summary>Rounds that are looked at in one go.</summary>
    private const int Batch = 200;

    /// <summary>Looks after all that is due; returns how many rounds were closed or whose card was brought up to date.</summary>
    public async Task<int> TendAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var tended = 0;
        while (await posted.ToCloseAsync(now - Grace, Batch, cancel) is { Count: > 0 } over)
        {
            foreach (var round in over)
                await CloseAsync(round, now, cancel);
            tended += over.Count;
        }

        foreach (var round in await posted.ToShowAsync(Batch, cancel))
        {
            await ShowAsync(round, cancel);
            tended++;
        }

        // Those of broadcasts are many: one statement for thousands, and who delivers makes the cards.
        while (await deliveries.CloseAsync(now - Grace, cancel) is > 0 and var closed)
            tended += closed;
        return tended + await deliveries.RefreshAsync(cancel);
    }

    /// <summary>Closes a round now.</summary>
    public Task CloseAsync(PostedRound round, CancellationToken cancel) => CloseAsync(round, time.GetUtcNow(), cancel);

    private async Task ShowAsync(PostedRound round, CancellationToken cancel) =>
        await posted.ShowAsync(round, await InsteadAsync(round, $"count-{round.Answers}", cancel), cancel);

    private async Task CloseAsync(PostedRound round, DateTimeOffset now, CancellationToken cancel) =>
        await posted.CloseAsync(round, now, await InsteadAsync(round with { IsClosed = true }, "closed", cancel), cancel);

    /// <summary>What stands in the card's place from now on; where a channel cannot replace, the results are said anew and a count is not.</summary>
    private async Task<Outbound?> InsteadAsync(PostedRound round, string what, CancellationToken cancel)
    {
        if (channels.Find(round.Channel) is not { } channel || await conversations.FindAsync(round.Channel, round.Tenant, round.Conversation, cancel) is not { } place
            || await cards.ReplyAsync(round, cancel) is not { } reply)
            return null;
        var id = $"{round.Card}#{what}";
        return channel.Replace(id, place, round.Card, reply) ?? (round.IsClosed ? channel.Announce(id, place, reply) : null);
    }
}
