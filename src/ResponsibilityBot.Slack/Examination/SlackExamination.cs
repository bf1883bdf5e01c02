using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ResponsibilityBot.Slack.Examination;

/// <summary>Adds what the doctor asks about this room.</summary>
public static class SlackExamination
{
    /// <summary>Adds the steps, in the order in which they are told; one that says so if Slack is off. Need <c>AddSlack</c>; none of them changes anything.</summary>
    /// <param name="checks">Where they go.</param>
    /// <param name="configuration">Tells whether Slack is on.</param>
    /// <param name="limit">How long one step may take.</param>
    /// <param name="tags">What they are known by.</param>
    public static IHealthChecksBuilder AddSlackSteps(this IHealthChecksBuilder checks, IConfiguration configuration, TimeSpan limit, params string[] tags)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.GetSection(SlackOptions.Section).Exists()
            ? checks
                .AddCheck<SettingsStep>("slack", null, tags, limit)
                .AddCheck<BotStep>("slack bot", null, tags, limit)
                .AddCheck<SocketStep>("slack socket", null, tags, limit)
                .AddCheck<InstallStep>("slack oauth", null, tags, limit)
            // Said, because a section whose name has a typing error is none.
            : checks.AddCheck("slack", () => SlackStep.Skipped("There is no section Slack in the settings, so Slack is off; docs/slack-setup.md leads to it."), tags, limit);
    }
}
