using ResponsibilityBot.Tutoring.Quizzes.Challenges;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class ChallengeSpecs(Engine engine) : StorageSpecs(engine)
{
    [Fact]
    public async Task One_is_opened_once_with_its_questions_its_card_and_the_people_of_its_teams_and_is_there_after_a_restart()
    {
        await using var database = await StartAsync();
        var teams = await TeamsAsync(database);
        var game = Game(database, teams);
        Assert.True(await OpenAsync(database, game));
        Assert.False(await OpenAsync(database, game));
        // Another one in the same place, and the same in another tenant.
        Assert.False(await OpenAsync(database, game with { Id = "other" }));
        Assert.True(await OpenAsync(database, game with { Tenant = "t2" }));
        await database.RestartAsync();
        var kept = await database.Challenges.FindAsync("t1", "c1", Cancel);
        Assert.Equal(game with { Sides = kept?.Sides ?? [] }, kept);
        Assert.Equal(game.Sides, kept?.Sides);
        Assert.Equal(2, (await database.Posted.OfOrderAsync("t1", game.Order, Cancel)).Count);
        Assert.Equal([("adele", "2"), ("maria", "1")], (await database.Challenges.PlayersAsync(game, Cancel)).Select(player => (player.Person, player.Side)).Order());
        Assert.Null(await database.Challenges.FindAsync("t3", "c1", Cancel));
        Assert.Empty(await database.Challenges.PlayersAsync(game with { Tenant = "t2" }, Cancel));
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM challenges WHERE id = 'other'"));
        Assert.Equal(1L, database.Look("SELECT COUNT(*) FROM outbox WHERE id = 'card t1 c1'"));
    }

    [Fact]
    public async Task An_answer_counts_once_for_the_challenge_and_in_the_ledger_for_the_team_of_that_moment()
    {
        await using var database = await StartAsync();
        var game = Game(database, await TeamsAsync(database));
        await OpenAsync(database, game);
        await AnswerAsync(database, game, "a1", "maria", 1, 1);
        await AnswerAsync(database, game, "a2", "maria", 1, 0);
        await AnswerAsync(database, game, "a3", "maria", 2, 0.5);
        await AnswerAsync(database, game, "a4", "adele", 1, 0);
        Assert.Equal([("adele", 1, 0.0), ("maria", 1, 1.0), ("maria", 2, 0.5)], Marks(await database.Challenges.MarksAsync(game, null, Cancel)));
        Assert.Equal([("maria", 1, 1.0), ("maria", 2, 0.5)], Marks(await database.Challenges.MarksAsync(game, "maria", Cancel)));
        Assert.Equal(3, (await database.Challenges.FindAsync("t1", "c1", Cancel))?.Answers);
        Assert.Equal(3L, database.Look("SELECT COUNT(*) FROM points WHERE id LIKE 'answer:%'"));
        Assert.Equal(2L, database.Look($"SELECT COUNT(*) FROM points WHERE team = '{game.Sides[0].Team}'"));
        Assert.Empty(await database.Challenges.MarksAsync(game with { Tenant = "t2" }, null, Cancel));
    }

    [Fact]
    public async Task Its_questions_are_no_cards_of_the_channel()
    {
        await using var database = await StartAsync();
        var game = Game(database, await TeamsAsync(database));
        await OpenAsync(database, game);
        await AnswerAsync(database, game, "a1", "maria", 1, 1);
        database.Time.SetUtcNow(game.ClosesAt.AddHours(1));
        Assert.Empty(await database.Posted.ToShowAsync(10, Cancel));
        Assert.Empty(await database.Posted.ToCloseAsync(database.Time.GetUtcNow(), 10, Cancel));
        var place = await database.Posted.PlaceAsync("activity", "t1", "19:team", game.OpenedAt.AddDays(-1), Cancel);
        Assert.Null(place.Turnout);
        Assert.Equal(["fact 1", "fact 2"], place.Asked.Keys.Order());
    }

    [Fact]
    public async Task Many_answers_are_one_edit_and_no_sooner_than_the_pace_allows()
    {
        await using var database = await StartAsync();
        var game = Game(database, await TeamsAsync(database));
        await OpenAsync(database, game);
        var opened = database.Time.GetUtcNow();
        Assert.Empty(await database.Challenges.ToShowAsync(opened, 10, Cancel));
        await AnswerAsync(database, game, "a1", "maria", 1, 1);
        await AnswerAsync(database, game, "a2", "adele", 1, 1);
        Assert.Empty(await database.Challenges.ToShowAsync(opened.AddSeconds(-1), 10, Cancel));
        var due = Assert.Single(await database.Challenges.ToShowAsync(opened, 10, Cancel));
        Assert.Equal(2, due.Answers);
        await database.Challenges.ShowAsync(due, opened.AddSeconds(30), Card(game) with { Id = "edit" }, Cancel);
        await database.Challenges.ShowAsync(due, opened.AddSeconds(31), Card(game) with { Id = "again" }, Cancel);
        Assert.Equal(1L, database.Look("SELECT COUNT(*) FROM outbox WHERE id IN ('edit', 'again')"));
        Assert.Empty(await database.Challenges.ToShowAsync(opened.AddDays(1), 10, Cancel));
        await AnswerAsync(database, game, "a3", "maria", 2, 1);
        Assert.Empty(await database.Challenges.ToShowAsync(opened.AddSeconds(29), 10, Cancel));
        Assert.Single(await database.Challenges.ToShowAsync(opened.AddSeconds(30), 10, Cancel));
    }

    [Fact]
    public async Task It_is_closed_once_and_then_another_may_run_in_the_place()
    {
        await using var database = await StartAsync();
        var game = Game(database, await TeamsAsync(database));
        await OpenAsync(database, game);
        Assert.Empty(await database.Challenges.ToCloseAsync(game.ClosesAt.AddMilliseconds(-1), 10, Cancel));
        Assert.Equal("c1", Assert.Single(await database.Challenges.ToCloseAsync(game.ClosesAt, 10, Cancel)).Id);
        Assert.True(await database.Challenges.CloseAsync(game, game.ClosesAt, [Card(game) with { Id = "over" }], Cancel));
        Assert.False(await database.Challenges.CloseAsync(game, game.ClosesAt, [Card(game) with { Id = "over again" }], Cancel));
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM outbox WHERE id = 'over again'"));
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM posted_rounds WHERE closed_at IS NULL"));
        Assert.True((await database.Challenges.FindAsync("t1", "c1", Cancel))?.IsClosed);
        Assert.Null(await database.Challenges.RunningAsync("activity", "t1", "19:team", Cancel));
        Assert.True(await OpenAsync(database, game with { Id = "c2" }));
        Assert.Equal("c2", (await database.Challenges.RunningAsync("activity", "t1", "19:team;messageid=7", Cancel))?.Id);
    }

    [Fact]
    public async Task Who_comes_to_a_team_later_plays_from_then_on_and_who_plays_stays_on_their_side()
    {
        await using var database = await StartAsync();
        var teams = await TeamsAsync(database);
        var game = Game(database, teams);
        await OpenAsync(database, game);
        database.Time.Advance(TimeSpan.FromHours(5));
        await database.TurnAsync("join omar", "omar", turn => database.Teams.Join(turn, teams[0]));
        await database.TurnAsync("move maria", "maria", turn => database.Teams.Join(turn, teams[1]));
        var now = database.Time.GetUtcNow();
        Assert.Equal(1, await database.Challenges.EnrolAsync(game, now, Cancel));
        Assert.Equal(0, await database.Challenges.EnrolAsync(game, now.AddHours(1), Cancel));
        Assert.Equal(new Player("omar", "1", now), await database.Challenges.PlayerAsync(game, "omar", Cancel));
        Assert.Equal(new Player("maria", "1", game.OpenedAt), await database.Challenges.PlayerAsync(game, "maria", Cancel));
        await database.TurnAsync("late join", "maria", turn => database.Challenges.Join(turn, game, "2"));
        Assert.Equal("1", (await database.Challenges.PlayerAsync(game, "maria", Cancel))?.Side);
        Assert.Equal(["c1"], (await database.Challenges.OfPersonAsync("t1", "omar", Cancel)).Select(each => each.Id));
        Assert.Empty(await database.Challenges.OfPersonAsync("t1", "priya", Cancel));
        Assert.Empty(await database.Challenges.OfPersonAsync("t2", "omar", Cancel));
    }

    [Fact]
    public async Task A_live_round_goes_on_once_from_where_it_is_and_is_there_after_a_restart()
    {
        await using var database = await StartAsync();
        var game = Game(database, await TeamsAsync(database)) with { Live = new(["item 1", "item 2"], 0, TimeSpan.FromSeconds(20)) };
        Assert.True(await database.Challenges.OpenAsync(game, [], [], Card(game), Cancel));
        Assert.True(await database.Challenges.GoOnAsync(game, Posted(game, 1), [Card(game) with { Id = "question 1" }], Cancel));
        Assert.False(await database.Challenges.GoOnAsync(game, Posted(game, 1), [Card(game) with { Id = "question 1 again" }], Cancel));
        Assert.False(await database.Challenges.GoOnAsync(game with { Tenant = "t2" }, Posted(game with { Tenant = "t2" }, 2), [], Cancel));
        await database.RestartAsync();
        var kept = await database.Challenges.FindAsync("t1", "c1", Cancel);
        Assert.Equal(["item 1", "item 2"], kept?.Live?.Items);
        Assert.Equal((1, TimeSpan.FromSeconds(20)), (kept?.Live?.Number, kept?.Live?.Timer));
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM outbox WHERE id = 'question 1 again'"));
        await AnswerAsync(database, game, "a1", "maria", 1, 1);
        Assert.Equal([("maria", 1, 1.0)], Marks(await database.Challenges.MarksAsync(game, null, Cancel)));
        // Its question has a card that counts who answered; its own card says nothing of answers.
        Assert.Equal(1, Assert.Single(await database.Posted.ToShowAsync(10, Cancel)).Answers);
        Assert.Empty(await database.Challenges.ToShowAsync(database.Time.GetUtcNow().AddDays(1), 10, Cancel));
        Assert.True(await database.Challenges.CloseAsync(game, database.Time.GetUtcNow(), [], Cancel));
        Assert.False(await database.Challenges.GoOnAsync(game, Posted(game, 2), [], Cancel));
    }

    [Fact]
    public async Task How_much_more_time_somebody_has_is_kept_with_what_else_they_wish()
    {
        await using var database = await StartAsync();
        Assert.Equal(1, (await database.Habits.FindAsync("t1", "maria", Cancel)).TimeFactor);
        await database.TurnAsync("wish", "maria", turn => database.Habits.Keep(turn, new(FollowUps: true, AskBack: false) { TimeFactor = 1.5 }));
        Assert.Equal(new(FollowUps: true, AskBack: false) { TimeFactor = 1.5 }, await database.Habits.FindAsync("t1", "maria", Cancel));
        Assert.Equal(1, (await database.Habits.FindAsync("t2", "maria", Cancel)).TimeFactor);
    }

    [Fact]
    public async Task The_people_of_a_place_are_those_of_its_team_and_those_who_answered_there_with_what_they_know()
    {
        await using var database = await StartAsync();
        await database.TurnAsync("here", "maria", turn => database.Teams.JoinPlace(turn with { Carrier = "activity", Conversation = "19:team" }));
        var game = Game(database, await TeamsAsync(database)) with { Sides = [new("1", "", null)] };
        await OpenAsync(database, game);
        await database.TurnAsync("play", "adele", turn => database.Challenges.Join(turn, game, "1"));
        await AnswerAsync(database, game, "a1", "adele", 1, 1);
        await AnswerAsync(database, game, "a2", "adele", 2, 0.5);
        var people = await database.Challenges.PeopleAsync("activity", "t1", "19:team", game.OpenedAt.AddDays(-1), Cancel);
        Assert.Equal([new("adele", 1.5, 2)], people);
        await database.TurnAsync("back", "maria", turn => database.Teams.JoinPlace(turn with { Carrier = "activity", Conversation = "19:team" }));
        Assert.Equal([new("adele", 1.5, 2), new("maria", 0, 0)], await database.Challenges.PeopleAsync("activity", "t1", "19:team", game.OpenedAt.AddDays(-1), Cancel));
        Assert.Empty(await database.Challenges.PeopleAsync("activity", "t2", "19:team", game.OpenedAt.AddDays(-1), Cancel));
    }

    [Fact]
    public async Task Who_is_erased_plays_no_longer_and_a_place_takes_its_challenges_along()
    {
        await using var database = await StartAsync();
        var game = Game(database, await TeamsAsync(database));
        await OpenAsync(database, game);
        await AnswerAsync(database, game, "a1", "maria", 1, 1);
        await database.TurnAsync("erase", "maria", database.PersonalData.Erase);
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM challenge_players WHERE person = 'maria'"));
        Assert.Null((await database.Challenges.FindAsync("t1", "c1", Cancel))?.Host);
        Assert.Empty(await database.Challenges.MarksAsync(game, null, Cancel));
        await database.Conversations.ForgetAsync("activity", "t1", "19:team", null, Cancel);
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM challenges"));
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM challenge_players"));
    }

    [Fact]
    public async Task A_challenge_goes_when_it_has_been_kept_long_enough()
    {
        await using var database = await StartAsync();
        await OpenAsync(database, Game(database, await TeamsAsync(database)));
        await database.Retention.SweepAsync(Cancel);
        Assert.Equal(1L, database.Look("SELECT COUNT(*) FROM challenges"));
        database.Time.Advance(TimeSpan.FromDays(database.PersonalData.RetentionDays + 1));
        await database.Retention.SweepAsync(Cancel);
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM challenges"));
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM challenge_players"));
    }

    /// <summary>Maria is in Blue and Adele in Green.</summary>
    private static async Task<string[]> TeamsAsync(TemporaryDatabase database)
    {
        await database.TurnAsync("blue", "maria", turn => database.Teams.Create(turn, Name("Blue")));
        await database.TurnAsync("green", "adele", turn => database.Teams.Create(turn, Name("Green")));
        return [(await database.Teams.OfPersonAsync("t1", "maria", Cancel))?.Id ?? "", (await database.Teams.OfPersonAsync("t1", "adele", Cancel))?.Id ?? ""];
    }

    private static TeamName Name(string name) => TeamName.Read(name) ?? throw new InvalidOperationException("no name");

    private static Challenge Game(TemporaryDatabase database, string[] teams) => new()
    {
        Id = "c1",
        Tenant = "t1",
        Channel = "activity",
        Conversation = "19:team",
        Host = "maria",
        Topic = "PaaS",
        Questions = 2,
        Sides = [new("1", "Blue", teams[0]), new("2", "Green", teams[1])],
        Zone = "Europe/Berlin",
        OpenedAt = database.Time.GetUtcNow(),
        ClosesAt = database.Time.GetUtcNow().AddDays(2),
    };

    private static Task<bool> OpenAsync(TemporaryDatabase database, Challenge game) =>
        database.Challenges.OpenAsync(game, [Posted(game, 1), Posted(game, 2)], [], Card(game), Cancel);

    private static PostedRound Posted(Challenge game, int number) => new()
    {
        Id = $"{game.Tenant} {game.Id} {number}",
        Tenant = game.Tenant,
        Channel = game.Channel,
        Conversation = game.Conversation,
        Order = game.Order,
        Number = number,
        Count = 2,
        Item = $"item {number}",
        Fact = $"fact {number}",
        For = ChosenFor.New,
        OpenedAt = game.OpenedAt,
        ClosesAt = game.ClosesAt,
    };

    private static Outbound Card(Challenge game) => new() { Id = $"card {game.Tenant} {game.Id}", InReplyTo = null, Channel = "activity", Tenant = game.Tenant, Conversation = "19:team", Address = "", Body = "{}" };

    private static Task AnswerAsync(TemporaryDatabase database, Challenge game, string turn, string person, int number, double credit) => database.TurnAsync(turn, person, heard => database.Quizzes.Answer(
        heard, new($"{game.Id} {number} {person}", "t1", person, $"item {number}", game.OpenedAt) { Post = Posted(game, number).Id },
        new(["a"], credit, Confidence.Unsaid, database.Time.GetUtcNow()), $"fact {number}"));

    private static IEnumerable<(string, int, double)> Marks(IEnumerable<PlayerMark> marks) => marks.Select(mark => (mark.Person, mark.Number, mark.Credit)).Order();
}
