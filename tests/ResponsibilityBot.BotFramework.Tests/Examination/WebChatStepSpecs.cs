using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.BotFramework.Examination;

namespace ResponsibilityBot.BotFramework.Tests.Examination;

public sealed class WebChatStepSpecs
{
    [Theory]
    [InlineData("Production", false, "WebChat:Enabled is off; set it to true")]
    [InlineData("Production", true, "On; the first start makes a key")]
    [InlineData("Development", false, "Open to this machine only, as this is Development (WebChat:Enabled opens it to everybody); the first start makes a key")]
    [InlineData("Development", true, "On; the first start makes a key")]
    public async Task Who_may_chat_is_told_as_it_is(string environment, bool enabled, string says)
    {
        var step = new WebChatStep(Options.Create(new WebChatOptions { Enabled = enabled, SigningKeyFile = "nowhere.key" }), new Samples.Surroundings(environment));
        var found = await step.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);
        Assert.Equal(HealthStatus.Healthy, found.Status);
        Assert.StartsWith(says, found.Description, StringComparison.Ordinal);
    }
}
