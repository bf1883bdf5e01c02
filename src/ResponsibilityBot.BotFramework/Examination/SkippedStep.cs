using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ResponsibilityBot.BotFramework.Examination;

/// <summary>The outcome of a step that cannot be taken, or need not be: nothing is known to be wrong, and nothing to be right.</summary>
public static class SkippedStep
{
    private const string Mark = "skipped";

    /// <summary>Nothing was examined.</summary>
    /// <param name="reason">Why, in a sentence that says what to do for the step to be taken.</param>
    public static HealthCheckResult Because(string reason) => new(HealthStatus.Healthy, reason, data: new Dictionary<string, object> { [Mark] = true });

    /// <summary>Whether nothing was examined.</summary>
    public static bool Is(HealthReportEntry entry) => entry.Data.ContainsKey(Mark);
}
