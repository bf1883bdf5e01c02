using ResponsibilityBot.Tutoring.Quizzes.Memory;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class QuizLedgerSpecs(Engine engine) : StorageSpecs(engine)
{
    [Fact]
    public async Task What_was_asked_and_answered_is_there_after_a_restart()
    {
        await using var database = await StartAsync();
        var round = await AskAsync(database, "ask");
        Assert.Equal(round, await database.Quizzes.FindAsync("t1", round.Id, Cancel));
        await AnswerAsync(database, "answer", round, 0.5);
        await database.RestartAsync();

        var found = await database.Quizzes.FindAsync("t1", round.Id, Cancel);
        Assert.Equal(("a,c", 0.5, Confidence.Sure), (string.Join(',', found?.Given?.Picks ?? []), found?.Given?.Credit, found?.Given?.Confidence));
        var learner = await LearnerAsync(database);
        Assert.Equal(new Learning(new Fsrs()).After(null, isRight: false, Confidence.Sure, database.Time.GetUtcNow()), learner.Facts["fact"]);
        Assert.Equal(0.5, learner.Best["fact"]);
        Assert.Equal((1, 1, 0), (learner.Times["fact"], learner.Progress.Answers, learner.Progress.Repeats));
        Assert.Equal(["fact"], learner.Progress.Asked);
    }

    [Fact]
    public async Task Nothing_is_there_before_the_turn_is_finished_and_nothing_of_a_turn_that_is_set_aside()
    {
        await using var database = await StartAsync();
        await database.Inbox.KeepAsync(database.Inbound("ask"), Cancel);
        var claimed = await database.ClaimedAsync();
        var round = Round(database, "ask");
        database.Quizzes.Ask(claimed.Turn("maria"), round);
        Assert.Null(await database.Quizzes.FindAsync("t1", round.Id, Cancel));
        await database.Inbox.SetAsideAsync(claimed, "broken", [], Cancel);
        Assert.Null(await database.Quizzes.FindAsync("t1", round.Id, Cancel));
    }

    [Fact]
    public async Task A_second_answer_changes_nothing()
    {
        await using var database = await StartAsync();
        var round = await AskAsync(database, "ask");
        await AnswerAsync(database, "first", round, 1);
        await AnswerAsync(database, "second", round, 0);
        Assert.Equal(1, (await database.Quizzes.FindAsync("t1", round.Id, Cancel))?.Given?.Credit);
        Assert.Equal(1, (await LearnerAsync(database)).Times["fact"]);
    }

    [Fact]
    public async Task Yesterday_counts_for_what_is_known_and_not_for_today()
    {
        await using var database = await StartAsync();
        await AnswerAsync(database, "first", await AskAsync(database, "one"), 1);
        database.Time.Advance(TimeSpan.FromDays(1));
        await AnswerAsync(database, "second", await AskAsync(database, "two"), 1);
        var learner = await database.Quizzes.LearnerAsync("t1", "maria", database.Time.GetUtcNow(), Cancel);
        Assert.Equal((2, 1, 2), (learner.Times["fact"], learner.Progress.Repeats, learner.Progress.Answers));
    }

    [Fact]
    public async Task Another_tenant_and_another_person_see_nothing_of_it()
    {
        await using var database = await StartAsync();
        var round = await AskAsync(database, "ask");
        await AnswerAsync(database, "answer", round, 1);
        Assert.Null(await database.Quizzes.FindAsync("t2", round.Id, Cancel));
        Assert.Empty((await database.Quizzes.LearnerAsync("t2", "maria", DateTimeOffset.UnixEpoch, Cancel)).Facts);
        Assert.Empty((await database.Quizzes.LearnerAsync("t1", "adele", DateTimeOffset.UnixEpoch, Cancel)).Facts);
    }

    [Fact]
    public async Task Who_removes_the_bot_from_the_own_chat_is_forgotten()
    {
        await using var database = await StartAsync();
        await database.Conversations.KeepAsync(new("activity", "t1", "c1", Place.Personal, "way", database.Time.GetUtcNow()) { Person = "maria" }, Cancel);
        var round = await AskAsync(database, "ask");
        await AnswerAsync(database, "answer", round, 1);
        await database.Conversations.ForgetAsync("activity", "t1", "c1", null, Cancel);
        Assert.Null(await database.Quizzes.FindAsync("t1", round.Id, Cancel));
        Assert.Empty((await LearnerAsync(database)).Facts);
    }

    [Fact]
    public async Task Who_asks_for_it_is_forgotten_with_the_turn_and_nobody_else()
    {
        await using var database = await StartAsync();
        await database.Conversations.KeepAsync(new("activity", "t1", "c1", Place.Personal, "way", database.Time.GetUtcNow()) { Person = "maria" }, Cancel);
        await AnswerAsync(database, "answer", await AskAsync(database, "ask"), 1);
        await database.AnsweredAsync("before", inline: true);
        var kept = await database.PersonalData.ReadAsync("t1", "maria", Cancel);
        Assert.Equal((1, "item", true), (kept.Facts, Assert.Single(kept.Answers).Item, kept.CanBeWrittenTo));

        await database.Inbox.KeepAsync(database.Inbound("erase"), Cancel);
        var claimed = await database.ClaimedAsync();
        database.PersonalData.Erase(claimed.Turn("maria"));
        Assert.False((await database.PersonalData.ReadAsync("t1", "maria", Cancel)).IsEmpty);
        await database.Inbox.FinishAsync(claimed, [claimed.Reply(inline: true)], welcome: null, Cancel);

        Assert.True((await database.PersonalData.ReadAsync("t1", "maria", Cancel)).IsEmpty);
        Assert.Equal("", database.Look("SELECT body FROM outbox WHERE in_reply_to = 'before'"));
        Assert.NotEqual("", database.Look("SELECT body FROM outbox WHERE in_reply_to = 'erase'"));
    }

    [Fact]
    public async Task Erasing_one_person_touches_neither_another_nor_the_same_id_in_another_tenant()
    {
        await using var database = await StartAsync();
        foreach (var (tenant, person) in new[] { ("t1", "adele"), ("t2", "maria") })
            await database.Conversations.KeepAsync(new("activity", tenant, $"chat of {person}", Place.Personal, "way", database.Time.GetUtcNow()) { Person = person }, Cancel);
        await database.Inbox.KeepAsync(database.Inbound("erase"), Cancel);
        var claimed = await database.ClaimedAsync();
        database.PersonalData.Erase(claimed.Turn("maria"));
        await database.Inbox.FinishAsync(claimed, [], welcome: null, Cancel);
        Assert.True((await database.PersonalData.ReadAsync("t1", "adele", Cancel)).CanBeWrittenTo);
        Assert.True((await database.PersonalData.ReadAsync("t2", "maria", Cancel)).CanBeWrittenTo);
    }

    private static Round Round(TemporaryDatabase database, string id) => new(id, "t1", "maria", "item", database.Time.GetUtcNow());

    private static ValueTask<Learner> LearnerAsync(TemporaryDatabase database) => database.Quizzes.LearnerAsync("t1", "maria", DateTimeOffset.UnixEpoch, Cancel);

    private static async Task<Round> AskAsync(TemporaryDatabase database, string id)
    {
        await database.Inbox.KeepAsync(database.Inbound(id), Cancel);
        var claimed = await database.ClaimedAsync();
        var round = Round(database, id);
        database.Quizzes.Ask(claimed.Turn("maria"), round);
        await database.Inbox.FinishAsync(claimed, [], welcome: null, Cancel);
        return round;
    }

    private static async Task AnswerAsync(TemporaryDatabase database, string id, Round round, double credit)
    {
        await database.Inbox.KeepAsync(database.Inbound(id), Cancel);
        var claimed = await database.ClaimedAsync();
        var given = new GivenAnswer(["a", "c"], credit, Confidence.Sure, database.Time.GetUtcNow());
        database.Quizzes.Answer(claimed.Turn("maria"), round, given, "fact");
        await database.Inbox.FinishAsync(claimed, [], welcome: null, Cancel);
    }
}
