using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework;
using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Testing.Tokens;

namespace ResponsibilityBot.Benchmarks;

/// <summary>
/// Judging the token of an activity: one that was verified before, as nearly all are, and one that is verified anew with the keys at hand.
/// The goal: 5 µs for the first.
/// </summary>
[MemoryDiagnoser]
public class TokenCheck : IDisposable
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string Service = "https://smba.trafficmanager.net/emea/";

    private readonly TestKey key = new("connector-1");
    private readonly TestIssuer issuer = new();
    private readonly StoppedClock clock = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private readonly DefaultHttpContext known = new();
    private readonly DefaultHttpContext anew = new();
    private readonly Activity activity = new() { ServiceUrl = Service, ChannelId = "msteams" };
    private BearerAuthentication? authentication;

    private BearerAuthentication Authentication => authentication ?? throw new InvalidOperationException("there are no keys yet");

    [GlobalSetup]
    public async Task Prepare()
    {
        issuer.Publish(TestIssuer.Connector, key.Published("msteams"));
        authentication = new(Options.Create(new BotFrameworkOptions { AppId = AppId }), issuer.Clients(), clock, NullLogger<IssuerKeys>.Instance);
        var now = clock.GetUtcNow();
        // As long as those of the connector.
        var token = TestToken.OfConnector(key, AppId, Service, now.AddDays(-1)).With("more", new string('x', 400));
        known.Request.Headers.Authorization = "Bearer " + token.With("exp", now.AddHours(10).ToUnixTimeSeconds()).Text();
        // What is over, but within the five minutes of grace, is never kept.
        anew.Request.Headers.Authorization = "Bearer " + token.With("exp", now.AddSeconds(-1).ToUnixTimeSeconds()).Text();
        await Known();
        await Anew();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        key.Dispose();
        issuer.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public Task Known() => JudgeAsync(known);

    [Benchmark]
    public Task Anew() => JudgeAsync(anew);

    private async Task JudgeAsync(HttpContext http)
    {
        if (await Authentication.JudgeAsync(http, CancellationToken.None) is not InboundVerdict.Accepted { Token: { } token } || token.Judge(activity) != TokenVerdict.Accepted)
            throw new InvalidOperationException("the token was refused");
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
