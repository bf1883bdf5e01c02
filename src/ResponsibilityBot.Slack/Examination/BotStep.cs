using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Slack.Manifest;
using ResponsibilityBot.Slack.WebApi;

namespace ResponsibilityBot.Slack.Examination;

/// <summary>Whether Slack takes the bot's token, and lets it do what it must.</summary>
internal sealed class BotStep(IOptions<SlackOptions> options, SlackApi api) : SlackStep(options)
{
    protected override async Task<HealthCheckResult> ExamineAsync(SlackOptions settings, CancellationToken cancel)
    {
        if (settings.BotToken.Length == 0)
            return Skipped("Slack:BotToken is not set: each workspace that installs the app has its own token.");
        return await api.CallAsync(new("auth.test", [], settings.BotToken), cancel) switch
        {
            SlackResult.Done done => Judge(done),
            SlackResult.Refused refused => HealthCheckResult.Unhealthy($"Slack refuses Slack:BotToken ({refused.Error}); copy the Bot User OAuth Token from the app's page OAuth & Permissions, after Install to Workspace."),
            SlackResult.Limited => HealthCheckResult.Degraded("Slack says that it was asked too often; try again in a minute."),
            var silent => HealthCheckResult.Unhealthy($"{settings.ApiBaseUrl} does not answer ({(silent as SlackResult.Unanswered)?.Reason}); check the network, the proxy (HTTPS_PROXY) and Slack:ApiBaseUrl."),
        };
    }

    private static HealthCheckResult Judge(SlackResult.Done done)
    {
        var (bot, team) = (SlackJson.Code(done.Answer, "user_id"), SlackJson.Code(done.Answer, "team_id"));
        var missing = BotScopes.All.Except(done.Scopes, StringComparer.Ordinal).ToList();
        return done.Scopes.Count == 0 || missing.Count == 0
            ? HealthCheckResult.Healthy($"Slack knows the bot {bot} in workspace {team}.")
            : HealthCheckResult.Unhealthy($"The bot {bot} in workspace {team} lacks the scopes {string.Join(' ', missing)}; make the manifest anew (manifest slack), put it into the app's page App Manifest, and install the app again.");
    }
}
