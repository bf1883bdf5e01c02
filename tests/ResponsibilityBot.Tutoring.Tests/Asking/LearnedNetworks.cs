using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>Networks that say for each label what the spec gives its features, and what a network says.</summary>
internal static class LearnedNetworks
{
    public static LearnedNetwork Of(IReadOnlyDictionary<string, IReadOnlyList<IntentWeight>> learned) => Of(learned, weight => (IntentWords.Of(weight.Intent), weight.Weight));

    public static LearnedNetwork Of(IReadOnlyDictionary<string, IReadOnlyList<RowWeight>> learned) => Of(learned, weight => (weight.Row, weight.Weight));

    public static LearnedNetwork Of(IReadOnlyDictionary<string, IReadOnlyList<PlaceWeight>> learned) => Of(learned, weight => (weight.Place, weight.Weight));

    public static LearnedNetwork Of(IReadOnlyDictionary<string, IReadOnlyList<SideWeight>> learned) => Of(learned, weight => (weight.Side.ToString(), weight.Weight), Enum.GetNames<AskedSide>());

    /// <summary>How likely a label is by one feature alone; 0 where nothing was learned of it.</summary>
    public static double ShareOf(this LearnedNetwork learned, string feature, string label) => learned.Shares(feature)?[learned.Labels.Index().Single(pair => pair.Item == label).Index] ?? 0;

    /// <summary>All that is known, to be compared.</summary>
    public static IEnumerable<string> Lines(this LearnedNetwork learned) =>
        learned.Upper.Outputs.Select(output => string.Join(' ', output)).Concat(learned.All().Select(pair => $"{pair.Feature} {string.Join(' ', pair.Vector.ToArray())}"));

    private static LearnedNetwork Of<TWeight>(IReadOnlyDictionary<string, IReadOnlyList<TWeight>> learned, Func<TWeight, (string Label, float Weight)> pair, params string[] more)
    {
        string[] labels = [.. learned.Values.SelectMany(weights => weights).Select(weight => pair(weight).Label).Concat(more).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return LearnedNetwork.Linear(labels, learned.Select(one => (one.Key, Array.ConvertAll(labels, label => one.Value.Select(pair).Where(weight => weight.Label == label).Sum(weight => weight.Weight)))));
    }
}

internal readonly record struct IntentWeight(Intent Intent, float Weight);

internal readonly record struct RowWeight(string Row, float Weight);

internal readonly record struct SideWeight(AskedSide Side, float Weight);

internal readonly record struct PlaceWeight(string Place, float Weight);
