using System.IO.Compression;
using ResponsibilityBot.BotFramework.Teams;
using ResponsibilityBot.Content;
using ResponsibilityBot.Host;
using ResponsibilityBot.Host.Commands;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.EndToEnd;

public sealed class ManifestSpecs : IDisposable
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private readonly string folder = Directory.CreateTempSubdirectory("manifest-").FullName;

    private string Zip => Path.Combine(folder, "app.zip");

    private string Yaml => Path.Combine(folder, "manifest.yaml");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_command_writes_the_app_package()
    {
        var (exit, output) = await BotCommand.SayAsync("manifest", "teams", "--output", Zip, "--app-id", AppId, "--address", "https://bot.contoso.com", "--version", "2.0.1");
        Assert.Equal(0, exit);
        Assert.Contains($"version 2.0.1 for app {AppId}", output, StringComparison.Ordinal);
        using var zip = new ZipArchive(File.OpenRead(Zip));
        Assert.Equal(3, zip.Entries.Count);
    }

    [Fact]
    public async Task Values_that_cannot_be_taken_are_told_and_no_file_is_written()
    {
        var (exit, output) = await BotCommand.SayAsync("manifest", "teams", "--output", Zip);
        Assert.Equal(2, exit);
        Assert.Contains("The bot's app id is missing; give it with --app-id, or set BotFramework:AppId.", output, StringComparison.Ordinal);
        Assert.Contains("The bot's public address is missing; give it with --address, or set Site:Address", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Zip));
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_wrong_use()
    {
        var (exit, output) = await BotCommand.SayAsync("manifest", "teams", "--output", Path.Combine(folder, "no", "app.zip"), "--app-id", AppId, "--address", "https://bot.contoso.com");
        Assert.Equal(2, exit);
        Assert.Contains("--output ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_writes_what_is_pasted_into_Slack_and_needs_no_address_for_Socket_Mode()
    {
        var (exit, output) = await BotCommand.SayAsync("manifest", "slack", "--output", Yaml);
        Assert.Equal(0, exit);
        Assert.Contains("manifest.yaml: paste it at https://api.slack.com/apps", output, StringComparison.Ordinal);
        Assert.Contains("socket_mode_enabled: true", await File.ReadAllTextAsync(Yaml, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_writes_the_addresses_that_Slack_calls()
    {
        var (exit, output) = await BotCommand.SayAsync("manifest", "slack", "--output", "-", "--mode", "http", "--url", "https://bot.contoso.com");
        Assert.Equal(0, exit);
        Assert.Contains("request_url: \"https://bot.contoso.com/slack/events\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_Slack_cannot_call()
    {
        var (exit, output) = await BotCommand.SayAsync("manifest", "slack", "--output", Yaml, "--mode", "http");
        Assert.Equal(2, exit);
        Assert.Contains("give it with --url, or set Site:Address", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Yaml));
    }

    [Theory]
    [InlineData("false", 0, "--Slack:Mode=Http", "--Site:Address=https://bot.contoso.com")]
    [InlineData("false", 0, "--Slack:BotToken=xoxb-1", "--Site:Address=https://bot.contoso.com")]
    [InlineData("true", 0, "--Slack:Mode=socket", "--Site:Address=https://bot.contoso.com")]
    [InlineData("true", 0, "--Site:Address=https://bot.contoso.com")]
    [InlineData(null, 2, "--Slack:Mode=Sockets")]
    public async Task The_mode_is_the_one_in_the_settings_where_none_is_given(string? socket, int exit, params string[] settings)
    {
        var command = SlackManifestCommand.Create(_ => BotSite.Prepare(settings));
        Assert.Equal(exit, await command.Parse(["--output", Yaml]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(exit == 0, File.Exists(Yaml));
        if (exit == 0)
            Assert.Contains($"socket_mode_enabled: {socket}", await File.ReadAllTextAsync(Yaml, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_question_that_Slack_proposes_is_answered()
    {
        var proposed = File.ReadLines(Repository.PathOf("manifest", "slack", "manifest.yaml"))
            .Where(line => line.Contains(" message: ", StringComparison.Ordinal)).Select(line => line.Split('"')[1]);
        Assert.Equal(TeamsCommands.Starters, proposed);
    }

    [Fact]
    public void Every_word_and_question_that_Teams_proposes_is_answered()
    {
        var curriculum = ContentReader.Read(Repository.PathOf("dialogs")).Curriculum;
        Assert.NotNull(curriculum);
        string IntentOf(string text)
        {
            var answer = QuestionAnswerer.Answer(curriculum, text, null).Answer;
            Assert.True(answer.Certainty == "sure", $"{text}: {answer.Certainty}");
            return answer.Intent;
        }

        Assert.Equal(TeamsCommands.Words, TeamsCommands.Words.Select(IntentOf));
        Assert.Equal(["owner", "owner", "compare", "move"], TeamsCommands.Starters.Select(IntentOf));
    }
}
