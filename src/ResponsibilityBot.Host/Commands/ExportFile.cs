using System.CommandLine;

namespace ResponsibilityBot.Host.Commands;

/// <summary>What every <c>export</c> has in common: the format, and where the file goes.</summary>
internal static class ExportFile
{
    /// <summary>The option <c>--format</c>, csv unless another is asked for.</summary>
    /// <param name="what">What is written, in a sentence: "the matrix is".</param>
    /// <param name="more">Formats beside csv and json.</param>
    public static Option<string> Format(string what, params IEnumerable<string> more)
    {
        string[] known = ["csv", .. more, "json"];
        var list = $"{string.Join(", ", known[..^1])} or {known[^1]}";
        var format = new Option<string>("--format") { Description = list, DefaultValueFactory = _ => known[0] };
        format.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is var other && !known.Contains(other))
                result.AddError($"--format {other}: {what} written as {list}.");
        });
        return format;
    }

    /// <summary>The option <c>--output</c>.</summary>
    public static Option<string?> Output() => new("--output") { Description = "The file to write; by default the standard output" };

    /// <summary>Writes the file; the exit code.</summary>
    /// <param name="output">What <c>--output</c> said, or null.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="cancel">Ends the writing.</param>
    public static Task<int> WriteAsync(string? output, byte[] bytes, CancellationToken cancel) => WriteAsync(output, file => file.WriteAsync(bytes, cancel).AsTask());

    /// <summary>Writes the file piece by piece; the exit code.</summary>
    /// <param name="output">What <c>--output</c> said, or null.</param>
    /// <param name="write">Writes into it.</param>
    public static async Task<int> WriteAsync(string? output, Func<Stream, Task> write)
    {
        try
        {
            await using var file = output is null ? Console.OpenStandardOutput() : File.Create(output);
            await write(file);
            return 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"--output {output}: {error.Message}");
            return CommandLine.WrongUse;
        }
    }
}
