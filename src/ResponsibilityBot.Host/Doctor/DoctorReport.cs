using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ResponsibilityBot.BotFramework.Examination;
using ResponsibilityBot.Host.Settings;

namespace ResponsibilityBot.Host.Doctor;

/// <summary>How the doctor's findings are written: one line a step.</summary>
internal static class DoctorReport
{
    /// <summary>One step: its word, its name, and what was found with the cure.</summary>
    public static string Line(string step, HealthReportEntry outcome) =>
        string.Create(CultureInfo.InvariantCulture, $"{Word(outcome),-8} {step,-12} {OneLine(Text(outcome))}");

    /// <summary>The last line.</summary>
    public static string Sum(HealthReport report) =>
        $"{report.Entries.Values.Count(entry => entry.Status == HealthStatus.Unhealthy)} broken, {report.Entries.Values.Count(entry => entry.Status == HealthStatus.Degraded)} warnings";

    private static string Word(HealthReportEntry outcome) => outcome.Status switch
    {
        HealthStatus.Unhealthy => "broken",
        HealthStatus.Degraded => "warning",
        _ => SkippedStep.Is(outcome) ? "skipped" : "ok",
    };

    private static string Text(HealthReportEntry outcome) => outcome.Exception is OperationCanceledException
        ? $"It took longer than {DoctorServices.Limit.TotalSeconds} seconds and was given up; try again, and check the network and the disk."
        : WrongSetting.Says(outcome.Description ?? "");

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
