using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Slack.Examination;

/// <summary>Whether the settings can work, as far as they themselves tell.</summary>
internal sealed class SettingsStep(IOptions<SlackOptions> options, SlackSite site) : SlackStep(options)
{
    protected override HealthCheckResult WithBrokenSettings(IEnumerable<string> problems) => HealthCheckResult.Unhealthy(string.Join(' ', problems));

    protected override Task<HealthCheckResult> ExamineAsync(SlackOptions settings, CancellationToken cancel) => Task.FromResult(settings.Mode == SlackMode.Socket
        ? HealthCheckResult.Healthy($"Socket Mode with {settings.Sockets} sockets, {Whose(settings)}.")
        : site.Address is { } address
            ? HealthCheckResult.Healthy($"Slack posts to {new Uri(address, "slack/events")}, {Whose(settings)}.")
            : HealthCheckResult.Degraded("Slack posts to an address that is not known here; set Site:Address, or Slack:Mode to Socket."));

    private static string Whose(SlackOptions settings) => (settings.BotToken.Length > 0, settings.ClientId.Length > 0) switch
    {
        (true, true) => "for the workspace of BotToken and those that install the app",
        (true, false) => "for the workspace of BotToken",
        _ => "for workspaces that install the app",
    };
}
