using System.Numerics;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// Mends small misspellings of the lexicon's words, as <see cref="Slips"/> believes them. A delete index makes it independent of the number of words: words that are near each
/// other become equal when a letter or two are left out. It keeps hashes of what is left, not texts; a chance hit is refused by its distance.
/// </summary>
internal sealed class TypoIndex
{
    private const int LongestMended = 24;
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
                if (Slips.RankOf(word, candidate) is not { } rank)
                    continue;
                var order = rank.CompareTo(bestRank);
                if (order < 0 || (order == 0 && string.CompareOrdinal(candidate, best) < 0))
                    (best, bestRank) = (candidate, rank);
            }
        }

        return best;
    }

    private static bool IsMendable(string word)
    {
        if (word.Length is < Slips.ShortestMended or > LongestMended)
            return false;
        foreach (var sign in word)
        {
            if (char.IsDigit(sign))
                return false;
        }

        return true;
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
                for (var second = first + 1; second < word.Length && word.Length >= Slips.TwoEditsFrom; second++)
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
}
