using System.Text;

namespace ResponsibilityBot.Tutoring.Scores;

/// <summary>What a team is called.</summary>
public sealed record TeamName
{
    /// <summary>The longest name, in characters.</summary>
    public const int Longest = 40;

    private const string Marks = " -_.,&'+/()#!";

    private TeamName(string text) => Text = text;

    /// <summary>As it was written, with single blanks.</summary>
    public string Text { get; }

    /// <summary>What two names have in common that are the same.</summary>
    public string Key => Text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>Reads a name; null if it cannot be one: a letter or digit first, then letters, digits, blanks and common marks. So none is a mention, a formula or a link.</summary>
    public static TeamName? Read(string text) => Plain(text, Longest) is { } plain ? new(plain) : null;

    /// <summary>A name by the same rules, of other length, or null.</summary>
    internal static string? Plain(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('"', '“', '”', ' ');
        if (plain.Length == 0 || plain.Length > longest || !Rune.IsLetterOrDigit(plain.EnumerateRunes().First()) || !plain.EnumerateRunes().All(IsAllowed))
            return null;
        return plain.Normalize(NormalizationForm.FormC);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsAllowed(Rune rune) =>
        rune != Rune.ReplacementChar && (Rune.IsLetterOrDigit(rune)
            || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
            || (rune.IsAscii && Marks.Contains((char)rune.Value, StringComparison.Ordinal)));
}
