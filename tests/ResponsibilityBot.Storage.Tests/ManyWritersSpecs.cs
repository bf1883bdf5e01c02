using System.Collections.Concurrent;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class ManyWritersSpecs(Engine engine) : StorageSpecs(engine)
{
    private const int Conversations = 20;
    private const int Each = 10;

    [Fact]
    public async Task Many_writers_and_workers_lose_nothing_count_nothing_twice_and_keep_the_order()
    {
        await using var database = await StartAsync();
        await Task.WhenAll(Enumerable.Range(0, Conversations).Select(conversation => KeepTwiceAsync(database, conversation)));

        var heard = new ConcurrentDictionary<string, ConcurrentQueue<string>>();
        var busy = new ConcurrentDictionary<string, bool>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => WorkAsync(database, heard, busy)));

        Assert.Equal(Conversations, heard.Count);
        Assert.All(heard, each => Assert.Equal(Enumerable.Range(0, Each).Select(number => $"{each.Key}-{number}"), each.Value));
        Assert.Equal((long)Conversations * Each, database.Look("SELECT COUNT(*) FROM outbox"));
    }

    private static Task KeepTwiceAsync(TemporaryDatabase database, int conversation) => Task.Run(async () =>
    {
        for (var number = 0; number < Each; number++)
        {
            var inbound = database.Inbound($"{conversation}-{number}", $"{conversation}");
            var kept = await Task.WhenAll(database.Inbox.KeepAsync(inbound, Cancel), database.Inbox.KeepAsync(inbound, Cancel));
            Assert.Single(kept, true);
        }
    });

    private static Task WorkAsync(
        TemporaryDatabase database, ConcurrentDictionary<string, ConcurrentQueue<string>> heard, ConcurrentDictionary<string, bool> busy) => Task.Run(async () =>
    {
        while ((long?)database.Look("SELECT COUNT(*) FROM inbox WHERE state < 2") > 0)
        {
            if (await database.Inbox.ClaimAsync(1, Cancel) is not [var claimed])
                continue;
            Assert.True(busy.TryAdd(claimed.Conversation, true), "two turns of one conversation at once");
            heard.GetOrAdd(claimed.Conversation, _ => new()).Enqueue(claimed.Id);
            busy.TryRemove(claimed.Conversation, out _);
            await database.Inbox.FinishAsync(claimed, [claimed.Reply()], welcome: null, Cancel);
        }
    });
}
