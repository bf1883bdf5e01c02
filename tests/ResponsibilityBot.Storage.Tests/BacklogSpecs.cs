using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class BacklogSpecs(Engine engine) : StorageSpecs(engine)
{
    [Fact]
    public async Task What_is_unfinished_is_counted_with_the_age_of_the_oldest_that_nobody_took()
    {
        await using var database = await StartAsync();
        Assert.Equal(new Backlog(new(0, TimeSpan.Zero), new(0, TimeSpan.Zero)), await ReadAsync(database));

        await database.AnsweredAsync("a", replies: 2);
        await database.Outbox.PostponeAsync(await database.ClaimedSendAsync(), database.Time.GetUtcNow().AddMinutes(1), Cancel);
        database.Time.Advance(TimeSpan.FromSeconds(30));
        var (inbox, outbox) = await ReadAsync(database);
        Assert.Equal((0, 2), (inbox.Count, outbox.Count));
        Assert.Equal(TimeSpan.FromSeconds(30), outbox.Age);

        database.Time.Advance(TimeSpan.FromMinutes(10));
        await database.Outbox.SentAsync(await database.ClaimedSendAsync(), new("sent"), Cancel);
        (_, outbox) = await ReadAsync(database);
        Assert.Equal((1, TimeSpan.FromSeconds(630)), (outbox.Count, outbox.Age));
    }

    private static async Task<Backlog> ReadAsync(TemporaryDatabase database) => await database.Backlog.ReadAsync(Cancel);
}
