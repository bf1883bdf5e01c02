using System.Numerics;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// Mends small misspellings of the lexicon's words: one slip, or two in a long word (optimal string alignment). The shorter a word is, the likelier it is one that
/// the lexicon does not know ("cron", "CISO", "Xero"), so that only slips which hands make often are mended there. A delete index makes it independent of the number of words: words that are near each other become
/// equal when a letter or two are left out. It keeps hashes of what is left, not texts; a chance hit is refused by its distance.
/// </summary>
internal sealed class TypoIndex
{
    private const int ShortestMended = 4;
    private const int LongestMended = 24;
    private const int NearKeyFrom = 4;
    private const int ExtraLetterFrom = 6;
    private const int OtherVowelFrom = 6;
    private const int OtherLetterFrom = 8;
    private const int TwoEditsFrom = 9;
    private const string Vowels = "aeiouy";
    private static readonly string[] Keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    private const uint FirstHash = 2166136261;
    private const int MostDeletions = 1 + LongestMended + LongestMended * (LongestMended - 1) / 2;
    private readonly string[] words;
    private readonly uint[] hashes;
    private readonly int[] owners;

    /// <summary>Where each bucket's hashes begin; one more than there are buckets.</summary>
    private readonly int[] buckets;

    /// <summary>Indexes the words that misspellings are mended to.</summary>
    public TypoIndex(IEnumerable<string> words)
    {
        this.words = [.. words.Where(IsMendable)];
        var entries = new List<(uint Hash, int Owner)>(this.words.Length * LongestMended);
        Span<uint> deletions = stackalloc uint[MostDeletions];
        for (var i = 0; i < this.words.Length; i++)
        {
            foreach (var hash in deletions[..Deletions(this.words[i], deletions)])
                entries.Add((hash, i));
        }

        // Put into buckets by counting, as sorting would take longer than all the rest.
        buckets = new int[BitOperations.RoundUpToPowerOf2((uint)entries.Count / 2 + 1) + 1];
        foreach (var (hash, _) in entries)
            buckets[Bucket(hash) + 1]++;
        for (var i = 1; i < buckets.Length; i++)
            buckets[i] += buckets[i - 1];
        hashes = new uint[entries.Count];
        owners = new int[entries.Count];
        var next = buckets.ToArray();
        foreach (var (hash, owner) in entries)
        {
            var at = next[Bucket(hash)]++;
            (hashes[at], owners[at]) = (hash, owner);
        }
    }

    /// <summary>The nearest word, or null when none is near enough. Equal distances: the likelier slip, then the alphabet.</summary>
    public string? Mend(string word)
    {
        if (!IsMendable(word))
            return null;
        string? best = null;
        var bestRank = (Distance: int.MaxValue, Slip: int.MaxValue);
        Span<uint> deletions = stackalloc uint[MostDeletions];
        foreach (var hash in deletions[..Deletions(word, deletions)])
        {
            var bucket = Bucket(hash);
            for (var at = buckets[bucket]; at < buckets[bucket + 1]; at++)
            {
                if (hashes[at] != hash)
                    continue;
                var candidate = words[owners[at]];
                if (RankOf(word, candidate) is not { } rank)
                    continue;
                var order = rank.CompareTo(bestRank);
                if (order < 0 || (order == 0 && string.CompareOrdinal(candidate, best) < 0))
                    (best, bestRank) = (candidate, rank);
            }
        }

        return best;
    }

    /// <summary>How unlikely it is that the word stands for the candidate; null where it hardly does. Whoever errs in the first letter swaps the first two.</summary>
    private static (int Distance, int Slip)? RankOf(string word, string candidate)
    {
        var distance = Distance(word, candidate);
        if (distance == 1)
            return SlipOf(word, candidate) is var slip && (word[0] == candidate[0] || slip == Slip.Swapped) && word.Length >= ShortestWith(slip) ? (distance, (int)slip) : null;
        return distance == 2 && word.Length >= TwoEditsFrom && candidate.Length >= TwoEditsFrom - 1 && word[0] == candidate[0] ? (distance, Math.Abs(word.Length - candidate.Length)) : null;
    }

    private static int ShortestWith(Slip slip) => slip switch
    {
        Slip.NearKey => NearKeyFrom,
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

    private static bool IsMendable(string word)
    {
        if (word.Length is < ShortestMended or > LongestMended)
            return false;
        foreach (var sign in word)
        {
            if (char.IsDigit(sign))
                return false;
        }

        return true;
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

    /// <summary>Writes hashes of the word and of what is left of it without one letter, or two; gives their number. Of equal neighbours only one is left out: the rest is the same.</summary>
    private static int Deletions(string word, Span<uint> into)
    {
        var count = 0;
        into[count++] = Hash(FirstHash, word);
        var before = FirstHash;
        for (var first = 0; first < word.Length; first++)
        {
            if (first == 0 || word[first] != word[first - 1])
            {
                into[count++] = Hash(before, word.AsSpan(first + 1));
                var between = before;
                for (var second = first + 1; second < word.Length && word.Length >= TwoEditsFrom; second++)
                {
                    if (second == first + 1 || word[second] != word[second - 1])
                        into[count++] = Hash(between, word.AsSpan(second + 1));
                    between = Hash(between, word[second]);
                }
            }

            before = Hash(before, word[first]);
        }

        return count;
    }

    /// <summary>FNV-1a, taken on from a hash over more letters.</summary>
    private static uint Hash(uint hash, ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
            hash = Hash(hash, letter);
        return hash;
    }

    private static uint Hash(uint hash, char letter) => (hash ^ letter) * 16777619;

    private int Bucket(uint hash) => (int)((hash ^ (hash >> 16)) & (uint)(buckets.Length - 2));

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
