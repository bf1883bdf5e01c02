using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;
using ResponsibilityBot.EndToEnd.Quizzes;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Deliveries;

/// <summary>How much is delivered.</summary>
/// <param name="Tenants">How many tenants.</param>
/// <param name="Places">How many channels each has.</param>
/// <param name="Answers">How many different answers are given.</param>
/// <param name="AnswerTime">In how long.</param>
internal sealed record FanOutSize(int Tenants, int Places, int Answers, TimeSpan AnswerTime)
{
    /// <summary>For every run of the tests.</summary>
    public static FanOutSize Small { get; } = new(6, 250, 300, TimeSpan.FromSeconds(8));

    /// <summary>For a report.</summary>
    public static FanOutSize Full { get; } = new(50, 400, 10_000, TimeSpan.FromSeconds(60));

    public int Cards => Tenants * Places;
}

/// <summary>Three real processes on a server of PostgreSQL of their own, a platform on a bad day, and what can happen to them.</summary>
internal sealed class FanOut : IAsyncDisposable
{
    /// <summary>Answers that are on their way at once.</summary>
    private const int Crowd = 32;

    private const int LastWords = 60;

    /// <summary>Where something is still to be delivered.</summary>
    private const string HasWork = "EXISTS (SELECT 1 FROM deliveries AS left_over WHERE left_over.tenant = owners.tenant AND left_over.state < 2)";


    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.1);
    private readonly string folder = Directory.CreateTempSubdirectory("fanout-").FullName;
    private readonly List<BotProcess> bots = [];
    private readonly List<BotProcess> dead = [];
    private readonly List<Task> starting = [];
    private readonly HttpClient client = new();
    private readonly string postgres;
    private readonly string server;
    private readonly FanOutSize size;
    private readonly long begin = Stopwatch.GetTimestamp();
    private int started;

    private FanOut(FanOutSize size, PlatformSink sink, string postgres, string server) => (this.size, Sink, this.postgres, this.server) = (size, sink, postgres, server);

    public PlatformSink Sink { get; }

    /// <summary>What happened, for the report.</summary>
    public List<string> Story { get; } = [];

    /// <summary>Adds to the story.</summary>
    public void Tell(FormattableString line) =>
        Story.Add(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(begin).TotalSeconds:F0} s, {Sink.Places} cards: {line.ToString(CultureInfo.InvariantCulture)}"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<FanOut> StartAsync(FanOutSize size)
    {
        var sink = await PlatformSink.StartAsync();
        // The server's own user has to get there, so the script makes it.
        var postgres = Path.Combine(Path.GetTempPath(), $"fanout-{Guid.CreateVersion7():n}");
        var fanOut = new FanOut(size, sink, postgres, (await ScriptAsync("start", postgres)).Trim());
        for (var replica = 0; replica < 3; replica++)
            await fanOut.AddAsync();
        await fanOut.SeedAsync();
        return fanOut;
    }

    /// <summary>Returns when all that were started run.</summary>
    public Task StartedAsync() => Task.WhenAll(starting);

    /// <summary>One more replica; one that finds no server, because that is started again, is started again too.</summary>
    private async Task AddAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var bot = await StartReplicaAsync(Interlocked.Increment(ref started));
                lock (bots)
                    bots.Add(bot);
                return;
            }
            catch (InvalidOperationException) when (attempt < 3)
            {
                // It says why in its output.
            }
        }
    }

    private Task<BotProcess> StartReplicaAsync(int number) => BotProcess.StartAsync(
        Path.Combine(folder, $"replica{number}"), "Development",
        "--Storage:Provider=Postgres", $"--Storage:ConnectionString={server};Maximum Pool Size=40", "--Access:Admins:0=admin", "--Quiz:OpenFor=02:00:00", "--WebChat:Enabled=false",
        "--Logging:LogLevel:Default=Error", "--Logging:LogLevel:ResponsibilityBot.Host.Deliveries.DeliveryDesk=Information", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information");

    /// <summary>The administrator of each tenant says it.</summary>
    public async Task PostEverywhereAsync()
    {
        for (var tenant = 0; tenant < size.Tenants; tenant++)
        {
            var message = Envelope(Tenant(tenant), "admin", "a:admin", "message", $"post-{tenant}");
            message["text"] = "post quiz now everywhere";
            using var response = await client.PostAsJsonAsync(bots[tenant % bots.Count].Messages, message, Cancel);
            Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}");
        }
    }

    /// <summary>Returns when so many channels have a card.</summary>
    public Task PlacesAsync(int places, TimeSpan patience) => UntilAsync(() => Task.FromResult(Sink.Places >= places), patience, () => $"{Sink.Places} of {places} channels have a card");

    /// <summary>Returns when the limited tenant was told so.</summary>
    public Task LimitedAsync(TimeSpan patience) => UntilAsync(() => Task.FromResult(Sink.WhileLimited > 0), patience, () => "nobody was told to wait");

    /// <summary>Kills whoever owns most tenants now, as <c>kill -9</c> does, and starts another; how many deliveries it had in hand, and how many tenants.</summary>
    public async Task<(int InHand, int Tenants)> KillOwnerAsync()
    {
        var (victim, holder, tenants) = await OwnerAsync();
        lock (bots)
            bots.Remove(victim);
        dead.Add(victim);
        await victim.KillAsync();
        var inHand = await InHandAsync($"AND owners.holder = '{holder}'");
        starting.Add(Task.Run(AddAsync));
        return (inHand, tenants);
    }

    /// <summary>Stops whoever owns most tenants until others own all of them that are not done, and lets it go on.</summary>
    public async Task<(int InHand, int Tenants)> PauseOwnerAsync()
    {
        var (victim, holder, tenants) = await OwnerAsync();
        await victim.SignalAsync("STOP");
        var inHand = await InHandAsync($"AND owners.holder = '{holder}'");
        await UntilAsync(
            async () => await LookAsync($"SELECT COUNT(*) FROM owners WHERE holder = '{holder}' AND {HasWork}") == 0, TimeSpan.FromSeconds(60), () => "nobody took the tenants of the paused process");
        await victim.SignalAsync("CONT");
        return (inHand, tenants);
    }

    /// <summary>Starts the database again; how many deliveries were in hand. While it is away long, others may take a tenant whose owner cannot write down what it sent.</summary>
    public async Task<int> RestartServerAsync()
    {
        var inHand = await InHandAsync("");
        await ScriptAsync("restart", postgres);
        return inHand;
    }

    /// <summary>People answer, out of order, through any replica, and a fifth is sent again; how many requests there were.</summary>
    public async Task<(int Requests, TimeSpan Time)> AnswerAsync()
    {
        // A card that came twice asks the same question.
        var cards = Sink.Cards.DistinctBy(RoundOf).OrderBy(RoundOf, StringComparer.Ordinal).ToList();
        var (bank, items) = (new ItemBanks(new Lessons()).Current, await PairsAsync("SELECT id, item FROM posted_rounds"));
        var chance = new Random(7);
        var answers = Enumerable.Range(0, size.Answers).Select(number =>
        {
            var card = cards[number % cards.Count];
            // Everybody answers the card of the own channel: hardly anybody answers twice.
            var person = string.Create(CultureInfo.InvariantCulture, $"person{number / cards.Count}-{number % 1000}");
            return Answer(card, person, bank.Find(items[RoundOf(card)]) ?? throw new InvalidOperationException("the item is gone"), number, number % 3 != 0);
        }).ToList();
        // What is sent again comes anywhere, also before what it repeats.
        var all = answers.Concat(answers.Where((_, number) => number % 5 == 0).Select(answer => answer.DeepClone().AsObject())).OrderBy(_ => chance.Next()).ToList();
        await StartedAsync();
        var (replicas, begin, next) = (Running, Stopwatch.GetTimestamp(), -1);
        await Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref next); number < all.Count; number = Interlocked.Increment(ref next))
            {
                var due = size.AnswerTime * number / all.Count - Stopwatch.GetElapsedTime(begin);
                if (due > TimeSpan.Zero)
                    await Task.Delay(due, TimeProvider.System, Cancel);
                using var response = await client.PostAsJsonAsync(replicas[number % replicas.Length].Messages, all[number], Cancel);
                Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}");
            }
        })));
        return (all.Count, Stopwatch.GetElapsedTime(begin));
    }

    /// <summary>Lets all questions be over, and returns when every card shows its results.</summary>
    public async Task CloseAsync(TimeSpan patience)
    {
        await LookAsync("WITH over AS (UPDATE posted_rounds SET closes_at = 1 RETURNING 1) SELECT COUNT(*) FROM over");
        await UntilAsync(() => Task.FromResult(Sink.Cards.Count(IsClosed) >= size.Cards), patience, () => $"{Sink.Cards.Count(IsClosed)} of {size.Cards} cards show their results");
        await UntilAsync(async () => await LookAsync("SELECT COUNT(*) FROM deliveries WHERE state < 2") == 0, patience, () => "deliveries are left");
    }

    /// <summary>Whether a card says that its question is over.</summary>
    public static bool IsClosed(PlatformSink.Card card) => card.Text.Contains("closed", StringComparison.Ordinal);

    /// <summary>A number in the database, past all our code; tried again while the server starts.</summary>
    public async Task<long> LookAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server + ";Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(Cancel), CultureInfo.InvariantCulture);
    }

    private BotProcess[] Running
    {
        get
        {
            lock (bots)
                return [.. bots];
        }
    }

    public IEnumerable<string> Errors => Running.Concat(dead).SelectMany(bot => bot.Log).Where(line => line.Contains("Unhandled", StringComparison.Ordinal));

    /// <summary>What processes said last that ended by themselves; empty if none did.</summary>
    public string Fallen => string.Join('\n', Running.Where(bot => bot.HasExited).SelectMany(bot => bot.Log.TakeLast(LastWords)));

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(starting).ContinueWith(_ => { }, TaskScheduler.Default);
        foreach (var bot in Running.Concat(dead))
            await bot.DisposeAsync();
        client.Dispose();
        await Sink.DisposeAsync();
        await ScriptAsync("stop", postgres);
        Directory.Delete(folder, recursive: true);
    }

    private static string Tenant(int number) => string.Create(CultureInfo.InvariantCulture, $"t{number:D2}");

    /// <summary>Deliveries that owners have taken and not ended.</summary>
    private async Task<int> InHandAsync(string where) =>
        (int)await LookAsync($"SELECT COUNT(*) FROM deliveries JOIN owners ON owners.tenant = deliveries.tenant AND owners.epoch = deliveries.epoch WHERE deliveries.state = 1 {where}");

    /// <summary>Who owns most tenants that are not done now: the process, as its log tells, its name as an owner, and how many.</summary>
    private async Task<(BotProcess Bot, string Holder, int Tenants)> OwnerAsync()
    {
        (BotProcess Bot, string Holder, int Tenants)? found = null;
        await UntilAsync(
            async () =>
            {
                var owners = await PairsAsync($"SELECT 'Owner of what is delivered in ' || tenant || ', epoch ' || epoch, holder FROM owners WHERE holder IS NOT NULL AND {HasWork}");
                found = owners.GroupBy(own => own.Value, StringComparer.Ordinal).OrderByDescending(own => own.Count())
                    .SelectMany(own => Running.Where(bot => bot.Log.Any(line => own.Any(said => line.EndsWith(said.Key, StringComparison.Ordinal))))
                        .Select(bot => ((BotProcess, string, int)?)(bot, own.Key, own.Count()))).FirstOrDefault();
                return found is not null;
            },
            TimeSpan.FromSeconds(60), () => "nobody owns a tenant that is not done");
        return found ?? throw new InvalidOperationException("nobody owns a tenant");
    }

    private async Task<Dictionary<string, string>> PairsAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server + ";Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(Cancel))
            pairs.Add(reader.GetString(0), reader.GetString(1));
        return pairs;
    }

    private async Task SeedAsync()
    {
        var way = new JsonObject { ["serviceUrl"] = Sink.Url, ["channelId"] = "msteams", ["bot"] = new JsonObject { ["id"] = "28:bot", ["name"] = "ResponsibilityBot" } }.ToJsonString();
        await LookAsync(
            $"""
            WITH seeded AS (INSERT INTO conversations (channel, tenant, conversation, place, address, seen_at)
            SELECT 'activity', 't' || lpad(CAST(t AS TEXT), 2, '0'), '19:t' || lpad(CAST(t AS TEXT), 2, '0') || '.' || c || '@thread.tacv2', 2, '{way}', 0
            FROM generate_series(0, {size.Tenants - 1}) AS t, generate_series(1, {size.Places}) AS c RETURNING 1) SELECT COUNT(*) FROM seeded
            """);
    }

    private static string RoundOf(PlatformSink.Card card) => AnswerOf(card)["data"]?["rb"]?["ids"]?["post"]?.ToString() ?? throw new InvalidOperationException("no question");

    private static JsonObject AnswerOf(PlatformSink.Card card) => SimulatedTeams.Actions(card.Activity).First(action => (string?)action["verb"] == Verbs.Answer);

    private JsonObject Answer(PlatformSink.Card card, string person, Item item, int number, bool isRight)
    {
        var data = AnswerOf(card)["data"]?.DeepClone().AsObject() ?? [];
        switch (item.Kind)
        {
            case ItemKind.Sort:
                foreach (var option in item.Options)
                    data[$"{Verbs.Pick}-{option.Id}"] = Words.Of(isRight ? option.Belongs ?? Owner.Shared : Owner.Provider);
                break;
            case ItemKind.SeveralRight:
                data[Verbs.Pick] = string.Join(',', item.Options.Where(option => option.IsRight == isRight).Select(option => option.Id));
                break;
            default:
                data[Verbs.Pick] = item.Options.First(option => option.IsRight == isRight).Id;
                break;
        }

        var invoke = Envelope(PlatformSink.TenantOf(card.Conversation), person, card.Conversation, "invoke", string.Create(CultureInfo.InvariantCulture, $"answer-{number}"));
        invoke["name"] = "adaptiveCard/action";
        invoke["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = Verbs.Answer, ["data"] = data }, ["trigger"] = "manual" };
        return invoke;
    }

    private JsonObject Envelope(string tenant, string person, string conversation, string type, string id) => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["serviceUrl"] = Sink.Url,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = $"29:{person}", ["name"] = person, ["aadObjectId"] = person },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "ResponsibilityBot" },
        ["conversation"] = new JsonObject
        {
            ["id"] = conversation,
            ["conversationType"] = conversation.StartsWith("a:", StringComparison.Ordinal) ? "personal" : "channel",
            ["isGroup"] = !conversation.StartsWith("a:", StringComparison.Ordinal),
            ["tenantId"] = tenant,
        },
    };

    /// <summary>Looks ten times a second, at real processes that tell nothing by themselves.</summary>
    private static async Task UntilAsync(Func<Task<bool>> isSo, TimeSpan patience, Func<string> otherwise)
    {
        var begin = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Look);
        while (!await isSo())
        {
            if (Stopwatch.GetElapsedTime(begin) > patience)
                throw new TimeoutException(otherwise());
            await timer.WaitForNextTickAsync(Cancel);
        }
    }

    private static async Task<string> ScriptAsync(string verb, string folder)
    {
        using var script = Process.Start(new ProcessStartInfo("bash", [Repository.PathOf("tests", "postgres.sh"), verb, folder]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("bash did not start");
        var output = await script.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await script.WaitForExitAsync(CancellationToken.None);
        return script.ExitCode == 0 ? output : throw new InvalidOperationException($"postgres.sh {verb} failed: {output}");
    }
}
