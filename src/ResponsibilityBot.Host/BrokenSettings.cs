using System.Globalization;
using System.Text.Json;

namespace ResponsibilityBot.Host;

/// <summary>A file of settings that cannot be read as one.</summary>
internal static class BrokenSettings
{
    /// <summary>What is said of it, with file, line and cure; null if the failure is another one. Nothing that stands there is repeated: it may be a secret.</summary>
    /// <param name="failure">As reading the configuration throws it.</param>
    public static string? Says(Exception failure) => failure switch
    {
        InvalidDataException { InnerException: FormatException { InnerException: JsonException { LineNumber: { } line } } } => string.Create(
            CultureInfo.InvariantCulture, $"{Sentence(failure)}: line {line + 1} is no JSON. Look there, and at the end of the line before, for a comma, a quotation mark or a bracket that is missing or too many."),
        InvalidDataException { InnerException: FormatException wrong } => $"{Sentence(failure)}: {wrong.Message}",
        _ => null,
    };

    private static string Sentence(Exception failure) => failure.Message.TrimEnd('.');
}
