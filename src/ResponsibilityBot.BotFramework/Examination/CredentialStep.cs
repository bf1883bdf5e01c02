using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.BotFramework.Examination;

/// <summary>A step that only a bot with credentials takes.</summary>
internal abstract class CredentialStep(IOptions<BotFrameworkOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (settings, problems) = Read(options);
        if (settings is null)
            return Task.FromResult(WithBrokenSettings(problems));
        return settings.HasCredentials
            ? ExamineAsync(settings, cancellationToken)
            : Task.FromResult(SkippedStep.Because("BotFramework:AppId is not set, so Teams is off."));
    }

    /// <summary>The outcome for settings that cannot be used; said in full by one step, and in short by all others.</summary>
    protected virtual HealthCheckResult WithBrokenSettings(IEnumerable<string> problems) =>
        SkippedStep.Because("The settings in BotFramework are not right; correct them first.");

    protected abstract Task<HealthCheckResult> ExamineAsync(BotFrameworkOptions settings, CancellationToken cancel);

    private static (BotFrameworkOptions? Settings, IEnumerable<string> Problems) Read(IOptions<BotFrameworkOptions> options)
    {
        try
        {
            return (options.Value, []);
        }
        catch (OptionsValidationException wrong)
        {
            return (null, wrong.Failures);
        }
        catch (InvalidOperationException wrong) when (wrong.InnerException is FormatException or ArgumentException or OverflowException)
        {
            // A setting that is no number, or no word of its list: the message names its key, and the report says what it may be.
            return (null, [wrong.Message]);
        }
    }
}
