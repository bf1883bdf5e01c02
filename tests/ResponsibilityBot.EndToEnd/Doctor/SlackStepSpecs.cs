using Microsoft.AspNetCore.Http;
using ResponsibilityBot.Slack.Manifest;

namespace ResponsibilityBot.EndToEnd.Doctor;

/// <summary>What the doctor says of Slack: each thing is broken once, in a world that is well but for that.</summary>
public sealed class SlackStepSpecs : IAsyncLifetime
{
    private const string Secrets = "very-secret";
    private readonly string folder = Directory.CreateTempSubdirectory("doctor-slack-").FullName;
    private OutsideWorld? world;

    private OutsideWorld World => world ?? throw new InvalidOperationException("not started");

    public async ValueTask InitializeAsync()
    {
        world = await OutsideWorld.StartAsync();
        Answer("auth.test", """{"ok":true,"team_id":"T1","user_id":"UBOT"}""", BotScopes.All);
        Answer("apps.connections.open", """{"ok":true,"url":"wss://wss-primary.slack.example/link/?ticket=very-secret"}""");
        Answer("oauth.v2.access", """{"ok":false,"error":"invalid_code"}""");
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_bot_that_has_all_it_needs_is_well()
    {
        var lines = await ExamineAsync();
        Assert.Equal(["slack", "slack bot", "slack socket", "slack oauth"], lines.Keys.Where(step => step.StartsWith("slack", StringComparison.Ordinal)));
        Found(lines, "slack", "ok ", "Socket Mode with 1 sockets, for the workspace of BotToken and those that install the app.");
        Found(lines, "slack bot", "ok ", "Slack knows the bot UBOT in workspace T1.");
        Found(lines, "slack socket", "ok ", "Slack lets a socket be opened at wss-primary.slack.example.");
        Found(lines, "slack oauth", "ok ", $"people install it at {World.Root}/slack/install.");
    }

    [Fact]
    public async Task A_bot_in_Development_is_examined_too() => Found(await ExamineAsync(("environment", "Development")), "slack bot", "ok ", "Slack knows the bot");

    [Theory]
    [InlineData("slack", "Slack:AppToken", "xoxb-1", "broken ", "Slack:AppToken is missing or does not begin with xapp-")]
    [InlineData("slack", "Slack:Mode", "Sockets", "broken ", "Slack:Mode is 'Sockets'; write Http or Socket.")]
    [InlineData("slack", "Slack:CallTimeout", "00:00:90", "broken ", "Slack:CallTimeout is '00:00:90'; write hours, minutes and seconds")]
    [InlineData("slack socket", "Slack:Sockets", "many", "skipped ", "The settings in Slack are not right")]
    [InlineData("slack", "Slack:Sockets", "11", "broken ", "Slack:Sockets is 11; write 1 to 10.")]
    [InlineData("slack bot", "Slack:AppToken", "xoxb-1", "skipped ", "The settings in Slack are not right")]
    [InlineData("slack", "Slack:Mode", "Http", "ok ", "/slack/events, for the workspace of BotToken")]
    [InlineData("slack socket", "Slack:Mode", "Http", "skipped ", "no socket is opened")]
    [InlineData("slack bot", "Slack:BotToken", "", "skipped ", "each workspace that installs the app has its own token")]
    [InlineData("slack bot", "Slack:ApiBaseUrl", "http://127.0.0.1:9/", "broken ", "http://127.0.0.1:9/ does not answer")]
    [InlineData("slack socket", "Slack:ApiBaseUrl", "http://127.0.0.1:9/", "broken ", "check the network, the proxy (HTTPS_PROXY) and Slack:ApiBaseUrl")]
    [InlineData("slack oauth", "Slack:ApiBaseUrl", "http://127.0.0.1:9/", "broken ", "check the network")]
    [InlineData("slack oauth", "Site:Address", "", "broken ", "set Site:Address")]
    public async Task A_setting_that_is_wrong_breaks_its_step(string step, string key, string value, string word, string says) =>
        Found(await ExamineAsync((key, value)), step, word, says);

    [Theory]
    [InlineData("slack bot", "auth.test", "invalid_auth", "copy the Bot User OAuth Token from the app's page OAuth & Permissions")]
    [InlineData("slack socket", "apps.connections.open", "not_allowed_token_type", "Slack:AppToken is no app-level token")]
    [InlineData("slack socket", "apps.connections.open", "internal_error", "at present (internal_error)")]
    [InlineData("slack oauth", "oauth.v2.access", "bad_client_secret", "copy Client ID and Client Secret")]
    [InlineData("slack oauth", "oauth.v2.access", "bad_redirect_uri", "to Redirect URLs on the app's page OAuth & Permissions")]
    public async Task What_Slack_refuses_breaks_its_step_with_the_cure(string step, string method, string error, string says)
    {
        Answer(method, $$"""{"ok":false,"error":"{{error}}"}""");
        Found(await ExamineAsync(), step, "broken ", says);
    }

    [Fact]
    public async Task A_place_where_no_keys_can_be_made_is_told()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        Found(await ExamineAsync(("Slack:KeysFolder", $"{file}/keys")), "slack oauth", "broken ", "or name another folder in Slack:KeysFolder");
    }

    [Fact]
    public async Task Scopes_that_are_missing_are_named()
    {
        Answer("auth.test", """{"ok":true,"team_id":"T1","user_id":"UBOT"}""", BotScopes.All.Except(["im:history", "commands"]));
        Found(await ExamineAsync(), "slack bot", "broken ", "lacks the scopes commands im:history; make the manifest anew");
    }

    [Fact]
    public async Task Without_the_section_it_is_said_that_Slack_is_off()
    {
        // As somebody has it who wrote Slak__Mode.
        var lines = await DoctorExamination.ExamineAsync(World, folder, TimeProvider.System, ("Slak:Mode", "Socket"));
        Assert.Single(lines.Keys, step => step.StartsWith("slack", StringComparison.Ordinal));
        Found(lines, "slack", "skipped ", "There is no section Slack in the settings, so Slack is off");
    }

    private void Answer(string method, string json, IEnumerable<string>? scopes = null) =>
        World.Instead[$"POST /slack-api/{method}"] = new Answered(json, scopes is null ? null : string.Join(',', scopes));

    private Task<Dictionary<string, string>> ExamineAsync(params (string Key, string Value)[] settings) => DoctorExamination.ExamineAsync(
        World, folder, TimeProvider.System,
        [
            ("Slack:Mode", "Socket"), ("Slack:SigningSecret", Secrets), ("Slack:BotToken", $"xoxb-{Secrets}"), ("Slack:AppToken", $"xapp-{Secrets}"), ("Slack:ClientId", "1.2"),
            ("Slack:ClientSecret", Secrets), ("Slack:KeysFolder", Path.Combine(folder, "keys")), ("Slack:ApiBaseUrl", $"{World.Root}/slack-api/"), .. settings,
        ]);

    private static void Found(Dictionary<string, string> lines, string step, string word, string says)
    {
        Assert.StartsWith(word, lines[step], StringComparison.Ordinal);
        Assert.Contains(says, lines[step], StringComparison.Ordinal);
        Assert.DoesNotContain(Secrets, lines[step], StringComparison.Ordinal);
    }

    private sealed class Answered(string json, string? scopes) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (scopes is not null)
                httpContext.Response.Headers["X-OAuth-Scopes"] = scopes;
            return TypedResults.Text(json, "application/json").ExecuteAsync(httpContext);
        }
    }
}
