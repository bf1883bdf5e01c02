using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using ResponsibilityBot.Slack.Installs;
using ResponsibilityBot.Slack.Manifest;

namespace ResponsibilityBot.Slack.Tests.Installs;

public sealed class InstallSpecs
{
    [Fact]
    public async Task A_person_is_sent_to_Slack_with_what_the_bot_needs_and_a_cookie_that_only_this_site_gets()
    {
        await using var stage = await InstallStage.StartAsync();
        var (answer, _) = await stage.OpenAsync("/slack/install");
        Assert.Equal("https://slack.com/oauth/v2/authorize", answer.Headers.Location?.GetLeftPart(UriPartial.Path));
        var query = QueryHelpers.ParseQuery(answer.Headers.Location?.Query);
        Assert.Equal((OAuthService.ClientId, string.Join(',', BotScopes.All), OAuthService.Redirect), ($"{query["client_id"]}", $"{query["scope"]}", $"{query["redirect_uri"]}"));
        Assert.Matches("^[0-9a-f]{64}$", $"{query["state"]}");
        var cookie = InstallStage.CookieOf(answer);
        Assert.All(["; secure", "; httponly", "; samesite=lax", "; path=/slack", "; max-age=600"], part => Assert.Contains(part, cookie, StringComparison.Ordinal));
        Assert.DoesNotContain($"{query["state"]}", cookie, StringComparison.Ordinal);
        Assert.Equal("no-store", $"{answer.Headers.CacheControl}");
    }

    [Fact]
    public async Task After_consent_the_bot_speaks_in_the_workspace_also_after_a_restart()
    {
        await using var stage = await InstallStage.StartAsync();
        Assert.Null(await stage.TokenAsync("T1"));
        var page = await stage.InstallAsync("T1");
        Assert.Contains("ResponsibilityBot is installed in Acme", page, StringComparison.Ordinal);
        var token = Assert.Single(stage.Slack.Tokens).Key;
        Assert.Equal(token, await stage.TokenAsync("T1"));
        Assert.Null(await stage.TokenAsync("T2"));
        await stage.RestartAsync();
        Assert.Equal(token, await stage.TokenAsync("T1"));
        Assert.Equal(token, await stage.TokenAsync("T1", "E1"));
    }

    [Theory]
    [InlineData("T1", null, "Slack: the app was installed in workspace T1")]
    [InlineData("T1", "E1", "Slack: the app was installed in workspace T1 of organisation E1")]
    [InlineData(null, "E1", "Slack: the app was installed in organisation E1")]
    public async Task The_log_names_what_the_app_was_installed_in_and_nothing_that_there_is_not(string? team, string? organisation, string line)
    {
        await using var stage = await InstallStage.StartAsync();
        await stage.InstallAsync(team, organisation);
        Assert.Contains(stage.Log.Lines, written => written.TrimEnd().EndsWith(line, StringComparison.Ordinal));
        Assert.DoesNotContain(stage.Log.Lines, written => written.Contains("(null)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tokens_stand_nowhere_in_the_database_nor_in_the_log()
    {
        await using var stage = await InstallStage.StartAsync();
        await stage.InstallAsync("T1", ends: true);
        var token = Assert.Single(stage.Slack.Tokens).Key;
        await stage.StopAsync();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(stage.Database) ?? "", "bot.db*"))
            Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes("xox")));
        Assert.DoesNotContain(stage.Log.Lines, line => line.Contains(token, StringComparison.Ordinal) || line.Contains(OAuthService.ClientSecret, StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(stage.Keys));
    }

    [Fact]
    public async Task A_way_back_is_good_once_and_in_its_own_browser_only()
    {
        await using var stage = await InstallStage.StartAsync();
        var (state, cookie) = await stage.LeaveAsync();
        var (others, othersCookie) = await stage.LeaveAsync();
        var code = stage.Slack.Consent("T1");
        foreach (var (sent, browser) in new[] { (state, null), (state, othersCookie), (others, cookie), ("", cookie), (state, "nonsense"), (state, $"{cookie}A"), (state, "") })
            await AssertRefusedAsync(stage, $"/slack/oauth?code={code}&state={sent}", browser);
        await AssertRefusedAsync(stage, $"/slack/oauth?code={code}", cookie);
        Assert.Equal(0, stage.Slack.Asked);

        var (answer, _) = await stage.OpenAsync($"/slack/oauth?code={code}&state={state}", cookie);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith($"{InstallEndpoints.Cookie}=;", InstallStage.CookieOf(answer), StringComparison.Ordinal);
        await AssertRefusedAsync(stage, $"/slack/oauth?code={stage.Slack.Consent("T2")}&state={state}", cookie);
        Assert.Equal(1, stage.Slack.Asked);
    }

