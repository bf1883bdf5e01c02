using ResponsibilityBot.Tutoring.Organisation.Gaps;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class GapWatchSpecs(Engine engine) : StorageSpecs(engine)
{
    private static readonly DateOnly Week = new(2026, 1, 5);

    [Fact]
    public async Task Who_asked_is_told_from_the_next_week_on_once_a_week_whoever_sends_it()
    {
        await using var database = await StartAsync();
        var watch = database.GapWatch;
        await AskAsync(database, watch, "m1");
        Assert.True(await watch.IsOnAsync("t1", "maria", Cancel));
        Assert.Empty(await watch.DueAsync(Week, null, 10, Cancel));
        Assert.Equal([new GapWatcher("t1", "maria", Week)], await watch.DueAsync(Week.AddDays(7), null, 10, Cancel));

        var card = database.Inbound("gaps").Reply() with { InReplyTo = null };
        Assert.True(await watch.ToldAsync("t1", "maria", Week.AddDays(7), card, Cancel));
        Assert.False(await watch.ToldAsync("t1", "maria", Week.AddDays(7), card with { Id = "again" }, Cancel));
        Assert.Equal(card.Id, (await database.ClaimedSendAsync()).Id);
        Assert.Empty(await watch.DueAsync(Week.AddDays(7), null, 10, Cancel));
    }

    [Fact]
    public async Task They_are_listed_part_by_part_each_once()
    {
        await using var database = await StartAsync();
        var watch = database.GapWatch;
        foreach (var person in new[] { "zoe", "adele", "maria" })
            await AskAsync(database, watch, $"m-{person}", person);
        var listed = new List<GapWatcher>();
        while (await watch.DueAsync(Week.AddDays(7), listed.LastOrDefault(), 2, Cancel) is { Count: > 0 } part)
            listed.AddRange(part);
        Assert.Equal(["adele", "maria", "zoe"], listed.Select(watcher => watcher.Person));
    }

    [Fact]
    public async Task Who_ended_it_or_was_erased_is_told_no_longer()
    {
        await using var database = await StartAsync();
        var watch = database.GapWatch;
        await AskAsync(database, watch, "m1");
        await database.Inbox.KeepAsync(database.Inbound("m2"), Cancel);
        var inbound = await database.ClaimedAsync();
        watch.End(inbound.Turn("maria"));
        await database.Inbox.FinishAsync(inbound, [], null, Cancel);
        Assert.False(await watch.IsOnAsync("t1", "maria", Cancel));

        await AskAsync(database, watch, "m3");
        await database.Inbox.KeepAsync(database.Inbound("m4"), Cancel);
        inbound = await database.ClaimedAsync();
        database.PersonalData.Erase(inbound.Turn("maria"));
        await database.Inbox.FinishAsync(inbound, [], null, Cancel);
        Assert.False(await watch.IsOnAsync("t1", "maria", Cancel));
    }

    private static async Task AskAsync(TemporaryDatabase database, IGapWatch watch, string id, string person = "maria")
    {
        await database.Inbox.KeepAsync(database.Inbound(id), Cancel);
        var inbound = await database.ClaimedAsync();
        watch.Begin(inbound.Turn(person), Week);
        await database.Inbox.FinishAsync(inbound, [], null, Cancel);
    }
}
