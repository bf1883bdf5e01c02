using System.Globalization;
using System.Text;

namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>Makes text fit to be shown, whatever it holds; what a channel's own markup needs beside that is the channel's own.</summary>
public static class ShownText
{
    private const string Ellipsis = "…";

    /// <summary>
    /// One line of text: white space of any kind becomes one blank; control characters, halves of surrogate pairs and the characters that
    /// turn the direction of what follows are taken away.
    /// </summary>
    public static string Line(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsClean(text))
            return text;
        Span<char> units = stackalloc char[2];
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (IsText(rune))
            {
                clean.Append(units[..rune.EncodeToUtf16(units)]);
            }
        }

        return clean.ToString().TrimEnd();
    }

    /// <summary>Lines of text: as <see cref="Line"/>, but line ends stay.</summary>
    public static string Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Line));
    }

    /// <summary>The text if it is short enough, else its beginning with an ellipsis; no character and no combination of characters is cut in two.</summary>
    public static string Cut(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= length)
            return text;
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next < length)
            end = next;
        return text[..end].TrimEnd() + Ellipsis;
    }

    /// <summary>Whether the text is printable ASCII in which each blank stands alone between words, as most is.</summary>
    private static bool IsClean(string text) =>
        !text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.Contains("  ", StringComparison.Ordinal) && text is not ([' ', ..] or [.., ' ']);

    private static bool IsText(Rune rune) =>
        rune != Rune.ReplacementChar && !Rune.IsControl(rune) && rune.Value is not (>= 0x202A and <= 0x202E) and not 0xFEFF;
}
