using System.Collections.Concurrent;
using ResponsibilityBot.Storage.Postgres;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

/// <summary>Several processes on one database of PostgreSQL.</summary>
public sealed class ReplicaSpecs(PostgresEngine postgres)
{
    private const int Conversations = 20;
    private const int Each = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Of_two_turns_that_reach_two_processes_at_once_one_is_begun()
    {
        await using var first = await TemporaryDatabase.StartAsync(postgres);
        await using var second = await first.BesideAsync();
        using var places = new SemaphoreSlim(1000);
        using var otherPlaces = new SemaphoreSlim(1000);
        // Both have workers that wait, so that what arrives may be begun at once.
        _ = first.Inbox.WaitAsync(places, Cancel);
        _ = second.Inbox.WaitAsync(otherPlaces, Cancel);
        await Task.WhenAll(Enumerable.Range(0, 100).SelectMany(number => new[] { first, second }.Select(
            (replica, index) => Task.Run(() => replica.Inbox.KeepAsync(replica.Inbound($"{number}-{index}", $"{number}"), Cancel), Cancel))));
        Assert.Equal(100L, first.Look("SELECT COUNT(*) FROM inbox WHERE state = 1"));
        Assert.Equal(100L, first.Look("SELECT COUNT(DISTINCT conversation) FROM inbox WHERE state = 1"));
        Assert.Equal(200L, first.Look("SELECT COUNT(*) FROM inbox"));
    }

