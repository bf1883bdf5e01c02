using System.Globalization;
using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Content;

/// <summary>
/// What <c>train</c> learned from the labelled questions, one line a feature: the feature, a tab, and <c>intent:weight</c> pairs with spaces between.
/// It belongs to the reader's rules, so it is embedded, and comes with the program rather than with a company's content.
/// </summary>
public static class LearnedWords
{
    private const string Resource = "ResponsibilityBot.Content.learned-intents.tsv";

    /// <summary>Reads what is embedded.</summary>
    /// <exception cref="InvalidOperationException">The program was built without it.</exception>
    /// <exception cref="FormatException">A line is wrong; the message names it.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<IntentWeight>> Read()
    {
        using var stream = typeof(LearnedWords).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the resource {Resource} is missing");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    /// <summary>Reads lines.</summary>
    /// <exception cref="FormatException">A line is wrong; the message names it.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<IntentWeight>> Read(TextReader lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var learned = new Dictionary<string, IReadOnlyList<IntentWeight>>(StringComparer.Ordinal);
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 1)
                throw new FormatException($"{Resource}:{number}: write a feature, a tab and its weights; train writes this file");
            learned[line[..tab]] = [.. line[(tab + 1)..].Split(' ').Select(pair => Weight(pair, number))];
        }

        return learned;
    }

    /// <summary>Writes what was learned in the order of the features.</summary>
    public static void Write(TextWriter lines, IReadOnlyDictionary<string, IReadOnlyList<IntentWeight>> learned)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(learned);
        foreach (var (feature, weights) in learned.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            lines.Write($"{feature}\t{string.Join(' ', weights.Select(weight => string.Create(CultureInfo.InvariantCulture, $"{IntentWords.Of(weight.Intent)}:{weight.Weight}")))}\n");
    }

    private static IntentWeight Weight(string pair, int number)
    {
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && IntentWords.TryRead(pair.AsSpan(0, colon), out var intent) && float.TryParse(pair.AsSpan(colon + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
            ? new(intent, weight)
            : throw new FormatException($"{Resource}:{number}: '{pair}' is no intent and weight; train writes this file");
    }
}
