using System.Globalization;
using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Content;

/// <summary>
/// What <c>train</c> learned from the labelled questions, one line a feature: the feature, a tab, and <c>intent:weight</c>, <c>row:weight</c> or <c>side:weight</c> pairs with
/// spaces between (of a row that is a family its whole id, as <c>family:patching:0.3</c>).
/// It belongs to the reader's rules, so it is embedded, and comes with the program rather than with a company's content.
/// </summary>
public static class LearnedWords
{
    /// <summary>The file of what is asked.</summary>
    public const string Intents = "learned-intents.tsv";

    /// <summary>The file of which duty is meant.</summary>
    public const string Rows = "learned-rows.tsv";

    /// <summary>The file of which side is asked after.</summary>
    public const string Sides = "learned-sides.tsv";

    /// <summary>Reads what is embedded of what is asked.</summary>
    /// <exception cref="InvalidOperationException">The program was built without it.</exception>
    /// <exception cref="FormatException">A line is wrong; the message names it.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<IntentWeight>> Read()
    {
        using var reader = Open(Intents);
        return Read(reader);
    }

    /// <summary>Reads what is embedded of which duty is meant.</summary>
    /// <exception cref="InvalidOperationException">The program was built without it.</exception>
    /// <exception cref="FormatException">A line is wrong; the message names it.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<RowWeight>> ReadRows()
    {
        using var reader = Open(Rows);
        return ReadRows(reader);
    }

    /// <summary>Reads what is embedded of which side is asked after.</summary>
    /// <exception cref="InvalidOperationException">The program was built without it.</exception>
    /// <exception cref="FormatException">A line is wrong; the message names it.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<SideWeight>> ReadSides()
    {
        using var reader = Open(Sides);
        return ReadSides(reader);
    }

    /// <summary>Reads lines of what is asked.</summary>
    /// <exception cref="FormatException">A line is wrong; the message names it.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<IntentWeight>> Read(TextReader lines) =>
        Read<IntentWeight>(lines, Intents, "intent", static (word, weight) => IntentWords.TryRead(word, out var intent) ? new IntentWeight(intent, weight) : null);

    /// <summary>Reads lines of which duty is meant.</summary>
    /// <exception cref="FormatException">A line is wrong; the message names it.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<RowWeight>> ReadRows(TextReader lines)
    {
        // A few dozen ids stand in thousands of lines: each is kept once.
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var known = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        return Read<RowWeight>(lines, Rows, "row", (word, weight) =>
        {
            if (!known.TryGetValue(word, out var id))
                ids.Add(id = word.ToString());
            return new RowWeight(id, weight);
        });
    }

    /// <summary>Reads lines of which side is asked after.</summary>
    /// <exception cref="FormatException">A line is wrong; the message names it.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<SideWeight>> ReadSides(TextReader lines) =>
        Read<SideWeight>(lines, Sides, "side", static (word, weight) => Enum.TryParse<AskedSide>(word, out var side) && Enum.IsDefined(side) ? new SideWeight(side, weight) : null);

    /// <summary>Writes what was learned of what is asked, in the order of the features.</summary>
    public static void Write(TextWriter lines, IReadOnlyDictionary<string, IReadOnlyList<IntentWeight>> learned) =>
        Write(lines, learned, static weight => (IntentWords.Of(weight.Intent), weight.Weight));

    /// <summary>Writes what was learned of which duty is meant, in the order of the features.</summary>
    public static void WriteRows(TextWriter lines, IReadOnlyDictionary<string, IReadOnlyList<RowWeight>> learned) =>
        Write(lines, learned, static weight => (weight.Row, weight.Weight));

    /// <summary>Writes what was learned of which side is asked after, in the order of the features.</summary>
    public static void WriteSides(TextWriter lines, IReadOnlyDictionary<string, IReadOnlyList<SideWeight>> learned) =>
        Write(lines, learned, static weight => (weight.Side.ToString(), weight.Weight));

    private static StreamReader Open(string file)
    {
        var resource = "ResponsibilityBot.Content." + file;
        return new StreamReader(typeof(LearnedWords).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the resource {resource} is missing"));
    }

    private static Dictionary<string, IReadOnlyList<TWeight>> Read<TWeight>(TextReader lines, string file, string what, WeightOf<TWeight> weightOf)
        where TWeight : struct
    {
        ArgumentNullException.ThrowIfNull(lines);
        var learned = new Dictionary<string, IReadOnlyList<TWeight>>(StringComparer.Ordinal);
        var weights = new List<TWeight>();
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 1)
                throw new FormatException($"{file}:{number}: write a feature, a tab and its weights; train writes this file");
            weights.Clear();
            foreach (var part in line.AsSpan(tab + 1).Split(' '))
            {
                var pair = line.AsSpan(tab + 1)[part];
                var colon = pair.LastIndexOf(':');
                var weight = colon > 0 && float.TryParse(pair[(colon + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? weightOf(pair[..colon], value) : null;
                weights.Add(weight ?? throw new FormatException($"{file}:{number}: '{pair}' is no {what} and weight; train writes this file"));
            }

            learned[line[..tab]] = [.. weights];
        }

        return learned;
    }

    private static void Write<TWeight>(TextWriter lines, IReadOnlyDictionary<string, IReadOnlyList<TWeight>> learned, Func<TWeight, (string Word, float Weight)> pair)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(learned);
        foreach (var (feature, weights) in learned.OrderBy(line => line.Key, StringComparer.Ordinal))
            lines.Write($"{feature}\t{string.Join(' ', weights.Select(pair).Select(weight => string.Create(CultureInfo.InvariantCulture, $"{weight.Word}:{weight.Weight}")))}\n");
    }

    private delegate TWeight? WeightOf<TWeight>(ReadOnlySpan<char> word, float weight)
        where TWeight : struct;
}
