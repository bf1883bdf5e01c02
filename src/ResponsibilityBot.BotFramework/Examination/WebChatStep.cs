using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.DirectLine;

namespace ResponsibilityBot.BotFramework.Examination;

/// <summary>Whether people can chat in the browser. Makes no key: the account that examines need not be the one that runs the bot.</summary>
internal sealed class WebChatStep(IOptions<WebChatOptions> options, IHostEnvironment environment) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Examine());

    private HealthCheckResult Examine()
    {
        try
        {
            var settings = options.Value;
            if (!settings.Enabled && !environment.IsDevelopment())
                return SkippedStep.Because("WebChat:Enabled is off; set it to true to let everybody chat who reaches the page.");
            var on = settings.Enabled ? "On" : "Open to this machine only, as this is Development (WebChat:Enabled opens it to everybody)";
            if (settings.SigningKey.Length > 0)
                return HealthCheckResult.Healthy($"{on}, with the key in WebChat:SigningKey.");
            if (!File.Exists(settings.SigningKeyFile))
                return HealthCheckResult.Healthy($"{on}; the first start makes a key in {settings.SigningKeyFile}.");
            return WebChatOptions.KeyOf(File.ReadAllText(settings.SigningKeyFile)) is null
                ? HealthCheckResult.Unhealthy($"{settings.SigningKeyFile} holds no key (WebChat:SigningKeyFile); delete it, and the next start makes a new one.")
                : HealthCheckResult.Healthy($"{on}, with the key in {settings.SigningKeyFile}.");
        }
        catch (OptionsValidationException wrong)
        {
            return HealthCheckResult.Unhealthy(string.Join(' ', wrong.Failures));
        }
        catch (UnauthorizedAccessException)
        {
            return HealthCheckResult.Unhealthy("The file in WebChat:SigningKeyFile may not be read by this account; run the doctor as the account that runs the bot, or give it the right.");
        }
    }
}
