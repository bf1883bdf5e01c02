using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Deliveries;

/// <summary>
/// Stands for Teams' connector on a bad day: takes what it is told to take, and answers some calls with 429 and Retry-After, 502 to 504, not at all, or
/// with a reset; these change nothing. It holds the bot to Teams' limits and counts what is beyond them. The tenant is in a channel's name:
/// <c>19:TENANT.NUMBER@thread.tacv2</c>.
/// </summary>
internal sealed class PlatformSink : IAsyncDisposable
{
    private const string Root = "/teams/v3/conversations";

    /// <summary>What Teams takes from one bot in a tenant and in a conversation, in a second.</summary>
    private const int OfTenant = 50, OfConversation = 7;

    /// <summary>How often the sink feels its own pulse.</summary>
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(0.05);

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Times> times = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Card> cards = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> sent = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Tenant, TimeSpan At)> taken = new();
    private readonly long began = Stopwatch.GetTimestamp();
    private readonly Random chance = new(8);
    private readonly Lock gate = new();
    private readonly CancellationTokenSource ended = new();
    private int last;
    private int calls;
    private TimeSpan firstLimited;
    private TimeSpan lastLimited;
    private TimeSpan lastPulse;
    private (TimeSpan At, TimeSpan For) stall;
    private Task pulse = Task.CompletedTask;

    private PlatformSink(WebApplication app) => this.app = app;

    public string Url => app.Urls.First() + "/teams";

    /// <summary>Whether calls are spoiled.</summary>
    public bool IsBad { get; set; } = true;

    /// <summary>The tenant that is told to wait for five seconds each time, or null.</summary>
    public string? Limited { get; set; }

    /// <summary>For how long it was told so.</summary>
    public TimeSpan LimitedFor => lastLimited - firstLimited;

    /// <summary>The cards that stand there, by their ids.</summary>
    public IEnumerable<Card> Cards => cards.Values;

    /// <summary>How many channels have a card.</summary>
    public int Places => sent.Count;

    /// <summary>Cards too many.</summary>
    public int Duplicates => sent.Values.Sum() - sent.Count;

    /// <summary>Calls beyond a limit of the platform: when, and how many of the tenant there were.</summary>
    public List<string> Exceeded { get; } = [];

    /// <summary>The most calls of a tenant within a second.</summary>
    public int MostInSecond { get; private set; }

    /// <summary>Calls that were told to wait because of their tenant.</summary>
    public int WhileLimited { get; private set; }

    /// <summary>How often each way of spoiling a call was taken.</summary>
    public ConcurrentDictionary<string, int> Spoiled { get; } = new(StringComparer.Ordinal);

    public int Edits => cards.Values.Sum(card => card.Edits);

    public int Calls => calls;

    /// <summary>Calls that are not answered yet.</summary>
    public int InFlight { get; private set; }

    /// <summary>The sink's clock.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(began);

    /// <summary>When cards were taken.</summary>
    public IEnumerable<(string Tenant, TimeSpan At)> Taken => taken;

    public static async Task<PlatformSink> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var sink = new PlatformSink(app);
        app.MapPost(Root, (Delegate)sink.BeginAsync);
        app.MapPost(Root + "/{conversation}/activities/{activity?}", () => TypedResults.Json(new { id = "said" }));
        app.MapPut(Root + "/{conversation}/activities/{activity}", (Delegate)sink.EditAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        sink.pulse = Task.Run(sink.BeatAsync);
        return sink;
    }

    public async ValueTask DisposeAsync()
    {
        using var hurry = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(hurry.Token);
        ended.Cancel();
        await pulse;
        ended.Dispose();
        await app.DisposeAsync();
    }

    private async Task<IResult> BeginAsync(HttpContext http)
    {
        var wish = (await JsonNode.ParseAsync(http.Request.Body))?.AsObject() ?? [];
        var place = $"{wish["channelData"]?["channel"]?["id"]}";
        if (await SpoilAsync(http, place) is { } spoiled)
            return spoiled;
        var number = Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);
        sent.AddOrUpdate(place, 1, (_, before) => before + 1);
        taken.Enqueue((TenantOf(place), Now));
        cards[number] = new($"{place};messageid={number}", wish["activity"]?.AsObject() ?? [], 0);
        return TypedResults.Json(new { id = $"{place};messageid={number}", activityId = number }, statusCode: StatusCodes.Status201Created);
    }

    private async Task<IResult> EditAsync(HttpContext http, string conversation, string activity)
    {
        var body = (await JsonNode.ParseAsync(http.Request.Body))?.AsObject() ?? [];
        if (await SpoilAsync(http, ThreadIds.PlaceOf(Uri.UnescapeDataString(conversation))) is { } spoiled)
            return spoiled;
        if (!cards.TryGetValue(activity, out var before) || before.Conversation != Uri.UnescapeDataString(conversation))
            return TypedResults.NotFound();
        cards[activity] = before with { Activity = body, Edits = before.Edits + 1 };
        return TypedResults.Json(new { id = activity });
    }

    /// <summary>Holds to the limits and plays the bad day; null where the call is to be taken.</summary>
    private async Task<IResult?> SpoilAsync(HttpContext http, string place)
    {
        var tenant = TenantOf(place);
        string way;
        lock (gate)
        {
            InFlight++;
            calls++;
            way = Way(tenant, place);
        }

        try
        {
            if (way.Length > 0)
                Spoiled.AddOrUpdate(way, 1, (_, before) => before + 1);
            if (way == "hang")
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            else
                await Task.Delay(Latency, TimeProvider.System, CancellationToken.None);
        }
        finally
        {
            lock (gate)
                InFlight--;
        }

        switch (way)
        {
            case "":
                return null;
            case "hang" or "reset":
                http.Abort();
                return TypedResults.Empty;
            case "429":
                http.Response.Headers.RetryAfter = "2";
                return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
            case "limited":
                http.Response.Headers.RetryAfter = "5";
                return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
            default:
                return TypedResults.StatusCode(int.Parse(way, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Notes when the sink itself stood still: what comes then came in a longer time than it seems to have.</summary>
    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Pulse);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token))
            {
                lock (gate)
                {
                    var now = Now;
                    if (now - lastPulse - 2 * Pulse is var stood && stood > TimeSpan.Zero)
                        stall = (now, stood);
                    lastPulse = now;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    /// <summary>For how long the sink stood still within the last second.</summary>
    private TimeSpan Stalled(TimeSpan now)
    {
        var earlier = now - stall.At < Second ? stall.For : TimeSpan.Zero;
        return now - lastPulse - 2 * Pulse is var late && late > earlier ? late : earlier;
    }

    private string Way(string tenant, string place)
    {
        var now = Now;
        var most = times.GetOrAdd(tenant, _ => new()).Add(now);
        var stood = Stalled(now);
        MostInSecond = Math.Max(MostInSecond, stood > TimeSpan.Zero ? 0 : most);
        if (most > OfTenant * (1 + stood.TotalSeconds) || times.GetOrAdd(place, _ => new()).Add(now) > OfConversation * (1 + stood.TotalSeconds))
        {
            Exceeded.Add(string.Create(CultureInfo.InvariantCulture, $"{now.TotalSeconds:F1} s: {place} made {most} of its tenant in a second"));
            return "429";
        }

        if (tenant == Limited)
        {
            lastLimited = now;
            if (WhileLimited++ == 0)
                firstLimited = now;
            return "limited";
        }

        return !IsBad ? "" : chance.Next(1000) switch
        {
            < 4 => "503",
            < 7 => "502",
            < 10 => "504",
            < 15 => "429",
            < 18 => "reset",
            < 20 => "hang",
            _ => "",
        };
    }

    public static string TenantOf(string place) => place.Split(':', '.')[1];

    /// <summary>The calls of the last second.</summary>
    private sealed class Times
    {
        private readonly Queue<TimeSpan> times = new();

        /// <summary>Adds one; how many there are.</summary>
        public int Add(TimeSpan now)
        {
            while (times.TryPeek(out var first) && now - first >= Second)
                times.Dequeue();
            times.Enqueue(now);
            return times.Count;
        }
    }

    /// <summary>A card as it stands.</summary>
    internal sealed record Card(string Conversation, JsonObject Activity, int Edits)
    {
        public string Text => (string?)Activity["attachments"]?[0]?["content"]?["speak"] ?? "";
    }
}
