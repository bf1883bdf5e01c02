using ResponsibilityBot.Tutoring.Quizzes.Habits;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class PostedRoundSpecs(Engine engine) : StorageSpecs(engine)
{
    [Fact]
    public async Task An_order_is_opened_once_with_its_cards_and_is_there_after_a_restart()
    {
        await using var database = await StartAsync();
        var rounds = new[] { Posted(database, 1), Posted(database, 2) };
        Assert.True(await database.Posted.OpenAsync(rounds, [.. rounds.Select(Card)], Cancel));
        Assert.False(await database.Posted.OpenAsync([.. rounds.Select(round => round with { Id = "other" })], [Card(rounds[0]) with { Id = "other" }], Cancel));
        await database.RestartAsync();
        Assert.Equal(rounds, await database.Posted.OfOrderAsync("t1", "order", Cancel));
        Assert.Empty(await database.Posted.OfOrderAsync("t2", "order", Cancel));
        Assert.Null(await database.Posted.FindAsync("t2", rounds[0].Id, Cancel));
        Assert.Equal(2L, database.Look("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task Answers_are_counted_once_for_each_person_and_the_ledger_says_the_same()
    {
        await using var database = await StartAsync();
        var round = await OpenedAsync(database);
        await AnswerAsync(database, round, "a1", "maria", 1);
        await AnswerAsync(database, round, "a2", "maria", 0);
        await AnswerAsync(database, round, "a3", "adele", 0);
        var found = await database.Posted.FindAsync("t1", round.Id, Cancel);
        Assert.Equal(2, found?.Answers);
        Assert.Equal([0, 1], (await database.Posted.AnswersAsync(round, Cancel)).Select(given => given.Credit).Order());
        Assert.Equal(["adele", "maria"], (await database.Posted.PeopleAsync(round, 60, Cancel)).Order());
        Assert.Equal(2L, database.Look("SELECT COUNT(*) FROM points WHERE channel = 'activity' AND conversation = '19:team'"));
        Assert.Equal(10L, database.Look("SELECT SUM(points) FROM points"));
    }

    [Fact]
    public async Task A_changed_choice_moves_the_picks_and_nothing_else()
    {
        await using var database = await StartAsync();
        var round = await OpenedAsync(database);
        await AnswerAsync(database, round, "a1", "maria", 0);
        var own = Own(round, "maria");
        await database.TurnAsync("a2", "maria", turn => database.Quizzes.Change(turn, own, Given(database, 1, "b")));
        Assert.Equal("b", Assert.Single((await database.Posted.AnswersAsync(round, Cancel))[0].Picks));
        var learner = await database.Quizzes.LearnerAsync("t1", "maria", DateTimeOffset.UnixEpoch, Cancel);
        Assert.Equal((0, 1), (learner.Best["fact"], learner.Times["fact"]));
        Assert.Equal(5, (await database.Quizzes.ScoreOfAsync("t1", "maria", Cancel)).Points);
    }

    [Fact]
    public async Task A_card_is_brought_up_to_date_once_and_closed_once()
    {
        await using var database = await StartAsync();
        var round = await OpenedAsync(database);
        Assert.Empty(await database.Posted.ToShowAsync(10, Cancel));
        await AnswerAsync(database, round, "a1", "maria", 1);
        var stale = Assert.Single(await database.Posted.ToShowAsync(10, Cancel));
        await database.Posted.ShowAsync(stale, Card(round) with { Id = "count-1" }, Cancel);
        await database.Posted.ShowAsync(stale, Card(round) with { Id = "count-1 again" }, Cancel);
        Assert.Empty(await database.Posted.ToShowAsync(10, Cancel));

        Assert.Empty(await database.Posted.ToCloseAsync(round.ClosesAt.AddSeconds(-1), 10, Cancel));
        var over = Assert.Single(await database.Posted.ToCloseAsync(round.ClosesAt, 10, Cancel));
        await database.Posted.CloseAsync(over, round.ClosesAt, Card(round) with { Id = "closed" }, Cancel);
        await database.Posted.CloseAsync(over, round.ClosesAt, Card(round) with { Id = "closed again" }, Cancel);
        Assert.Empty(await database.Posted.ToCloseAsync(round.ClosesAt, 10, Cancel));
        Assert.True((await database.Posted.FindAsync("t1", round.Id, Cancel))?.IsClosed);
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM outbox WHERE id LIKE '%again'"));
        Assert.Equal(2L, database.Look("SELECT COUNT(*) FROM outbox WHERE id IN ('count-1', 'closed')"));
    }

    [Fact]
    public async Task An_edit_that_is_overtaken_before_it_is_sent_is_dropped()
    {
        await using var database = await StartAsync();
        var round = await OpenedAsync(database);
        var card = Assert.Single(await database.Outbox.ClaimAsync(10, Cancel));
        await AnswerAsync(database, round, "a1", "maria", 1);
        await database.Posted.ShowAsync(round with { Answers = 1 }, Card(round) with { Id = "count-1", Replaces = round.Card }, Cancel);
        await database.Posted.CloseAsync(round, round.ClosesAt, Card(round) with { Id = "closed", Replaces = round.Card }, Cancel);
        await database.Outbox.SentAsync(card, new("message 1"), Cancel);
        var edit = Assert.Single(await database.Outbox.ClaimAsync(10, Cancel));
        Assert.Equal(("closed", "message 1"), (edit.Id, edit.Replaced?.Id));
        await database.Outbox.SentAsync(edit, new("message 1"), Cancel);
        Assert.Empty(await database.Outbox.ClaimAsync(10, Cancel));
    }

    [Fact]
    public async Task A_place_knows_who_plays_there_what_was_asked_and_how_many_answer()
    {
        await using var database = await StartAsync();
        var rounds = new[] { Posted(database, 1), Posted(database, 2) };
        await database.Posted.OpenAsync(rounds, [], Cancel);
        foreach (var (number, person) in new[] { (0, "maria"), (0, "adele"), (1, "maria") })
            await AnswerAsync(database, rounds[number], $"{number} {person}", person, 1);
        var place = await database.Posted.PlaceAsync("activity", "t1", "19:team", database.Time.GetUtcNow().AddDays(-30), Cancel);
        Assert.Equal((2, 0.75), (place.Players.Count, place.Turnout));
        Assert.Equal(rounds[0].OpenedAt, place.Asked["fact"]);
        var elsewhere = await database.Posted.PlaceAsync("activity", "t2", "19:team", DateTimeOffset.UnixEpoch, Cancel);
        Assert.Empty(elsewhere.Players);
        Assert.Null(elsewhere.Turnout);
    }

    [Fact]
    public async Task A_corrected_key_marks_again_leaves_a_line_and_takes_no_points_away()
    {
        await using var database = await StartAsync();
        var round = await OpenedAsync(database);
        await AnswerAsync(database, round, "a1", "maria", 0);
        await AnswerAsync(database, round, "a2", "adele", 1);
        await database.TurnAsync("report", "maria", turn => database.Reports.Report(turn, "item", "old"));
        await database.TurnAsync("again", "adele", turn => database.Reports.Report(turn, "item", "newer"));
        Assert.Contains("item", await database.Reports.AsideAsync("t1", Cancel));
        Assert.Empty(await database.Reports.AsideAsync("t2", Cancel));
        var report = Assert.Single(await database.Reports.OpenAsync(Cancel));
        Assert.Equal(("old", false), (report.Key, report.IsTold));
        await database.Reports.TellAsync(report, [], Cancel);
        Assert.True(Assert.Single(await database.Reports.OpenAsync(Cancel)).IsTold);

        var answered = await database.Reports.AnsweredAsync("t1", "item", Cancel);
        Regraded[] regraded = [.. answered.Select(own => new Regraded(own, "fact", own.Person == "maria" ? 1 : 0))];
        await database.Reports.RegradeAsync(report, "new", regraded, [], Cancel);
        await database.Reports.RegradeAsync(report, "new", regraded, [], Cancel);

        Assert.Empty(await database.Reports.AsideAsync("t1", Cancel));
        Assert.Equal(10, (await database.Quizzes.ScoreOfAsync("t1", "maria", Cancel)).Points);
        Assert.Equal(5, (await database.Quizzes.ScoreOfAsync("t1", "adele", Cancel)).Points);
        Assert.Equal(2L, database.Look("SELECT COUNT(*) FROM points WHERE id LIKE 'regrade:new:%'"));
        var maria = await database.Quizzes.LearnerAsync("t1", "maria", DateTimeOffset.UnixEpoch, Cancel);
        var adele = await database.Quizzes.LearnerAsync("t1", "adele", DateTimeOffset.UnixEpoch, Cancel);
        Assert.Equal((1, 0), (maria.Best["fact"], adele.Best["fact"]));
        Assert.True(maria.Facts["fact"].Memory.State.Stability > adele.Facts["fact"].Memory.State.Stability);
        // A line of the ledger that is no answer makes no day of a streak.
        Assert.Single((await database.Quizzes.ScoreOfAsync("t1", "maria", Cancel)).Days);
    }

    [Fact]
    public async Task An_author_puts_an_item_back_and_it_can_be_reported_again()
    {
        await using var database = await StartAsync();
        await database.TurnAsync("report", "maria", turn => database.Reports.Report(turn, "item", "key"));
        await database.TurnAsync("wrong", "author", turn => database.Reports.Decide(turn, "item", isRight: false));
        Assert.Contains("item", await database.Reports.AsideAsync("t1", Cancel));
        await database.TurnAsync("right", "author", turn => database.Reports.Decide(turn, "item", isRight: true));
        Assert.Empty(await database.Reports.AsideAsync("t1", Cancel));
        await database.TurnAsync("report again", "adele", turn => database.Reports.Report(turn, "item", "key"));
        Assert.False(Assert.Single(await database.Reports.OpenAsync(Cancel)).IsTold);
    }

    [Fact]
    public async Task Follow_ups_go_once_to_those_who_wish_for_them_and_play_where_a_schedule_posted()
    {
        await using var database = await StartAsync();
        var round = await OpenedAsync(database, "schedule:s1/2026-01-05");
        foreach (var person in new[] { "maria", "adele" })
            await AnswerAsync(database, round, $"answer {person}", person, 1);
        await database.TurnAsync("wish", "maria", turn => database.Habits.Keep(turn, new(FollowUps: true, AskBack: false)));
        var since = database.Time.GetUtcNow().AddHours(-12);
        var follower = Assert.Single(await database.Habits.FollowersAsync(since, 10, Cancel));
        Assert.Equal(("t1", "maria", round.OpenedAt), (follower.Tenant, follower.Person, follower.PostedAt));
        Round[] mine = [new("f-1", "t1", "maria", "item", database.Time.GetUtcNow()), new("f-2", "t1", "maria", "item", database.Time.GetUtcNow())];
        await database.Habits.FollowUpAsync(follower, mine, [Card(round) with { Id = "follow-up" }], Cancel);
        await database.Habits.FollowUpAsync(follower, mine, [Card(round) with { Id = "follow-up again" }], Cancel);
        Assert.Empty(await database.Habits.FollowersAsync(since, 10, Cancel));
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM outbox WHERE id = 'follow-up again'"));

        // The next day's come only when one of the two is answered.
        database.Time.Advance(TimeSpan.FromDays(1));
        var next = await OpenedAsync(database, "schedule:s1/2026-01-06");
        since = database.Time.GetUtcNow().AddHours(-12);
        Assert.Empty(await database.Habits.FollowersAsync(since, 10, Cancel));
        await database.TurnAsync("answered", "maria", turn => database.Quizzes.Answer(turn, mine[0], Given(database, 1, "a"), "fact"));
        Assert.Equal(next.OpenedAt, Assert.Single(await database.Habits.FollowersAsync(since, 10, Cancel)).PostedAt);
    }

    [Fact]
    public async Task A_quiz_that_somebody_posted_by_hand_brings_no_follow_ups()
    {
        await using var database = await StartAsync();
        var round = await OpenedAsync(database, "turn:7");
        await AnswerAsync(database, round, "answer", "maria", 1);
        await database.TurnAsync("wish", "maria", turn => database.Habits.Keep(turn, new(FollowUps: true, AskBack: false)));
        Assert.Empty(await database.Habits.FollowersAsync(database.Time.GetUtcNow().AddHours(-12), 10, Cancel));
    }

    [Fact]
    public async Task What_was_asked_comes_back_a_week_later_to_those_who_wish_so_and_until_it_is_answered()
    {
        await using var database = await StartAsync();
        var due = database.Time.GetUtcNow() + Habit.AskBackAfter;
        await database.TurnAsync("asked before", "maria", turn => database.Habits.NoteAsked(turn, "fact", due));
        await database.TurnAsync("wish", "maria", turn => database.Habits.Keep(turn, new(FollowUps: false, AskBack: true)));
        Assert.Empty(await database.Habits.DueAsync("t1", "maria", due, Cancel));
        await database.TurnAsync("asked", "maria", turn => database.Habits.NoteAsked(turn, "fact", due));
        Assert.Empty(await database.Habits.DueAsync("t1", "maria", due.AddSeconds(-1), Cancel));
        Assert.Equal(["fact"], await database.Habits.DueAsync("t1", "maria", due, Cancel));
        Assert.Empty(await database.Habits.DueAsync("t1", "adele", due, Cancel));

        database.Time.Advance(Habit.AskBackAfter);
        await database.TurnAsync("answer", "maria", turn => database.Quizzes.Answer(turn, new("r", "t1", "maria", "item", due), Given(database, 1, "a"), "fact"));
        Assert.Empty(await database.Habits.DueAsync("t1", "maria", due, Cancel));
        await database.TurnAsync("asked again", "maria", turn => database.Habits.NoteAsked(turn, "fact", due));
        await database.TurnAsync("off", "maria", turn => database.Habits.Keep(turn, Habit.None));
        Assert.Empty(await database.Habits.DueAsync("t1", "maria", due, Cancel));
    }

    private static PostedRound Posted(TemporaryDatabase database, int number, string order = "order") => new()
    {
        Id = $"{order} {number}",
        Tenant = "t1",
        Channel = "activity",
        Conversation = "19:team",
        Order = order,
        Number = number,
        Count = 2,
        Item = "item",
        Fact = "fact",
        For = ChosenFor.Repeat,
        OpenedAt = database.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(1)),
        ClosesAt = database.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(1)).AddHours(8),
    };

    private static async Task<PostedRound> OpenedAsync(TemporaryDatabase database, string order = "order")
    {
        var round = Posted(database, 1, order);
        Assert.True(await database.Posted.OpenAsync([round], [Card(round)], Cancel));
        return round;
    }

    private static Outbound Card(PostedRound round) => new() { Id = round.Card, InReplyTo = null, Channel = "activity", Tenant = "t1", Conversation = "19:team", Address = "", Body = "{}" };

    private static Round Own(PostedRound round, string person) => new($"{round.Id} {person}", "t1", person, round.Item, round.OpenedAt) { Post = round.Id };

    private static GivenAnswer Given(TemporaryDatabase database, double credit, string pick) => new([pick], credit, Confidence.NotSure, database.Time.GetUtcNow());

    private static Task AnswerAsync(TemporaryDatabase database, PostedRound round, string turn, string person, double credit) =>
        database.TurnAsync(turn, person, heard => database.Quizzes.Answer(heard, Own(round, person), Given(database, credit, "a"), round.Fact));
}
