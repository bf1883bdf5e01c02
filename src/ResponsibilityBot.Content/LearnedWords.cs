using System.Globalization;
using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Content;

/// <summary>
/// What <c>train</c> learned from the labelled questions, one line a feature: the feature, a tab, and <c>intent:weight</c>, <c>row:weight</c>, <c>side:weight</c> or <c>place:weight</c> pairs with
/// spaces between, the weights in hundredths (of a row that is a family its whole id, as <c>family:patching:30</c>).
/// It belongs to the reader's rules, so it is embedded, and comes with the program rather than with a company's content.
/// </summary>
public static class LearnedWords
{
    /// <summary>How much of a file is looked at together: below what the runtime takes for a large object. A longer line makes it longer.</summary>
    private const int PieceLength = 32 * 1024;

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

    /// <summary>Goes through the text piece by piece: a string for each of tens of thousands of lines would take longer than what they say.</summary>
    private static LearnedWeights Read(TextReader lines, string file, string what, LearnedWeights.Builder learned, IsLabel isLabel)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var piece = new char[PieceLength];
        var (number, held) = (1, 0);
        while (lines.ReadBlock(piece, held, piece.Length - held) is > 0 and var read)
        {
            var text = piece.AsSpan(0, held + read);
            for (; text.IndexOf('\n') is >= 0 and var end; text = text[(end + 1)..])
                Read(text[..end].TrimEnd('\r'), new(file, number++, what), learned, isLabel);
            held = text.Length;
            if (held == piece.Length)
                Array.Resize(ref piece, 2 * held);
            else
                text.CopyTo(piece);
        }

        if (held > 0)
            Read(piece.AsSpan(0, held), new(file, number, what), learned, isLabel);
        return learned.Build();
    }

    private static void Read(ReadOnlySpan<char> line, Line at, LearnedWeights.Builder learned, IsLabel isLabel)
    {
        var tab = line.IndexOf('\t');
        if (tab < 1)
            throw new FormatException($"{at.File}:{at.Number}: write a feature, a tab and its weights; train writes this file");
        var pairs = line[(tab + 1)..];
        foreach (var part in pairs.Split(' '))
        {
            var pair = pairs[part];
            var colon = pair.LastIndexOf(':');
            if (colon < 1
                || !short.TryParse(pair[(colon + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var hundredths)
                || (learned.Add(pair[..colon], hundredths) && !isLabel(pair[..colon])))
                throw new FormatException($"{at.File}:{at.Number}: '{pair}' is no {at.What} and weight; train writes this file");
        }

        learned.End(line[..tab]);
    }

    private static void Write<TWeight>(TextWriter lines, IReadOnlyDictionary<string, IReadOnlyList<TWeight>> learned, Func<TWeight, (string Word, float Weight)> pair)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(learned);
        foreach (var (feature, weights) in learned.OrderBy(line => line.Key, StringComparer.Ordinal))
            lines.Write($"{feature}\t{string.Join(' ', weights.Select(pair).Select(weight => string.Create(CultureInfo.InvariantCulture, $"{weight.Word}:{LearnedWeights.HundredthsOf(weight.Weight)}")))}\n");
    }

    private delegate bool IsLabel(ReadOnlySpan<char> word);

    /// <summary>Where a line stands, and what its labels are.</summary>
    private readonly record struct Line(string File, int Number, string What);
}
