using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Ranks rows by the letter trigrams that a text shares with their names: for buttons when a question was not understood, never for an answer.</summary>
internal sealed class NearestRows
{
    private const int Offered = 3;
    private const int RowBits = 16;
    private const ulong RowMask = (1 << RowBits) - 1;
    private readonly Dictionary<ulong, (int Row, double Weight)[]> index = [];
    private readonly string[] rows;

    public NearestRows(KnowledgeTable table)
    {
        rows = [.. table.Content.Responsibilities.Select(row => row.Id)];
        var seen = new List<ulong>();
        for (var row = 0; row < rows.Length; row++)
        {
            foreach (var name in Names(table.Content.Responsibilities[row]))
            {
                foreach (var trigram in Trigrams(name))
                    seen.Add((trigram << RowBits) | (uint)row);
            }
        }

        // Sorted, all of one trigram stand together, and of these all of one row. A trigram that few rows have says more;
        // many repetitions in one row say little more than one.
        seen.Sort();
        for (int start = 0, end; start < seen.Count; start = end)
        {
            var counts = new List<(int Row, int Count)>();
            for (end = start; end < seen.Count && seen[end] >> RowBits == seen[start] >> RowBits;)
            {
                var one = end;
                while (end < seen.Count && seen[end] == seen[one])
                    end++;
                counts.Add(((int)(seen[one] & RowMask), end - one));
            }

            var rarity = Math.Log((1.0 + rows.Length) / counts.Count);
            index.Add(seen[start] >> RowBits, [.. counts.Select(count => (count.Row, Math.Log(1 + count.Count) * rarity))]);
        }
    }

    /// <summary>The three nearest rows; empty when the text shares next to nothing with any.</summary>
    public IReadOnlyList<string> To(string text)
    {
        var scores = new double[rows.Length];
        foreach (var trigram in Trigrams(text.Length > 300 ? text[..300] : text))
        {
            if (!index.TryGetValue(trigram, out var entries))
                continue;
            foreach (var (row, weight) in entries)
                scores[row] += weight;
        }

        return [.. Enumerable.Range(0, rows.Length).Where(row => scores[row] > 3).OrderByDescending(row => scores[row]).ThenBy(row => row).Take(Offered).Select(row => rows[row])];
    }

    private static IEnumerable<string> Names(Responsibility row) =>
        [row.Name, .. row.Words.Phrases, .. row.Words.Weak, .. row.Aspects.SelectMany(aspect => aspect.Words.Phrases), .. row.Words.Actions.SelectMany(action => action.Do.Concat(action.To))];

    /// <summary>Each three letters in a row as one number; a space stands before and after a word.</summary>
    private static IEnumerable<ulong> Trigrams(string text)
    {
        foreach (var word in WordSplitter.Split(text))
        {
            var (first, second) = (' ', word.Text[0]);
            for (var i = 1; i <= word.Text.Length; i++)
            {
                var third = i < word.Text.Length ? word.Text[i] : ' ';
                yield return ((ulong)first << 32) | ((ulong)second << 16) | third;
                (first, second) = (second, third);
            }
        }
    }
}