    [Theory]
    [InlineData(599, true)]
    [InlineData(600, false)]
    public async Task A_way_back_is_good_for_ten_minutes(int seconds, bool isGood)
    {
        await using var stage = await InstallStage.StartAsync();
        var (state, cookie) = await stage.LeaveAsync();
        stage.Time.Advance(TimeSpan.FromSeconds(seconds));
        var (answer, _) = await stage.OpenAsync($"/slack/oauth?code={stage.Slack.Consent("T1")}&state={state}", cookie);
        Assert.Equal(isGood ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Who_does_not_consent_installs_nothing()
    {
        await using var stage = await InstallStage.StartAsync();
        var (state, cookie) = await stage.LeaveAsync();
        var (answer, text) = await stage.OpenAsync($"/slack/oauth?error=access_denied&state={state}", cookie);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Nothing was installed", text, StringComparison.Ordinal);
        Assert.Equal(0, stage.Slack.Asked);
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"invalid_code"}""", "invalid_code")]
    [InlineData("""{"ok":true,"access_token":"xoxp-1","token_type":"user","bot_user_id":"U1","team":{"id":"T1"}}""", "no_bot_token")]
    [InlineData("""{"ok":true,"access_token":"xoxb-1","token_type":"bot","bot_user_id":"U1"}""", "no_bot_token")]
    [InlineData("""<html>""", "200")]
    public async Task Where_Slack_gives_no_token_nothing_is_installed(string answer, string says)
    {
        await using var stage = await InstallStage.StartAsync();
        var (state, cookie) = await stage.LeaveAsync();
        stage.Slack.Answer = answer;
        var (page, text) = await stage.OpenAsync($"/slack/oauth?code=c&state={state}", cookie);
        Assert.Equal(HttpStatusCode.BadGateway, page.StatusCode);
        Assert.Contains($"({says})", text, StringComparison.Ordinal);
        Assert.Empty(await stage.Installations.AllAsync("slack", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_workspace_may_have_any_name()
    {
        await using var stage = await InstallStage.StartAsync();
        var page = await stage.InstallAsync("T1", name: "<script>alert(1)</script>");
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_that_installs_the_app_as_a_whole_is_served_in_all_its_workspaces()
    {
        await using var stage = await InstallStage.StartAsync();
        await stage.InstallAsync(null, "E1");
        var token = Assert.Single(stage.Slack.Tokens).Key;
        Assert.Equal(token, await stage.TokenAsync("T1", "E1", isOrganisation: true));
        Assert.Equal(token, await stage.TokenAsync(null, "E1", isOrganisation: true));
        Assert.Equal(token, await stage.TokenAsync("T2", "E1"));
        Assert.Null(await stage.TokenAsync("T1", "E2", isOrganisation: true));
        Assert.Null(await stage.TokenAsync("T1"));
    }

    [Fact]
    public async Task Without_an_address_nobody_is_sent_to_Slack()
    {
        await using var stage = await InstallStage.StartAsync(site: null);
        var (answer, text) = await stage.OpenAsync("/slack/install");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("must set Site:Address", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_workspace_by_its_token_alone_needs_none_of_it()
    {
        await using var stage = await InstallStage.StartAsync(canInstall: false, botToken: "xoxb-own");
        stage.Slack.Tokens["xoxb-own"] = true;
        Assert.Equal("xoxb-own", await stage.TokenAsync("T1"));
        Assert.Equal(HttpStatusCode.NotFound, (await stage.OpenAsync("/slack/install")).Answer.StatusCode);
        Assert.False(Directory.Exists(stage.Keys));
    }

    [Fact]
    public async Task One_workspace_by_its_token_and_others_by_installs_stand_side_by_side()
    {
        await using var stage = await InstallStage.StartAsync(botToken: "xoxb-own");
        stage.Slack.Tokens["xoxb-own"] = true;
        await stage.InstallAsync("T2");
        Assert.Equal("xoxb-own", await stage.TokenAsync("T1"));
        Assert.StartsWith("xoxb-token", await stage.TokenAsync("T2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_keys_the_workspace_is_not_served_and_the_log_says_the_cure()
    {
        await using var stage = await InstallStage.StartAsync();
        await stage.InstallAsync("T1");
        Directory.Delete(stage.Keys, recursive: true);
        await stage.RestartAsync();
        Assert.Null(await stage.TokenAsync("T1"));
        Assert.Contains(stage.Log.Lines, line => line.Contains("workspace T1", StringComparison.Ordinal) && line.Contains("install the app there again", StringComparison.Ordinal));
    }

    private static async Task AssertRefusedAsync(InstallStage stage, string path, string? cookie)
    {
        var (answer, text) = await stage.OpenAsync(path, cookie);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("This way back is not known", text, StringComparison.Ordinal);
    }
}
