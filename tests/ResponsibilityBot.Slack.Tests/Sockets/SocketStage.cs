using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Moq;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Slack.Sockets;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Testing.Slack;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Tests.Sockets;

/// <summary>The bot's side of Socket Mode as the program wires it, but for the intake, which a spec is.</summary>
internal sealed class SocketStage : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly SocketWorker worker;
    private readonly LogSignals signals = new();

    private SocketStage(SocketService slack, int sockets, string token, string mode, TimeSpan? ping)
    {
        Slack = slack;
        services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log).AddProvider(signals))
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(new Mock<IInbox>().Object)
            .AddSingleton(new Mock<IInstallations>().Object)
            .AddSlack(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Slack:Mode"] = mode,
                ["Slack:SigningSecret"] = "secret",
                ["Slack:AppToken"] = token,
                ["Slack:BotToken"] = "xoxb-1",
                ["Slack:ApiBaseUrl"] = slack.ApiBaseUrl,
                ["Slack:Sockets"] = $"{sockets}",
            }).Build())
            .AddSingleton(provider => new SocketSurroundings(TakeAsync, Time, provider.GetRequiredService<SocketLog>()) { Ping = ping ?? TimeSpan.FromSeconds(10) })
            .BuildServiceProvider();
        worker = services.GetServices<IHostedService>().OfType<SocketWorker>().Single();
    }

    public SocketService Slack { get; }

    public PatientTimeProvider Time { get; } = new(new(2026, 11, 26, 8, 0, 0, TimeSpan.Zero));

    public Notes Log { get; } = new();

    /// <summary>What the intake does; by default it keeps everything at once and answers nothing.</summary>
    public Func<SlackDelivery, Task<JsonObject?>> Take { get; set; } = _ => Task.FromResult<JsonObject?>(null);

    /// <summary>What the intake was given, in order.</summary>
    public Channel<SlackDelivery> Taken { get; } = Channel.CreateUnbounded<SlackDelivery>();

    /// <summary>Completes when the sockets stopped for good.</summary>
    public Task Stopped => (worker.ExecuteTask ?? Task.CompletedTask).WaitAsync(Patience.Token);

    public static async Task<SocketStage> StartAsync(int sockets = 1, string token = SocketService.AppToken, string mode = "Socket", TimeSpan? ping = null, Action<SocketService>? before = null)
    {
        var slack = await SocketService.StartAsync();
        before?.Invoke(slack);
        var stage = new SocketStage(slack, sockets, token, mode, ping);
        await stage.worker.StartAsync(Patience.Token);
        return stage;
    }

    /// <summary>The next socket, which says hello.</summary>
    public async Task<SocketPeer> GreetAsync()
    {
        var socket = await Slack.NextAsync();
        await socket.HelloAsync();
        await LoggedAsync(4201);
        return socket;
    }

    /// <summary>Returns when that event was logged once more.</summary>
    public Task LoggedAsync(int id) => signals.WaitAsync(id);

    /// <summary>Returns when somebody begins to wait for so long.</summary>
    public async Task<TimeSpan> WaitsAsync(Func<TimeSpan, bool> wanted)
    {
        TimeSpan wait;
        do
            wait = await Time.NextWaitAsync().WaitAsync(Patience.Token);
        while (!wanted(wait));
        return wait;
    }

    public async Task<SlackDelivery> NextTakenAsync() => await Taken.Reader.ReadAsync(Patience.Token);

    public Task StopAsync() => worker.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        // Slack leaves first: nobody then waits on a clock that stands still.
        await Slack.DisposeAsync();
        await worker.StopAsync(CancellationToken.None);
        await services.DisposeAsync();
    }

    private async Task<JsonObject?> TakeAsync(SlackDelivery delivery, CancellationToken cancel)
    {
        await Taken.Writer.WriteAsync(delivery, cancel);
        return await Take(delivery);
    }

    /// <summary>Tells which events were logged.</summary>
    private sealed class LogSignals : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<int, SemaphoreSlim> events = [];

        public Task WaitAsync(int id) => events.GetOrAdd(id, _ => new(0)).WaitAsync(Patience.Token);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            events.GetOrAdd(eventId.Id, _ => new(0)).Release();

        public void Dispose()
        {
            foreach (var signal in events.Values)
                signal.Dispose();
        }
    }
}
