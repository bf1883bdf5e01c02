namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// Which mistakes hands make in a word. The shorter it is, the likelier it is one that is not known ("cron", "CISO", "Xero"), so that only what happens often is taken for
/// a mistake there.
/// </summary>
internal static class Slips
{
    /// <summary>Shorter words are never taken for misspelt.</summary>
    public const int ShortestMended = 4;

    /// <summary>From so many letters on two mistakes are believed.</summary>
    public const int TwoEditsFrom = 9;

    private const int ExtraLetterFrom = 6;
    private const int OtherVowelFrom = 6;
    private const int OtherLetterFrom = 8;
    private const string Vowels = "aeiouy";
    private static readonly string[] Keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    /// <summary>How unlikely it is that the word stands for the candidate; null where it hardly does. Whoever errs in the first letter swaps the first two.</summary>
    public static (int Distance, int Slip)? RankOf(string word, string candidate)
    {
        var distance = Distance(word, candidate);
        if (distance == 1)
            return SlipOf(word, candidate) is var slip && (word[0] == candidate[0] || slip == Slip.Swapped) && word.Length >= ShortestWith(slip) ? (distance, (int)slip) : null;
        return distance == 2 && word.Length >= TwoEditsFrom && candidate.Length >= TwoEditsFrom - 1 && word[0] == candidate[0] ? (distance, Math.Abs(word.Length - candidate.Length)) : null;
    }

    private static int ShortestWith(Slip slip) => slip switch
    {
        Slip.ExtraLetter => ExtraLetterFrom,
        Slip.OtherVowel => OtherVowelFrom,
        Slip.OtherLetter => OtherLetterFrom,
        _ => ShortestMended,
    };

    /// <summary>The one slip that leads from the candidate to the word.</summary>
    private static Slip SlipOf(string word, string candidate)
    {
        var at = 0;
        while (at < word.Length && at < candidate.Length && word[at] == candidate[at])
            at++;
        if (word.Length > candidate.Length)
            return at > 0 && word[at] == word[at - 1] ? Slip.Doubled : Slip.ExtraLetter;
        if (word.Length < candidate.Length)
            return Slip.LeftOut;
        if (at + 1 < word.Length && word[at] == candidate[at + 1] && word[at + 1] == candidate[at])
            return Slip.Swapped;
        if (at < word.Length && AreNeighbours(word[at], candidate[at]))
            return Slip.NearKey;
        return at < word.Length && Vowels.Contains(word[at]) && Vowels.Contains(candidate[at]) ? Slip.OtherVowel : Slip.OtherLetter;
    }

    private static bool AreNeighbours(char left, char right)
    {
        foreach (var row in Keyboard)
        {
            var (first, second) = (row.IndexOf(left, StringComparison.Ordinal), row.IndexOf(right, StringComparison.Ordinal));
            if (first >= 0 && second >= 0)
                return Math.Abs(first - second) == 1;
        }

        return false;
    }

    /// <summary>What hands do to a word, the likeliest first.</summary>
    private enum Slip
    {
        /// <summary>A letter twice.</summary>
        Doubled,

        /// <summary>Two letters in the wrong order.</summary>
        Swapped,

        /// <summary>A letter less.</summary>
        LeftOut,

        /// <summary>The key beside.</summary>
        NearKey,

        /// <summary>A letter more.</summary>
        ExtraLetter,

        /// <summary>Another vowel: "responsable".</summary>
        OtherVowel,

        /// <summary>Any other letter.</summary>
        OtherLetter,
    }

    /// <summary>Optimal string alignment: insertions, deletions, replacements and swaps of neighbours cost one each.</summary>
    public static int Distance(string left, string right)
    {
        Span<int> before = stackalloc int[right.Length + 1];
        Span<int> row = stackalloc int[right.Length + 1];
        Span<int> next = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            next[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                next[j] = Math.Min(Math.Min(next[j - 1] + 1, row[j] + 1), row[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
            }

            row.CopyTo(before);
            next.CopyTo(row);
        }

        return row[right.Length];
    }
}
