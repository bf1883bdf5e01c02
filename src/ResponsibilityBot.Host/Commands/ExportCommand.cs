using System.CommandLine;
using System.Text.Json;
using ResponsibilityBot.Host.Matrices;
using ResponsibilityBot.Tutoring.Matrices;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>export</c>: writes what the bot knows to a file.</summary>
internal static class ExportCommand
{
    public static Command Create() => new("export", "Write a part of what the bot knows to a file") { CreateMatrix() };

    private static Command CreateMatrix()
    {
        var format = new Option<string>("--format") { Description = "csv or json", DefaultValueFactory = _ => "csv" };
        var targets = new Option<string[]>("--target") { Description = "Ids of service models or services; by default the six models", AllowMultipleArgumentsPerToken = true };
        var area = new Option<string?>("--area") { Description = "The id of a group of rows, such as data" };
        var owner = new Option<string?>("--owner") { Description = "Only rows with this owner in a column: customer, provider, shared, depends or none" };
        var words = new Option<string?>("--words") { Description = "Only rows that hold these words" };
        var output = new Option<string?>("--output") { Description = "The file to write; by default the standard output" };
        var content = ContentOption.Create();
        var command = new Command("matrix", "Write the responsibility matrix, one line or entry for each cell") { format, targets, area, owner, words, output, content };
        format.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not ("csv" or "json") and var other)
                result.AddError($"--format {other}: the matrix is written as csv or json.");
        });
        command.SetAction((parsed, cancel) => WriteAsync(
            parsed.GetValue(content),
            new MatrixRequest(parsed.GetValue(targets) ?? [], parsed.GetValue(area), parsed.GetValue(owner), parsed.GetValue(words)),
            parsed.GetValue(format) == "json",
            parsed.GetValue(output),
            cancel));
        return command;
    }

    private static async Task<int> WriteAsync(string? folder, MatrixRequest request, bool asJson, string? output, CancellationToken cancel)
    {
        if (ContentOption.Load(folder) is not { } curriculum)
            return 1;
        var selection = MatrixSelection.Read(curriculum, request);
        foreach (var problem in selection.Problems)
            await Console.Error.WriteLineAsync($"--{problem.Parameter}: {problem.ToText()}");
        if (selection.Problems.Count > 0)
            return CommandLine.WrongUse;
        var matrix = ResponsibilityMatrix.Of(curriculum.Table, selection);
        var bytes = asJson ? JsonSerializer.SerializeToUtf8Bytes(MatrixFile.Of(curriculum.Table, matrix), MatrixJson.Default.MatrixFile) : MatrixCsv.Write(curriculum.Table, matrix);
        try
        {
            await using var file = output is null ? Console.OpenStandardOutput() : File.Create(output);
            await file.WriteAsync(bytes, cancel);
            return 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"--output {output}: {error.Message}");
            return CommandLine.WrongUse;
        }
    }
}
