using System.CommandLine;
using ResponsibilityBot.Host.Scores;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>export scores</c>: what teams did, for reports. Teams of which too few took part are left out.</summary>
internal static class ExportScoresCommand
{
    /// <summary>The command. What it does not know itself is a setting, such as <c>--Storage:ConnectionString=…</c>.</summary>
    public static Command Create()
    {
        var format = ExportFile.Format("the scores are", "xlsx");
        var tenant = new Option<string?>("--tenant") { Description = "Only the teams of this tenant" };
        var by = new Option<string>("--by") { Description = "week, season or all", DefaultValueFactory = _ => "season" };
        by.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not ("week" or "season" or "all") and var other)
                result.AddError($"--by {other}: scores are summed by week, season or all.");
        });
        var output = ExportFile.Output();
        var command = new Command("scores", "Write what teams did: score, mean, turnout. Nobody can be told from it. Settings may follow: --Key:SubKey=value") { format, tenant, by, output };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancel) => WriteAsync(
            parsed.UnmatchedTokens, parsed.GetValue(tenant), KindOf(parsed.GetValue(by)), parsed.GetValue(format) ?? "csv", parsed.GetValue(output), cancel));
        return command;
    }

    private static SpanKind KindOf(string? by) => by switch { "week" => SpanKind.Week, "all" => SpanKind.All, _ => SpanKind.Season };

    private static Task<int> WriteAsync(IReadOnlyList<string> settings, string? tenant, SpanKind kind, string format, string? output, CancellationToken cancel) =>
        StoredReport.RunAsync(settings, async services =>
        {
            var scores = await services.GetRequiredService<IScoreReport>().ListAsync(tenant, kind, null, cancel);
            return await ExportFile.WriteAsync(output, await ScoreFile.WriteAsync(format, [.. scores.Select(ScoreLine.Of)], cancel), cancel);
        });
}
