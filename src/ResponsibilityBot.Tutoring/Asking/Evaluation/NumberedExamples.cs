namespace ResponsibilityBot.Tutoring.Asking.Evaluation;

/// <summary>Examples whose features are numbers.</summary>
/// <param name="Names">The names of the features, by their numbers: those first that most examples have, so that what is looked up often lies together.</param>
/// <param name="All">The examples; those without a feature are left out.</param>
internal sealed record NumberedExamples(string[] Names, (int Label, int[] Features, double Weight)[] All)
{
    /// <summary>Numbers what enough examples have.</summary>
    /// <param name="from">The examples.</param>
    /// <param name="fewest">A feature that fewer of them have says nothing of others.</param>
    public static NumberedExamples Of(IEnumerable<LearningExample> from, int fewest)
    {
        var examples = from.ToArray();
        string[] names = [.. examples
            .SelectMany(example => example.Features.Distinct(StringComparer.Ordinal))
            .CountBy(feature => feature)
            .Where(pair => pair.Value >= fewest)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key)];
        var numbers = names.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        return new(names, [.. examples
            .Select(example => (example.Label, Features: example.Features.Where(numbers.ContainsKey).Select(feature => numbers[feature]).ToArray(), example.Weight))
            .Where(example => example.Features.Length > 0)]);
    }
}
