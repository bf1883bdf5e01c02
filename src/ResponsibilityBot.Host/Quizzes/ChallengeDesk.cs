using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Challenges;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Quizzes;

/// <summary>Opens challenges, sends questions into people's own chats, and keeps the cards as things stand. Many answers, one edit.</summary>
internal sealed class ChallengeDesk(
    ICurriculum curriculum, ItemBanks banks, IChallenges challenges, ChallengeBoards boards, IPostedRounds posted, IItemReports reports, IOutbox outbox,
    IConversations conversations, Channels channels, Announcer announcer, RoundRules rules, TimeProvider time) : IChallengeDesk
{
    /// <summary>The least time between two edits of a card.</summary>
    public static TimeSpan Pace { get; } = TimeSpan.FromSeconds(30);

    private const int Batch = 200;

    public async Task<bool> OpenAsync(ChallengeOrder order, CancellationToken cancel)
    {
        var challenge = order.Challenge;
        if (await challenges.FindAsync(challenge.Tenant, challenge.Id, cancel) is not null)
            return true;
        if (channels.Find(challenge.Channel) is not { } channel || await conversations.FindAsync(challenge.Channel, challenge.Tenant, challenge.Conversation, cancel) is not { } place)
            return false;
        var known = await posted.PlaceAsync(challenge.Channel, challenge.Tenant, challenge.Conversation, challenge.OpenedAt - ActiveSet.Lately, cancel);
        var items = order.Scope.Choose(
            banks.Current, await reports.AsideAsync(challenge.Tenant, cancel), known, challenge.Questions, ItemIds.SeedOf(challenge.Id), challenge.OpenedAt);
        var standing = ChallengeStanding.Of(challenge, order.Players, [], new HashSet<int>(), rules.FewestShown);
        var card = channel.Announce(challenge.Card, place, new ChallengeReplies(curriculum.Current, rules.FewestShown).Card(challenge, standing));
        return card is not null && items.Count == challenge.Questions
            && (await challenges.OpenAsync(challenge, [.. items.Select((item, index) => Round(challenge, index + 1, item, known))], order.Players, card, cancel)
                || await challenges.FindAsync(challenge.Tenant, challenge.Id, cancel) is not null);
    }

    public async Task<bool> AskAsync(Challenge challenge, string person, CancellationToken cancel)
    {
        var play = await boards.PlayAsync(challenge, person, cancel);
        if (play.Next is not var (round, item, number))
            return true;
        var reply = new ChallengeReplies(curriculum.Current, rules.FewestShown).Ask(challenge, round, item, person, number, play.Count);
        // Asked for again a minute later it comes again: it may have scrolled away. A second tap brings no second one.
        var id = $"{challenge.Card}:{person}:{round.Number}:{time.GetUtcNow().ToUnixTimeSeconds() / 60}";
        if (await announcer.ToPersonAsync(id, challenge.Tenant, person, reply, cancel) is not { } card)
            return false;
        await outbox.AddAsync([card], cancel);
        return true;
    }

    public Task<bool> EndAsync(Challenge challenge, CancellationToken cancel) => CloseAsync(challenge, time.GetUtcNow(), cancel);

    /// <summary>Looks after all that is due; returns how many challenges were closed or whose card was brought up to date.</summary>
    public async Task<int> TendAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var tended = 0;
        foreach (var running in await challenges.RunningAsync(Batch, cancel))
            await challenges.EnrolAsync(running, now, cancel);
        while (await challenges.ToCloseAsync(now - RoundKeeper.Grace, Batch, cancel) is { Count: > 0 } over)
        {
            foreach (var challenge in over)
                await CloseAsync(challenge, now, cancel);
            tended += over.Count;
        }

        foreach (var challenge in await challenges.ToShowAsync(now - Pace, Batch, cancel))
        {
            var card = await InsteadAsync(challenge, $"count-{challenge.Answers}", await boards.CardAsync(challenge, cancel), cancel);
            await challenges.ShowAsync(challenge, now, card, cancel);
            tended++;
        }

        return tended;
    }

    /// <summary>The results stand in the card's place; where a channel cannot replace, they are said anew.</summary>
    private async Task<bool> CloseAsync(Challenge challenge, DateTimeOffset now, CancellationToken cancel)
    {
        var reply = await boards.OverAsync(challenge, cancel);
        var results = await InsteadAsync(challenge, "over", reply, cancel) ?? await SayAsync(challenge, "over", reply, cancel);
        return await challenges.CloseAsync(challenge, now, results is null ? [] : [results], cancel);
    }

    private async Task<Outbound?> InsteadAsync(Challenge challenge, string what, Reply reply, CancellationToken cancel) =>
        channels.Find(challenge.Channel) is { } channel && await conversations.FindAsync(challenge.Channel, challenge.Tenant, challenge.Conversation, cancel) is { } place
            ? channel.Replace($"{challenge.Card}#{what}", place, challenge.Card, reply) : null;

    private async Task<Outbound?> SayAsync(Challenge challenge, string what, Reply reply, CancellationToken cancel) =>
        channels.Find(challenge.Channel) is { } channel && await conversations.FindAsync(challenge.Channel, challenge.Tenant, challenge.Conversation, cancel) is { } place
            ? channel.Announce($"{challenge.Card}#{what}", place, reply) : null;

    private static PostedRound Round(Challenge challenge, int number, Item item, PlayingPlace known) => new()
    {
        Id = ItemIds.OfPost(challenge.Tenant, challenge.Order, number),
        Tenant = challenge.Tenant,
        Channel = challenge.Channel,
        Conversation = challenge.Conversation,
        Order = challenge.Order,
        Number = number,
        Count = challenge.Questions,
        Item = item.Id,
        Fact = item.Fact,
        For = known.Asked.ContainsKey(item.Fact) ? ChosenFor.Repeat : ChosenFor.New,
        OpenedAt = challenge.OpenedAt,
        ClosesAt = challenge.ClosesAt,
    };
}
