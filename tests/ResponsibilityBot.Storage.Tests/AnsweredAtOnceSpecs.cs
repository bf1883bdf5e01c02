using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

/// <summary>What is answered in its own request.</summary>
public sealed class AnsweredAtOnceSpecs : IDisposable
{
    private readonly SemaphoreSlim places = new(2);

    public void Dispose() => places.Dispose();

    [Fact]
    public async Task It_is_written_together_with_its_answer_and_without_its_words()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        var taken = await TakenAsync(database, "a");
        Assert.Equal(("a", 1), (taken.Id, taken.Attempt));
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM inbox"));

        var answers = database.Inbox.AnswersAsync("a", Cancel);
        await database.Inbox.FinishAsync(taken, [taken.Reply(inline: true)], null, Cancel);
        Assert.Equal("a#0", Assert.Single(await answers).Id);
        Assert.Equal("2 1 ''", database.Look("SELECT state || ' ' || attempt || ' ' || quote(body) FROM inbox"));
        Assert.Equal("a 2", database.Look("SELECT in_reply_to || ' ' || state FROM outbox"));
    }

    [Fact]
    public async Task Delivered_again_it_finds_what_was_said_first()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        var taken = await TakenAsync(database, "a");
        await database.Inbox.FinishAsync(taken, [taken.Reply(inline: true)], null, Cancel);

        var again = await TakenAsync(database, "a");
        var answers = database.Inbox.AnswersAsync("a", Cancel);
        await database.Inbox.FinishAsync(again, [taken.Reply(inline: true) with { Id = "other", Body = "other words" }], null, Cancel);
        Assert.Equal("a#0", Assert.Single(await answers).Id);
        Assert.Equal(1L, database.Look("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task Delivered_again_and_put_back_it_finds_what_was_said_first()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        var taken = await TakenAsync(database, "a");
        await database.Inbox.FinishAsync(taken, [taken.Reply(inline: true)], null, Cancel);

        var again = await TakenAsync(database, "a");
        var answers = database.Inbox.AnswersAsync("a", Cancel);
        await database.Inbox.RetryAsync(again, database.Time.GetUtcNow(), "broken", Cancel);
        Assert.Equal("a#0", Assert.Single(await answers).Id);
        Assert.Empty(await database.Inbox.ClaimAsync(1, Cancel));
    }

    [Fact]
    public async Task What_arrives_behind_it_is_kept_when_it_is_finished()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        var taken = await TakenAsync(database, "a");
        var behind = database.Inbox.KeepAsync(database.Inbound("behind a"), Cancel);
        // This one is written after it, if that were written at once.
        await database.Inbox.KeepAsync(database.Inbound("b", "another"), Cancel);
        Assert.False(behind.IsCompleted);
        Assert.Equal("b", database.Look("SELECT group_concat(id) FROM inbox"));

        await database.Inbox.FinishAsync(taken, [], null, Cancel);
        Assert.True(await behind);
        Assert.Equal("b,a,behind a", database.Look("SELECT group_concat(id) FROM (SELECT id FROM inbox ORDER BY sequence)"));
    }

    [Fact]
    public async Task What_waits_behind_something_unfinished_is_kept_like_everything_else()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        _ = database.Inbox.WaitAsync(places, Cancel);
        Assert.True(await database.Inbox.TakeAsync(database.Inbound("behind a"), Cancel));
        Assert.Equal(2L, database.Look("SELECT COUNT(*) FROM inbox WHERE state = 0"));
    }

    [Fact]
    public async Task Behind_what_a_dead_process_left_it_is_kept_like_everything_else()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        await database.RestartAsync();
        _ = database.Inbox.WaitAsync(places, Cancel);
        Assert.True(await database.Inbox.TakeAsync(database.Inbound("behind a"), Cancel));
        Assert.Equal("a", (await database.ClaimedAsync()).Id);
        Assert.Empty(await database.Inbox.ClaimAsync(1, Cancel));
    }

    [Fact]
    public async Task What_must_be_tried_again_is_written_and_its_try_counts()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        var taken = await TakenAsync(database, "a");
        await database.Inbox.RetryAsync(taken, database.Time.GetUtcNow(), "broken", Cancel);

        var again = await database.ClaimedAsync();
        Assert.Equal(("a", 2, """{"text":"a"}"""), (again.Id, again.Attempt, again.Body));
        var answers = database.Inbox.AnswersAsync("a", Cancel);
        await database.Inbox.FinishAsync(again, [again.Reply(inline: true)], null, Cancel);
        Assert.Single(await answers);
    }

    [Fact]
    public async Task Without_a_worker_that_waits_it_is_kept_like_everything_else()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        Assert.True(await database.Inbox.TakeAsync(database.Inbound("a"), Cancel));
        Assert.False(await database.Inbox.TakeAsync(database.Inbound("a"), Cancel));
        Assert.Equal("a", (await database.ClaimedAsync()).Id);
    }

    /// <summary>Takes one while a worker waits, and is that worker.</summary>
    private async Task<Inbound> TakenAsync(TemporaryDatabase database, string id)
    {
        var waiting = database.Inbox.WaitAsync(places, Cancel);
        Assert.True(await database.Inbox.TakeAsync(database.Inbound(id), Cancel));
        return Assert.Single(await waiting);
    }
}
