using System.Globalization;
using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Content;

/// <summary>
/// What <c>train</c> learned from the labelled questions, one line a feature: the feature, a tab, and <c>intent:weight</c>, <c>row:weight</c>, <c>side:weight</c> or <c>place:weight</c> pairs with
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

    /// <summary>The file of which service model is described.</summary>
    public const string Places = "learned-places.tsv";

    /// <summary>Reads what is embedded of what is asked.</summary>
    /// <exception cref="InvalidOperationException">The program was built without it.</exception>
    /// <exception cref="FormatException">A line is wrong; the message names it.</exception>
    public static LearnedWeights Read() => Embedded(Intents, Read);

    /// <summary>Reads what is embedded of which duty is meant.</summary>
    /// <exception cref="InvalidOperationException">The program was built without it.</exception>
    /// <exception cref="FormatException">A line is wrong; the message names it.</exception>
    public static LearnedWeights ReadRows() => Embedded(Rows, ReadRows);

    /// <summary>Reads what is embedded of which side is asked after.</summary>
    /// <exception cref="InvalidOperationException">The program was built without it.</exception>
    /// <exception cref="FormatException">A line is wrong; the message names it.</exception>
    public static LearnedWeights ReadSides() => Embedded(Sides, ReadSides);

    /// <summary>Reads what is embedded of which service model is described.</summary>
    /// <exception cref="InvalidOperationException">The program was built without it.</exception>
    /// <exception cref="FormatException">A line is wrong; the message names it.</exception>
    public static LearnedWeights ReadPlaces() => Embedded(Places, ReadPlaces);

    /// <summary>Reads lines of what is asked.</summary>
    /// <exception cref="FormatException">A line is wrong; the message names it.</exception>
    public static LearnedWeights Read(TextReader lines) => Read(lines, Intents, "intent", new(), static word => IntentWords.TryRead(word, out _));

    /// <summary>Reads lines of which duty is meant.</summary>
    /// <exception cref="FormatException">A line is wrong; the message names it.</exception>
    public static LearnedWeights ReadRows(TextReader lines) => Read(lines, Rows, "row", new(), static _ => true);

    /// <summary>Reads lines of which side is asked after.</summary>
    /// <exception cref="FormatException">A line is wrong; the message names it.</exception>
    public static LearnedWeights ReadSides(TextReader lines) =>
        Read(lines, Sides, "side", new(Enum.GetNames<AskedSide>()), static word => Enum.TryParse<AskedSide>(word, out var side) && Enum.IsDefined(side) && !char.IsAsciiDigit(word[0]));

    /// <summary>Reads lines of which service model is described.</summary>
    /// <exception cref="FormatException">A line is wrong; the message names it.</exception>
    public static LearnedWeights ReadPlaces(TextReader lines) => Read(lines, Places, "place", new(), static _ => true);

    /// <summary>Writes what was learned of what is asked, in the order of the features.</summary>
    public static void Write(TextWriter lines, IReadOnlyDictionary<string, IReadOnlyList<IntentWeight>> learned) =>
        Write(lines, learned, static weight => weight.Kept);

    /// <summary>Writes what was learned of which duty is meant, in the order of the features.</summary>
    public static void WriteRows(TextWriter lines, IReadOnlyDictionary<string, IReadOnlyList<RowWeight>> learned) =>
        Write(lines, learned, static weight => weight.Kept);

    /// <summary>Writes what was learned of which side is asked after, in the order of the features.</summary>
    public static void WriteSides(TextWriter lines, IReadOnlyDictionary<string, IReadOnlyList<SideWeight>> learned) =>
        Write(lines, learned, static weight => weight.Kept);

    /// <summary>Writes what was learned of which service model is described, in the order of the features.</summary>
    public static void WritePlaces(TextWriter lines, IReadOnlyDictionary<string, IReadOnlyList<PlaceWeight>> learned) =>
        Write(lines, learned, static weight => weight.Kept);

    private static LearnedWeights Embedded(string file, Func<TextReader, LearnedWeights> read)
    {
        var resource = "ResponsibilityBot.Content." + file;
        using var lines = new StreamReader(typeof(LearnedWords).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the resource {resource} is missing"));
        return read(lines);
    }

    private static LearnedWeights Read(TextReader lines, string file, string what, LearnedWeights.Builder learned, IsLabel isLabel)
    {
        ArgumentNullException.ThrowIfNull(lines);
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 1)
                throw new FormatException($"{file}:{number}: write a feature, a tab and its weights; train writes this file");
            var pairs = line.AsSpan(tab + 1);
            foreach (var part in pairs.Split(' '))
            {
                var pair = pairs[part];
                var colon = pair.LastIndexOf(':');
                if (colon < 1 || !float.TryParse(pair[(colon + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) || !isLabel(pair[..colon]))
                    throw new FormatException($"{file}:{number}: '{pair}' is no {what} and weight; train writes this file");
                learned.Add(pair[..colon], weight);
            }

            learned.End(line.AsSpan(0, tab));
        }

        return learned.Build();
    }

    private static void Write<TWeight>(TextWriter lines, IReadOnlyDictionary<string, IReadOnlyList<TWeight>> learned, Func<TWeight, (string Word, float Weight)> pair)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(learned);
        foreach (var (feature, weights) in learned.OrderBy(line => line.Key, StringComparer.Ordinal))
            lines.Write($"{feature}\t{string.Join(' ', weights.Select(pair).Select(weight => string.Create(CultureInfo.InvariantCulture, $"{weight.Word}:{weight.Weight}")))}\n");
    }

    private delegate bool IsLabel(ReadOnlySpan<char> word);
}
