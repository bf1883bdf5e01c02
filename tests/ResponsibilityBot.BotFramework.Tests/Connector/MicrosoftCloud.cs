using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Moq;
using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.BotFramework.Connector;
using ResponsibilityBot.BotFramework.Tests.Authentication;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests.Connector;

/// <summary>The login service and the connector, for a bot as the program wires it. The connector takes nothing without the last token.</summary>
internal sealed class MicrosoftCloud : HttpMessageHandler
{
    /// <summary>The app's secret.</summary>
    public const string Secret = "a/b+c=d&e f";

    private readonly ServiceProvider services;
    private readonly Lock gate = new();
    private int issued;

    public MicrosoftCloud(string environment = "Production", params (string Key, string Value)[] settings)
    {
        var defaults = new Dictionary<string, string?>
        {
            ["BotFramework:AppId"] = Door.AppId,
            ["BotFramework:TenantId"] = Door.OwnTenant,
            ["BotFramework:AppPassword"] = Secret,
        };
        foreach (var (key, value) in settings)
            defaults[key.StartsWith('/') ? key[1..] : "BotFramework:" + key] = value;
        var collection = new ServiceCollection()
            .AddSingleton(Mock.Of<IDirectLineStore>())
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton<IHostEnvironment>(new Surroundings(environment))
            .AddSingleton<TimeProvider>(Time)
            .AddBotFramework(new ConfigurationBuilder().AddInMemoryCollection(defaults).Build());
        foreach (var client in new[] { AppTokens.ClientName, ConnectorTransport.ClientName })
            collection.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => this);
        services = collection.BuildServiceProvider();
    }

    public PatientTimeProvider Time { get; } = new(Now);

    public Notes Log { get; } = new();

    public ConnectorClient Client => services.GetRequiredService<ConnectorClient>();

    public ConnectorChannel Channel => services.GetServices<IChannel>().OfType<ConnectorChannel>().Single();

    public AppTokens Tokens => services.GetRequiredService<AppTokens>();

    /// <summary>What was asked of the login service: method, address, body.</summary>
    public List<(string Method, string Address, string Body, string? IdentityHeader)> Logins { get; } = [];

    /// <summary>What was asked of the connector.</summary>
    public List<(string Call, string? Authorization, string Body)> Calls { get; } = [];

    /// <summary>What the login service answers; by default a new token each time.</summary>
    public Func<int, Task<HttpResponseMessage>> Login { get; set; } = number => Task.FromResult(Json($$"""{"token_type":"Bearer","expires_in":3600,"access_token":"token-{{number}}"}"""));

    /// <summary>What the connector answers to one who shows a good token.</summary>
    public Func<int, HttpResponseMessage> Answer { get; set; } = _ => Json("""{"id":"sent-1"}""", HttpStatusCode.Created);

    /// <summary>Which token the connector takes; null for none.</summary>
    public string? Taken { get; set; } = "token-1";

    /// <summary>An answer with a JSON body.</summary>
    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    /// <summary>What the connector answers when it does not do what it is asked.</summary>
    public static HttpResponseMessage Error(HttpStatusCode status, string code) =>
        Json(new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = "words of people" } }.ToJsonString(), status);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri?.AbsoluteUri ?? "";
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        if (address.Contains("/token", StringComparison.Ordinal))
        {
            int number;
            lock (gate)
            {
                number = ++issued;
                Logins.Add((request.Method.Method, address, body, request.Headers.TryGetValues("X-IDENTITY-HEADER", out var values) ? string.Join(',', values) : null));
            }

            return await Login(number);
        }

        lock (gate)
            Calls.Add(($"{request.Method} {address}", request.Headers.Authorization?.ToString(), body));
        return Taken is null || request.Headers.Authorization is { Scheme: "Bearer", Parameter: { } shown } && shown == Taken
            ? Answer(Calls.Count)
            : new(HttpStatusCode.Unauthorized);
    }

    protected override void Dispose(bool disposing)
    {
        services.Dispose();
        base.Dispose(disposing);
    }
}
