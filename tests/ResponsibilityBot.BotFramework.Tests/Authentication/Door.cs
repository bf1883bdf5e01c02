using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.Time.Testing;
using Moq;
using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Testing.Tokens;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests.Authentication;

/// <summary><c>/api/messages</c> as the program wires it, with the inbox, the clock and the issuers replaced.</summary>
internal sealed class Door : IAsyncDisposable
{
    /// <summary>The bot's app.</summary>
    public const string AppId = "11111111-2222-3333-4444-555555555555";

    /// <summary>The app's own tenant.</summary>
    public const string OwnTenant = "99999999-8888-7777-6666-555555555555";

    /// <summary>One of Microsoft's tenants that emulators get tokens from.</summary>
    public const string EmulatorTenant = "d6d49420-f39b-4df7-a1dc-d59a935871db";

    private readonly ServiceProvider services;

    public Door(TestIssuer issuer, params (string Key, string Value)[] settings)
    {
        Issuer = issuer;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [
                new("BotFramework:AppId", AppId), new("BotFramework:TenantId", OwnTenant), new("BotFramework:AppPassword", "not a secret"),
                .. settings.Select(setting => new KeyValuePair<string, string?>("BotFramework:" + setting.Key, setting.Value)),
            ]).Build();
        Inbox.Setup(inbox => inbox.KeepAsync(It.IsAny<Inbound>(), It.IsAny<CancellationToken>())).ReturnsAsync(true);
        var collection = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton<IHostEnvironment>(Environment)
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(Inbox.Object)
            .AddSingleton(Mock.Of<IDesk>())
            .AddSingleton(Mock.Of<IConversations>())
            .AddSingleton(Mock.Of<ICurriculum>())
            .AddSingleton(Mock.Of<IOrganisations>())
            .AddSingleton<OrganisationCurricula>()
            .AddBotFramework(configuration);
        collection.AddHttpClient(IssuerKeys.ClientName).ConfigurePrimaryHttpMessageHandler(() => issuer);
        services = collection.BuildServiceProvider();
    }

    public TestIssuer Issuer { get; }

    /// <summary>Where the program runs: in production.</summary>
    public Surroundings Environment { get; } = new("Production");

    public FakeTimeProvider Time { get; } = new(Now);

    public Mock<IInbox> Inbox { get; } = new();

    public Notes Log { get; } = new();

    /// <summary>A bot whose connector key may sign for Teams, and whose directory signs for everybody.</summary>
    public static Door Open(TestKeys keys, params (string Key, string Value)[] settings)
    {
        var issuer = new TestIssuer();
        issuer.Publish(TestIssuer.Connector, keys.Connector.Published("msteams", "skype"));
        issuer.Publish(TestIssuer.Emulator, keys.Directory.Published());
        return new(issuer, settings);
    }

    /// <summary>Delivers an activity; the status of the answer.</summary>
    public Task<int> DeliverAsync(TestToken token, JsonObject? activity = null) => DeliverAsync("Bearer " + token.Text(), activity);

    /// <summary>Delivers an activity with that header, or none; the status of the answer.</summary>
    public async Task<int> DeliverAsync(string? authorization, JsonObject? activity = null) =>
        (await AnswerAsync(authorization, new MemoryStream((activity ?? Message()).Bytes()))).Response.StatusCode;

    /// <summary>Delivers a body with those headers; from this machine, if it is said so.</summary>
    public async Task<HttpContext> AnswerAsync(StringValues authorization, Stream? body = null, bool loopback = false)
    {
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.Method = "POST";
        http.Request.Host = new("localhost");
        http.Connection.RemoteIpAddress = loopback ? IPAddress.Loopback : IPAddress.Parse("203.0.113.7");
        http.Request.Body = body ?? new MemoryStream(Message().Bytes());
        http.Response.Body = new MemoryStream();
        if (authorization.Count > 0)
            http.Request.Headers.Authorization = authorization;
        var result = await services.GetRequiredService<MessagesEndpoint>().HearAsync(http, Cancel);
        await result.ExecuteAsync(http);
        return http;
    }

    /// <summary>How many activities were kept.</summary>
    public int Kept => Inbox.Invocations.Count(call => call.Method.Name == nameof(IInbox.KeepAsync));

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
