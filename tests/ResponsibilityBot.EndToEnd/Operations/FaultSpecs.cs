using System.Collections.Concurrent;
using System.Net;
using Microsoft.Data.Sqlite;

namespace ResponsibilityBot.EndToEnd.Operations;

/// <summary>What happens to messages on the embedded database when the process, the disk or the file fails.</summary>
public sealed class FaultSpecs : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("bot-").FullName;

    private string Database => Path.Combine(folder, "data", "bot.db");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Killed_at_any_point_it_loses_nothing_that_it_acknowledged()
    {
        await using var service = await ConnectorService.StartAsync();
        var acknowledged = new ConcurrentBag<string>();
        var chance = new Random(20261126);
        for (var life = 0; life < 4; life++)
        {
            await using var bot = await BotProcess.StartAsync(Database);
            var left = chance.Next(1, 60);
            var enough = new TaskCompletionSource();
            var messages = Enumerable.Range(0, 80).Select(async message =>
            {
                var id = $"m{life}-{message}";
                try
                {
                    using var answer = await bot.DeliverAsync(BotFixture.Activity(service.Url, $"c{message % 20}", id, "who patches the operating system in PaaS?"));
                    if (answer.StatusCode != HttpStatusCode.OK)
                        return;
                    acknowledged.Add(id);
                    if (Interlocked.Decrement(ref left) == 0)
                        enough.SetResult();
                }
                catch (HttpRequestException)
                {
                    // The bot was killed before it answered: the channel would send it again.
                }
            }).ToList();
            await enough.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
            await bot.KillAsync();
            await Task.WhenAll(messages);
        }

        await using var last = await BotProcess.StartAsync(Database);
        var missing = acknowledged.ToHashSet(StringComparer.Ordinal);
        Assert.Equal(acknowledged.Count, missing.Count);
        while (missing.Count > 0)
            missing.Remove((string?)(await service.NextAsync()).Activity["replyToId"] ?? "");
    }

    [Fact]
    public async Task On_a_full_disk_nothing_is_acknowledged_and_it_goes_on_when_there_is_room_again()
    {
        await using var service = await ConnectorService.StartAsync();
        await using var bot = await BotProcess.StartOnSmallDiskAsync(Database);
        await bot.LimitFilesAsync(4096);
        using (var refused = await bot.DeliverAsync(BotFixture.Activity(service.Url, "c", "m1", "who patches the operating system in PaaS?")))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        await bot.LimitFilesAsync(null);
        using (var taken = await bot.DeliverAsync(BotFixture.Activity(service.Url, "c", "m1", "who patches the operating system in PaaS?")))
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Equal("m1", (string?)(await service.NextAsync()).Activity["replyToId"]);
    }

    [Fact]
    public async Task While_another_program_holds_the_file_a_message_waits_and_is_then_kept()
    {
        await using var service = await ConnectorService.StartAsync();
        await using var bot = await BotProcess.StartAsync(Database);
        Task<HttpResponseMessage> delivery;
        await using (var other = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var held = other.BeginTransaction(deferred: false);
            delivery = bot.DeliverAsync(BotFixture.Activity(service.Url, "c", "m1", "who patches the operating system in PaaS?"));
            // Who only reads does not wait.
            using var ready = await bot.Client.GetAsync("readyz", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
            Assert.False(delivery.IsCompleted);
        }

        using var answer = await delivery;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("m1", (string?)(await service.NextAsync()).Activity["replyToId"]);
    }

    [Fact]
    public async Task A_file_that_is_no_database_stops_the_start_with_what_to_do()
    {
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        await File.WriteAllTextAsync(Database, new string('x', 9000), TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => BotProcess.StartAsync(Database));
        Assert.Contains($"{Database} cannot be used", refused.Message, StringComparison.Ordinal);
        Assert.Contains("restore a backup", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_torn_page_that_the_start_meets_stops_it_with_what_to_do()
    {
        await RunOnceAsync();
        Tear("inbox");
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => BotProcess.StartAsync(Database));
        Assert.Contains($"{Database} cannot be used", refused.Message, StringComparison.Ordinal);
        Assert.Contains("restore a backup", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_torn_page_that_a_message_meets_stops_the_bot_with_what_to_do_and_the_message_is_not_acknowledged()
    {
        await RunOnceAsync();
        Tear("conversations");
        await using var bot = await BotProcess.StartAsync(Database);
        using (var refused = await bot.DeliverAsync(BotFixture.Activity("http://localhost:1", "another", "m2", "and in SaaS?")))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(1, await bot.EndAsync());
        Assert.Contains(bot.Log, line => line.Contains("is broken", StringComparison.Ordinal) && line.Contains("restore a backup", StringComparison.Ordinal));
    }

    /// <summary>A bot that answered one message and was stopped.</summary>
    private async Task RunOnceAsync()
    {
        await using var service = await ConnectorService.StartAsync();
        await using var bot = await BotProcess.StartAsync(Database);
        using var answer = await bot.DeliverAsync(BotFixture.Activity(service.Url, "c", "m1", "who patches the operating system in PaaS?"));
        await service.NextAsync();
        Assert.Equal(0, await bot.StopAsync());
    }

    /// <summary>Overwrites the page on which a table begins, as a broken disk does.</summary>
    private void Tear(string table)
    {
        long page;
        using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = '{table}'";
            page = (long)(command.ExecuteScalar() ?? 0L);
        }

        using var file = File.OpenWrite(Database);
        file.Position = (page - 1) * 4096;
        file.Write(new byte[4096]);
    }
}
