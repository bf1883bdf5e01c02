using System.Net;

namespace ResponsibilityBot.EndToEnd.Operations;

/// <summary>What an administrator types to keep what the bot wrote and to bring it back.</summary>
public sealed class BackupSpecs : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bot-").FullName;

    private string Database => Path.Combine(folder, "data", "bot.db");

    private string Storage => $"--Storage:ConnectionString=Data Source={Database}";

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_waits_to_be_sent_is_sent_by_the_bot_that_a_backup_was_restored_for()
    {
        var backup = Path.Combine(folder, "backup.db");
        await using var service = await ConnectorService.StartAsync();
        await using (var bot = await BotProcess.StartAsync(Database))
        {
            for (var refusal = 0; refusal < 20; refusal++)
                service.Refusals.Enqueue((HttpStatusCode.ServiceUnavailable, null));
            using var answer = await bot.DeliverAsync(BotFixture.Activity(service.Url, "c", "m1", "who patches the operating system in PaaS?"));
            await service.AttemptedAsync();
            var (exit, said) = await BotCommand.SayAsync("backup", "--output", backup, Storage);
            Assert.Equal((0, true), (exit, said.Contains("SigningKeyFile", StringComparison.Ordinal)));
            var (refused, why) = await BotCommand.SayAsync("restore", backup, Storage);
            Assert.Equal((1, true), (refused, why.Contains("Another process uses the database", StringComparison.Ordinal)));
            await bot.KillAsync();
        }

        Directory.Delete(Path.Combine(folder, "data"), recursive: true);
        service.Refusals.Clear();
        Assert.Equal(0, (await BotCommand.SayAsync("restore", backup, Storage)).Exit);
        await using var restored = await BotProcess.StartAsync(Database);
        Assert.Equal("m1", (string?)(await service.NextAsync()).Activity["replyToId"]);
    }

    [Fact]
    public async Task Migrate_makes_the_tables_and_moves_them_and_says_what_is_wrong()
    {
        Assert.Equal((0, "The tables are up to date.\n"), await BotCommand.SayAsync("migrate", Storage));
        var (moved, said) = await BotCommand.SayAsync("migrate", "--to", $"Data Source={Database}2", Storage);
        Assert.Equal((0, true), (moved, said.StartsWith("0 rows copied.", StringComparison.Ordinal)));
        var (wrong, why) = await BotCommand.SayAsync("migrate", "--to", "somewhere", Storage);
        Assert.Equal((2, true), (wrong, why.Contains("--to: The connection string names neither", StringComparison.Ordinal)));
        var (exists, sentence) = await BotCommand.SayAsync("backup", "--output", Database, Storage);
        Assert.Equal((1, $"{Database} is there already; name a new file.\n"), (exists, sentence));
    }
}
