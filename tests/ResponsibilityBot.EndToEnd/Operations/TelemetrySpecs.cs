using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ResponsibilityBot.EndToEnd.Operations;

/// <summary>What those who run the real program see of it: <c>/metrics</c>, and what a collector is sent.</summary>
public sealed class TelemetrySpecs(BotFixture fixture) : IClassFixture<BotFixture>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("telemetry-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Turns_and_sends_are_counted_by_channel_and_outcome_and_what_waits_is_shown()
    {
        fixture.Service.Refusals.Enqueue((HttpStatusCode.ServiceUnavailable, null));
        await fixture.Bot.DeliverAsync(fixture.Message("counted", "m1"));
        await fixture.Service.NextAsync();
        // The send is written down after it was taken, and counted after that.
        var metrics = await UntilAsync(text => Value(text, "responsibilitybot_sends_total", "outcome=\"sent\"") > 0);
        Assert.Equal(1, Value(metrics, "responsibilitybot_turns_total", "messaging_system=\"activity\"", "outcome=\"answered\""));
        Assert.Equal(1, Value(metrics, "responsibilitybot_sends_total", "outcome=\"later\""));
        Assert.Equal(1, Value(metrics, "responsibilitybot_turn_duration_seconds_count", "outcome=\"answered\""));
        Assert.Equal(0, Value(metrics, "responsibilitybot_backlog", "queue=\"inbox\""));
        Assert.Equal(0, Value(metrics, "responsibilitybot_backlog_age_seconds", "queue=\"outbox\""));
        Assert.DoesNotContain("counted", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("tenant-1", metrics, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Host", "bot.example.com")]
    public async Task In_Development_only_this_machine_reads_them(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "metrics");
        request.Headers.Add(header, value);
        using var answer = await fixture.Bot.Client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("false", HttpStatusCode.NotFound)]
    [InlineData("true", HttpStatusCode.OK)]
    public async Task In_production_they_are_served_where_the_setting_says_so(string setting, HttpStatusCode expected)
    {
        await using var bot = await BotProcess.StartAsync(Path.Combine(folder, "bot.db"), "Production", $"--Telemetry:Metrics={setting}");
        using var answer = await bot.Client.GetAsync("metrics", Cancel);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_collector_is_sent_spans_figures_and_logs_without_words_and_without_paths_of_others()
    {
        await using var collector = await Collector.StartAsync();
        await using (var bot = await BotProcess.StartAsync(Path.Combine(folder, "bot.db"), "Development", $"--Telemetry:OtlpEndpoint={collector.Url}"))
        {
            await bot.DeliverAsync(BotFixture.Activity(fixture.Service.Url, "followed-conversation", "followed-message", "who greases the flux capacitor?"));
            await fixture.Service.NextAsync();
            await bot.StopAsync();
        }

        var traces = collector.Sent("/v1/traces");
        Assert.Contains("POST api/messages", traces.Replace("POST /api", "POST api", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("responsibilitybot.turn", traces, StringComparison.Ordinal);
        Assert.Contains("responsibilitybot.message", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("_connector", traces, StringComparison.Ordinal);
        Assert.Contains("responsibilitybot.turns", collector.Sent("/v1/metrics"), StringComparison.Ordinal);
        Assert.NotEmpty(collector.Sent("/v1/logs"));
        Assert.All(["/v1/traces", "/v1/metrics", "/v1/logs"], signal => Assert.DoesNotContain("flux capacitor", collector.Sent(signal), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--Telemetry:OtlpEndpoint=localhost", "Telemetry:OtlpEndpoint is 'localhost', which is no address")]
    [InlineData("--Telemetry:TracedShare=2", "Telemetry:TracedShare is 2; write 0 to 1.")]
    public async Task A_setting_that_cannot_be_stops_the_start_and_is_named(string setting, string says)
    {
        var (exit, said) = await BotCommand.SayAsync("serve", "--urls", "http://127.0.0.1:0", $"--Storage:ConnectionString=Data Source={Path.Combine(folder, "bot.db")}", setting);
        Assert.NotEqual(0, exit);
        Assert.Contains(says, said, StringComparison.Ordinal);
    }

    private static double? Value(string metrics, string name, params string[] labels) => metrics.Split('\n')
        .Where(line => line.StartsWith(name + "{", StringComparison.Ordinal) && labels.All(label => line.Contains(label, StringComparison.Ordinal)))
        .Select(line => (double?)double.Parse(line.Split("} ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture))
        .FirstOrDefault();

    private async Task<string> UntilAsync(Func<string, bool> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(Patience);
        while (true)
        {
            var text = await fixture.Bot.Client.GetStringAsync("metrics", patience.Token);
            if (holds(text))
                return text;
            await Task.Yield();
        }
    }

    /// <summary>Stands for a collector: keeps the bytes of what it is sent, as text, by address.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly WebApplication app;
        private readonly ConcurrentDictionary<string, string> sent = new();

        private Collector(WebApplication app) => this.app = app;

        public string Url => app.Urls.First();

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            var collector = new Collector(app);
            app.MapPost("/{**path}", (Delegate)collector.TakeAsync);
            await app.StartAsync(Cancel);
            return collector;
        }

        public string Sent(string signal) => sent.GetValueOrDefault(signal, "");

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task<IResult> TakeAsync(HttpContext http)
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            sent.AddOrUpdate(http.Request.Path.Value ?? "", _ => Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
            return TypedResults.Ok();
        }
    }
}
