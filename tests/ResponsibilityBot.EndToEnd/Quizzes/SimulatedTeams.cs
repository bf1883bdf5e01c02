using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.Host;
using ResponsibilityBot.Host.Deliveries;
using ResponsibilityBot.Host.Oversight;
using ResponsibilityBot.Host.Quizzes;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Testing.Quizzes;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Quizzes;

/// <summary>The whole program over HTTP with a clock and a curriculum that the test moves, and a team in Teams that plays.</summary>
internal sealed class SimulatedTeams : IAsyncDisposable
{
    public const string Channel = "19:blue@thread.tacv2";
    private const string Database = "--Storage:ConnectionString=";
    private readonly string folder;
    private readonly string[] settings;
    private readonly PlainTables tables;
    private WebApplication app;
    private HttpClient client;
    private int sent;

    private SimulatedTeams(TeamsService service, FakeTimeProvider time, Lessons lessons, string folder, string[] settings, WebApplication app)
    {
        (Service, Time, Lessons, this.folder, this.settings, this.app) = (service, time, lessons, folder, settings, app);
        client = new() { BaseAddress = new(app.Urls.First()) };
        // Teams gives no id twice, also where another program heard of the first.
        sent = service.Messages.Count == 0 ? 0 : 100_000;
        tables = new(settings.Last(setting => setting.StartsWith(Database, StringComparison.Ordinal))[Database.Length..]);
    }

    public TeamsService Service { get; }

    public FakeTimeProvider Time { get; }

    public Lessons Lessons { get; }

    public ItemBank Bank => app.Services.GetRequiredService<ItemBanks>().Current;

    public string ConnectionString => $"Data Source={Path.Combine(folder, "bot.db")};Pooling=False";

    public Uri Address => new(app.Urls.First());

    public IServiceProvider Services => app.Services;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<SimulatedTeams> StartAsync(DateTimeOffset start, params string[] settings) => StartOnAsync(start, (_, _) => Task.FromResult<string[]>([]), settings);

    /// <summary>Starts it on a database that somebody left.</summary>
    /// <param name="start">What the clock shows.</param>
    /// <param name="leave">Puts the database under a connection string of SQLite, and into the service what stands there; returns settings, such as another database.</param>
    /// <param name="settings">Settings as they stand on a command line.</param>
    public static async Task<SimulatedTeams> StartOnAsync(DateTimeOffset start, Func<TeamsService, string, Task<string[]>> leave, params string[] settings)
    {
        var (service, time, lessons) = (await TeamsService.StartAsync(), new LeapingTimeProvider(start), new Lessons());
        var folder = Directory.CreateTempSubdirectory("week-").FullName;
        var file = $"Data Source={Path.Combine(folder, "bot.db")};Pooling=False";
        string[] all =
        [
            "--environment", "Development", "--urls", "http://127.0.0.1:0", $"--Content:Path={Repository.PathOf("dialogs")}", "--Logging:LogLevel:Default=Error",
            Database + file, $"--WebChat:SigningKeyFile={Path.Combine(folder, "key")}", .. settings, .. await leave(service, file),
        ];
        var app = Build(all, time, lessons);
        await app.StartAsync(Cancel);
        return new(service, time, lessons, folder, all, app);
    }

    /// <summary>The program is told to stop, finishes what it has in hand, and leaves its database.</summary>
    public Task StopAsync() => app.StopAsync(Cancel);

    /// <summary>The program ends and another one starts on the same database. It is not told to stop: what it was about to do is left as it is.</summary>
    public async Task RestartAsync()
    {
        client.Dispose();
        // What is being sent is written down first, as when the program is told to stop; else it would be sent again.
        await app.StopAsync(Cancel);
        await app.DisposeAsync();
        app = Build(settings, Time, Lessons);
        await app.StartAsync(Cancel);
        client = new() { BaseAddress = new(app.Urls.First()) };
    }

    /// <summary>Moves the clock and runs what runs by it.</summary>
    public async Task AtAsync(DateTimeOffset at)
    {
        Time.SetUtcNow(at);
        await app.Services.GetRequiredService<QuizMinute>().PostDueAsync(Cancel);
        await app.Services.GetRequiredService<RoundKeeper>().TendAsync(Cancel);
        await app.Services.GetRequiredService<ChallengeDesk>().TendAsync(Cancel);
        await app.Services.GetRequiredService<ReportDesk>().TendAsync(Cancel);
        await app.Services.GetRequiredService<FollowUpPoster>().TendAsync(Cancel);
        await app.Services.GetRequiredService<DigestPoster>().TendAsync(Cancel);
        await app.Services.GetRequiredService<DeliveryDesk>().LookAsync(Cancel);
        await FinishDeliveriesAsync(app.Services.GetRequiredService<DeliveryDesk>());
    }

    /// <summary>Says something in the channel, or in the own chat; what was said is answered when this returns.</summary>
    public Task SayAsync(string person, string text, bool isPersonal = false) => SayInAsync(person, isPersonal ? $"a:29:{person}" : Channel, text);

    /// <summary>Says something in a conversation.</summary>
    public Task SayInAsync(string person, string conversation, string text)
    {
        var message = Envelope(person, conversation, "message");
        message["text"] = text;
        return DeliverAsync(message);
    }

