using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Slack.Tests;

public sealed class SlackOptionsSpecs
{
    [Fact]
    public void A_signing_secret_and_a_token_are_enough() => Assert.Empty(Problems(("SigningSecret", "s"), ("BotToken", "xoxb-1")));

    [Theory]
    [InlineData("Slack:SigningSecret is missing", "BotToken", "xoxb-1")]
    [InlineData("Slack:BotToken and Slack:ClientId are both missing", "SigningSecret", "s")]
    [InlineData("Slack:BotToken does not begin with xoxb-", "SigningSecret", "s", "BotToken", "xoxp-1")]
    [InlineData("Slack:AppToken is missing", "Mode", "Socket", "BotToken", "xoxb-1")]
    [InlineData("Slack:ClientId and Slack:ClientSecret belong together", "SigningSecret", "s", "ClientId", "1.2")]
    [InlineData("Slack:ApiBaseUrl must be an https address", "SigningSecret", "s", "BotToken", "xoxb-1", "ApiBaseUrl", "http://slack.example/api/")]
    [InlineData("Slack:ApiBaseUrl must be an https address", "SigningSecret", "s", "BotToken", "xoxb-1", "ApiBaseUrl", "https://slack.example/api")]
    [InlineData("Slack:CallTimeout is 00:02:00; write 00:00:01 to 00:01:00.", "SigningSecret", "s", "BotToken", "xoxb-1", "CallTimeout", "00:02:00")]
    [InlineData("Slack:BotToken holds a blank, dots or another sign", "SigningSecret", "s", "BotToken", "xoxb-…")]
    [InlineData("Slack:AppToken holds a blank", "Mode", "Socket", "BotToken", "xoxb-1", "AppToken", "xapp-1\n")]
    [InlineData("Slack:SigningSecret holds a blank", "BotToken", "xoxb-1", "SigningSecret", " 8f74")]
    [InlineData("Slack:Mode is not known", "SigningSecret", "s", "BotToken", "xoxb-1", "Mode", "7")]
    public void What_is_wrong_is_said_with_its_key(string problem, params string[] settings) =>
        Assert.Contains(Problems([.. settings.Chunk(2).Select(pair => (pair[0], pair[1]))]), found => found.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public void No_problem_shows_a_secret() =>
        Assert.DoesNotContain("hush", string.Join('\n', Problems(("BotToken", "hush-1"), ("AppToken", "hush-2"), ("Mode", "Socket"), ("ClientId", "1.2"), ("ApiBaseUrl", "http://hush"))), StringComparison.Ordinal);

    [Fact]
    public void Without_its_section_Slack_is_off() =>
        Assert.Empty(new ServiceCollection().AddSlack(new ConfigurationBuilder().Build()));

    private static IEnumerable<string> Problems(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>($"Slack:{setting.Key}", setting.Value))).Build();
        using var services = new ServiceCollection().AddLogging().AddSlack(configuration).BuildServiceProvider();
        try
        {
            _ = services.GetRequiredService<IOptions<SlackOptions>>().Value;
            return [];
        }
        catch (OptionsValidationException wrong)
        {
            return wrong.Failures;
        }
    }
}
