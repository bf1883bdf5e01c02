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
    ICurriculum curriculum, ItemBanks banks, IChallenges challenges, ChallengeBoards boards, IPostedRounds posted, RoundKeeper rounds, IItemReports reports, IOutbox outbox,
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
            await banks.OfAsync(challenge.Tenant, cancel), await reports.AsideAsync(challenge.Tenant, cancel), known, challenge.Questions, ItemIds.SeedOf(challenge.Id), challenge.OpenedAt);
        if (items.Count < challenge.Questions)
            return false;
        var opened = challenge.Live is { } live ? challenge with { Live = live with { Items = [.. items.Select(item => item.Id)] } } : challenge;
        PostedRound[] questions = opened.Live is null ? [.. items.Select((item, index) => opened.RoundOf(index + 1, item, ReasonFor(item, known)))] : [];
        return channel.Announce(opened.Card, place, First(opened, order.Players)) is { } card
            && (await challenges.OpenAsync(opened, questions, order.Players, card, cancel) || await challenges.FindAsync(opened.Tenant, opened.Id, cancel) is not null);
    }

    public async Task<bool> OpenNextAsync(Challenge challenge, int number, CancellationToken cancel)
    {
        if (challenge.Live is not { } live || number != live.Number + 1 || number > live.Items.Count || await boards.OpenAsync(challenge, cancel) is not null
            || (await banks.OfAsync(challenge.Tenant, cancel)).Find(live.Items[number - 1]) is not { } item || await PlaceAsync(challenge, cancel) is not var (channel, place))
            return false;
        var now = time.GetUtcNow();
        var known = await posted.PlaceAsync(challenge.Channel, challenge.Tenant, challenge.Conversation, now - ActiveSet.Lately, cancel);
        var round = challenge.RoundOf(number, item, ReasonFor(item, known)) with { OpenedAt = now, ClosesAt = live.Timer is { } timer ? now + timer * LiveState.Longest : challenge.ClosesAt };
        var next = challenge with { Live = live with { Number = number } };
        return channel.Announce(round.Card, place, new RoundReplies(curriculum.Current).Ask(round, item)) is { } question
            && await challenges.GoOnAsync(challenge, round, [question, .. Lead(next, channel, place, await ParticipantsAsync(next, cancel), isOpen: true)], cancel);
    }

    public async Task<bool> LockAsync(Challenge challenge, int number, CancellationToken cancel)
    {
        if (await boards.OpenAsync(challenge, cancel) is not { } round || round.Number != number)
            return false;
        await rounds.CloseAsync(round, cancel);
        if (await PlaceAsync(challenge, cancel) is var (channel, place))
            await outbox.AddAsync(Lead(challenge, channel, place, await ParticipantsAsync(challenge, cancel), isOpen: false), cancel);
        return true;
    }

    public async Task<bool> AskAsync(Challenge challenge, string person, CancellationToken cancel)
    {
        var play = await boards.PlayAsync(challenge, person, cancel);
        if (play.Next is not var (round, item, number))
            return true;
        var reply = new ChallengeReplies(curriculum.Current).Ask(challenge, round, item, person, number, play.Count);
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
        {
            await challenges.EnrolAsync(running, now, cancel);
            // The timer's end, for those who have more time too.
            if (running.Live is { Timer: not null, Number: > 0 } live && await boards.OpenAsync(running, cancel) is { } round && now >= round.ClosesAt)
                await LockAsync(running, live.Number, cancel);
        }

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
        // A question that is open gets its answer first.
        if (challenge.Live is not null && await boards.OpenAsync(challenge, cancel) is { } open)
            await rounds.CloseAsync(open, cancel);
        var reply = await boards.OverAsync(challenge, cancel);
        var instead = await InsteadAsync(challenge, "over", reply, cancel);
        // The card of a live round has scrolled away by now.
        var anew = instead is null || challenge.Live is not null ? await SayAsync(challenge, "results", reply, cancel) : null;
        return await challenges.CloseAsync(challenge, now, [.. new[] { instead, anew }.OfType<Outbound>()], cancel);
    }

    private Reply First(Challenge challenge, IReadOnlyList<Player> players)
    {
        var now = curriculum.Current;
        return challenge.Live is null
            ? new ChallengeCards(now, rules.FewestShown).Card(challenge, ChallengeStanding.Of(challenge, players, [], new HashSet<int>(), rules.FewestShown))
            : new LiveReplies(now.Phrases).Lead(challenge, isOpen: false, 0);
    }

    /// <summary>The host's card as things stand now; anew where a channel cannot replace it.</summary>
    private IReadOnlyList<Outbound> Lead(Challenge challenge, IChannel channel, ConversationReference place, int participants, bool isOpen)
    {
        var (id, reply) = ($"{challenge.Card}#{challenge.Live?.Number}-{(isOpen ? "open" : "locked")}", new LiveReplies(curriculum.Current.Phrases).Lead(challenge, isOpen, participants));
        return (channel.Replace(id, place, challenge.Card, reply) ?? channel.Announce(id, place, reply)) is { } card ? [card] : [];
    }

    private async Task<int> ParticipantsAsync(Challenge challenge, CancellationToken cancel) =>
        (await challenges.MarksAsync(challenge, null, cancel)).DistinctBy(mark => mark.Person).Count();

    private async Task<(IChannel Channel, ConversationReference Place)?> PlaceAsync(Challenge challenge, CancellationToken cancel) =>
        channels.Find(challenge.Channel) is { } channel && await conversations.FindAsync(challenge.Channel, challenge.Tenant, challenge.Conversation, cancel) is { } place ? (channel, place) : null;

    private async Task<Outbound?> InsteadAsync(Challenge challenge, string what, Reply reply, CancellationToken cancel) =>
        await PlaceAsync(challenge, cancel) is var (channel, place) ? channel.Replace($"{challenge.Card}#{what}", place, challenge.Card, reply) : null;

    private async Task<Outbound?> SayAsync(Challenge challenge, string what, Reply reply, CancellationToken cancel) =>
        await PlaceAsync(challenge, cancel) is var (channel, place) ? channel.Announce($"{challenge.Card}#{what}", place, reply) : null;

    private static ChosenFor ReasonFor(Item item, PlayingPlace known) => known.Asked.ContainsKey(item.Fact) ? ChosenFor.Repeat : ChosenFor.New;
}
