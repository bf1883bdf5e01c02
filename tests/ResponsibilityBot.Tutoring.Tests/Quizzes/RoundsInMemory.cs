using Moq;
using ResponsibilityBot.Tutoring.Quizzes.Habits;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes;

/// <summary>Posted rounds in memory; only what dialogs ask of them.</summary>
internal sealed class RoundsInMemory : IPostedRounds
{
    public static RoundRules Rules { get; } = new(TimeSpan.FromHours(8), AllowChanges: false, FewestShown: 5, _ => false);

    /// <summary>Everybody lives by UTC.</summary>
    public static PeopleDays Days { get; } = new(new Mock<IPeopleZones>().Object, new(ZoneNames.Utc, TimeSpan.Zero, new HashSet<DateOnly>()));

    public Dictionary<string, PostedRound> Rounds { get; } = [];

    /// <summary>How many of a place's people answer.</summary>
    public double? Turnout { get; init; }

    public ValueTask<PostedRound?> FindAsync(string tenant, string id, CancellationToken cancel) =>
        ValueTask.FromResult(Rounds.GetValueOrDefault(id) is { } found && found.Tenant == tenant ? found : null);

    public ValueTask<IReadOnlyList<PostedRound>> OfOrderAsync(string tenant, string order, CancellationToken cancel) =>
        ValueTask.FromResult<IReadOnlyList<PostedRound>>([.. Rounds.Values.Where(round => round.Tenant == tenant && round.Order == order).OrderBy(round => round.Number)]);

    public ValueTask<PlayingPlace> PlaceAsync(string channel, string tenant, string conversation, DateTimeOffset since, CancellationToken cancel) =>
        ValueTask.FromResult(new PlayingPlace([], new Dictionary<string, DateTimeOffset>(), Turnout));

    public Task<bool> OpenAsync(IReadOnlyList<PostedRound> rounds, IReadOnlyList<Outbound> cards, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<PostedRound>> ToCloseAsync(DateTimeOffset now, int most, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<PostedRound>> ToShowAsync(int most, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<GivenAnswer>> AnswersAsync(PostedRound round, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<string>> PeopleAsync(PostedRound round, int most, CancellationToken cancel) => throw new NotSupportedException();

    public Task CloseAsync(PostedRound round, DateTimeOffset at, Outbound? results, CancellationToken cancel) => throw new NotSupportedException();

    public Task ShowAsync(PostedRound round, Outbound? card, CancellationToken cancel) => throw new NotSupportedException();
}

/// <summary>Reports in memory; only what dialogs ask of them.</summary>
internal sealed class ReportsInMemory : IItemReports
{
    public HashSet<string> Aside { get; } = [];

    public List<(string Item, bool IsRight)> Decided { get; } = [];

    public ValueTask<IReadOnlySet<string>> AsideAsync(string tenant, CancellationToken cancel) => ValueTask.FromResult<IReadOnlySet<string>>(Aside);

    public void Report(Turn turn, string item, string key) => Aside.Add(item);

    public void Decide(Turn turn, string item, bool isRight) => Decided.Add((item, isRight));

    public ValueTask<IReadOnlyList<ItemReport>> OpenAsync(CancellationToken cancel) => throw new NotSupportedException();

    public Task TellAsync(ItemReport report, IReadOnlyList<Outbound> notes, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<Round>> AnsweredAsync(string tenant, string item, CancellationToken cancel) => throw new NotSupportedException();

    public Task RegradeAsync(ItemReport report, string key, IReadOnlyList<Regraded> regraded, IReadOnlyList<Outbound> notes, CancellationToken cancel) => throw new NotSupportedException();
}

/// <summary>Habits in memory; only what dialogs ask of them.</summary>
internal sealed class HabitsInMemory : IHabits
{
    public Dictionary<string, Habit> Kept { get; } = [];

    public List<string> Due { get; } = [];

    public ValueTask<Habit> FindAsync(string tenant, string person, CancellationToken cancel) => ValueTask.FromResult(Kept.GetValueOrDefault($"{tenant}/{person}") ?? Habit.None);

    public void Keep(Turn turn, Habit habit) => Kept[$"{turn.Tenant}/{turn.Person.Id}"] = habit;

    public void NoteAsked(Turn turn, string fact, DateTimeOffset dueAt) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<string>> DueAsync(string tenant, string person, DateTimeOffset now, CancellationToken cancel) => ValueTask.FromResult<IReadOnlyList<string>>(Due);

    public ValueTask<IReadOnlyList<Follower>> FollowersAsync(DateTimeOffset since, int most, CancellationToken cancel) => throw new NotSupportedException();

    public Task FollowUpAsync(Follower follower, IReadOnlyList<Round> rounds, IReadOnlyList<Outbound> cards, CancellationToken cancel) => throw new NotSupportedException();
}