    [Fact]
    public async Task Nothing_is_lost_counted_twice_or_out_of_order_whichever_process_it_reaches()
    {
        await using var first = await TemporaryDatabase.StartAsync(postgres);
        await using var second = await first.BesideAsync();
        await Task.WhenAll(Enumerable.Range(0, Conversations).Select(conversation => Task.Run(
            async () =>
            {
                for (var number = 0; number < Each; number++)
                {
                    var inbound = first.Inbound($"{conversation}-{number}", $"{conversation}");
                    Assert.Single(await Task.WhenAll(first.Inbox.KeepAsync(inbound, Cancel), second.Inbox.KeepAsync(inbound, Cancel)), true);
                }
            },
            Cancel)));

        var heard = new ConcurrentDictionary<string, ConcurrentQueue<string>>();
        var busy = new ConcurrentDictionary<string, bool>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() => WorkAsync(worker % 2 == 0 ? first : second, heard, busy), Cancel)));
        Assert.Equal(Conversations, heard.Count);
        Assert.All(heard, each => Assert.Equal(Enumerable.Range(0, Each).Select(number => $"{each.Key}-{number}"), each.Value));
        Assert.Equal((long)Conversations * Each, first.Look("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task Answers_of_one_person_that_reach_two_processes_are_all_learned_from()
    {
        await using var first = await TemporaryDatabase.StartAsync(postgres);
        await using var second = await first.BesideAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(
            async () =>
            {
                var replica = number % 2 == 0 ? first : second;
                var inbound = replica.Inbound($"{number}", $"{number}");
                await replica.Inbox.KeepAsync(inbound, Cancel);
                Inbound? claimed = null;
                while (claimed is null)
                    claimed = (await replica.Inbox.ClaimAsync(1, Cancel)).SingleOrDefault();
                replica.Quizzes.Answer(claimed.Turn("maria"), new($"round {claimed.Id}", "t1", "maria", "item", replica.Time.GetUtcNow()), new(["a"], 1, default, replica.Time.GetUtcNow()), "fact");
                await replica.Inbox.FinishAsync(claimed, [], welcome: null, Cancel);
            },
            Cancel)));
        Assert.Equal(40L, first.Look("SELECT times FROM memories"));
        Assert.Equal(1L, first.Look("SELECT COUNT(*) FROM rounds WHERE NOT is_repeat"));
    }

    [Fact]
    public async Task A_living_owner_of_a_tenant_is_not_replaced_and_a_silent_one_is()
    {
        await using var first = await TemporaryDatabase.StartAsync(postgres);
        await using var second = await first.BesideAsync();
        var own = await first.Owners.TakeAsync("t1", "first", Cancel) ?? throw new InvalidOperationException("there is another owner");
        first.Time.Advance(Ownership.Lapse - TimeSpan.FromMilliseconds(1));
        Assert.Null(await second.Owners.TakeAsync("t1", "second", Cancel));
        await first.Owners.ProveAsync("first", Cancel);
        first.Time.Advance(Ownership.Lapse - TimeSpan.FromMilliseconds(1));
        Assert.Null(await second.Owners.TakeAsync("t1", "second", Cancel));
        first.Time.Advance(TimeSpan.FromMilliseconds(1));
        var next = await second.Owners.TakeAsync("t1", "second", Cancel) ?? throw new InvalidOperationException("there is another owner");
        Assert.Equal((own.Epoch + 1, true), (next.Epoch, next.IsSudden));
        await second.Owners.ReleaseAsync(next, Cancel);
        Assert.False((await first.Owners.TakeAsync("t1", "first", Cancel))?.IsSudden);
    }

    [Fact]
    public async Task What_a_dead_process_had_claimed_is_claimed_again_when_its_claim_has_lapsed()
    {
        await using var alive = await TemporaryDatabase.StartAsync(postgres);
        var dead = await alive.BesideAsync();
        await alive.AnsweredAsync("sent");
        await dead.ClaimedSendAsync();
        await dead.Inbox.KeepAsync(dead.Inbound("a"), Cancel);
        await dead.ClaimedAsync();
        await dead.DisposeAsync();

        alive.Time.Advance(WorkSignals.Lease - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await alive.Get<LapsedClaims>().ReturnAsync(Cancel));
        Assert.Empty(await alive.Inbox.ClaimAsync(1, Cancel));
        alive.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, await alive.Get<LapsedClaims>().ReturnAsync(Cancel));
        Assert.Equal(("a", 2), (await alive.ClaimedAsync()) is var turn ? (turn.Id, turn.Attempt) : default);
        Assert.Equal(("sent#0", 2), (await alive.ClaimedSendAsync()) is var send ? (send.Id, send.Attempt) : default);
        Assert.Equal(0, await alive.Get<LapsedClaims>().ReturnAsync(Cancel));
    }

    [Fact]
    public async Task A_process_that_was_taken_for_dead_can_neither_finish_nor_put_back_what_another_has()
    {
        await using var alive = await TemporaryDatabase.StartAsync(postgres);
        await using var slow = await alive.BesideAsync();
        await slow.Inbox.KeepAsync(slow.Inbound("a"), Cancel);
        var late = await slow.ClaimedAsync();
        alive.Time.Advance(WorkSignals.Lease);
        await alive.Get<LapsedClaims>().ReturnAsync(Cancel);
        var claimed = await alive.ClaimedAsync();

        await slow.Inbox.RetryAsync(late, slow.Time.GetUtcNow(), "late", Cancel);
        await slow.Inbox.ReleaseAsync(late, Cancel);
        await slow.Inbox.FinishAsync(late, [late.Reply(7)], welcome: null, Cancel);
        Assert.Equal("1 2", alive.Look("SELECT state || ' ' || attempt FROM inbox"));
        await alive.Inbox.FinishAsync(claimed, [claimed.Reply()], welcome: null, Cancel);
        var sending = await slow.ClaimedSendAsync();
        Assert.Equal("a#0", sending.Id);

        alive.Time.Advance(WorkSignals.Lease);
        await alive.Get<LapsedClaims>().ReturnAsync(Cancel);
        await alive.ClaimedSendAsync();
        await slow.Outbox.RetryAsync(sending, slow.Time.GetUtcNow(), "late", Cancel);
        await slow.Outbox.PostponeAsync(sending, slow.Time.GetUtcNow(), Cancel);
        await slow.Outbox.ReleaseAsync(sending, Cancel);
        Assert.Equal("1 2", alive.Look("SELECT state || ' ' || attempt FROM outbox"));
    }

    [Fact]
    public async Task Who_waits_for_an_answer_is_told_when_another_process_gave_it()
    {
        await using var asked = await TemporaryDatabase.StartAsync(postgres);
        await using var other = await asked.BesideAsync();
        await (await asked.RunAsync<PostgresNotices>()).Listening.WaitAsync(Patience, Cancel);
        await asked.Inbox.KeepAsync(asked.Inbound("a"), Cancel);
        var waiting = asked.Inbox.AnswersAsync("a", Cancel);
        var claimed = await other.ClaimedAsync();
        Assert.False(waiting.IsCompleted);
        await other.Inbox.FinishAsync(claimed, [claimed.Reply(inline: true)], welcome: null, Cancel);
        Assert.Equal("a#0", Assert.Single(await waiting.WaitAsync(Patience, Cancel)).Id);
    }

    [Fact]
    public async Task Who_reads_a_web_chat_is_told_what_another_process_added()
    {
        await using var reading = await TemporaryDatabase.StartAsync(postgres);
        await using var other = await reading.BesideAsync();
        await (await reading.RunAsync<PostgresNotices>()).Listening.WaitAsync(Patience, Cancel);
        await reading.DirectLine.CreateAsync("chat", "maria", Cancel);
        for (var before = 0; before < 20; before++)
        {
            var waiting = reading.DirectLine.WaitAsync("chat", before, Cancel);
            await other.DirectLine.AppendAsync("chat", $"key {before}", number => $"{number}", Cancel);
            await waiting.WaitAsync(Patience, Cancel);
        }

        Assert.Equal(20, (await reading.DirectLine.ReadAsync("chat", 0, Cancel)).Count);
    }

    [Fact]
    public async Task Work_goes_on_after_the_server_ended_all_connections()
    {
        await using var database = await TemporaryDatabase.StartAsync(postgres);
        await (await database.RunAsync<PostgresNotices>()).Listening.WaitAsync(Patience, Cancel);
        await database.AnsweredAsync("before", inline: true);
        Assert.Single(await database.Inbox.AnswersAsync("before", Cancel));
        database.Look("SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        Assert.Single(await database.Inbox.AnswersAsync("before", Cancel));
        Assert.True(await database.Inbox.KeepAsync(database.Inbound("after"), Cancel));
        Assert.Equal("after", (await database.ClaimedAsync()).Id);
    }

    [Fact]
    public async Task A_connection_that_breaks_within_a_write_fails_that_write_and_the_next_has_another()
    {
        await using var database = await TemporaryDatabase.StartAsync(postgres);
        var broken = database.Database.WriteAsync(sql => sql.Execute($"SELECT pg_terminate_backend(pg_backend_pid())"), Cancel);
        Assert.True((await Assert.ThrowsAsync<CommitException>(() => broken)).IsTransient);
        Assert.True(await database.Inbox.KeepAsync(database.Inbound("after"), Cancel));
        Assert.Equal("after", (await database.ClaimedAsync()).Id);
    }

    private static async Task WorkAsync(TemporaryDatabase replica, ConcurrentDictionary<string, ConcurrentQueue<string>> heard, ConcurrentDictionary<string, bool> busy)
    {
        while ((long?)replica.Look("SELECT COUNT(*) FROM inbox WHERE state < 2") > 0)
        {
            if (await replica.Inbox.ClaimAsync(1, Cancel) is not [var claimed])
                continue;
            Assert.True(busy.TryAdd(claimed.Conversation, true), "two turns of one conversation at once");
            heard.GetOrAdd(claimed.Conversation, _ => new()).Enqueue(claimed.Id);
            busy.TryRemove(claimed.Conversation, out _);
            await replica.Inbox.FinishAsync(claimed, [claimed.Reply()], welcome: null, Cancel);
        }
    }
}
