using System.Globalization;
using System.Text.Json;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.Tutoring.Tests.Asking.Evaluation;

/// <summary>What is wanted of each set, in percent: <c>tests/evaluation/thresholds.json</c>.</summary>
internal static class Thresholds
{
    private static readonly string File = Repository.PathOf("tests", "evaluation", "thresholds.json");

    public static IReadOnlyCollection<string> Names => Read().Keys;

    /// <summary>Fails when fewer are right, or more are wrong, than is wanted; what was measured is written either way.</summary>
    public static void Hold(string name, double right, double wrong, string details)
    {
        var threshold = Read()[name];
        var said = string.Create(CultureInfo.InvariantCulture,
            $"{name}: {right:F1} % right and {wrong:F1} % wrong; wanted are at least {threshold.Right:F1} % and at most {threshold.Wrong:F1} %.");
        TestContext.Current.TestOutputHelper?.WriteLine(said);
        Assert.True(right >= threshold.Right && wrong <= threshold.Wrong, $"{said}\n{details}");
    }

    private static Dictionary<string, Threshold> Read() =>
        JsonSerializer.Deserialize<Dictionary<string, Threshold>>(System.IO.File.ReadAllText(File), JsonSerializerOptions.Web) ?? [];

    private sealed record Threshold(double Right, double Wrong);
}
