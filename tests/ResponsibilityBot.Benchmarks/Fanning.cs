using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using ResponsibilityBot.Benchmarks.Traffic;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;
using ResponsibilityBot.Tutoring.Quizzes.Selection;

namespace ResponsibilityBot.Benchmarks;

/// <summary>
/// How fast a question is put to all channels: a million deliveries added to the queue, and cards sent each second beside a bare loop of
/// <see cref="HttpClient"/> with as many calls on their way, to the same place, which takes each after 20 ms.
/// </summary>
internal static class Fanning
{
    /// <summary>Calls that the bot has on their way at most.</summary>
    private const int Calls = 64;

    /// <summary>As many tenants as let 64 calls be the limit, and not the 25 cards a second that each tenant takes.</summary>
    private const int Tenants = 160;

    private static readonly string Program = Repository.PathOf("src", "ResponsibilityBot.Host", "bin", "Release", "net10.0", "ResponsibilityBot.dll");

    /// <summary>Prints how long adding takes, on both engines.</summary>
    /// <param name="places">How many channels.</param>
    public static async Task AddAsync(int places)
    {
        var folder = Directory.CreateTempSubdirectory("fanning-").FullName;
        try
        {
            await AddAsync("Sqlite", $"Data Source={Path.Combine(folder, "bot.db")};Pooling=False", text => new SqliteConnection(text), places);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        await WithServerAsync(text => AddAsync("Postgres", text, value => new NpgsqlConnection(value), places));
    }

    /// <summary>Prints cards a second of one and of two processes on PostgreSQL, and of the bare loop.</summary>
    /// <param name="places">How many channels each tenant has.</param>
    public static async Task SendAsync(int places)
    {
        await using var platform = await Platform.StartAsync();
        await WithServerAsync(text => SendAsync(platform, text, replicas: 1, places));
        await WithServerAsync(text => SendAsync(platform, text, replicas: 2, places));
        await LoopAsync(platform);
    }

    private static async Task AddAsync(string engine, string connectionString, Func<string, System.Data.Common.DbConnection> connect, int places)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Provider", engine), new("Storage:ConnectionString", connectionString)]).Build();
        await using var bot = new ServiceCollection().AddLogging().AddStorage(settings).BuildServiceProvider();
        await bot.GetServices<IHostedService>().First().StartAsync(CancellationToken.None);
        await using (var connection = connect(connectionString))
            await SeedAsync(connection, tenants: 1, places, "{}");
        var (broadcasts, now) = (bot.GetRequiredService<IBroadcasts>(), TimeProvider.System.GetUtcNow());
        var (begin, slowest, added) = (Stopwatch.GetTimestamp(), TimeSpan.Zero, 0);
        await broadcasts.OpenAsync(
            [new() { Id = "post", Tenant = "t000", Order = "order", Number = 1, Count = 1, Item = "item", Fact = "fact", For = ChosenFor.New, OpenedAt = now, ClosesAt = now.AddHours(8) }], CancellationToken.None);
        int more;
        do
        {
            var step = Stopwatch.GetTimestamp();
            more = await broadcasts.FillAsync(CancellationToken.None);
            added += more;
            slowest = Stopwatch.GetElapsedTime(step) is var took && took > slowest ? took : slowest;
        }
        while (more > 0);
        using var process = Process.GetCurrentProcess();
        Write($"{engine}: {places:N0} deliveries added in {Stopwatch.GetElapsedTime(begin).TotalSeconds:F1} s, the slowest transaction {slowest.TotalMilliseconds:F0} ms; this process took {process.PeakWorkingSet64 / 1e6:F0} MB at most");
    }

