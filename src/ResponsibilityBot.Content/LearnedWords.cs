using System.Globalization;
using System.Runtime.InteropServices;
using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Content;

/// <summary>
/// What <c>train</c> learned from the labelled questions: four networks, a text for each. First their upper layer, as numbers with spaces between: <c>labels</c>, <c>step</c>, <c>bias</c> and
/// <c>label-bias</c>, each with a tab behind, and for each label <c>output</c> and a line. Then one line a feature: the feature, a tab, and its vector as Base64, a byte a number.
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

    /// <summary>Reads what is embedded in one of the files.</summary>
    /// <param name="file"><see cref="Intents"/>, <see cref="Rows"/>, <see cref="Sides"/> or <see cref="Places"/>.</param>
    /// <exception cref="InvalidOperationException">The program was built without it.</exception>
    /// <exception cref="FormatException">A line is wrong; the message names it.</exception>
    public static LearnedNetwork Read(string file)
    {
        var resource = "ResponsibilityBot.Content." + file;
        using var stream = typeof(LearnedWords).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the resource {resource} is missing");
        using var lines = new StreamReader(stream);
        return Read(file, lines, stream.Length);
    }

    /// <summary>
    /// Reads the lines of one of the files. Goes through the text piece by piece: a string for each of tens of thousands of lines would take longer than what they say.
    /// </summary>
    /// <param name="file"><see cref="Intents"/>, <see cref="Rows"/>, <see cref="Sides"/> or <see cref="Places"/>.</param>
    /// <param name="lines">What stands in it.</param>
    /// <param name="length">How long it is at most, in bytes, so that room is made once; 0 where nobody knows.</param>
    /// <exception cref="FormatException">A line is wrong; the message names it.</exception>
    public static LearnedNetwork Read(string file, TextReader lines, long length = 0)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var learned = new LearnedLines(file, IsLabelOf(file), length);
        var piece = new char[PieceLength];
        var held = 0;
        while (lines.ReadBlock(piece, held, piece.Length - held) is > 0 and var read)
        {
            var text = piece.AsSpan(0, held + read);
            for (; text.IndexOf('\n') is >= 0 and var end; text = text[(end + 1)..])
                learned.Take(text[..end].TrimEnd('\r'));
            held = text.Length;
            if (held == piece.Length)
                Array.Resize(ref piece, 2 * held);
            else
                text.CopyTo(piece);
        }

        if (held > 0)
            learned.Take(piece.AsSpan(0, held));
        return learned.Build();
    }

    /// <summary>Writes what was learned, the features in the order in which they were added.</summary>
    public static void Write(TextWriter lines, LearnedNetwork learned)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(learned);
        var upper = learned.Upper;
        lines.Write($"{LearnedLines.Labels}\t{string.Join(' ', upper.Labels)}\n{LearnedLines.Step}\t{Numbers([upper.Step])}\n{LearnedLines.Bias}\t{Numbers(upper.Bias)}\n{LearnedLines.LabelBias}\t{Numbers(upper.LabelBias)}\n");
        foreach (var output in upper.Outputs)
            lines.Write($"{LearnedLines.Output}\t{Numbers(output)}\n");
        foreach (var (feature, vector) in learned.All())
            lines.Write($"{feature}\t{Convert.ToBase64String(MemoryMarshal.AsBytes(vector.Span))}\n");
    }

    private static string Numbers(IReadOnlyList<float> numbers) => string.Join(' ', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static Func<string, bool> IsLabelOf(string file) => file switch
    {
        Intents => static word => IntentWords.TryRead(word, out _),
        Sides => static word => Enum.GetNames<AskedSide>().Contains(word, StringComparer.Ordinal),
        _ => static word => word.Length > 0,
    };
}
