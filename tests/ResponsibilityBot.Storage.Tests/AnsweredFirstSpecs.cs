using Microsoft.EntityFrameworkCore;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Gaps;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

/// <summary>What is worked on in its sender's own flow, and answered before anything of it is written.</summary>
public sealed class AnsweredFirstSpecs
{
    private static readonly TopicKey Key = new("t1", "c1", "p1");

    [Fact]
    public async Task Its_sender_has_the_answer_before_the_disk_has_anything()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        var begun = await BegunAsync(database, "a");
        IReadOnlyList<Outbound>? said = null;
        await WhileBusyAsync(database, () =>
        {
            var finished = FinishAsync(database, begun);
            Assert.True(finished.IsCompletedSuccessfully);
            said = finished.Result;
            Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM inbox"));
        });
        Assert.Equal("a#0", Assert.Single(said ?? []).Id);

        Assert.NotNull(await database.Topics.RecallAsync(Key, await WrittenAsync(database)));
        Assert.Equal("2 1 ''", database.Look("SELECT state || ' ' || attempt || ' ' || quote(body) FROM inbox"));
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task What_is_read_afterwards_waits_until_it_is_written()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        var begun = await BegunAsync(database, "a");
        Task<long>? read = null;
        await WhileBusyAsync(database, () =>
        {
            _ = FinishAsync(database, begun);
            read = database.Database.ReadAsync(sql => sql.Query($"SELECT COUNT(*) FROM inbox", row => row.GetInt64(0))[0], Cancel).AsTask();
            Assert.False(read.IsCompleted);
        });
        Assert.NotNull(read);
        Assert.Equal(1, await read);
    }

    [Fact]
    public async Task What_arrives_behind_it_is_kept_when_it_is_written()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        var begun = await BegunAsync(database, "a");
        Task<bool>? behind = null;
        await WhileBusyAsync(database, () =>
        {
            _ = FinishAsync(database, begun);
            behind = database.Inbox.KeepAsync(database.Inbound("behind a"), Cancel);
            Assert.False(behind.IsCompleted);
        });
        Assert.True(behind is not null && await behind);
        Assert.Equal("a,behind a", database.Look("SELECT group_concat(id) FROM (SELECT id FROM inbox ORDER BY sequence)"));
    }

    [Fact]
    public async Task Delivered_again_it_is_answered_anew_and_counted_once()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        for (var time = 0; time < 2; time++)
        {
            var begun = await BegunAsync(database, "a");
            database.Get<IQuestionCounts>().Note(begun.Turn("p1"), ["guest-os-patching"]);
            Assert.Equal("a#0", Assert.Single(await FinishAsync(database, begun) ?? []).Id);
            await WrittenAsync(database);
        }

        Assert.Equal(1L, database.Look("SELECT times FROM asked_topics"));
        Assert.Equal(1L, database.Look("SELECT COUNT(*) FROM inbox"));
    }

    [Fact]
    public async Task Delivered_again_at_the_same_time_it_waits_and_is_answered_anew()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        var begun = await BegunAsync(database, "a");
        var again = database.Inbox.BeginAsync(begun, Cancel).AsTask();
        Assert.False(again.IsCompleted);
        await FinishAsync(database, begun);
        Assert.True(await again);
    }

    [Fact]
    public async Task What_cannot_be_written_holds_nobody_up()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        await database.Database.WriteBehindAsync<bool>(_ => throw new InvalidOperationException("broken"));
        Assert.True(database.Database.MayWriteBehind);
        Assert.Equal(0, await database.Database.ReadAsync(sql => sql.Query($"SELECT COUNT(*) FROM inbox", row => row.GetInt64(0))[0], Cancel));
        Assert.Empty(await database.Database.QueryAsync(db => db.Inbox.ToListAsync(Cancel), Cancel));
    }

    [Fact]
    public async Task What_people_rely_on_is_written_first_together_with_the_answer()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        var begun = await BegunAsync(database, "a");
        database.Gaps.Note(begun.Turn("p1"), new("who waters the plants", false, []), new Gap("who waters the plants", GapOutcome.Unknown, [], []));
        await FinishAsync(database, begun);
        Assert.Equal(1L, database.Look("SELECT COUNT(*) FROM gaps"));
        Assert.Equal("a 2", database.Look("SELECT in_reply_to || ' ' || state FROM outbox"));
    }

    [Fact]
    public async Task What_may_not_be_repeated_is_written_first()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        Assert.True(await database.Inbox.BeginAsync(database.Inbound("a"), Cancel));
        await FinishAsync(database, database.Inbound("a") with { Attempt = 1 });
        Assert.Equal(1L, database.Look("SELECT COUNT(*) FROM outbox"));

        Assert.True(await database.Inbox.BeginAsync(database.Inbound("a"), Cancel));
        Assert.Null(await database.Inbox.FinishAsync(database.Inbound("a") with { Attempt = 1 }, [database.Inbound("a").Reply(inline: true) with { Body = "other words" }], null, Cancel));
        Assert.Contains("reply 0", Assert.Single(await database.Inbox.AnswersAsync("a", Cancel)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_elsewhere_is_written_first()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        var begun = await BegunAsync(database, "a");
        await database.Inbox.FinishAsync(begun, [begun.Reply(inline: true), begun.Reply(1)], null, Cancel);
        Assert.Equal(2L, database.Look("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task A_welcome_is_written_first_and_said_once()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        foreach (var (id, welcomes) in new[] { ("a", 1), ("b", 0) })
        {
            var begun = await BegunAsync(database, id);
            Assert.Equal(welcomes, (await database.Inbox.FinishAsync(begun, [begun.Reply(inline: true)], "c1", Cancel))?.Count);
        }

        Assert.Equal("a", database.Look("SELECT group_concat(in_reply_to) FROM outbox"));
    }

    [Fact]
    public async Task Behind_something_unfinished_it_is_kept_like_everything_else()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        Assert.False(await database.Inbox.BeginAsync(database.Inbound("behind a"), Cancel));
        Assert.Equal(2L, database.Look("SELECT COUNT(*) FROM inbox WHERE state = 0"));
    }

    [Fact]
    public async Task Nobody_gets_further_ahead_of_the_disk_than_that()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        var begun = new List<Inbound>();
        for (var number = 0; number <= Database.MostBehind; number++)
            begun.Add(await BegunAsync(database, $"a{number}", $"c{number}"));
        await WhileBusyAsync(database, () =>
        {
            var finished = begun.ConvertAll(one => database.Inbox.FinishAsync(one, [one.Reply(inline: true)], null, Cancel));
            Assert.Equal(Database.MostBehind, finished.Count(one => one.IsCompleted));
        });
    }

    /// <summary>Looks at what is there while nothing can be written.</summary>
    private static async Task WhileBusyAsync(TemporaryDatabase database, Action look) => await WriterSpecs.WhileBusyAsync<bool>(database, () =>
    {
        look();
        return [];
    });

    private static async Task<Inbound> BegunAsync(TemporaryDatabase database, string id, string conversation = "c1")
    {
        var inbound = database.Inbound(id, conversation) with { IsRepeatable = true };
        Assert.True(await database.Inbox.BeginAsync(inbound, Cancel));
        return inbound with { Attempt = 1 };
    }

    private static Task<IReadOnlyList<Outbound>?> FinishAsync(TemporaryDatabase database, Inbound begun)
    {
        database.Topics.Keep(begun.Turn("p1"), new("owner", [], ["paas"], null, null, database.Time.GetUtcNow()));
        return database.Inbox.FinishAsync(begun, [begun.Reply(inline: true)], null, Cancel);
    }

    /// <summary>Waits until all that was answered is written.</summary>
    private static async Task<CancellationToken> WrittenAsync(TemporaryDatabase database)
    {
        await database.Database.ReadAsync(sql => sql.Finds($"SELECT 1"), Cancel);
        return Cancel;
    }
}