    private static async Task SendAsync(Platform platform, string connectionString, int replicas, int places)
    {
        var folder = Directory.CreateTempSubdirectory("fanning-").FullName;
        var servers = new List<Server>();
        try
        {
            for (var replica = 0; replica < replicas; replica++)
            {
                servers.Add(await Server.StartAsync(
                    Repository.Root,
                    Program, "serve", "--environment=Development", "--urls=http://127.0.0.1:0", "--Storage:Provider=Postgres", $"--Storage:ConnectionString={connectionString};Maximum Pool Size=80",
                    $"--WebChat:SigningKeyFile={folder}/key{replica}", "--Access:Admins:0=admin", "--Logging:LogLevel:Default=Error", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information"));
            }

            await using (var connection = new NpgsqlConnection(connectionString))
                await SeedAsync(connection, Tenants, places, platform.Way);
            platform.Clear();
            using var client = new HttpClient();
            var before = servers.Sum(server => server.Processor.TotalMilliseconds);
            for (var tenant = 0; tenant < Tenants; tenant++)
            {
                using var body = new StringContent(platform.Order(tenant), Encoding.UTF8, "application/json");
                using var answer = await client.PostAsync(new Uri(servers[tenant % replicas].Address, "api/messages"), body);
                answer.EnsureSuccessStatusCode();
            }

            await platform.TakenAsync(Tenants * places);
            var processor = (servers.Sum(server => server.Processor.TotalMilliseconds) - before) * 1000 / (Tenants * places);
            Write($"{replicas} process(es): {platform.Rate(0.3, 0.7):N0} cards/s between 30 and 70 % of {Tenants * places:N0} cards in {Tenants} tenants, {processor:F0} µs of processor each");
        }
        finally
        {
            foreach (var server in servers)
                await server.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>As many calls on their way, with a card of the same size, in a process that does nothing else.</summary>
    private static async Task LoopAsync(Platform platform)
    {
        var body = Encoding.UTF8.GetBytes(platform.Sample);
        platform.Clear();
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) <= 40_000)
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new("application/json");
                using var answer = await client.PostAsync(platform.Conversations, content);
                await answer.Content.ReadAsByteArrayAsync();
            }
        })));
        Write($"bare loop: {platform.Rate(0.3, 0.7):N0} cards/s of {body.Length:N0} bytes, {Calls} calls at once");
    }

    /// <summary>Puts in channels of tenants t000, t001 …</summary>
    /// <param name="connection">Closed.</param>
    /// <param name="tenants">How many tenants.</param>
    /// <param name="places">How many channels each has.</param>
    /// <param name="way">How a channel is reached.</param>
    public static async Task SeedAsync(System.Data.Common.DbConnection connection, int tenants, int places, string way)
    {
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        var tenant = connection is NpgsqlConnection ? "lpad(CAST(t.n AS TEXT), 3, '0')" : "printf('%03d', t.n)";
        command.CommandTimeout = 300;
        command.CommandText =
            $"""
            INSERT INTO conversations (channel, tenant, conversation, place, address, seen_at)
            WITH RECURSIVE t (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM t WHERE n < {tenants - 1}), c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {places})
            SELECT 'activity', 't' || {tenant}, '19:' || {tenant} || '.0123456789abcdef0123456789abcdef' || c.n || '@thread.tacv2', 2, '{way}', 0 FROM t, c
            """;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs something on a database of its own on the server that BOT_TEST_POSTGRES names.</summary>
    public static async Task WithServerAsync(Func<string, Task> run)
    {
        // Each run has a name of its own: connections to a database that is gone stay in the pool.
        var database = $"fanning_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        await TestServer.ExecuteAsync($"CREATE DATABASE {database}");
        try
        {
            await run(TestServer.In(database));
        }
        finally
        {
            await TestServer.ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");
        }
    }

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Takes every card 20 ms after it came.</summary>
    private sealed class Platform(WebApplication app) : IAsyncDisposable
    {
        private readonly ConcurrentQueue<long> taken = new();
        private int last;

        /// <summary>Where threads are begun.</summary>
        public Uri Conversations => new(app.Urls.First() + "/v3/conversations");

        /// <summary>How a channel is reached, as the bot keeps it.</summary>
        public string Way => new JsonObject { ["serviceUrl"] = app.Urls.First(), ["channelId"] = "msteams", ["bot"] = new JsonObject { ["id"] = "28:bot", ["name"] = "bot" } }.ToJsonString();

        /// <summary>The body of a card.</summary>
        public string Sample { get; private set; } = "";

        public static async Task<Platform> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            var platform = new Platform(app);
            app.MapPost("/v3/conversations", (Delegate)platform.TakeAsync);
            app.MapPost("/v3/conversations/{conversation}/activities/{activity?}", () => TypedResults.Text("""{"id":"said"}""", "application/json"));
            await app.StartAsync();
            return platform;
        }

        public void Clear() => taken.Clear();

        /// <summary>An administrator's "post quiz now everywhere".</summary>
        public string Order(int tenant) => string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"type":"message","id":"order-{{tenant}}","serviceUrl":"{{app.Urls.First()}}","channelId":"msteams","from":{"id":"29:admin","aadObjectId":"admin"},"recipient":{"id":"28:bot"},
            "conversation":{"id":"a:admin","conversationType":"personal","tenantId":"t{{tenant:D3}}"},"text":"post quiz now everywhere"}
            """);

        public async Task TakenAsync(int count)
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(0.2));
            while (taken.Count < count)
                await timer.WaitForNextTickAsync();
        }

        /// <summary>Cards a second between two shares of them.</summary>
        public double Rate(double from, double to)
        {
            var times = taken.Order().ToArray();
            var (first, end) = ((int)(from * times.Length), (int)(to * times.Length));
            return (end - first) / Stopwatch.GetElapsedTime(times[first], times[end]).TotalSeconds;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task TakeAsync(HttpContext http)
        {
            using var reader = new StreamReader(http.Request.Body);
            var body = await reader.ReadToEndAsync();
            if (Sample.Length == 0)
                Sample = body;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            taken.Enqueue(Stopwatch.GetTimestamp());
            http.Response.StatusCode = StatusCodes.Status201Created;
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $$"""{"id":"thread;messageid={{Interlocked.Increment(ref last)}}","activityId":"1"}"""));
        }
    }
}
