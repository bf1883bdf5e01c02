using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Matrices;

/// <summary>
/// Words that a row must hold: each begins a word of the row's names, of the words that people use for it, or of what its cells say or cite, and who does it here.
/// Inflections do not count, so "patches" finds "patching".
/// </summary>
internal sealed class RowWords(string text)
{
    private readonly string[] stems = [.. WordSplitter.Split(text).Select(word => Stemmer.Of(word.Text)).Distinct(StringComparer.Ordinal)];

    public bool AreIn(MatrixRow row)
    {
        if (stems.Length == 0)
            return true;
        var words = TextsOf(row).SelectMany(WordSplitter.Split).Select(word => word.Text).ToHashSet(StringComparer.Ordinal);
        return stems.All(stem => words.Any(word => word.StartsWith(stem, StringComparison.Ordinal) || Stemmer.Of(word) == stem));
    }

    private static IEnumerable<string> TextsOf(MatrixRow row) =>
        NamesOf(row.Responsibility).Concat(row.Cells.SelectMany(owned => SaidIn(owned.Cell).Append(owned.Held?.Role?.Name ?? "")));

    private static IEnumerable<string> NamesOf(Responsibility row) =>
        [row.Name, row.Label, row.What, .. row.Words.Phrases, .. row.Aspects.SelectMany(aspect => aspect.Words.Phrases.Prepend(aspect.Name))];

    private static IEnumerable<string> SaidIn(Cell cell) =>
        new[] { cell.Provider, cell.Customer, cell.Note, cell.Condition?.On }.OfType<string>().Concat(cell.Sources.SelectMany(source => new[] { source.Publisher, source.Title }));
}
