using System.Collections.Frozen;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Ranks rows by the letter trigrams that a text shares with their names: for buttons when a question was not understood, never for an answer.</summary>
internal sealed class NearestRows
{
    private const int Offered = 3;
    private readonly FrozenDictionary<string, (int Row, double Weight)[]> index;
    private readonly string[] rows;

    public NearestRows(KnowledgeTable table)
    {
        rows = [.. table.Content.Responsibilities.Select(row => row.Id)];
        var counts = new Dictionary<string, Dictionary<int, int>>(StringComparer.Ordinal);
        for (var row = 0; row < rows.Length; row++)
        {
            foreach (var trigram in Names(table.Content.Responsibilities[row]).SelectMany(Trigrams))
            {
                if (!counts.TryGetValue(trigram, out var byRow))
                    counts.Add(trigram, byRow = []);
                byRow[row] = byRow.GetValueOrDefault(row) + 1;
            }
        }

        // A trigram that few rows have says more; many repetitions in one row say little more than one.
        index = counts.ToFrozenDictionary(
            pair => pair.Key,
            pair => pair.Value.Select(count => (count.Key, Math.Log(1 + count.Value) * Math.Log((1.0 + rows.Length) / pair.Value.Count))).ToArray(),
            StringComparer.Ordinal);
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

    private static IEnumerable<string> Trigrams(string text)
    {
        foreach (var word in WordSplitter.Split(text))
        {
            var padded = $" {word.Text} ";
            for (var i = 0; i + 3 <= padded.Length; i++)
                yield return padded.Substring(i, 3);
        }
    }
}
