using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class InboxSpecs(Engine engine) : StorageSpecs(engine)
{
    [Fact]
    public async Task What_is_delivered_twice_is_kept_once()
    {
        await using var database = await StartAsync();
        Assert.True(await database.Inbox.KeepAsync(database.Inbound("a"), Cancel));
        Assert.False(await database.Inbox.KeepAsync(database.Inbound("a"), Cancel));
        Assert.Equal("a", (await database.ClaimedAsync()).Id);
        Assert.Equal(1L, database.Look("SELECT COUNT(*) FROM inbox"));
    }

    [Fact]
    public async Task What_was_answered_before_a_restart_is_not_kept_again()
    {
        await using var database = await StartAsync();
        await database.AnsweredAsync("a");
        await database.RestartAsync();
        Assert.False(await database.Inbox.KeepAsync(database.Inbound("a"), Cancel));
        Assert.Empty(await database.Inbox.ClaimAsync(1, Cancel));
    }

    [Fact]
    public async Task A_conversation_is_worked_on_in_order_and_never_twice_at_once()
    {
        await using var database = await StartAsync();
        foreach (var id in new[] { "a1", "a2" })
            await database.Inbox.KeepAsync(database.Inbound(id, "a"), Cancel);
        await database.Inbox.KeepAsync(database.Inbound("b1", "b"), Cancel);

        var first = await database.ClaimedAsync();
        var second = await database.ClaimedAsync();
        Assert.Equal(("a1", "b1"), (first.Id, second.Id));
        Assert.Empty(await database.Inbox.ClaimAsync(1, Cancel));

        await database.Inbox.FinishAsync(first, [], welcome: null, Cancel);
        Assert.Equal("a2", (await database.ClaimedAsync()).Id);
    }

    [Fact]
    public async Task The_same_conversation_id_in_another_tenant_is_another_conversation()
    {
        await using var database = await StartAsync();
        await database.Inbox.KeepAsync(database.Inbound("a", "c", "t1"), Cancel);
        await database.Inbox.KeepAsync(database.Inbound("b", "c", "t2"), Cancel);
        Assert.Equal("a", (await database.ClaimedAsync()).Id);
        Assert.Equal("b", (await database.ClaimedAsync()).Id);
    }

    [Fact]
    public async Task What_a_dead_process_had_claimed_is_claimed_again_and_its_try_counts()
    {
        await using var database = await StartAsync();
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        Assert.Equal(1, (await database.ClaimedAsync()).Attempt);
        await database.RestartAsync();

        var again = await database.ClaimedAsync();
        Assert.Equal(("a", 2, """{"text":"a"}"""), (again.Id, again.Attempt, again.Body));
    }

    [Fact]
    public async Task What_is_to_be_tried_again_waits_for_its_time_and_holds_up_its_conversation_only()
    {
        await using var database = await StartAsync();
        await database.Inbox.KeepAsync(database.Inbound("a1", "a"), Cancel);
        await database.Inbox.KeepAsync(database.Inbound("a2", "a"), Cancel);
        await database.Inbox.KeepAsync(database.Inbound("b1", "b"), Cancel);
        await database.Inbox.RetryAsync(await database.ClaimedAsync(), database.Time.GetUtcNow().AddSeconds(2), "broken", Cancel);

        Assert.Equal("b1", (await database.ClaimedAsync()).Id);
        Assert.Empty(await database.Inbox.ClaimAsync(1, Cancel));
        database.Time.Advance(TimeSpan.FromSeconds(2));
        var again = await database.ClaimedAsync();
        Assert.Equal(("a1", 2), (again.Id, again.Attempt));
    }

    [Fact]
    public async Task What_is_released_has_not_been_tried()
    {
        await using var database = await StartAsync();
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        await database.Inbox.ReleaseAsync(await database.ClaimedAsync(), Cancel);
        Assert.Equal(1, (await database.ClaimedAsync()).Attempt);
    }

    [Fact]
    public async Task Words_are_blanked_as_soon_as_the_turn_is_over()
    {
        await using var database = await StartAsync();
        await database.AnsweredAsync("a");
        await database.Inbox.KeepAsync(database.Inbound("b"), Cancel);
        await database.Inbox.SetAsideAsync(await database.ClaimedAsync(), "broken", [], Cancel);
        Assert.Equal(2L, database.Look("SELECT COUNT(*) FROM inbox WHERE body = ''"));
        Assert.Equal("broken", database.Look("SELECT reason FROM inbox WHERE id = 'b'"));
    }

    [Fact]
    public async Task A_turn_that_was_finished_by_somebody_else_says_nothing_more()
    {
        await using var database = await StartAsync();
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        var claimed = await database.ClaimedAsync();
        await database.Inbox.FinishAsync(claimed, [claimed.Reply()], welcome: null, Cancel);
        await database.Inbox.FinishAsync(claimed, [claimed.Reply(7)], welcome: null, Cancel);
        Assert.Equal(1L, database.Look("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task A_conversation_is_welcomed_once_until_the_bot_is_removed_from_it()
    {
        await using var database = await StartAsync();
        Assert.Equal(1, await WelcomesAfterAsync(database, "install"));
        Assert.Equal(1, await WelcomesAfterAsync(database, "member"));
        await database.Conversations.ForgetAsync("activity", "t1", "c1", null, Cancel);
        Assert.Equal(2, await WelcomesAfterAsync(database, "install again"));
    }

    [Fact]
    public async Task How_a_conversation_is_reached_is_kept_with_what_arrived_and_forgotten_on_request()
    {
        await using var database = await StartAsync();
        await database.Inbox.KeepAsync(database.Inbound("a", address: "old"), Cancel);
        await database.Inbox.KeepAsync(database.Inbound("b", address: "new"), Cancel);
        await database.Inbox.KeepAsync(database.Inbound("c"), Cancel);
        Assert.Equal("new", (await database.Conversations.FindAsync("activity", "t1", "c1", Cancel))?.Address);
        Assert.Null(await database.Conversations.FindAsync("activity", "t2", "c1", Cancel));

        await database.Conversations.ForgetAsync("activity", "t1", "c1", null, Cancel);
        Assert.Null(await database.Conversations.FindAsync("activity", "t1", "c1", Cancel));
    }

    [Fact]
    public async Task A_conversation_that_blocked_the_bot_is_reached_again_when_something_arrives_from_it()
    {
        await using var database = await StartAsync();
        Assert.Equal(1, await WelcomesAfterAsync(database, "install"));
        await database.Inbox.KeepAsync(database.Inbound("a", address: "here"), Cancel);
        await database.Inbox.KeepAsync(database.Inbound("b", conversation: "c2", address: "there"), Cancel);
        await database.Conversations.BlockAsync(database.Inbound("x").Reply(), Cancel);
        Assert.Null(await database.Conversations.FindAsync("activity", "t1", "c1", Cancel));
        Assert.NotNull(await database.Conversations.FindAsync("activity", "t1", "c2", Cancel));

        await database.Inbox.KeepAsync(database.Inbound("c", address: "here again"), Cancel);
        Assert.Equal("here again", (await database.Conversations.FindAsync("activity", "t1", "c1", Cancel))?.Address);
        Assert.Equal(1, await WelcomesAfterAsync(database, "install again"));
    }

    [Fact]
    public async Task Who_waits_for_answers_gets_them_when_the_turn_is_done_and_a_second_time_too()
    {
        await using var database = await StartAsync();
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        var waiting = database.Inbox.AnswersAsync("a", Cancel);
        var claimed = await database.ClaimedAsync();
        Assert.False(waiting.IsCompleted);
        await database.Inbox.FinishAsync(claimed, [claimed.Reply(0, inline: true), claimed.Reply(1, inline: true)], welcome: null, Cancel);

        string[] expected = ["""{"text":"reply 0 to a"}""", """{"text":"reply 1 to a"}"""];
        Assert.Equal(expected, (await waiting).Select(outbound => outbound.Body));
        Assert.Equal(expected, (await database.Inbox.AnswersAsync("a", Cancel)).Select(outbound => outbound.Body));
        Assert.Empty(await database.Outbox.ClaimAsync(1, Cancel));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => database.Inbox.AnswersAsync("never", Cancel));
    }

    [Fact]
    public async Task A_worker_that_waits_is_woken_by_what_becomes_due()
    {
        await using var database = await StartAsync();
        using var places = new SemaphoreSlim(0);
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        await database.Inbox.KeepAsync(database.Inbound("behind a"), Cancel);
        await database.Inbox.RetryAsync(await database.ClaimedAsync(), database.Time.GetUtcNow().AddSeconds(5), "broken", Cancel);
        Assert.Empty(await database.Inbox.WaitAsync(places, Cancel));
        Assert.Empty(await database.Inbox.ClaimAsync(1, Cancel));
        var due = database.Inbox.WaitAsync(places, Cancel);
        database.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(due.IsCompleted);
        database.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await due);
    }

    private static async Task<long?> WelcomesAfterAsync(TemporaryDatabase database, string id)
    {
        await database.Inbox.KeepAsync(database.Inbound(id), Cancel);
        var claimed = await database.ClaimedAsync();
        await database.Inbox.FinishAsync(claimed, [claimed.Reply()], welcome: "c1", Cancel);
        return (long?)database.Look("SELECT COUNT(*) FROM outbox");
    }
}
