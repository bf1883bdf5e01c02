using System.Globalization;
using System.Text;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>A raw word with the number of its clause.</summary>
/// <param name="Text">Lower case, without accents.</param>
/// <param name="Clause">Which clause it stands in, from 0.</param>
/// <param name="Possessive">Whether it was written with 's.</param>
/// <param name="Capital">Whether it begins with a capital letter that begins no sentence: a name.</param>
/// <param name="Acronym">Whether it has two capital letters or more, and half of it or more is capitals: "CISO", "PDUs"; not "BigQuery".</param>
internal readonly record struct RawWord(string Text, int Clause, bool Possessive, bool Capital = false, bool Acronym = false);

/// <summary>Cuts text into lower-case words without accents, punctuation or control characters.</summary>
internal static class WordSplitter
{
    /// <summary>At most this many words are read; nobody asks a question in more.</summary>
    public const int MaxWords = 120;

    /// <summary>The words of a text. Signs that stand for words become words: <c>-&gt;</c> is "to", <c>&amp;</c> and <c>+</c> are "and", <c>=</c> is "equals".</summary>
    public static List<RawWord> Split(string text)
    {
        if (!IsAscii(text))
            text = Fold(text);
        var words = new List<RawWord>(Math.Min(16, text.Length / 4 + 1));
        var tellsNames = CapitalsTellNames(text);
        var clause = 0;
        var at = 0;
        while (at < text.Length && words.Count < MaxWords)
        {
            var sign = text[at];
            if (char.IsLetterOrDigit(sign))
            {
                var (start, first) = (at, words.Count);
                at = TakeWord(text, at, clause, words);
                if (tellsNames && words.Count > first && char.IsUpper(text[start]) | char.IsUpper(text[Math.Min(start + 1, text.Length - 1)]))
                    words[first] = words[first] with { Capital = char.IsUpper(text[start]) && !BeginsSentence(text, start), Acronym = IsAcronym(text.AsSpan(start..at)) };
                continue;
            }

            var next = at + 1 < text.Length ? text[at + 1] : ' ';
            if (sign is '-' or '=' && next == '>')
                words.Add(new RawWord("to", clause, false));
            else if (sign is '&' or '+')
                words.Add(new RawWord("and", clause, false));
            else if (sign == '=')
                words.Add(new RawWord("equals", clause, false));
            else if (sign == '@')
                words.Add(new RawWord("at", clause, false));
            else if (EndsClause(text, at, next) && words.Count > 0 && words[^1].Clause == clause)
                clause++;
            at += sign is '-' or '=' && next == '>' ? 2 : 1;
        }

        return words;
    }

    /// <summary>Whether most words begin with a small letter: a text all in capitals, or a title, does not tell names.</summary>
    private static bool CapitalsTellNames(string text)
    {
        var (small, capital) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (at > 0 && char.IsLetter(text[at - 1]))
                continue;
            small += char.IsLower(text[at]) ? 1 : 0;
            capital += char.IsUpper(text[at]) ? 1 : 0;
        }

        return small > capital;
    }

    private static bool BeginsSentence(string text, int at)
    {
        var before = at - 1;
        while (before >= 0 && (char.IsWhiteSpace(text[before]) || text[before] is '"' or '\'' or '(' or '*' or '_'))
            before--;
        return before < 0 || text[before] is '.' or '?' or '!' or ':' or '-' or '/' or '|';
    }

    private static bool IsAcronym(ReadOnlySpan<char> word)
    {
        var capitals = 0;
        foreach (var sign in word)
            capitals += char.IsUpper(sign) ? 1 : 0;
        return capitals > 1 && 2 * capitals >= word.Length;
    }

    private static bool EndsClause(string text, int at, char next) => text[at] switch
    {
        '?' or '!' or ';' or '\n' or ':' or '(' or ')' or '|' => true,
        '.' or ',' => next is ' ' or '\n' or '\r' || at + 1 == text.Length,
        '-' => next == ' ' && at > 0 && text[at - 1] == ' ',
        _ => false,
    };

    private static int TakeWord(string text, int start, int clause, List<RawWord> words)
    {
        var end = start;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
            end++;
        var word = text[start..end].ToLowerInvariant();
        if (end + 1 < text.Length && text[end] == '\'' && char.IsLetter(text[end + 1]))
            return TakeAfterApostrophe(text, word, end + 1, clause, words);
        if (end < text.Length && text[end] == '\'' && word[^1] == 's')
        {
            words.Add(new RawWord(word, clause, true));
            return end + 1;
        }

        words.Add(new RawWord(word, clause, false));
        return end;
    }

    private static int TakeAfterApostrophe(string text, string word, int start, int clause, List<RawWord> words)
    {
        var end = start;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        var rest = text[start..end].ToLowerInvariant();
        switch (rest)
        {
            case "s" when word is not ("who" or "what" or "that" or "it" or "where" or "there" or "how" or "he" or "she" or "let"):
                words.Add(new RawWord(word, clause, true));
                break;
            case "t" when word.Length > 1 && word.EndsWith('n'):
                words.Add(new RawWord(word switch { "can" => "can", "won" => "will", "shan" => "shall", _ => word[..^1] }, clause, false));
                words.Add(new RawWord("not", clause, false));
                break;
            default:
                words.Add(new RawWord(word, clause, false));
                words.Add(new RawWord(rest switch { "s" => "is", "re" => "are", "m" => "am", "ve" => "have", "ll" => "will", "d" => "would", _ => rest }, clause, false));
                break;
        }

        return end;
    }

    private static bool IsAscii(string text)
    {
        foreach (var sign in text)
        {
            if (sign > 0x7f)
                return false;
        }

        return true;
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var sign in WellFormed(text).Normalize(NormalizationForm.FormKD))
        {
            if (sign is '\u2018' or '\u2019' or '\u02bc' or '\u00b4')
                folded.Append('\'');
            else if (sign is '\u2192' or '\u21d2')
                folded.Append("->");
            else if (sign is '\u2013' or '\u2014')
                folded.Append(" - ");
            else if (CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark)
                folded.Append(sign);
        }

        return folded.ToString();
    }

    /// <summary>Half surrogates cannot be normalised; they become spaces.</summary>
    private static string WellFormed(string text)
    {
        var signs = text.ToCharArray();
        for (var i = 0; i < signs.Length; i++)
        {
            if (char.IsHighSurrogate(signs[i]) && i + 1 < signs.Length && char.IsLowSurrogate(signs[i + 1]))
                i++;
            else if (char.IsSurrogate(signs[i]))
                signs[i] = ' ';
        }

        return new string(signs);
    }
}
