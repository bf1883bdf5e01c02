using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Memory;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Quizzes;

/// <summary>Chooses what a place is asked, by what its people know least, and posts it.</summary>
internal sealed class RoundPoster(
    ICurriculum curriculum, ItemBanks banks, IPostedRounds posted, IBroadcasts broadcasts, IItemReports reports, IConversations conversations, Channels channels, RoundRules rules) : IRoundPoster
{
    private readonly ChannelChoice choice = new(new Fsrs());

    public async Task<int> PlacesAsync(string tenant, CancellationToken cancel) => await broadcasts.PlacesAsync(tenant, cancel);

    public Task<int> PostAsync(RoundOrder order, CancellationToken cancel) =>
        order.Conversation == RoundOrder.Everywhere ? PostEverywhereAsync(order, cancel) : PostInPlaceAsync(order, cancel);

    /// <summary>The same questions for all; what nobody was asked in the last fortnight in this way, in the order of the bank.</summary>
    private async Task<int> PostEverywhereAsync(RoundOrder order, CancellationToken cancel)
    {
        if (await broadcasts.OfOrderAsync(order.Tenant, order.Key, cancel) is { Count: > 0 } before)
            return before.Count;
        if (await broadcasts.PlacesAsync(order.Tenant, cancel) == 0)
            return 0;
        var rounds = await ChooseAsync(order, new([], await broadcasts.AskedAsync(order.Tenant, cancel), null), cancel);
        return await broadcasts.OpenAsync([.. rounds.Select(round => Broadcast(round.Round))], cancel) ? rounds.Count : (await broadcasts.OfOrderAsync(order.Tenant, order.Key, cancel)).Count;
    }

    private async Task<int> PostInPlaceAsync(RoundOrder order, CancellationToken cancel)
    {
        if (await posted.OfOrderAsync(order.Tenant, order.Key, cancel) is { Count: > 0 } before)
            return before.Count;
        if (channels.Find(order.Channel) is not { } channel || await conversations.FindAsync(order.Channel, order.Tenant, order.Conversation, cancel) is not { } place)
            return 0;
        var rounds = await ChooseAsync(order, await posted.PlaceAsync(order.Channel, order.Tenant, order.Conversation, order.At - ActiveSet.Lately, cancel), cancel);
        var replies = new RoundReplies(curriculum.Current);
        var cards = rounds.Select(round => channel.Announce(round.Round.Card, place, replies.Ask(round.Round, round.Item))).OfType<Outbound>().ToList();
        if (cards.Count < rounds.Count || rounds.Count == 0)
            return 0;
        // Whoever was first with this order has posted its questions.
        return await posted.OpenAsync([.. rounds.Select(round => round.Round)], cards, cancel)
            ? rounds.Count
            : (await posted.OfOrderAsync(order.Tenant, order.Key, cancel)).Count;
    }

    private async Task<List<(PostedRound Round, Item Item)>> ChooseAsync(RoundOrder order, PlayingPlace place, CancellationToken cancel)
    {
        var bank = await banks.OfAsync(order.Tenant, cancel);
        var aside = await reports.AsideAsync(order.Tenant, cancel);
        var topics = order.Topics.Count == 0 ? null : order.Topics.ToHashSet(StringComparer.Ordinal);
        var facts = topics is null ? bank.Facts : bank.FactsOf(topics);
        var active = ActiveSet.Of(facts, ActiveSet.Size(order.Questions, place.Turnout ?? ActiveSet.FirstTurnout), fact => !bank.HasItem(fact, aside, topics));
        var asked = new Dictionary<string, DateTimeOffset>(place.Asked, StringComparer.Ordinal);
        var chosen = new List<(string Fact, Item Item)>();
        while (chosen.Count < order.Questions && choice.Next(active, place.Players, asked, order.At) is { } fact)
        {
            if (bank.Pick(fact, ItemIds.SeedOf(order.Conversation), asked.ContainsKey(fact) ? order.At.DayOfYear : 0, aside, topics) is { } item)
                chosen.Add((fact, item));
            asked[fact] = order.At;
        }

        return [.. chosen.Select((each, index) => (Round(order, index + 1, chosen.Count, each.Item, place.Asked.ContainsKey(each.Fact)), each.Item))];
    }

    private PostedRound Round(RoundOrder order, int number, int count, Item item, bool isRepeat) => new()
    {
        Id = ItemIds.OfPost(order.Tenant, order.Key, number),
        Tenant = order.Tenant,
        Channel = order.Channel,
        Conversation = order.Conversation,
        Order = order.Key,
        Number = number,
        Count = count,
        Item = item.Id,
        Fact = item.Fact,
        For = isRepeat ? ChosenFor.Repeat : ChosenFor.New,
        OpenedAt = order.At,
        ClosesAt = order.At + rules.OpenFor,
    };

    private static Broadcast Broadcast(PostedRound round) => new()
    {
        Id = round.Id,
        Tenant = round.Tenant,
        Order = round.Order,
        Number = round.Number,
        Count = round.Count,
        Item = round.Item,
        Fact = round.Fact,
        For = round.For,
        OpenedAt = round.OpenedAt,
        ClosesAt = round.ClosesAt,
    };
}
