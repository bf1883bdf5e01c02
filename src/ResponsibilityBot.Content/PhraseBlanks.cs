using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ResponsibilityBot.Content;

/// <summary>
/// Which blanks the bot fills in which phrase: a key, a tab and the names. It belongs to the program, which fills them, so it is embedded and comes with it rather than with a company's
/// content. Keys that are not in it have none.
/// </summary>
internal static partial class PhraseBlanks
{
    private const string Resource = "ResponsibilityBot.Content.phrase-blanks.tsv";

    private static readonly FrozenDictionary<string, string[]> ByKey = Read();

    /// <summary>What the bot fills in.</summary>
    public static IReadOnlyList<string> Of(string key) => ByKey.GetValueOrDefault(key) ?? [];

    /// <summary>What is wrong with the blanks of a phrase, and the cure; null if nothing is.</summary>
    public static string? Complaint(string key, string text)
    {
        if (Blank().Matches(text).Select(blank => blank.Groups["name"].Value).FirstOrDefault(name => !Of(key).Contains(name, StringComparer.Ordinal)) is { } unknown)
            return $"'{{{unknown}}}' is nothing that is filled in here, so people would read it as it stands; {Cure(key)}";
        return Blank().Replace(text, "").AsSpan().IndexOfAny('{', '}') >= 0 ? $"a brace has no other end; write a name between two, as in {{name}}, or no brace at all; {Cure(key)}" : null;
    }

    private static string Cure(string key) => Of(key) is [_, ..] blanks ? $"known here are {string.Join(", ", blanks.Select(blank => $"{{{blank}}}"))}" : "nothing is filled in here";

    private static FrozenDictionary<string, string[]> Read()
    {
        using var stream = typeof(PhraseBlanks).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"the resource {Resource} is missing");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split('\t'))
            .ToFrozenDictionary(line => line[0], line => line[1].Split(' '), StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\{(?<name>[^{}]+)\}")]
    private static partial Regex Blank();
}
