using System.Data.Common;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class WriterSpecs(Engine engine) : StorageSpecs(engine)
{
    private const int Callers = 50;

    [Fact]
    public async Task Those_who_wait_for_the_disk_share_one_commit()
    {
        await using var database = await StartAsync();
        var before = database.Database.Commits;
        var kept = await WhileBusyAsync(database, () => Enumerable.Range(0, Callers).Select(caller => database.Inbox.KeepAsync(database.Inbound($"{caller}"), Cancel)));
        Assert.All(kept, Assert.True);
        Assert.Equal(before + 2, database.Database.Commits);
        Assert.Equal((long)Callers, database.Look("SELECT COUNT(*) FROM inbox"));
    }

    [Fact]
    public async Task More_than_fit_into_a_transaction_are_written_with_the_next()
    {
        await using var database = await StartAsync();
        var before = database.Database.Commits;
        await WhileBusyAsync(database, () => Enumerable.Range(0, Writer.MostAtOnce + 1).Select(caller => database.Inbox.KeepAsync(database.Inbound($"{caller}"), Cancel)));
        Assert.Equal(before + 3, database.Database.Commits);
        Assert.Equal(Writer.MostAtOnce + 1L, database.Look("SELECT COUNT(*) FROM inbox"));
    }

    [Fact]
    public async Task Nobody_is_told_before_the_commit()
    {
        await using var database = await StartAsync();
        Task<bool>? first = null;
        var waited = await WhileBusyAsync<bool>(database, () =>
        {
            first = database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
            return [database.Database.WriteAsync(_ => !first.IsCompleted && database.Look("SELECT COUNT(*) FROM inbox") is 0L, Cancel)];
        });
        Assert.All(waited, Assert.True);
        Assert.True(first is not null && await first);
    }

    [Fact]
    public async Task One_that_fails_is_undone_alone_and_takes_nobody_with_it()
    {
        await using var database = await StartAsync();
        Task<int>? failing = null;
        var kept = await WhileBusyAsync<bool>(database, () =>
        {
            var first = database.Inbox.KeepAsync(database.Inbound("before"), Cancel);
            failing = database.Database.WriteAsync(HalfDone, Cancel);
            return [first, database.Inbox.KeepAsync(database.Inbound("after"), Cancel)];
        });

        Assert.All(kept, Assert.True);
        Assert.NotNull(failing);
        Assert.Equal("half done", (await Assert.ThrowsAsync<InvalidOperationException>(() => failing)).Message);
        Assert.Equal(2L, database.Look("SELECT COUNT(*) FROM inbox"));
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM welcomes"));
    }

    [Fact]
    public async Task What_a_write_put_off_fails_for_that_write_alone()
    {
        await using var database = await StartAsync();
        Task<bool>? failing = null;
        var kept = await WhileBusyAsync<bool>(database, () =>
        {
            failing = database.Database.WriteAsync(
                sql =>
                {
                    sql.Defer($"INSERT INTO welcomes (channel, tenant, conversation, welcomed_at) VALUES ('activity', 'contoso', 'put-off', 1)");
                    sql.Defer($"INSERT INTO welcomes (channel, tenant, conversation, welcomed_at) VALUES ('activity', 'contoso', 'put-off', 2)");
                    return true;
                },
                Cancel);
            return [database.Inbox.KeepAsync(database.Inbound("after"), Cancel)];
        });

        Assert.All(kept, Assert.True);
        Assert.NotNull(failing);
        Assert.IsNotType<CommitException>(await Assert.ThrowsAnyAsync<DbException>(() => failing));
        Assert.Equal((1L, 0L), (database.Look("SELECT COUNT(*) FROM inbox"), database.Look("SELECT COUNT(*) FROM welcomes")));
    }

    [Fact]
    public async Task What_was_put_off_runs_in_its_order_and_brings_what_it_would_have_brought()
    {
        await using var database = await StartAsync();
        var came = await database.Database.WriteAsync(
            sql =>
            {
                var before = sql.FindsAhead($"SELECT 1 FROM welcomes");
                sql.Defer($"INSERT INTO welcomes (channel, tenant, conversation, welcomed_at) VALUES ('activity', 'contoso', {"a"}, 1), ('activity', 'contoso', {"b"}, 1)");
                var changed = sql.ExecuteAhead($"UPDATE welcomes SET welcomed_at = 2");
                var rows = sql.QueryAhead($"SELECT conversation FROM welcomes WHERE welcomed_at = {2} ORDER BY conversation", row => row.GetString(0));
                var none = sql.QueryAhead($"SELECT conversation FROM welcomes WHERE welcomed_at = {3}", row => row.GetString(0));
                var after = sql.Query($"SELECT COUNT(*) FROM welcomes", row => row.GetInt64(0));
                return (before.Value, changed.Value, string.Join(',', rows.Value), none.Value.Count, after[0]);
            },
            Cancel);
        Assert.Equal((false, 2, "a,b", 0, 2L), came);
    }

    [Fact]
    public async Task What_was_put_off_goes_with_what_is_undone()
    {
        await using var database = await StartAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Database.WriteAsync<bool>(
            sql =>
            {
                sql.Defer($"INSERT INTO welcomes (channel, tenant, conversation, welcomed_at) VALUES ('activity', 'contoso', 'put-off', 1)");
                throw new InvalidOperationException("half done");
            },
            Cancel));
        Assert.True(await database.Inbox.KeepAsync(database.Inbound("after"), Cancel));
        Assert.Equal((1L, 0L), (database.Look("SELECT COUNT(*) FROM inbox"), database.Look("SELECT COUNT(*) FROM welcomes")));
    }

    [Fact]
    public async Task Why_a_write_gave_up_is_told_although_what_it_put_off_could_not_be_done_either()
    {
        await using var database = await StartAsync();
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => database.Database.WriteAsync<bool>(
            sql =>
            {
                sql.Execute($"INSERT INTO welcomes (channel, tenant, conversation, welcomed_at) VALUES ('activity', 'contoso', 'twice', 1)");
                if (database.Bare is ServerDatabase)
                    sql.Defer($"INSERT INTO welcomes (channel, tenant, conversation, welcomed_at) VALUES ('activity', 'contoso', 'twice', 2)");
                throw new InvalidOperationException("half done");
            },
            Cancel));
        Assert.Equal("half done", failure.Message);
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM welcomes"));
    }

    [Fact]
    public async Task What_shared_a_commit_with_one_that_fails_is_written_once_and_handed_over_once()
    {
        await using var database = await StartAsync();
        using var places = new SemaphoreSlim(2);
        using var stop = new CancellationTokenSource();
        var coming = database.Inbox.WaitAsync(places, stop.Token);
        await WhileBusyAsync<bool>(database, () =>
        {
            var kept = database.Inbox.KeepAsync(database.Inbound("kept"), Cancel);
            _ = database.Database.WriteAsync(HalfDone, Cancel);
            return [kept];
        });

        Assert.Equal("kept", Assert.Single(await coming).Id);
        Assert.Equal((1L, 1), (database.Look("SELECT COUNT(*) FROM inbox WHERE state = 1"), places.CurrentCount));
    }

    [Fact]
    public async Task A_turn_that_shared_a_commit_with_one_that_fails_says_what_it_says_once()
    {
        await using var database = await StartAsync();
        using var places = new SemaphoreSlim(2);
        using var stop = new CancellationTokenSource();
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        var claimed = await database.ClaimedAsync();
        var coming = database.Outbox.WaitAsync(places, stop.Token);
        await WhileBusyAsync<bool>(database, () =>
        {
            var finished = FinishedAsync(database.Inbox.FinishAsync(claimed, [claimed.Reply()], welcome: null, Cancel));
            _ = database.Database.WriteAsync(HalfDone, Cancel);
            return [finished];
        });

        Assert.Equal("a#0", Assert.Single(await coming).Id);
        Assert.Equal((1L, 1), (database.Look("SELECT COUNT(*) FROM outbox WHERE state = 1"), places.CurrentCount));
    }

    [Fact]
    public async Task Who_gives_up_while_waiting_leaves_nothing()
    {
        await using var database = await StartAsync();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Task<bool>? gone = null;
        await WhileBusyAsync<bool>(database, () =>
        {
            gone = database.Inbox.KeepAsync(database.Inbound("gone"), patience.Token);
            var stays = database.Inbox.KeepAsync(database.Inbound("stays"), Cancel);
            patience.Cancel();
            return [stays];
        });

        Assert.NotNull(gone);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Assert.Equal("stays 1", database.Look("SELECT MAX(id) || ' ' || COUNT(*) FROM inbox"));
    }

    [Fact]
    public async Task A_commit_that_fails_fails_all_its_callers_and_the_next_one_works()
    {
        await using var database = await StartAsync();
        Task<bool>? kept = null;
        await WhileBusyAsync<bool>(database, () =>
        {
            kept = database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
            // Found at the commit only: an activity of a conversation that is not there.
            _ = database.Database.WriteAsync(
                sql => database.Bare.Defer(sql) + sql.Execute($"INSERT INTO directline_activities (conversation, number, key, body) VALUES ('none', 1, 'k', '')"), Cancel);
            return [];
        });

        Assert.NotNull(kept);
        Assert.Contains("Nothing was written", (await Assert.ThrowsAsync<CommitException>(() => kept)).Message, StringComparison.Ordinal);
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM inbox"));
        Assert.True(await database.Inbox.KeepAsync(database.Inbound("a"), Cancel));
    }

    [Fact]
    public async Task What_waits_when_the_program_ends_is_written()
    {
        await using var database = await StartAsync();
        var kept = Enumerable.Range(0, Callers).Select(caller => database.Inbox.KeepAsync(database.Inbound($"{caller}"), Cancel)).ToList();
        await database.RestartAsync();
        Assert.All(await Task.WhenAll(kept), Assert.True);
        Assert.Equal((long)Callers, database.Look("SELECT COUNT(*) FROM inbox"));
    }

    private static async Task<bool> FinishedAsync(Task finish)
    {
        await finish;
        return true;
    }

    /// <summary>Makes calls while the writer is busy with another transaction, and waits for them.</summary>
    internal static async Task<T[]> WhileBusyAsync<T>(TemporaryDatabase database, Func<IEnumerable<Task<T>>> calls)
    {
        using var begun = new ManualResetEventSlim();
        using var released = new ManualResetEventSlim();
        var busy = database.Database.WriteAsync(
            sql =>
            {
                begun.Set();
                released.Wait(Cancel);
                return sql.Execute($"DELETE FROM gaps");
            },
            Cancel);
        begun.Wait(Cancel);
        List<Task<T>> waiting;
        try
        {
            waiting = [.. calls()];
        }
        finally
        {
            // Also when what is looked at meanwhile is not as expected.
            released.Set();
        }

        await busy;
        return await Task.WhenAll(waiting);
    }

    private static int HalfDone(Statements sql)
    {
        sql.Execute($"INSERT INTO welcomes (channel, tenant, conversation, welcomed_at) VALUES ('activity', 't1', 'c1', 0)");
        throw new InvalidOperationException("half done");
    }
}
