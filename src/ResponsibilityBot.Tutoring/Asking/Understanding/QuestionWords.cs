using System.Text;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// Takes from a question what could tell who asked it, or where, so that the rest may be counted. Words of the lexicon and words without
/// content stay. A common English word stays unless it is mostly a name or has a capital where no sentence begins. A word that nobody
/// knows stays only in small letters, not where somebody is introduced, and up to 20 letters. Numbers, e-mail addresses, links, host and
/// file names go. What went leaves one "…".
/// </summary>
internal sealed class QuestionWords(Lexicon lexicon)
{
    /// <summary>A question is told from others by its first words; what is longer was pasted.</summary>
    private const int MostWords = 24;

    private const int LongestUnknown = 20;
    private const string Left = "…";

    /// <summary>The words, or an empty text where none may stay.</summary>
    public string Of(string text, string asker)
    {
        var askers = WordSplitter.Split(asker).ConvertAll(word => word.Text);
        var kept = new List<string>(MostWords);
        var begins = true;
        var before = ("", "");
        foreach (var piece in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var spelling = SpellingOf(piece, begins);
            foreach (var word in WordsIn(piece))
            {
                if (!lexicon.IsFiller(word))
                    Add(kept, MayStay(word, spelling, askers, IsIntroduced(before)) ? word : Left);
                before = (before.Item2, word);
            }

            begins = piece[^1] is '.' or '?' or '!' or ':' or ';';
            if (kept.Count >= MostWords)
                break;
        }

        return kept.Exists(word => word != Left) ? string.Join(' ', kept.Take(MostWords)) : "";
    }

    /// <summary>The same for an asker whose name is none of its words, and all its words.</summary>
    public KeptWords Of(string text) => new(
        Of(text, ""), text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(WordsIn).ToHashSet(StringComparer.Ordinal));

    private IEnumerable<string> WordsIn(string piece)
    {
        foreach (var raw in WordSplitter.Split(piece))
        {
            if (lexicon.Expand(raw.Text) is not { } written)
                yield return raw.Text;
            else
                foreach (var word in written)
                    yield return word;
        }
    }

    private bool MayStay(string word, Spelling spelling, List<string> askers, bool introduced)
    {
        if (spelling == Spelling.Address)
            return false;
        var isName = lexicon.IsName(word);
        if (isName && askers.Contains(word))
            return false;
        if (lexicon.IsFunctionWord(word) || lexicon.NumberOf(Stemmer.Of(word)) >= 0)
            return true;
        if (isName || spelling == Spelling.Odd || askers.Contains(word))
            return false;
        if (lexicon.IsCommon(word))
            return spelling != Spelling.Capital;
        return spelling == Spelling.Small && !introduced && word.Length <= LongestUnknown;
    }

    /// <summary>"My name is …", "I am …", "hello …", "Ms …": a name may follow.</summary>
    private static bool IsIntroduced((string, string) before) => before is
        ("name", "is") or ("i", "am") or ("this", "is") or (_, "hi" or "hello" or "hey" or "dear" or "mr" or "mrs" or "ms" or "named" or "called" or "regards" or "cheers");

    private static void Add(List<string> kept, string word)
    {
        if (word != Left || kept.Count == 0 || kept[^1] != Left)
            kept.Add(word);
    }

    private static Spelling SpellingOf(string piece, bool begins)
    {
        if (piece.Contains('@') || piece.Contains("://", StringComparison.Ordinal))
            return Spelling.Address;
        var inner = piece.AsSpan().Trim("\"'“”‘’()[]<>*_`.,;:!?…-/");
        var capital = false;
        foreach (var rune in inner.EnumerateRunes())
        {
            if (Rune.IsLower(rune) || rune.Value is '\'' or '’' or '-' || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.NonSpacingMark)
                continue;
            if (!Rune.IsUpper(rune))
                return Spelling.Odd;
            capital = true;
        }

        return !capital ? Spelling.Small : begins ? Spelling.Beginning : Spelling.Capital;
    }

    /// <summary>How a piece of text between two spaces is written.</summary>
    private enum Spelling
    {
        /// <summary>Small letters alone.</summary>
        Small,

        /// <summary>With a capital, where a sentence begins.</summary>
        Beginning,

        /// <summary>With a capital elsewhere.</summary>
        Capital,

        /// <summary>With digits, signs inside or letters of a script that has no capitals: a number, a host, a path.</summary>
        Odd,

        /// <summary>An e-mail address, a mention, a link.</summary>
        Address,
    }
}

/// <summary>What of a question may be counted.</summary>
/// <param name="Kept">The words that may stay.</param>
/// <param name="All">All of its words.</param>
internal sealed record KeptWords(string Kept, IReadOnlySet<string> All);
