using System.Collections.Frozen;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// Mends small misspellings of the lexicon's words: one edit, or two from seven letters on when the first letter agrees
/// (optimal string alignment). A delete index makes it independent of the number of words.
/// </summary>
internal sealed class TypoIndex
{
    private const int ShortestMended = 4;
    private const int LongestMended = 24;
    private const int TwoEditsFrom = 7;
    private readonly FrozenDictionary<string, string[]> byDeletion;

    /// <summary>Indexes the words that misspellings are mended to.</summary>
    public TypoIndex(IEnumerable<string> words)
    {
        var index = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            if (word.Length is < ShortestMended or > LongestMended || word.Any(char.IsDigit))
                continue;
            foreach (var shorter in Deletions(word, Edits(word.Length)))
            {
                if (!index.TryGetValue(shorter, out var here))
                    index.Add(shorter, here = []);
                here.Add(word);
            }
        }

        byDeletion = index.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The nearest word, or null when none is near enough. Equal distances: the same first letter, then the same length, then the alphabet.</summary>
    public string? Mend(string word)
    {
        if (word.Length is < ShortestMended or > LongestMended || word.Any(char.IsDigit))
            return null;
        string? best = null;
        var bestRank = (Distance: int.MaxValue, OtherFirst: true, Length: int.MaxValue);
        foreach (var shorter in Deletions(word, Edits(word.Length)))
        {
            if (!byDeletion.TryGetValue(shorter, out var candidates))
                continue;
            foreach (var candidate in candidates)
            {
                var distance = Distance(word, candidate);
                if (distance > 2 || (distance == 2 && (Math.Min(word.Length, candidate.Length) < TwoEditsFrom - 1 || word.Length < TwoEditsFrom || word[0] != candidate[0])))
                    continue;
                var rank = (distance, word[0] != candidate[0], Math.Abs(word.Length - candidate.Length));
                var order = rank.CompareTo(bestRank);
                if (order < 0 || (order == 0 && string.CompareOrdinal(candidate, best) < 0))
                    (best, bestRank) = (candidate, rank);
            }
        }

        return best;
    }

    private static int Edits(int length) => length >= TwoEditsFrom ? 2 : 1;

    private static HashSet<string> Deletions(string word, int edits)
    {
        var all = new HashSet<string>(StringComparer.Ordinal) { word };
        var last = new List<string> { word };
        for (var round = 0; round < edits; round++)
        {
            var next = new List<string>();
            foreach (var from in last)
            {
                for (var i = 0; i < from.Length; i++)
                {
                    var shorter = from.Remove(i, 1);
                    if (all.Add(shorter))
                        next.Add(shorter);
                }
            }

            last = next;
        }

        return all;
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
