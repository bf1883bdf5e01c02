using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Quizzes;

/// <summary>The card of a posted round as things stand: open with its count, closed with its results, or withdrawn.</summary>
internal sealed class RoundCards(ICurriculum curriculum, ItemBanks banks, IPostedRounds posted, IItemReports reports, IConversations conversations, Channels channels, RoundRules rules)
{
    /// <summary>Whoever answered sees the own answer where the channel can show it; more cannot.</summary>
    private const int MostViewers = 60;

    /// <summary>The ids of the items that are not asked in a tenant now.</summary>
    public ValueTask<IReadOnlySet<string>> AsideAsync(string tenant, CancellationToken cancel) => reports.AsideAsync(tenant, cancel);

    /// <summary>The card of a delivery: a message, or an edit of the one that is there; null if there is nothing to send.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="place">Where it goes.</param>
    /// <param name="aside">What <see cref="AsideAsync"/> said a moment ago, for all that were taken together. Cards of an item that is put aside later are edited.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<Outbound?> OfAsync(Delivery delivery, ConversationReference place, IReadOnlySet<string> aside, CancellationToken cancel)
    {
        var round = delivery.Round;
        if (channels.Find(round.Channel) is not { } channel || (delivery.Sent is null && await ItemAsync(round, aside, cancel) is null))
            return null;
        var reply = await ReplyAsync(round, aside, cancel);
        if (reply is null)
            return null;
        if (delivery.Sent is null)
            return channel.Announce(round.Card, place, reply) is { } card ? card with { Attempt = delivery.Attempt } : null;
        // An edit has an id of its own, which is paced and logged by itself.
        var id = $"{round.Card}#{delivery.Revision}";
        var edit = delivery.Sent.Id.Length == 0 ? null : channel.Replace(id, place, round.Card, reply);
        return edit is not null ? edit with { Replaced = delivery.Sent, Attempt = delivery.Attempt }
            : round.IsClosed && channel.Announce(id, place, reply) is { } results ? results with { Attempt = delivery.Attempt } : null;
    }

    /// <summary>What the card says; null for an open round whose item is gone, which says what it said.</summary>
    public async Task<Reply?> ReplyAsync(PostedRound round, CancellationToken cancel) => await ReplyAsync(round, await AsideAsync(round.Tenant, cancel), cancel);

    private async Task<Reply?> ReplyAsync(PostedRound round, IReadOnlySet<string> aside, CancellationToken cancel)
    {
        var replies = new RoundReplies(curriculum.Current);
        if (!round.IsClosed)
            return (await banks.OfAsync(round.Tenant, cancel)).Find(round.Item) is { } open ? replies.Ask(round, open, round.Answers == 0 ? [] : await ViewersAsync(round, cancel)) : null;
        return await ItemAsync(round, aside, cancel) is { } item
            ? replies.Close(round, item, await posted.AnswersAsync(round, cancel), rules.FewestShown)
            : replies.Withdraw(round);
    }

    /// <summary>The item, unless it is gone or put aside.</summary>
    private async ValueTask<Item?> ItemAsync(PostedRound round, IReadOnlySet<string> aside, CancellationToken cancel) =>
        aside.Contains(round.Item) ? null : (await banks.OfAsync(round.Tenant, cancel)).Find(round.Item);

    private async Task<List<PersonReference>> ViewersAsync(PostedRound round, CancellationToken cancel)
    {
        var viewers = new List<PersonReference>();
        foreach (var person in await posted.PeopleAsync(round, MostViewers, cancel))
        {
            if (await conversations.FindPersonAsync(round.Tenant, person, cancel) is { } known && known.Channel == round.Channel)
                viewers.Add(known);
        }

        return viewers;
    }
}
