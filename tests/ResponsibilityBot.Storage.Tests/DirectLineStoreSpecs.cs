using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class DirectLineStoreSpecs(Engine engine) : StorageSpecs(engine)
{
    [Fact]
    public async Task Activities_are_numbered_without_gaps_and_read_after_a_watermark()
    {
        await using var database = await StartAsync();
        Assert.True(await database.DirectLine.CreateAsync("c1", "dl_1", Cancel));
        Assert.False(await database.DirectLine.CreateAsync("c1", "dl_2", Cancel));
        Assert.Equal("dl_1", await database.DirectLine.OwnerAsync("c1", Cancel));

        Assert.Equal(1, await database.DirectLine.AppendAsync("c1", "a", number => $"{number}", Cancel));
        Assert.Equal(2, await database.DirectLine.AppendAsync("c1", "b", number => $"{number}", Cancel));
        Assert.Equal(["1", "2"], (await database.DirectLine.ReadAsync("c1", 0, Cancel)).Select(activity => activity.Body));
        await database.RestartAsync();
        Assert.Equal([2L], (await database.DirectLine.ReadAsync("c1", 1, Cancel)).Select(activity => activity.Number));
    }

    [Fact]
    public async Task The_same_key_is_added_once()
    {
        await using var database = await StartAsync();
        await database.DirectLine.CreateAsync("c1", "u", Cancel);
        Assert.Equal(1, await database.DirectLine.AppendAsync("c1", "a", _ => "first", Cancel));
        Assert.Equal(1, await database.DirectLine.AppendAsync("c1", "a", _ => "second", Cancel));
        Assert.Equal("first", Assert.Single(await database.DirectLine.ReadAsync("c1", 0, Cancel)).Body);
    }

    [Fact]
    public async Task Nothing_is_added_to_a_conversation_that_is_not_there()
    {
        await using var database = await StartAsync();
        Assert.Null(await database.DirectLine.AppendAsync("c1", "a", _ => "{}", Cancel));
        Assert.Null(await database.DirectLine.OwnerAsync("c1", Cancel));
    }

    [Fact]
    public async Task Who_waits_is_woken_by_the_next_activity_of_that_conversation()
    {
        await using var database = await StartAsync();
        await database.DirectLine.CreateAsync("c1", "u", Cancel);
        await database.DirectLine.CreateAsync("c2", "u", Cancel);
        var first = database.DirectLine.WaitAsync("c1", 0, Cancel);
        var second = database.DirectLine.WaitAsync("c1", 1, Cancel);

        await database.DirectLine.AppendAsync("c2", "a", _ => "{}", Cancel);
        Assert.False(first.IsCompleted);
        await database.DirectLine.AppendAsync("c1", "a", _ => "{}", Cancel);
        await first;
        Assert.False(second.IsCompleted);
        await database.DirectLine.AppendAsync("c1", "b", _ => "{}", Cancel);
        await second;
        await database.DirectLine.WaitAsync("c1", 0, Cancel);
    }

    [Fact]
    public async Task Who_goes_away_while_waiting_leaves_nothing_behind()
    {
        var waiters = new Waiters<long?>();
        var place = waiters.Enter("c1");
        var gone = waiters.Enter("c1");
        gone.Dispose();
        waiters.Wake("c1", 1);
        await place.Woken.WaitAsync(TimeSpan.FromSeconds(10), Cancel);
        place.Dispose();
        using var next = waiters.Enter("c1");
        Assert.False(next.Woken.IsCompleted);
    }
}
