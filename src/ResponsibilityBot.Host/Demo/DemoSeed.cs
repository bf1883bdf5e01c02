using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Gaps;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Demo;

/// <summary>Writes the demo's history before anything is served: the same people, answers and questions each time, in the weeks before now.</summary>
internal sealed class DemoSeed(
    ICurriculum curriculum, ItemBanks banks, ITurnReplay replay, ITeams teams, IQuizLedger ledger, IPostedRounds posted, IOutbox outbox, IQuestionCounts counts, IGapLedger gaps,
    DemoFolder folder, TimeProvider time) : IHostedService
{
    private const int Seed = 20261126;
    private const int CardsAWeek = 5;
    private const string Channel = "demo";

    private readonly Random random = new(Seed);
    private int turns;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder.Path);
        var last = Weeks.LastOver(time.GetUtcNow());
        var story = DemoStory.Of(curriculum.Current.Table, banks.Current);
        await replay.WriteAsync([.. DemoStory.Teams.SelectMany(Begin)], cancellationToken);
        for (var week = 0; week < DemoStory.Weeks; week++)
        {
            var monday = last.AddDays(7 * (week + 1 - DemoStory.Weeks));
            await PostAsync(story, week, monday, cancellationToken);
            await replay.WriteAsync([.. DemoStory.Teams.SelectMany(team => Answers(story, team, week, monday)), .. Questions(monday)], cancellationToken);
        }

        await replay.WriteAsync([.. Gaps()], cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<(Turn, Action<Turn>)> Begin(DemoTeam team)
    {
        foreach (var person in team.People)
            yield return (Turn(team, person, time.GetUtcNow()), teams.JoinPlace);
        yield return (Turn(team, team.People[0], time.GetUtcNow()), turn => teams.NamePlace(turn, TeamName.Read(team.Name) ?? throw new InvalidOperationException(team.Name)));
    }

    /// <summary>Puts the week's cards into the teams' channels, takes them as sent, and closes them.</summary>
    private async Task PostAsync(IReadOnlyList<Item> story, int week, DateOnly monday, CancellationToken cancel)
    {
        var rounds = DemoStory.Teams.SelectMany(team => Enumerable.Range(0, CardsAWeek).Select(day => Round(story, team, week, day, monday))).ToList();
        foreach (var round in rounds)
        {
            await posted.OpenAsync([round], [new() { Id = round.Card, InReplyTo = null, Channel = Channel, Tenant = DirectLineServices.Tenant, Conversation = round.Conversation, Address = "demo", Body = "{}" }], cancel);
            foreach (var card in await outbox.ClaimAsync(1, cancel))
                await outbox.SentAsync(card, new(card.Id), cancel);
            await posted.CloseAsync(round, round.ClosesAt, null, cancel);
        }
    }

    private IEnumerable<(Turn, Action<Turn>)> Answers(IReadOnlyList<Item> story, DemoTeam team, int week, DateOnly monday)
    {
        // Some are away, or let a week pass; at least one in two plays.
        var here = team.People.Where((_, number) => number < team.Size / 2 || random.NextDouble() < team.Turnout - 0.1 + (0.01 * week)).ToList();
        for (var day = 0; day < CardsAWeek; day++)
        {
            var round = Round(story, team, week, day, monday);
            var item = banks.Current.Find(round.Item) ?? throw new InvalidOperationException(round.Item);
            foreach (var person in here)
            {
                if (random.NextDouble() > team.Turnout)
                    continue;
                var turn = Turn(team, person, round.OpenedAt.AddMinutes(random.Next(5, 300)));
                var option = DemoStory.Choose(item, team, week, random);
                var given = new GivenAnswer([option.Id], option.IsRight ? 1 : 0, Confidence.Unsaid, turn.At);
                var own = new Round($"{round.Id} {person}", turn.Tenant, person, item.Id, round.OpenedAt) { Post = round.Id };
                yield return (turn, answer => ledger.Answer(answer, own, given with { Subject = AnswerSubject.Of(curriculum.Current.Table, item, given) }, item.Fact));
            }
        }
    }

    private IEnumerable<(Turn, Action<Turn>)> Questions(DateOnly monday) =>
        from team in DemoStory.Teams
        from topic in DemoStory.Topics
        from person in team.People
        where random.NextDouble() < topic.Chance
        select (Turn(team, person, At(monday, 2, 11)), (Action<Turn>)(turn => counts.Note(turn, [topic.Row])));

    private IEnumerable<(Turn, Action<Turn>)> Gaps() =>
        from gap in DemoStory.Gaps
        from number in Enumerable.Range(0, gap.Times)
        select (Turn(DemoStory.Teams[0], DemoStory.Teams[0].People[0], time.GetUtcNow()), (Action<Turn>)(turn => gaps.Note(turn, null, new Gap(gap.Words, gap.Outcome, gap.Near, []))));

    private static PostedRound Round(IReadOnlyList<Item> story, DemoTeam team, int week, int day, DateOnly monday)
    {
        var item = story[((week * CardsAWeek) + day) % story.Count];
        var (order, opened) = ($"demo {team.Name} {week} {day}", At(monday, day, 9));
        return new()
        {
            Id = ItemIds.OfPost(DirectLineServices.Tenant, order, 1),
            Tenant = DirectLineServices.Tenant,
            Channel = Channel,
            Conversation = team.Place,
            Order = order,
            Number = 1,
            Count = 1,
            Item = item.Id,
            Fact = item.Fact,
            For = ChosenFor.New,
            OpenedAt = opened,
            ClosesAt = opened.AddHours(8),
        };
    }

    private Turn Turn(DemoTeam team, string person, DateTimeOffset at) => new()
    {
        Id = $"demo {++turns}",
        Channel = Channel,
        Carrier = Channel,
        Tenant = DirectLineServices.Tenant,
        Conversation = team.Place,
        Person = new(person, ""),
        Place = Place.Channel,
        Kind = TurnKind.Said,
        At = at,
    };

    private static DateTimeOffset At(DateOnly monday, int day, int hour) => new(monday.AddDays(day), new TimeOnly(hour, 0), TimeSpan.Zero);
}
