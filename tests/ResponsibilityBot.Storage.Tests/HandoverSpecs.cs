using System.Data.Common;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class HandoverSpecs(Engine engine) : StorageSpecs(engine), IDisposable
{
    private readonly SemaphoreSlim places = new(2);

    public void Dispose()
    {
        places.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_arrives_is_given_to_the_worker_that_waits_with_a_place_and_cannot_be_claimed_again()
    {
        await using var database = await StartAsync();
        var waiting = database.Inbox.WaitAsync(places, Cancel);
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);

        var given = Assert.Single(await waiting);
        Assert.Equal(("a", 1, 1), (given.Id, given.Attempt, places.CurrentCount));
        Assert.Equal("1 1", database.Look("SELECT state || ' ' || attempt FROM inbox"));
        Assert.Empty(await database.Inbox.ClaimAsync(2, Cancel));
    }

    [Fact]
    public async Task What_was_given_to_a_process_that_died_is_claimed_again_and_its_try_counts()
    {
        await using var database = await StartAsync();
        var waiting = database.Inbox.WaitAsync(places, Cancel);
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        await waiting;
        await database.RestartAsync();
        Assert.Equal(2, (await database.ClaimedAsync()).Attempt);
    }

    [Fact]
    public async Task Only_one_of_a_conversation_is_given_and_the_next_is_told_of_when_it_is_finished()
    {
        await using var database = await StartAsync();
        var waiting = database.Inbox.WaitAsync(places, Cancel);
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        await database.Inbox.KeepAsync(database.Inbound("behind a"), Cancel);
        var given = Assert.Single(await waiting);
        Assert.Empty(await database.Inbox.WaitAsync(places, Cancel));
        Assert.Empty(await database.Inbox.ClaimAsync(1, Cancel));

        var next = database.Inbox.WaitAsync(places, Cancel);
        Assert.False(next.IsCompleted);
        await database.Inbox.FinishAsync(given, [], null, Cancel);
        Assert.Empty(await next);
        Assert.Equal("behind a", (await database.ClaimedAsync()).Id);
    }

    [Fact]
    public async Task When_all_places_are_taken_the_worker_is_told_to_look_for_itself()
    {
        await using var database = await StartAsync();
        var waiting = database.Inbox.WaitAsync(places, Cancel);
        foreach (var id in new[] { "a", "b", "c" })
            await database.Inbox.KeepAsync(database.Inbound(id, id), Cancel);
        var given = (await waiting).ToList();
        while (given.Count < 2)
            given.AddRange(await database.Inbox.WaitAsync(places, Cancel));

        Assert.Equal(["a", "b"], given.Select(each => each.Id));
        Assert.Empty(await database.Inbox.WaitAsync(places, Cancel));
        Assert.Equal("c", (await database.ClaimedAsync()).Id);
    }

    [Fact]
    public async Task What_is_delivered_twice_is_given_once_and_its_place_comes_back()
    {
        await using var database = await StartAsync();
        await database.AnsweredAsync("a");
        var waiting = database.Inbox.WaitAsync(places, Cancel);
        Assert.False(await database.Inbox.KeepAsync(database.Inbound("a"), Cancel));
        Assert.Equal(2, places.CurrentCount);
        await database.Inbox.KeepAsync(database.Inbound("b"), Cancel);
        Assert.Equal("b", Assert.Single(await waiting).Id);
    }

    [Fact]
    public async Task A_place_comes_back_when_nothing_could_be_written()
    {
        await using var database = await StartAsync();
        _ = database.Inbox.WaitAsync(places, Cancel);
        database.Bare.Fill("inbox");
        await Assert.ThrowsAnyAsync<DbException>(() => database.Inbox.KeepAsync(database.Inbound("a"), Cancel));
        Assert.Equal(2, places.CurrentCount);
    }

    [Fact]
    public async Task A_worker_that_stops_gets_what_has_a_place_and_nothing_more()
    {
        await using var database = await StartAsync();
        using var stop = new CancellationTokenSource();
        _ = await StoppedAsync(database.Inbox.WaitAsync(places, stop.Token), stop);
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        Assert.Equal(2, places.CurrentCount);
        Assert.Equal("a", (await database.ClaimedAsync()).Id);
    }

    [Fact]
    public async Task What_was_promised_before_the_stop_still_comes()
    {
        var handover = new Handover<string>(TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var waiting = handover.WaitAsync(places, Timeout.InfiniteTimeSpan, stop.Token);
        Assert.True(handover.TryPromise());
        Assert.True(handover.TryPromise());
        await stop.CancelAsync();
        Assert.False(waiting.IsCompleted);
        handover.Break();
        handover.Hand("late");
        Assert.Equal(["late"], await waiting);
        Assert.False(handover.TryPromise());
    }

    [Fact]
    public async Task The_first_reply_goes_to_the_sender_that_waits_and_the_second_after_it()
    {
        await using var database = await StartAsync();
        var waiting = database.Outbox.WaitAsync(places, Cancel);
        await database.AnsweredAsync("a", replies: 2);
        var given = Assert.Single(await waiting);
        Assert.Equal(("a#0", 1, 1), (given.Id, given.Attempt, places.CurrentCount));
        Assert.Empty(await database.Outbox.ClaimAsync(2, Cancel));

        var next = database.Outbox.WaitAsync(places, Cancel);
        await database.Outbox.SentAsync(given, new("sent-1"), Cancel);
        Assert.Empty(await next);
        Assert.Equal("a#1", (await database.ClaimedSendAsync()).Id);
    }

    private static Task<IReadOnlyList<Inbound>> StoppedAsync(Task<IReadOnlyList<Inbound>> waiting, CancellationTokenSource stop)
    {
        stop.Cancel();
        return waiting;
    }
}
