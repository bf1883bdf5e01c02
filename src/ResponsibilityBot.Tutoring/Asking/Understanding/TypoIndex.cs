namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// Mends small misspellings of the lexicon's words: one edit, or two from seven letters on when the first letter agrees
/// (optimal string alignment). A delete index makes it independent of the number of words: words that are near each other become
/// equal when a letter or two are left out. It keeps hashes of what is left, not texts; a chance hit is refused by its distance.
/// </summary>
internal sealed class TypoIndex
{
    private const int ShortestMended = 4;
    private const int LongestMended = 24;
    private const int TwoEditsFrom = 7;
    private static readonly string[] Keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    private readonly string[] words;
    private readonly uint[] hashes;
    private readonly int[] owners;

    /// <summary>Indexes the words that misspellings are mended to.</summary>
    public TypoIndex(IEnumerable<string> words)
    {
        this.words = [.. words.Where(IsMendable)];
        var entries = new List<ulong>(this.words.Length * LongestMended);
        for (var i = 0; i < this.words.Length; i++)
        {
            foreach (var hash in Deletions(this.words[i]))
                entries.Add(((ulong)hash << 32) | (uint)i);
        }

        entries.Sort();
        hashes = new uint[entries.Count];
        owners = new int[entries.Count];
        for (var i = 0; i < entries.Count; i++)
            (hashes[i], owners[i]) = ((uint)(entries[i] >> 32), (int)(uint)entries[i]);
    }

    /// <summary>The nearest word, or null when none is near enough. Equal distances: the same first letter, then the likelier slip, then the alphabet.</summary>
    public string? Mend(string word)
    {
        if (!IsMendable(word))
            return null;
        string? best = null;
        var bestRank = (Distance: int.MaxValue, OtherFirst: true, Slip: int.MaxValue);
        foreach (var hash in Deletions(word))
        {
            for (var at = FirstOf(hash); at < hashes.Length && hashes[at] == hash; at++)
            {
                var candidate = words[owners[at]];
                var distance = Distance(word, candidate);
                if (distance > 2 || (distance == 2 && (Math.Min(word.Length, candidate.Length) < TwoEditsFrom - 1 || word.Length < TwoEditsFrom || word[0] != candidate[0])))
                    continue;
                var rank = (distance, word[0] != candidate[0], distance == 1 ? SlipOf(word, candidate) : Math.Abs(word.Length - candidate.Length));
                var order = rank.CompareTo(bestRank);
                if (order < 0 || (order == 0 && string.CompareOrdinal(candidate, best) < 0))
                    (best, bestRank) = (candidate, rank);
            }
        }

        return best;
    }

    private static bool IsMendable(string word) => word.Length is >= ShortestMended and <= LongestMended && !word.Any(char.IsDigit);

    /// <summary>How unlikely the one slip is that leads from the candidate to the word: a letter twice, two letters swapped, one left out, a key beside, any other.</summary>
    private static int SlipOf(string word, string candidate)
    {
        var at = 0;
        while (at < word.Length && at < candidate.Length && word[at] == candidate[at])
            at++;
        if (word.Length > candidate.Length)
            return at > 0 && word[at] == word[at - 1] ? 0 : 4;
        if (word.Length < candidate.Length)
            return 2;
        if (at + 1 < word.Length && word[at] == candidate[at + 1] && word[at + 1] == candidate[at])
            return 1;
        return at < word.Length && AreNeighbours(word[at], candidate[at]) ? 3 : 5;
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

    /// <summary>Hashes of the word and of what is left of it without one letter, or two.</summary>
    private static HashSet<uint> Deletions(string word)
    {
        var all = new HashSet<uint> { Hash(word, -1, -1) };
        for (var first = 0; first < word.Length; first++)
        {
            all.Add(Hash(word, first, -1));
            for (var second = first + 1; second < word.Length && word.Length >= TwoEditsFrom; second++)
                all.Add(Hash(word, first, second));
        }

        return all;
    }

    /// <summary>FNV-1a over the letters, two left out.</summary>
    private static uint Hash(string word, int without, int andWithout)
    {
        var hash = 2166136261;
        for (var i = 0; i < word.Length; i++)
        {
            if (i != without && i != andWithout)
                hash = (hash ^ word[i]) * 16777619;
        }

        return hash;
    }

    private int FirstOf(uint hash)
    {
        var (low, high) = (0, hashes.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (hashes[middle] < hash)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Optimal string alignment: insertions, deletions, replacements and swaps of neighbours cost one each.</summary>
    private static int Distance(string left, string right)
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
