using Microsoft.Extensions.Options;
using ResponsibilityBot.Slack.WebApi;

namespace ResponsibilityBot.Slack.Tests;

public sealed class ResponseUrlSpecs
{
    [Theory]
    [InlineData("https://slack.com/api/", "https://hooks.slack.com/commands/T1/2/x", true)]
    [InlineData("https://slack.com/api/", "https://hooks.slack-gov.com/commands/T1/2/x", false)]
    [InlineData("https://slack-gov.com/api/", "https://hooks.slack-gov.com/commands/T1/2/x", true)]
    [InlineData("http://127.0.0.1:4000/api/", "http://127.0.0.1:4000/hooks/x", true)]
    [InlineData("http://127.0.0.1:4000/api/", "http://127.0.0.1:4001/hooks/x", false)]
    [InlineData("http://127.0.0.1:4000/api/", "http://169.254.169.254/latest", false)]
    [InlineData("https://slack.com/api/", "https://hooks.slack.com@evil.example/x", false)]
    [InlineData("https://slack.com/api/", "hooks.slack.com/x", false)]
    [InlineData("https://slack.com/api/", null, false)]
    public void Only_Slack_itself_is_answered(string api, string? address, bool isAllowed) =>
        Assert.Equal(isAllowed, new ResponseUrls(Options.Create(new SlackOptions { ApiBaseUrl = api })).Allowed(address) is not null);
}
