using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.Host.Quizzes;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Quizzes;

/// <summary>The real storage and the real clockwork, with a clock that the test moves and a poster that writes down what it is told.</summary>
internal sealed class ScheduledBot : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("schedules-").FullName;
    private readonly (string Key, string Value)[] settings;
    private WebApplication? app;

    private readonly bool hasQuartz;

    private ScheduledBot(DateTimeOffset start, bool hasQuartz, (string Key, string Value)[] settings) => (Time, this.hasQuartz, this.settings) = (new LeapingTimeProvider(start), hasQuartz, settings);

    public FakeTimeProvider Time { get; }

    public Poster Poster { get; } = new();

    public IServiceProvider Services => (app ?? throw new InvalidOperationException("not started")).Services;

    public ISchedules Schedules => Services.GetRequiredService<ISchedules>();

    public QuizMinute Minute => Services.GetRequiredService<QuizMinute>();

    public string Database => $"Data Source={Path.Combine(folder, "bot.db")};Pooling=False";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Without Quartz, which runs the job by itself when the clock moves, the test runs it.</summary>
    public static async Task<ScheduledBot> StartAsync(DateTimeOffset start, bool hasQuartz = false, params (string Key, string Value)[] settings)
    {
        var bot = new ScheduledBot(start, hasQuartz, settings);
        await bot.StartAsync();
        return bot;
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>Sets a schedule up as a turn does.</summary>
    public async Task SetUpAsync(string place, QuizPlan plan)
    {
        var inbox = Services.GetRequiredService<IInbox>();
        var inbound = new Inbound { Id = Guid.CreateVersion7().ToString(), Channel = "activity", Tenant = "t1", Conversation = place, Body = "{}", ReceivedAt = Time.GetUtcNow() };
        await inbox.KeepAsync(inbound, Cancel);
        var claimed = Assert.Single(await inbox.ClaimAsync(1, Cancel));
        var turn = new Turn { Id = claimed.Id, Channel = "msteams", Tenant = "t1", Conversation = place, Person = new("maria", ""), Place = Place.Channel, Kind = TurnKind.Said, At = Time.GetUtcNow() };
        var next = Timetable.After(plan, Services.GetRequiredService<QuizRules>().Holidays, Time.GetUtcNow()).First();
        Schedules.Keep(turn, new("activity", "t1", place, plan), next.At);
        await inbox.FinishAsync(claimed, [], welcome: null, Cancel);
    }

    /// <summary>Runs the job as the clockwork does.</summary>
    public Task<int> RunAsync() => Minute.PostDueAsync(Cancel);

    public async Task RunAsync(DateTimeOffset at)
    {
        Time.SetUtcNow(at);
        await RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            [new("Storage:ConnectionString", Database), new("Urls", "http://127.0.0.1:0")]);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value)));
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddSingleton<ICurriculum>(new Lessons());
        builder.Services.AddSingleton<IRoundPoster>(Poster);
        builder.Services.AddQuizRules(builder.Configuration);
        builder.Services.AddSchedules(builder.Configuration);
        if (!hasQuartz)
            builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(LateScheduler)));
        app = builder.Build();
        await app.StartAsync(Cancel);
        Time.Advance(hasQuartz ? LateScheduler.Moment : TimeSpan.Zero);
        await Task.WhenAll(app.Services.GetServices<IHostedService>().OfType<LateScheduler>().Select(scheduler => scheduler.Started));
    }

    private async Task StopAsync()
    {
        if (app is not null)
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
        }

        app = null;
    }
}

/// <summary>Writes down what is to be posted; the same key counts once, as it does for the real one.</summary>
internal sealed class Poster : IRoundPoster
{
    private readonly ConcurrentDictionary<string, RoundOrder> posted = new(StringComparer.Ordinal);
    private int calls;

    public IEnumerable<RoundOrder> Posted => posted.Values.OrderBy(order => order.At).ThenBy(order => order.Conversation, StringComparer.Ordinal);

    public int Calls => calls;

    /// <summary>What happens when an order comes, after it was written down.</summary>
    public Func<RoundOrder, Task<int>> Then { get; set; } = order => Task.FromResult(order.Questions);

    public Task<int> PlacesAsync(string tenant, CancellationToken cancel) => Task.FromResult(1);

    public Task<int> PostAsync(RoundOrder order, CancellationToken cancel)
    {
        Interlocked.Increment(ref calls);
        posted.TryAdd(order.Key, order);
        return Then(order);
    }
}
