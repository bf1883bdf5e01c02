using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResponsibilityBot.Host;
using ResponsibilityBot.Host.Commands;
using ResponsibilityBot.Host.Operations;
using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.EndToEnd;

public sealed class RestartSpecs : IAsyncLifetime
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
    public async Task What_was_kept_and_not_sent_when_the_bot_was_killed_is_sent_after_the_restart()
    {
        await using var service = await ConnectorService.StartAsync();
        var message = BotFixture.Activity(service.Url, "c", "m1", "who patches the operating system in PaaS?");
        await using (var bot = await BotProcess.StartAsync(Database))
        {
            for (var refusal = 0; refusal < 20; refusal++)
                service.Refusals.Enqueue((HttpStatusCode.ServiceUnavailable, null));
            Assert.Equal(HttpStatusCode.OK, (await bot.DeliverAsync(message)).StatusCode);
            await service.AttemptedAsync();
            await bot.KillAsync();
        }

        service.Refusals.Clear();
        await using (var bot = await BotProcess.StartAsync(Database))
        {
            Assert.Equal("m1", (string?)(await service.NextAsync()).Activity["replyToId"]);

            // A delivery that is repeated over the restart is known all the same.
            await bot.DeliverAsync(message);
            await bot.DeliverAsync(BotFixture.Activity(service.Url, "c", "m2", "and in SaaS?"));
            Assert.Equal("m2", (string?)(await service.NextAsync()).Activity["replyToId"]);
        }
    }

    [Fact]
    public async Task In_production_without_credentials_everybody_is_refused_and_it_stops_in_peace()
    {
        await using var bot = await BotProcess.StartAsync(Database, "Production");
        using var answer = await bot.DeliverAsync(BotFixture.Activity("http://localhost:1", "c", "m1", "hello"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(0, await bot.StopAsync());
    }

    [Fact]
    public async Task Where_it_is_dangerously_allowed_this_machine_is_heard_and_the_log_warns()
    {
        await using var service = await ConnectorService.StartAsync();
        await using var bot = await BotProcess.StartAsync(Database, "Production", "--BotFramework:DangerouslyAllowUnauthenticatedRequests=true");
        await bot.DeliverAsync(BotFixture.Activity(service.Url, "c", "m1", "hello"));
        Assert.Equal("m1", (string?)(await service.NextAsync()).Activity["replyToId"]);
        Assert.Contains(bot.Log, line => line.Contains("warn:", StringComparison.Ordinal) && line.Contains("DangerouslyAllowUnauthenticatedRequests", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Storage:Provider=Postgres", "Storage:ConnectionString cannot be read as one of PostgreSQL; write for example Host=")]
    [InlineData("Slack:Mode=Sockets", "Slack:Mode is 'Sockets'; write Http or Socket.")]
    [InlineData("Storage:Provider=Postgress", "Storage:Provider is 'Postgress'; write Sqlite or Postgres.")]
    [InlineData("Privacy:RetentionDays=abc", "Privacy:RetentionDays is 'abc'; write a whole number.")]
    [InlineData("WebChat:MessagesPerMinute=0", "WebChat:MessagesPerMinute is 0; write 1 to 10000.")]
    [InlineData("WebChat:TokensPerMinute=100001", "WebChat:TokensPerMinute is 100001; write 1 to 100000.")]
    public async Task A_wrong_setting_stops_the_start_with_its_name(string setting, string says)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => BotProcess.StartAsync(Database, "Production", $"--{setting}"));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Told_to_stop_while_it_starts_it_ends_in_peace()
    {
        string[] settings = ["--environment=Production", "--urls=http://127.0.0.1:0", $"--Storage:ConnectionString=Data Source={Database}"];
        var serve = ServeCommand.Create((_, _) => BotSite.Build(settings, services => services.AddHostedService<StopsAtTheStart>()));
        Assert.Equal(0, await serve.Parse([]).InvokeAsync(new() { EnableDefaultExceptionHandler = false }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_and_nothing_breaks_behind_it()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        string[] settings = ["--environment=Production", $"--urls=http://{taken.LocalEndpoint}", $"--Storage:ConnectionString=Data Source={Database}"];
        Witness? witness = null;
        using var notes = new Notes();
        var serve = ServeCommand.Create((_, _) => BotSite.Build(
            settings, services => services.AddSingleton<ILoggerProvider>(notes).AddHostedService<StartRemains>().AddHostedService(provider => witness = new(provider))));
        Assert.Equal(1, await serve.Parse([]).InvokeAsync(new() { EnableDefaultExceptionHandler = false }, TestContext.Current.CancellationToken));
        Assert.NotNull(witness);
        Assert.Equal(2, witness.Working.Count);
        var ended = Task.WhenAll(witness.Working);
        await ended.ContinueWith(_ => { }, TaskScheduler.Default).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        // One that was told to stop before it had begun counts as cancelled; none may break.
        Assert.Null(ended.Exception);
        // What had begun ends with the start that failed, which is no failure of its own.
        Assert.DoesNotContain(notes.Lines, line => line.StartsWith("Critical", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Broken_content_stops_the_start_with_file_line_and_cure()
    {
        var content = CopyContent();
        await File.AppendAllTextAsync(Path.Combine(content, "phrases", "en.yaml"), "spare: Nobody says this\n", TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => BotProcess.StartAsync(Database, "Development", $"--Content:Path={content}"));
        Assert.Matches(@"phrases/en\.yaml:\d+: 'spare' is not known here", refused.Message);
        Assert.Contains("1 problem in the content: the bot does not start", refused.Message, StringComparison.Ordinal);
    }

    private string CopyContent()
    {
        var from = Path.Combine(Repository.Root, "dialogs");
        var to = Path.Combine(folder, "dialogs");
        foreach (var file in Directory.EnumerateFiles(from, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? to);
            File.Copy(file, copy);
        }

        return to;
    }

    /// <summary>Sees who works on the queues before the port is opened.</summary>
    private sealed class Witness(IServiceProvider services) : IHostedService
    {
        public IReadOnlyList<Task> Working { get; private set; } = [];

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Working = [.. services.GetServices<IHostedService>().OfType<BackgroundService>().Where(service => service is TurnWorker or SendWorker).Select(service => service.ExecuteTask).OfType<Task>()];
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>Somebody presses Ctrl+C before everything has begun.</summary>
    private sealed class StopsAtTheStart(IHostApplicationLifetime lifetime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.StopApplication();
            return Task.FromCanceled(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