    /// <summary>Presses a button of a card, as Teams does; the card or message that only this person sees.</summary>
    public async Task<JsonNode> PressAsync(string person, Said card, string verb, params (string Name, string Value)[] inputs)
    {
        var action = Actions(card.Card).First(action => (string?)action["verb"] == verb);
        var data = action["data"]?.DeepClone().AsObject() ?? [];
        foreach (var (name, value) in inputs)
            data[name] = value;
        return await InvokeAsync(person, card.Conversation, new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data }, "manual");
    }

    /// <summary>Sends an <c>adaptiveCard/action</c>.</summary>
    public async Task<JsonNode> InvokeAsync(string person, string conversation, JsonObject action, string trigger)
    {
        var invoke = Envelope(person, conversation, "invoke");
        invoke["name"] = "adaptiveCard/action";
        invoke["value"] = new JsonObject { ["action"] = action, ["trigger"] = trigger };
        using var response = await client.PostAsJsonAsync("api/messages", invoke, Cancel);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonNode>(Cancel) ?? throw new InvalidOperationException("no answer");
    }

    /// <summary>Delivers the same activity, twice if wished, and waits until it is heard.</summary>
    public async Task DeliverAsync(JsonObject activity)
    {
        using var response = await client.PostAsJsonAsync("api/messages", activity, Cancel);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}");
        await app.Services.GetRequiredService<IInbox>().AnswersAsync($"activity|msteams|contoso|{activity["conversation"]?["id"]}|{activity["id"]}", Cancel);
    }

    /// <summary>A number in the database, past all our code.</summary>
    public long Look(string sql) => tables.Look(sql);

    /// <summary>Changes the database, past all our code.</summary>
    public void Change(string sql) => tables.Change(sql);

    /// <inheritdoc cref="PlainTables.Pairs"/>
    public Dictionary<string, string> Pairs(string sql) => tables.Pairs(sql);

    /// <summary>Asks the program for an address of its own.</summary>
    public Task<HttpResponseMessage> GetAsync(string address) => client.GetAsync(new Uri(address), Cancel);

    /// <summary>Answers a question that was put to the channel; what the person is told.</summary>
    public async Task<string> AnswerAsync(string player, Said card, bool isRight)
    {
        var round = (string?)Actions(card.Card).First(action => (string?)action["verb"] == Verbs.Answer)["data"]?["rb"]?["ids"]?["post"] ?? "";
        var item = (await app.Services.GetRequiredService<ItemBanks>().OfAsync("contoso", Cancel)).Find(Pairs("SELECT id, item FROM posted_rounds")[round]) ?? throw new InvalidOperationException("the item is gone");
        var answer = await PressAsync(player, card, Verbs.Answer, [.. CardAnswers.To(item, isRight)]);
        return (string?)(answer["value"] as JsonObject)?["speak"] ?? answer["value"]?.ToString() ?? "";
    }

    /// <summary>All parts of a card.</summary>
    public static IEnumerable<JsonObject> Parts(JsonNode? node) => node switch
    {
        JsonObject part => part.SelectMany(property => Parts(property.Value)).Prepend(part),
        JsonArray parts => parts.SelectMany(Parts),
        _ => [],
    };

    /// <summary>The buttons of a card.</summary>
    public static IEnumerable<JsonObject> Actions(JsonNode? node) => node switch
    {
        JsonObject part when ((string?)part["type"])?.StartsWith("Action.", StringComparison.Ordinal) == true => [part],
        JsonObject part => part.SelectMany(property => Actions(property.Value)),
        JsonArray parts => parts.SelectMany(Actions),
        _ => [],
    };

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        await Service.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Calls of a tenant begin evenly by the clock, and the clock moves only where a spec moves it.</summary>
    private async Task FinishDeliveriesAsync(DeliveryDesk desk)
    {
        var finishing = desk.FinishAsync();
        while (!finishing.IsCompleted)
        {
            try
            {
                await finishing.WaitAsync(TimeSpan.FromMilliseconds(50), Cancel);
            }
            catch (TimeoutException)
            {
                Time.Advance(TimeSpan.FromMilliseconds(200));
            }
        }

        await finishing;
    }

    private static WebApplication Build(string[] settings, FakeTimeProvider time, Lessons lessons) => BotSite.Build(settings, services =>
    {
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton<ICurriculum>(lessons);
        // The clockwork runs when the test says so.
        foreach (var worker in services.Where(each =>
            each.ImplementationType == typeof(LateScheduler) || each.ImplementationType == typeof(RoundWorker) || each.ImplementationType == typeof(DeliveryWorker) || each.ImplementationType == typeof(OversightWorker)).ToList())
            services.Remove(worker);
    }, begun: CommittedContent.Read);

    private JsonObject Message(string person, string text, bool isPersonal)
    {
        var message = Envelope(person, isPersonal ? $"a:29:{person}" : Channel, "message");
        message["text"] = text;
        return message;
    }

    private JsonObject Envelope(string person, string conversation, string type) => new()
    {
        ["type"] = type,
        ["id"] = $"m{Interlocked.Increment(ref sent)}",
        ["serviceUrl"] = Service.Url,
        ["channelId"] = "msteams",
        ["localTimezone"] = "Europe/Berlin",
        ["from"] = new JsonObject { ["id"] = $"29:{person}", ["name"] = person, ["aadObjectId"] = person },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "ResponsibilityBot" },
        ["conversation"] = new JsonObject
        {
            ["id"] = conversation,
            ["conversationType"] = conversation.StartsWith("a:", StringComparison.Ordinal) ? "personal" : "channel",
            ["isGroup"] = !conversation.StartsWith("a:", StringComparison.Ordinal),
            ["tenantId"] = "contoso",
        },
    };
}

/// <summary>The project's own content, of which a test may change a cell.</summary>
internal sealed class Lessons : ICurriculum
{
    public Curriculum Current { get; set; } = CommittedContent.Curriculum;
}
