using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.Host;
using ResponsibilityBot.Host.Commands;

namespace ResponsibilityBot.EndToEnd.Doctor;

/// <summary>Each thing that a bot needs is broken once, in a world that is well but for that.</summary>
public sealed class DoctorSpecs : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("doctor-").FullName;
    private OutsideWorld? world;

    private OutsideWorld World => world ?? throw new InvalidOperationException("not started");

    public async ValueTask InitializeAsync() => world = await OutsideWorld.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_bot_that_has_all_it_needs_is_well()
    {
        var lines = await ExamineAsync();
        Assert.Equal(["settings", "content", "storage", "credentials", "clock", "login", "keys", "web chat", "slack", "address"], lines.Keys);
        Assert.StartsWith("skipped ", lines["slack"], StringComparison.Ordinal);
        Assert.All(lines.Where(line => line.Key != "slack").Select(line => line.Value), line => Assert.StartsWith("ok ", line, StringComparison.Ordinal));
        Assert.Contains("1 keys by way of", lines["keys"], StringComparison.Ordinal);
        Assert.Contains("1 of them for Teams", lines["keys"], StringComparison.Ordinal);
        Assert.Contains($"The messaging endpoint is {World.Root}/api/messages.", lines["address"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("settings", "Quiz:CatchUp", "2", "broken ", "Quiz:CatchUp is 2.00:00:00; write")]
    [InlineData("settings", "Telemetry:TracedShare", "2", "broken ", "Telemetry:TracedShare is 2; write 0 to 1.")]
    [InlineData("settings", "Exports:Folder", "/nope", "broken ", "Exports:Folder is '/nope', which is no folder")]
    [InlineData("settings", "Api:Keys:0:Name", "x", "broken ", "Api:Keys:0:Hash is not the SHA-256 of a key")]
    [InlineData("settings", "SignIn:Entra:ClientId", "x", "broken ", "SignIn:Entra:TenantId must be the id of one directory")]
    [InlineData("settings", "Quiz:SeasonWeeks", "some", "broken ", "Quiz:SeasonWeeks is 'some'")]
    [InlineData("settings", "BotFramework:AllowedTenants", "8d4a3c1e-0000-4000-8000-00000000a11a", "broken ", "BotFramework:AllowedTenants is a list")]
    [InlineData("content", "Content:Path", "/nowhere", "broken ", "Content:Path names '/nowhere', which is not a folder.")]
    [InlineData("storage", "Storage:ConnectionString", "Data Source=:memory:", "broken ", "must name a file")]
    [InlineData("storage", "Storage:Provider", "Postgress", "broken ", "Storage:Provider is 'Postgress'; write Sqlite or Postgres.")]
    [InlineData("credentials", "BotFramework:TenantId", "", "broken ", "BotFramework:TenantId is missing for AppType SingleTenant")]
    [InlineData("credentials", "BotFramework:AppId", "my-bot", "broken ", "BotFramework:AppId is not a GUID")]
    [InlineData("credentials", "BotFramework:AppPassword", "", "broken ", "are both missing; set one")]
    [InlineData("credentials", "BotFramework:AppType", "Single", "broken ", "BotFramework:AppType is 'Single'; write SingleTenant")]
    [InlineData("credentials", "BotFramework:DangerouslyAllowUnauthenticatedRequests", "true", "warning ", "can speak as any person; remove it")]
    [InlineData("login", "BotFramework:AppPassword", "hush", "broken ", "no token: 400; check BotFramework:AppId")]
    [InlineData("login", "BotFramework:TokenUrl", "http://127.0.0.1:9/token", "broken ", "http://127.0.0.1:9/token: no token: no answer (Connection refused")]
    [InlineData("clock", "BotFramework:TokenUrl", "http://127.0.0.1:9/token", "skipped ", "http://127.0.0.1:9/token does not answer, so there is no other clock")]
    [InlineData("keys", "BotFramework:OpenIdMetadataUrl", "http://127.0.0.1:9/openid", "broken ", "check the network, the proxy (HTTPS_PROXY), BotFramework:OpenIdMetadataUrl and Cloud")]
    [InlineData("web chat", "WebChat:Enabled", "false", "skipped ", "set it to true")]
    [InlineData("web chat", "WebChat:SigningKey", "short", "broken ", "WebChat:SigningKey is not 32 or more bytes")]
    [InlineData("address", "Site:Address", "", "skipped ", "Give --address")]
    [InlineData("address", "Site:Address", "bot.contoso.com", "broken ", "Site:Address is not an address; write https and the host")]
    [InlineData("address", "Site:Address", "http://127.0.0.1:9", "broken ", "http://127.0.0.1:9/ cannot be reached (Connection refused); start the bot")]
    public async Task A_setting_that_is_wrong_breaks_its_step(string step, string key, string value, string word, string says) =>
        Found(await ExamineAsync((key, value)), step, word, says);

    [Theory]
    [InlineData("keys", "GET /openid", 404, "404")]
    [InlineData("keys", "GET /keys", 500, "500")]
    [InlineData("address", "GET /healthz", 502, "/healthz answered 502 instead of 200; the reverse proxy must pass all requests on")]
    [InlineData("address", "GET /healthz", 301, "/healthz leads elsewhere (301)")]
    [InlineData("address", "POST /api/messages", 404, "/api/messages answered 404 instead of 401")]
    [InlineData("address", "POST /api/messages", 200, "took an activity without a token, so anybody can speak as anybody")]
    [InlineData("address", "POST /api/messages", 202, "took an activity without a token")]
    public async Task An_answer_that_is_wrong_breaks_its_step(string step, string request, int status, string says)
    {
        World.Instead[request] = TypedResults.StatusCode(status);
        Found(await ExamineAsync(), step, "broken ", says);
    }

    [Theory]
    [InlineData("""{"error":"invalid_client","error_codes":[7000215],"error_description":"AADSTS7000215: secret of hush+hush"}""", "401 invalid_client AADSTS7000215 (BotFramework:AppPassword is not the secret's value")]
    [InlineData("""{"error":"invalid_request","error_codes":[90099]}""", "https://login.microsoftonline.com/error?code=90099 explains the code")]
    [InlineData("<html>", "no token: 401; check BotFramework:AppId")]
    public async Task A_login_that_is_refused_is_told_with_the_cure(string body, string says)
    {
        World.Instead["POST /token"] = TypedResults.Text(body, statusCode: StatusCodes.Status401Unauthorized);
        Found(await ExamineAsync(), "login", "broken ", says);
    }

    [Fact]
    public async Task Keys_that_may_not_sign_for_Teams_are_of_no_use()
    {
        World.Endorsements = ["webchat"];
        Found(await ExamineAsync(), "keys", "broken ", "None of the 1 keys");
        World.Instead["GET /keys"] = TypedResults.Text("""{"keys":[]}""", "application/json");
        Found(await ExamineAsync(), "keys", "broken ", "the key set holds no RSA key");
    }

    [Theory]
    [InlineData(0, "ok ", "It agrees")]
    [InlineData(60, "warning ", "ahead of the login service's; let it follow a time server")]
    [InlineData(-60, "warning ", "behind the login service's")]
    [InlineData(400, "broken ", "so good tokens are refused; set it")]
    [InlineData(-400, "broken ", "so good tokens are refused; set it")]
    public async Task A_clock_that_is_wrong_is_told_by_how_much(int seconds, string word, string says) =>
        Found(await ExamineAsync(new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddSeconds(seconds))), "clock", word, says);

    [Fact]
    public async Task Broken_content_and_a_broken_key_are_told_with_the_first_problem()
    {
        Directory.CreateDirectory(Path.Combine(folder, "dialogs", "knowledge"));
        Directory.CreateDirectory(Path.Combine(folder, "dialogs", "phrases"));
        await File.WriteAllTextAsync(Path.Combine(folder, "webchat.key"), "not a key", TestContext.Current.CancellationToken);
        var lines = await ExamineAsync(("Content:Path", Path.Combine(folder, "dialogs")));
        Found(lines, "content", "broken ", "problems, the first: ");
        Found(lines, "web chat", "broken ", "holds no key (WebChat:SigningKeyFile); delete it");
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task A_place_where_no_key_of_the_web_chat_can_be_made_is_told_whether_the_chat_is_on_or_not(string enabled)
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        Found(await ExamineAsync(("WebChat:Enabled", enabled), ("WebChat:SigningKeyFile", $"{file}/webchat.key")), "web chat", "broken ", "or name another file in WebChat:SigningKeyFile");
    }

    [Fact]
    public async Task Without_an_app_all_of_Microsoft_is_skipped_and_nobody_there_is_asked()
    {
        World.Instead["POST /token"] = World.Instead["GET /openid"] = TypedResults.StatusCode(StatusCodes.Status500InternalServerError);
        var lines = await ExamineAsync(("BotFramework:AppId", ""), ("BotFramework:AppPassword", ""), ("BotFramework:TenantId", ""));
        foreach (var step in new[] { "credentials", "clock", "login", "keys" })
            Found(lines, step, "skipped ", "BotFramework:AppId is not set, so Teams is off.");
    }

    [Theory]
    [InlineData("https://203.0.113.7/hush", "broken ", "The address of webhook portal leads into a network of this machine")]
    [InlineData("https://nowhere.invalid/hush", "broken ", "The address of webhook portal leads nowhere")]
    [InlineData("https://8.8.8.8/hush", "ok ", "1 webhooks: portal (round.closed).")]
    [InlineData("hush", "broken ", "Webhooks:Endpoints:0:Address is not an https address")]
    public async Task An_address_that_webhooks_cannot_be_sent_to_is_told(string address, string word, string says) => Found(
        await ExamineAsync(
            ("Webhooks:Endpoints:0:Name", "portal"), ("Webhooks:Endpoints:0:Tenant", "t1"), ("Webhooks:Endpoints:0:Address", address),
            ("Webhooks:Endpoints:0:Secret", "whsec_" + new string('A', 32)), ("Webhooks:Endpoints:0:Events:0", "round.closed")),
        "webhooks", word, says);

    [Fact]
    public async Task The_command_says_it_all_ends_with_1_for_what_is_broken_and_tells_no_secret()
    {
        World.Instead["GET /healthz"] = TypedResults.StatusCode(StatusCodes.Status502BadGateway);
        string[] settings = [.. World.Settings.Select(setting => $"--{setting.Key}={setting.Value}"), $"--WebChat:SigningKeyFile={folder}/webchat.key", $"--Storage:ConnectionString=Data Source={folder}/bot.db"];
        var (exit, output) = await BotCommand.SayAsync(["doctor", .. settings, "--BotFramework:AppType=SingleTenant"]);
        Assert.Equal(1, exit);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(11, lines.Length);
        Assert.Equal("1 broken, 0 warnings", lines[^1]);
        Assert.DoesNotContain("hush", output, StringComparison.Ordinal);
        Assert.DoesNotContain(OutsideWorld.Token, output, StringComparison.Ordinal);

        World.Instead.Clear();
        (exit, output) = await BotCommand.SayAsync(["doctor", .. settings, "--Site:Address=", "--address", World.Root]);
        Assert.Equal(0, exit);
        Assert.EndsWith("0 broken, 0 warnings\n", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_setting_of_another_kind_that_the_program_is_put_together_with_ends_with_1_too()
    {
        var doctor = DoctorCommand.Create(BotSite.Prepare).Parse(["--Telemetry:TracedShare=some"]);
        Assert.Equal(1, await doctor.InvokeAsync(new() { EnableDefaultExceptionHandler = false }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_address_that_is_none_is_wrong_use()
    {
        var (exit, output) = await BotCommand.SayAsync(["doctor", "--address", "ftp://bot.contoso.com"]);
        Assert.Equal(2, exit);
        Assert.Contains("--address ftp://bot.contoso.com: write https and the host", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_option_with_a_typing_error_is_wrong_use_and_not_a_setting_that_nobody_reads()
    {
        var (exit, output) = await BotCommand.SayAsync(["doctor", "--adress", World.Root]);
        Assert.Equal((2, "--adress: there is no such option (--help lists them); a setting is written --Section:Key=value.\n"), (exit, output));
    }

    private static void Found(Dictionary<string, string> lines, string step, string word, string says)
    {
        Assert.StartsWith(word, lines[step], StringComparison.Ordinal);
        Assert.Contains(says, lines[step], StringComparison.Ordinal);
        Assert.DoesNotContain("hush", lines[step], StringComparison.Ordinal);
    }

    /// <summary>The report's lines by step, for the world's settings and those.</summary>
    private Task<Dictionary<string, string>> ExamineAsync(params (string Key, string Value)[] settings) => ExamineAsync(TimeProvider.System, settings);

    private Task<Dictionary<string, string>> ExamineAsync(TimeProvider time, params (string Key, string Value)[] settings) =>
        DoctorExamination.ExamineAsync(World, folder, time, settings);
}
