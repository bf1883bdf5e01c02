using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.Testing.Tokens;

namespace ResponsibilityBot.EndToEnd;

/// <summary>The real program with credentials: activities need a token, and replies carry the bot's own.</summary>
public sealed class CredentialSpecs : IAsyncLifetime
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string Tenant = "aaaaaaaa-1111-2222-3333-444444444444";
    private const string Secret = "hush+hush";
    private readonly string folder = Directory.CreateTempSubdirectory("bot-").FullName;
    private MicrosoftService? microsoft;

    private MicrosoftService Microsoft => microsoft ?? throw new InvalidOperationException("not started");

    private string Database => Path.Combine(folder, "bot.db");

    public async ValueTask InitializeAsync() => microsoft = await MicrosoftService.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (microsoft is not null)
            await microsoft.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_activity_with_a_token_is_answered_with_the_bots_own_token_and_no_other_activity_is()
    {
        await using var bot = await BotProcess.StartAsync(
            Database, "Development",
            [.. Microsoft.Settings, $"--BotFramework:AppId={AppId}", $"--BotFramework:TenantId={Tenant}", $"--BotFramework:AppPassword={Secret}", $"--BotFramework:AllowedTenants:0={Tenant}"]);
        var token = TestToken.OfConnector(Microsoft.Key, AppId, Microsoft.ServiceUrl, TimeProvider.System.GetUtcNow());
        Assert.Equal(HttpStatusCode.Unauthorized, await DeliverAsync(bot, "m1", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await DeliverAsync(bot, "m2", token.With("aud", "somebody else")));
        Assert.Equal(HttpStatusCode.Forbidden, await DeliverAsync(bot, "m3", token, tenant: "bbbbbbbb-1111-2222-3333-444444444444"));
        Assert.Equal(HttpStatusCode.OK, await DeliverAsync(bot, "m4", token));
        Assert.Equal("m4", await Microsoft.NextReplyAsync());
        Assert.Equal(HttpStatusCode.OK, await DeliverAsync(bot, "m5", token));
        Assert.Equal("m5", await Microsoft.NextReplyAsync());

        Assert.True(Microsoft.Logins.Reader.TryRead(out var form));
        Assert.Equal($"grant_type=client_credentials&client_id={AppId}&scope=https%3A%2F%2Fapi.botframework.com%2F.default&client_secret=hush%2Bhush", form);
        Assert.False(Microsoft.Logins.Reader.TryRead(out _));
        Assert.DoesNotContain(bot.Log, line => line.Contains("hush", StringComparison.Ordinal) || line.Contains("own-token", StringComparison.Ordinal) || line.Contains("eyJ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_production_a_bot_without_credentials_hears_nobody_and_says_so()
    {
        await using var bot = await BotProcess.StartAsync(Database, "Production");
        Assert.Equal(HttpStatusCode.Unauthorized, await DeliverAsync(bot, "m1", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await DeliverAsync(bot, "m2", TestToken.OfConnector(Microsoft.Key, AppId, Microsoft.ServiceUrl, TimeProvider.System.GetUtcNow())));
        Assert.Contains(bot.Log, line => line.Contains("BotFramework:AppId is not set", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Credentials_that_cannot_work_stop_the_start_with_the_key_and_the_cure()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => BotProcess.StartAsync(Database, "Production", $"--BotFramework:AppId={AppId}", "--BotFramework:AppPassword=hush"));
        Assert.Contains("BotFramework:TenantId is missing for AppType SingleTenant; write the app's directory (tenant) id.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", failure.Message, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> DeliverAsync(BotProcess bot, string id, TestToken? token, string tenant = Tenant)
    {
        var activity = BotFixture.Activity(Microsoft.ServiceUrl, "c", id, "who patches the operating system in PaaS?");
        activity["conversation"] = new JsonObject { ["id"] = "c", ["conversationType"] = "personal", ["tenantId"] = tenant };
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/messages") { Content = JsonContent.Create(activity) };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Text());
        using var answer = await bot.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
