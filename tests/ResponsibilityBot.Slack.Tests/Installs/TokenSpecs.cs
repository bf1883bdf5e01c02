using ResponsibilityBot.Slack.Installs;
using ResponsibilityBot.Slack.Workspaces;

namespace ResponsibilityBot.Slack.Tests.Installs;

public sealed class TokenSpecs
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    [Fact]
    public async Task A_token_is_replaced_in_good_time_once_however_many_want_it()
    {
        await using var stage = await InstallStage.StartAsync();
        await stage.InstallAsync("T1", ends: true);
        var first = await stage.TokenAsync("T1");
        stage.Time.Advance(Lifetime - InstalledWorkspaces.Ahead - TimeSpan.FromSeconds(1));
        Assert.Equal(first, await stage.TokenAsync("T1"));

        stage.Time.Advance(TimeSpan.FromSeconds(1));
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Slack.Held = answered.Task;
        var wanted = Enumerable.Range(0, 20).Select(_ => stage.TokenAsync("T1")).ToList();
        answered.SetResult();
        var second = Assert.Single((await Task.WhenAll(wanted)).Distinct());
        Assert.NotEqual(first, second);
        Assert.Equal(2, stage.Slack.Asked);
        Assert.Null(stage.Slack.Strange);
    }

    [Fact]
    public async Task A_new_token_is_kept_before_anybody_has_it()
    {
        await using var stage = await InstallStage.StartAsync();
        await stage.InstallAsync("T1", ends: true);
        stage.Time.Advance(Lifetime);
        var second = await stage.TokenAsync("T1");
        await stage.RestartAsync();
        Assert.Equal(second, await stage.TokenAsync("T1"));
        stage.Time.Advance(Lifetime);
        Assert.NotEqual(second, await stage.TokenAsync("T1"));
        Assert.Null(stage.Slack.Strange);
    }

    [Fact]
    public async Task Who_leaves_while_a_token_is_replaced_does_not_lose_it_for_the_others()
    {
        await using var stage = await InstallStage.StartAsync();
        await stage.InstallAsync("T1", ends: true);
        stage.Time.Advance(Lifetime);
        using var leaving = new CancellationTokenSource();
        var wanted = stage.Workspaces.FindAsync(new Workspace("T1", null, false), leaving.Token).AsTask();
        var token = (await wanted)?.Token;
        await leaving.CancelAsync();
        Assert.Equal(token, await stage.TokenAsync("T1"));
    }

    [Fact]
    public async Task Workspaces_of_one_organisation_wait_for_the_same_token()
    {
        await using var stage = await InstallStage.StartAsync();
        await stage.InstallAsync(null, "E1", ends: true);
        stage.Time.Advance(Lifetime);
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Slack.Held = answered.Task;
        var wanted = new[] { stage.TokenAsync("T1", "E1", true), stage.TokenAsync("T2", "E1"), stage.TokenAsync(null, "E1", true) };
        answered.SetResult();
        Assert.Single((await Task.WhenAll(wanted)).Distinct());
        Assert.Null(stage.Slack.Strange);
    }

    [Fact]
    public async Task A_token_that_cannot_be_replaced_is_used_to_its_end_and_Slack_is_not_asked_at_each_message()
    {
        await using var stage = await InstallStage.StartAsync();
        await stage.InstallAsync("T1", ends: true);
        var first = await stage.TokenAsync("T1");
        stage.Time.Advance(Lifetime - InstalledWorkspaces.Ahead);
        stage.Slack.Answer = """{"ok":false,"error":"internal_error"}""";
        Assert.Equal(first, await stage.TokenAsync("T1"));
        Assert.Equal(first, await stage.TokenAsync("T1"));
        Assert.Equal(2, stage.Slack.Asked);
        Assert.Contains(stage.Log.Lines, line => line.Contains("no new token", StringComparison.Ordinal) && line.Contains("internal_error", StringComparison.Ordinal));

        stage.Time.Advance(InstalledWorkspaces.Ahead);
        var over = await Assert.ThrowsAsync<SlackUnavailableException>(() => stage.TokenAsync("T1"));
        Assert.Contains("internal_error", over.Message, StringComparison.Ordinal);
        stage.Slack.Answer = null;
        Assert.NotEqual(first, await stage.TokenAsync("T1"));
    }

    [Fact]
    public async Task A_token_that_Slack_calls_expired_is_replaced_whatever_its_time()
    {
        await using var stage = await InstallStage.StartAsync();
        await stage.InstallAsync("T1", ends: true);
        var first = await stage.TokenAsync("T1") ?? "";
        await RefusedAsync(stage, "another token", "token_expired");
        Assert.Equal(first, await stage.TokenAsync("T1"));
        await RefusedAsync(stage, first, "token_expired");
        Assert.NotEqual(first, await stage.TokenAsync("T1"));
    }

    [Theory]
    [InlineData("app_uninstalled")]
    [InlineData("tokens_revoked")]
    public async Task Who_removes_the_app_leaves_neither_token_nor_data_and_others_lose_nothing(string said)
    {
        await using var stage = await InstallStage.StartAsync();
        await stage.InstallAsync("T1");
        var gone = await stage.TokenAsync("T1") ?? "";
        await stage.InstallAsync("T2");
        await stage.SpokenInAsync("T1");
        await stage.SpokenInAsync("T2");
        stage.Slack.Tokens.TryRemove(gone, out _);
        for (var time = 0; time < 2; time++)
        {
            await stage.RemovedAsync(said, "T1");
            Assert.Null(await stage.TokenAsync("T1"));
            Assert.False(await stage.IsRememberedAsync("T1"));
        }

        Assert.NotNull(await stage.TokenAsync("T2"));
        Assert.True(await stage.IsRememberedAsync("T2"));
    }

    [Fact]
    public async Task A_removal_that_is_told_after_the_app_came_back_changes_nothing()
    {
        await using var stage = await InstallStage.StartAsync();
        await stage.InstallAsync("T1");
        stage.Slack.Tokens.Clear();
        await stage.InstallAsync("T1");
        await stage.SpokenInAsync("T1");
        await stage.RemovedAsync("app_uninstalled", "T1");
        Assert.NotNull(await stage.TokenAsync("T1"));
        Assert.True(await stage.IsRememberedAsync("T1"));
    }

    [Theory]
    [InlineData("account_inactive", true)]
    [InlineData("token_revoked", true)]
    [InlineData("invalid_auth", false)]
    [InlineData("not_in_channel", false)]
    public async Task A_token_that_is_refused_for_good_means_that_the_app_was_removed(string error, bool isEnd)
    {
        await using var stage = await InstallStage.StartAsync();
        await stage.InstallAsync("T1");
        await stage.SpokenInAsync("T1");
        var token = await stage.TokenAsync("T1") ?? "";
        stage.Slack.Tokens.Clear();
        await RefusedAsync(stage, token, error);
        Assert.Equal(isEnd, await stage.TokenAsync("T1") is null);
        Assert.Equal(isEnd, !await stage.IsRememberedAsync("T1"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_one_workspace_is_forgotten_when_its_token_is_dead(bool isDead)
    {
        await using var stage = await InstallStage.StartAsync(canInstall: false, botToken: "xoxb-own");
        await stage.SpokenInAsync("T1");
        if (!isDead)
            stage.Slack.Tokens["xoxb-own"] = true;
        await stage.RemovedAsync("app_uninstalled", "T1");
        Assert.Equal(isDead, !await stage.IsRememberedAsync("T1"));
    }

    private static async Task RefusedAsync(InstallStage stage, string token, string error) =>
        await stage.Workspaces.RefusedAsync(new("T1", null, false), token, error, TestContext.Current.CancellationToken);
}
