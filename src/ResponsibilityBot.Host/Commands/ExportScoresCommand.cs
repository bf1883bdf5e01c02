using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Host.Scores;
using ResponsibilityBot.Storage;
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

    private static async Task<int> WriteAsync(IReadOnlyList<string> settings, string? tenant, SpanKind kind, string format, string? output, CancellationToken cancel)
    {
        if (CommandSettings.Read(settings) is not { } configuration)
            return CommandLine.WrongUse;
        await using var services = new ServiceCollection().AddStoredReports(configuration).BuildServiceProvider();
        try
        {
            var scores = await services.GetRequiredService<IScoreReport>().ListAsync(tenant, kind, cancel);
            return await ExportFile.WriteAsync(output, await ScoreFile.WriteAsync(format, [.. scores.Select(ScoreLine.Of)], cancel), cancel);
        }
        catch (OptionsValidationException wrong)
        {
            foreach (var failure in wrong.Failures)
                await Console.Error.WriteLineAsync(failure);
        }
        catch (Exception error) when (error is IOException || (error is InvalidOperationException && error.GetBaseException() is FormatException))
        {
            // No database, or a setting that is no number: the message says which.
            await Console.Error.WriteLineAsync(error.Message);
        }
        catch (DbException error)
        {
            await Console.Error.WriteLineAsync($"The database that Storage:ConnectionString names cannot be read: {error.Message}");
        }

        return 1;
    }
}
