using System.Collections.Frozen;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Words that are not names, as the content files hold them.</summary>
public sealed record LexiconContent
{
    /// <summary>Phrases by cue; every cue has at least one.</summary>
    public required IReadOnlyDictionary<Cue, IReadOnlyList<string>> Cues { get; init; }

    /// <summary>Single words that are written out before anything else: <c>whos</c> → <c>who is</c>, <c>u</c> → <c>you</c>.</summary>
    public required IReadOnlyDictionary<string, string> Expansions { get; init; }

    /// <summary>Words that are another word when certain words are near: <c>pass</c> → <c>paas</c> after <c>in</c>.</summary>
    public required IReadOnlyList<Confusable> Confusables { get; init; }

    /// <summary>Words that are left out when phrases are compared: articles, possessives, fillers.</summary>
    public required IReadOnlySet<string> Fillers { get; init; }

    /// <summary>Words that carry no content of their own; a question with few other unknown words is understood.</summary>
    public required IReadOnlySet<string> FunctionWords { get; init; }

    /// <summary>Frames that say nothing about the question: "under the shared responsibility model".</summary>
    public required IReadOnlyList<string> Frames { get; init; }

    /// <summary>Words for kinds of services that providers call otherwise: "bucket", "Kafka". Beside a provider they are its service of that kind.</summary>
    public IReadOnlyList<string> KindsOfService { get; init; } = [];

    /// <summary>Correctly spelled words that are never mended, though a name is near.</summary>
    public required IReadOnlySet<string> CommonWords { get; init; }

    /// <summary>Those of the common words that are mostly names of people and places, lower case.</summary>
    public IReadOnlySet<string> Names { get; init; } = FrozenSet<string>.Empty;

    /// <summary>What was learned from labelled questions, by feature; empty where nothing was, and then the rules alone decide.</summary>
    public LearnedNetwork Learned { get; init; } = LearnedNetwork.None;

    /// <summary>What was learned from labelled questions of which duty is meant, by feature; empty where nothing was.</summary>
    public LearnedNetwork LearnedRows { get; init; } = LearnedNetwork.None;

    /// <summary>What was learned from labelled questions of which side is asked after, by feature; empty where nothing was.</summary>
    public LearnedNetwork LearnedSides { get; init; } = LearnedNetwork.None;

    /// <summary>What was learned from labelled questions of which service model is described, by feature; empty where nothing was.</summary>
    public LearnedNetwork LearnedPlaces { get; init; } = LearnedNetwork.None;
}

/// <summary>A word that is taken for another where its neighbours say so.</summary>
/// <param name="Word">The word as written.</param>
/// <param name="Means">The word that is meant.</param>
/// <param name="After">Words of which one must stand directly before it; empty for any.</param>
/// <param name="Before">Words of which one must stand directly after it; empty for any.</param>
/// <param name="Last">Whether it counts only as the last word of the question.</param>
public sealed record Confusable(string Word, string Means, IReadOnlyList<string> After, IReadOnlyList<string> Before, bool Last);
