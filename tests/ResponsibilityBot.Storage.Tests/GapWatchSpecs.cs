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
        Assert.Empty(await watch.DueAsync(Week, 10, Cancel));
        Assert.Equal([("t1", "maria")], await watch.DueAsync(Week.AddDays(7), 10, Cancel));

        var card = database.Inbound("gaps").Reply() with { InReplyTo = null };
        Assert.True(await watch.ToldAsync("t1", "maria", Week.AddDays(7), card, Cancel));
        Assert.False(await watch.ToldAsync("t1", "maria", Week.AddDays(7), card with { Id = "again" }, Cancel));
        Assert.Equal(card.Id, (await database.ClaimedSendAsync()).Id);
        Assert.Empty(await watch.DueAsync(Week.AddDays(7), 10, Cancel));
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

    private static async Task AskAsync(TemporaryDatabase database, IGapWatch watch, string id)
    {
        await database.Inbox.KeepAsync(database.Inbound(id), Cancel);
        var inbound = await database.ClaimedAsync();
        watch.Begin(inbound.Turn("maria"), Week);
        await database.Inbox.FinishAsync(inbound, [], null, Cancel);
    }
}
