using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Slack.Examination;

/// <summary>A step that needs settings that can be used.</summary>
internal abstract class SlackStep(IOptions<SlackOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return ExamineAsync(options.Value, cancellationToken);
        }
        catch (OptionsValidationException wrong)
        {
            return Task.FromResult(WithBrokenSettings(wrong.Failures));
        }
        catch (InvalidOperationException wrong) when (wrong.InnerException is FormatException or ArgumentException or OverflowException)
        {
            // A setting that is no number, or no word of its list: the message names its key, and the report says what it may be.
            return Task.FromResult(WithBrokenSettings([wrong.Message]));
        }
    }

    /// <summary>The outcome for settings that cannot be used; said in full by one step, and in short by all others.</summary>
    protected virtual HealthCheckResult WithBrokenSettings(IEnumerable<string> problems) => Skipped("The settings in Slack are not right; correct them first.");

    protected abstract Task<HealthCheckResult> ExamineAsync(SlackOptions settings, CancellationToken cancel);

    /// <summary>Nothing was examined, for a reason in a sentence.</summary>
    public static HealthCheckResult Skipped(string reason) => new(HealthStatus.Healthy, reason, data: new Dictionary<string, object> { ["skipped"] = true });
}
