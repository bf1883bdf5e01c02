using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ResponsibilityBot.EndToEnd.LanguageModel;
using ResponsibilityBot.EndToEnd.Slack;
using ResponsibilityBot.EndToEnd.Webhooks;
using ResponsibilityBot.Host.Api;
using ResponsibilityBot.Host.Webhooks;
using ResponsibilityBot.Testing.Tokens;

namespace ResponsibilityBot.EndToEnd.Operations;

/// <summary>All that the real program logs while it is used through every door, with every log switched on.</summary>
public sealed class SecretSpecs : IDisposable
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string Tenant = "aaaaaaaa-1111-2222-3333-444444444444";
    private const string Words = "xyzzy";
    private const string Lie = "plugh";
    private readonly string folder = Directory.CreateTempSubdirectory("bot-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task No_secret_no_token_and_nobodys_words_reach_the_log_at_any_level()
    {
        await using var microsoft = await MicrosoftService.StartAsync();
        await using var slack = await SlackService.StartAsync(usesSockets: false);
        await using var model = await ModelStub.StartAsync();
        model.Answer = http => ModelStub.SayAsync(http, $"Trust me: {Lie}.");
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = http =>
        {
            http.Response.StatusCode = StatusCodes.Status410Gone;
            return Task.CompletedTask;
        };
        var (key, former) = (ApiKeys.Create(), WebhookSignature.CreateSecret());
        await FindGapAsync();
        await using var bot = await BotProcess.StartAsync(Path.Combine(folder, "bot.db"), "Development",
        [
            "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace", "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Trace", "--Logging:LogLevel:System.Net.Http=Trace", "--Site:Address=https://bot.example",
            .. microsoft.Settings, $"--BotFramework:AppId={AppId}", $"--BotFramework:TenantId={Tenant}", "--BotFramework:AppPassword=hush+hush",
            .. slack.Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
            $"--Access:Managers:0={Tenant}/aad-0",
            "--Api:Keys:0:Name=reader", $"--Api:Keys:0:Hash={ApiKeys.HashOf(key)}", $"--Api:Keys:0:Tenant={Tenant}", "--Api:Keys:0:Scopes:0=answers",
            $"--LanguageModel:Endpoint={model.Endpoint}", "--LanguageModel:Model=small", $"--LanguageModel:ApiKey={ModelStub.Key}",
            "--Webhooks:Endpoints:0:Name=portal", "--Webhooks:Endpoints:0:Tenant=local", $"--Webhooks:Endpoints:0:Address={receiver.Address}", "--Webhooks:Endpoints:0:Events:0=gap.found",
            $"--Webhooks:Endpoints:0:Secret={WebhookStage.Secret}", $"--Webhooks:Endpoints:0:FormerSecret={former}",
        ]);

        var token = TestToken.OfConnector(microsoft.Key, AppId, microsoft.ServiceUrl, TimeProvider.System.GetUtcNow()).Text();
        var secrets = new List<string> { "hush", "own-token", SlackService.Token, SlackService.Secret, key, token, "Bearer-of-nobody", Words, Lie, WebhookStage.Secret, former };
        await SendTeamsAsync(bot, microsoft, token, $"who patches {Words} in PaaS?", HttpStatusCode.OK);
        Assert.Equal("m1", await microsoft.NextReplyAsync());
        await SendTeamsAsync(bot, microsoft, "Bearer-of-nobody", Words, HttpStatusCode.Unauthorized);
        await SendSlackAsync(bot, $$$"""{"type":"event_callback","team_id":"T111","event_id":"Ev1","event":{"type":"message","channel_type":"im","channel":"D1","user":"U1","ts":"1.1","text":"who owns {{{Words}}} patching?"}}""", HttpStatusCode.OK);
        await slack.NextAsync(Cancel);
        await SendSlackAsync(bot, $$"""{"type":"event_callback","{{Words}}":""", HttpStatusCode.BadRequest);
        secrets.Add(await ChatAsync(bot));
        await AskAsync(bot, key);
        using (var link = await bot.Client.GetAsync($"scores/enter?token=guess-{Words}", Cancel))
            Assert.Equal(HttpStatusCode.OK, link.StatusCode);
        Assert.True(await model.Called.WaitAsync(TimeSpan.FromSeconds(15), Cancel));
        Assert.Contains(Words, Assert.Single(model.Asked).ToJsonString(), StringComparison.Ordinal);
        secrets.AddRange((await receiver.NextAsync()).Signature.Split(' '));
        var ended = await bot.StopAsync();
        Assert.True(ended == 0, $"ended with {ended}:\n{string.Join('\n', bot.Log.TakeLast(40))}");

        Assert.Contains(bot.Log, line => line.Contains("dbug:", StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.DoesNotContain(bot.Log, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Something that nobody owns, for a webhook to be told of.</summary>
    private async Task FindGapAsync()
    {
        var file = Path.Combine(folder, "inventory.csv");
        await File.WriteAllTextAsync(file, "name,service\ncheckout,s3\n", Cancel);
        var (exit, said) = await BotCommand.SayAsync(["import", "workloads", file, $"--Storage:ConnectionString=Data Source={Path.Combine(folder, "bot.db")}"]);
        Assert.True(exit == 0, said);
    }

    private static async Task SendTeamsAsync(BotProcess bot, MicrosoftService microsoft, string token, string text, HttpStatusCode expected)
    {
        var activity = BotFixture.Activity(microsoft.ServiceUrl, "c", "m1", text);
        activity["conversation"] = new JsonObject { ["id"] = "c", ["conversationType"] = "personal", ["tenantId"] = Tenant };
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/messages") { Content = JsonContent.Create(activity) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await bot.Client.SendAsync(request, Cancel);
        Assert.Equal(expected, answer.StatusCode);
    }

    private static async Task SendSlackAsync(BotProcess bot, string body, HttpStatusCode expected)
    {
        using var request = SlackService.Signed("slack/events", "application/json", body, TimeProvider.System.GetUtcNow());
        using var answer = await bot.Client.SendAsync(request, Cancel);
        Assert.Equal(expected, answer.StatusCode);
    }

    /// <summary>A message in the web chat; the token that it was sent with.</summary>
    private static async Task<string> ChatAsync(BotProcess bot)
    {
        using var generated = await bot.Client.PostAsync("v3/directline/tokens/generate", null, Cancel);
        var token = (string?)(await JsonNode.ParseAsync(await generated.Content.ReadAsStreamAsync(Cancel), cancellationToken: Cancel))?["token"] ?? throw new InvalidOperationException("no token");
        using var begin = new HttpRequestMessage(HttpMethod.Post, "v3/directline/conversations");
        begin.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var begun = await bot.Client.SendAsync(begin, Cancel);
        var conversation = (string?)(await JsonNode.ParseAsync(await begun.Content.ReadAsStreamAsync(Cancel), cancellationToken: Cancel))?["conversationId"];
        using var say = new HttpRequestMessage(HttpMethod.Post, $"v3/directline/conversations/{conversation}/activities")
        {
            Content = JsonContent.Create(new { type = "message", text = $"how do I {Words} on RDS?", from = new { id = "me" } }),
        };
        say.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var said = await bot.Client.SendAsync(say, Cancel);
        Assert.True(said.IsSuccessStatusCode);
        return token;
    }

    private static async Task AskAsync(BotProcess bot, string key)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, $"api/v1/answer?question=who+patches+{Words}+in+PaaS");
        ask.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await bot.Client.SendAsync(ask, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
