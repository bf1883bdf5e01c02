using ResponsibilityBot.Tutoring.Quizzes.Challenges;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Challenges;

/// <summary>Challenges in memory, and a desk that opens them there; only what dialogs ask of both.</summary>
internal sealed class ChallengesInMemory(RoundsInMemory rounds, Notebook notebook, ItemBanks banks) : IChallenges, IChallengeDesk
{
    private static readonly HashSet<string> None = [];

    public List<Challenge> Kept { get; } = [];

    public List<(string Challenge, Player Player)> Players { get; } = [];

    public List<KnownPerson> People { get; } = [];

    public List<string> Sent { get; } = [];

    /// <summary>Whether people can be reached in their own chats.</summary>
    public bool Reaches { get; set; } = true;

    public ChallengeOrder? Order { get; private set; }

    public ValueTask<Challenge?> FindAsync(string tenant, string id, CancellationToken cancel) => ValueTask.FromResult(Kept.Find(each => each.Tenant == tenant && each.Id == id));

    public ValueTask<Challenge?> RunningAsync(string channel, string tenant, string conversation, CancellationToken cancel) =>
        ValueTask.FromResult(Kept.Find(each => !each.IsClosed && each.Channel == channel && each.Tenant == tenant && each.Conversation == ThreadIds.PlaceOf(conversation)));

    public ValueTask<IReadOnlyList<Challenge>> OfPersonAsync(string tenant, string person, CancellationToken cancel) => ValueTask.FromResult<IReadOnlyList<Challenge>>(
        [.. Kept.Where(each => !each.IsClosed && each.Tenant == tenant && Players.Exists(known => known.Challenge == each.Id && known.Player.Person == person))]);

    public ValueTask<Player?> PlayerAsync(Challenge challenge, string person, CancellationToken cancel) =>
        ValueTask.FromResult(Players.Where(known => known.Challenge == challenge.Id && known.Player.Person == person).Select(known => known.Player).FirstOrDefault());

    public ValueTask<IReadOnlyList<Player>> PlayersAsync(Challenge challenge, CancellationToken cancel) =>
        ValueTask.FromResult<IReadOnlyList<Player>>([.. Players.Where(known => known.Challenge == challenge.Id).Select(known => known.Player)]);

    public ValueTask<IReadOnlyList<PlayerMark>> MarksAsync(Challenge challenge, string? person, CancellationToken cancel) => ValueTask.FromResult<IReadOnlyList<PlayerMark>>(
        [.. notebook.Answers.Where(answer => answer.Round.Tenant == challenge.Tenant && (person is null || answer.Round.Person == person) && rounds.Rounds[answer.Round.Post ?? ""].Order == challenge.Order)
            .Select(answer => new PlayerMark(answer.Round.Person, rounds.Rounds[answer.Round.Post ?? ""].Number, answer.Given.Credit, answer.Given.Picks))]);

    public ValueTask<IReadOnlyList<KnownPerson>> PeopleAsync(string channel, string tenant, string conversation, DateTimeOffset since, CancellationToken cancel) =>
        ValueTask.FromResult<IReadOnlyList<KnownPerson>>(People);

    public void Join(Turn turn, Challenge challenge, string side) => Players.Add((challenge.Id, new(turn.Person.Id, side, turn.At)));

    public Task<bool> OpenAsync(ChallengeOrder order, CancellationToken cancel)
    {
        (Order, var challenge) = (order, order.Challenge);
        if (Kept.Exists(known => known.Id == challenge.Id))
            return Task.FromResult(true);
        var items = order.Scope.Choose(banks.Current, None, new([], new Dictionary<string, DateTimeOffset>(), null), challenge.Questions, ItemIds.SeedOf(challenge.Id), challenge.OpenedAt);
        if (challenge.Live is { } live)
            challenge = challenge with { Live = live with { Items = [.. items.Select(item => item.Id)] } };
        foreach (var round in challenge.Live is null ? items.Select((item, index) => challenge.RoundOf(index + 1, item, ChosenFor.New)) : [])
            rounds.Rounds[round.Id] = round;
        Kept.Add(challenge);
        Players.AddRange(order.Players.Select(player => (challenge.Id, player)));
        return Task.FromResult(true);
    }

    public Task<bool> AskAsync(Challenge challenge, string person, CancellationToken cancel)
    {
        if (Reaches)
            Sent.Add(person);
        return Task.FromResult(Reaches);
    }

    public Task<bool> OpenNextAsync(Challenge challenge, int number, CancellationToken cancel)
    {
        if (challenge.Live is not { } live || number != live.Number + 1 || rounds.Rounds.Values.Any(round => round.Order == challenge.Order && !round.IsClosed))
            return Task.FromResult(false);
        Kept[Kept.FindIndex(known => known.Id == challenge.Id)] = challenge with { Live = live with { Number = number } };
        var item = banks.Current.Find(live.Items[number - 1]) ?? throw new InvalidOperationException("no item");
        var id = ItemIds.OfPost(challenge.Tenant, challenge.Order, number);
        rounds.Rounds[id] = challenge.RoundOf(number, item, ChosenFor.New) with { OpenedAt = Now() };
        return Task.FromResult(true);
    }

    public Task<bool> LockAsync(Challenge challenge, int number, CancellationToken cancel)
    {
        if (rounds.Rounds.Values.FirstOrDefault(round => round.Order == challenge.Order && round.Number == number && !round.IsClosed) is not { } round)
            return Task.FromResult(false);
        rounds.Rounds[round.Id] = round with { IsClosed = true };
        return Task.FromResult(true);
    }

    public Task<bool> EndAsync(Challenge challenge, CancellationToken cancel)
    {
        Kept[Kept.FindIndex(known => known.Id == challenge.Id)] = challenge with { IsClosed = true };
        return Task.FromResult(true);
    }

    public Task<bool> OpenAsync(Challenge challenge, IReadOnlyList<PostedRound> rounds, IReadOnlyList<Player> players, Outbound card, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>The test's clock.</summary>
    public Func<DateTimeOffset> Now { get; set; } = () => default;

    public Task<bool> GoOnAsync(Challenge challenge, PostedRound next, IReadOnlyList<Outbound> said, CancellationToken cancel) => throw new NotSupportedException();

    public Task<int> EnrolAsync(Challenge challenge, DateTimeOffset at, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<Challenge>> RunningAsync(int most, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<Challenge>> ToShowAsync(DateTimeOffset since, int most, CancellationToken cancel) => throw new NotSupportedException();

    public Task ShowAsync(Challenge challenge, DateTimeOffset at, Outbound? card, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<Challenge>> ToCloseAsync(DateTimeOffset at, int most, CancellationToken cancel) => throw new NotSupportedException();

    public Task<bool> CloseAsync(Challenge challenge, DateTimeOffset at, IReadOnlyList<Outbound> results, CancellationToken cancel) => throw new NotSupportedException();
}
