using System.Text.RegularExpressions;

namespace ResponsibilityBot.Tutoring.Organisation.Inventories;

/// <summary>Templates that people paste in chat. They may hold what nobody should keep.</summary>
public static partial class PastedText
{
    /// <summary>Shorter texts are no template.</summary>
    private const int Shortest = 40;

    /// <summary>All of a text with its line ends, where one line of it is not all of it; null elsewhere.</summary>
    /// <param name="text">What was said, without a channel's markup.</param>
    /// <param name="longest">The most that is read in one line, in UTF-16 units.</param>
    public static string? Of(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.ReplaceLineEndings("\n").Trim();
        return lines.Length > longest || lines.Contains('\n') ? lines : null;
    }

    /// <summary>Whether a text is a template by itself, whole or broken. A question never is.</summary>
    public static bool IsTemplate(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return LooksPasted(text) && ResourceList.Read(text).Format != ResourceFormat.Plain;
    }

    /// <summary>A text as it may be kept and shown: of what was pasted no more than the command above it.</summary>
    public static string Kept(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Command().Match(text) is { Success: true } command ? $"{text[..command.Groups["paste"].Index].TrimEnd()} …" : IsTemplate(text) ? "…" : text;
    }

    private static bool LooksPasted(string text)
    {
        var plain = text.AsSpan().Trim(" \t\r\n`");
        if (plain.Length <= Shortest)
            return false;
        // People begin what they write with "[urgent]", too.
        return plain[0] is '{' or '['
            ? plain[1..].TrimStart() is ['"' or '{' or '[', ..]
            : plain.Contains("resource", StringComparison.Ordinal) || plain.Contains("module", StringComparison.Ordinal) || plain.Contains("AWS::", StringComparison.Ordinal);
    }

    /// <summary>"workload add checkout in production, owner Platform team from", and what is pasted under it.</summary>
    [GeneratedRegex(@"^\s*workload\s+(?:add|new)\s+(?<name>[^:()\n]{1,200}?)(?:\s+in\s+(?<environment>[^:()\n]{1,100}?)|\s*\((?<environment>[^)\n]{0,100})\))?(?:[\s,]+owner:?\s+(?<owner>[^,\n]{1,200}?))?\s+from:?[^\S\n]*\n(?<paste>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    internal static partial Regex Command();
}
