using System.CommandLine;
using System.Text.Json;
using ResponsibilityBot.Host.Matrices;
using ResponsibilityBot.Host.Organisation;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Matrices;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>export</c>: writes what the bot knows to a file.</summary>
internal static class ExportCommand
{
    public static Command Create() => new("export", "Write a part of what the bot knows to a file") { CreateMatrix(), ExportGapsCommand.Create(), ExportItemsCommand.Create(), ExportRaciCommand.Create(), ExportScoresCommand.Create(), ExportDeliveriesCommand.Create(), ExportEvidenceCommand.Create(), ExportWebhooksCommand.Create() };

    private static Command CreateMatrix()
    {
        var format = ExportFile.Format("the matrix is", "xlsx");
        var targets = new Option<string[]>("--target") { Description = "Ids of service models or services; by default the six models", AllowMultipleArgumentsPerToken = true };
        var area = new Option<string?>("--area") { Description = "The id of a group of rows, such as data" };
        var owner = new Option<string?>("--owner") { Description = "Only rows with this owner in a column: customer, provider, shared, depends or none" };
        var words = new Option<string?>("--words") { Description = "Only rows that hold these words" };
        var tenant = new Option<string?>("--tenant") { Description = "With the layers of this tenant; by default the table alone" };
        var workload = new Option<string?>("--workload") { Description = "With --tenant: as it holds for the workload of this id or name, and in its services where no target is named" };
        var output = ExportFile.Output();
        var content = ContentOption.Create();
        var command = new Command("matrix", "Write the responsibility matrix, one line or entry for each cell. With --tenant settings may follow: --Key:SubKey=value") { format, targets, area, owner, words, tenant, workload, output, content };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancel) => WriteAsync(
            parsed.UnmatchedTokens,
            parsed.GetValue(content),
            parsed.GetValue(tenant),
            new MatrixRequest(parsed.GetValue(targets) ?? [], parsed.GetValue(area), parsed.GetValue(owner), parsed.GetValue(words)) { Workload = parsed.GetValue(workload) },
            parsed.GetValue(format) ?? "csv",
            parsed.GetValue(output),
            cancel));
        return command;
    }

    private static async Task<int> WriteAsync(IReadOnlyList<string> settings, string? folder, string? tenant, MatrixRequest request, string format, string? output, CancellationToken cancel)
    {
        // The table alone needs no database.
        if (tenant is null && CommandSettings.Read(settings) is null)
            return CommandLine.WrongUse;
        if (ContentOption.Load(folder) is not { } curriculum)
            return 1;
        if (tenant is null)
            return await WriteAsync(curriculum, request, format, output, cancel);
        return await StoredReport.RunAsync(settings, async services =>
        {
            await services.GetRequiredService<DatabaseState>().RequireReadyAsync(cancel);
            var said = await services.OrganisationsOver(curriculum.Organisation).OfAsync(tenant, cancel);
            return await WriteAsync(OrganisationCurricula.Lay(curriculum, said, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)), request, format, output, cancel);
        });
    }

    private static async Task<int> WriteAsync(Curriculum curriculum, MatrixRequest request, string format, string? output, CancellationToken cancel)
    {
        var selection = MatrixSelection.Read(curriculum, request);
        foreach (var problem in selection.Problems)
            await Console.Error.WriteLineAsync($"--{problem.Parameter}: {problem.ToText()}");
        if (selection.Problems.Count > 0)
            return CommandLine.WrongUse;
        var matrix = ResponsibilityMatrix.Of(curriculum.Table, selection, curriculum.Held);
        var bytes = format switch
        {
            "json" => JsonSerializer.SerializeToUtf8Bytes(MatrixFile.Of(curriculum.Table, matrix, selection.Workload), MatrixJson.Default.MatrixFile),
            "xlsx" => await MatrixCsv.WriteWorkbookAsync(curriculum.Table, matrix, cancel),
            _ => MatrixCsv.Write(curriculum.Table, matrix),
        };
        return await ExportFile.WriteAsync(output, bytes, cancel);
    }
}
