using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Content;

/// <summary>Words that excuse a phrase from a rule of the check.</summary>
/// <param name="GenericNames">Names of services or models that are words of the field too, so that a duty's phrase may hold them.</param>
/// <param name="StrongEveryday">Common English words that are enough to name a duty all the same.</param>
internal sealed record ExcusedWords(IReadOnlyList<string> GenericNames, IReadOnlyList<string> StrongEveryday);

/// <summary>Reads <c>knowledge/lexicon/</c>.</summary>
internal sealed class LexiconReader(Draft draft)
{
    /// <summary>What the linter lets pass.</summary>
    public ExcusedWords Excused { get; private set; } = new([], []);

    /// <summary>Reads them.</summary>
    /// <param name="embedded">What comes with the program, as soon as it is read; its words become the lexicon's own.</param>
    public LexiconContent Read(Task<EmbeddedWords> embedded)
    {
        var words = draft.Map("knowledge/lexicon/words.yaml", IdKind.None);
        var (cues, expansions, confusables) = (ReadCues(), ReadExpansions(words), ReadConfusables(words));
        var kinds = words?.Texts("kinds-of-service") ?? [];
        var (fillers, functionWords, frames, known) =
            (words?.RequiredTexts("fillers") ?? [], words?.RequiredTexts("function-words") ?? [], words?.Texts("frames") ?? [], words?.Texts("known-words") ?? []);
        Excused = new ExcusedWords(words?.Texts("generic-names") ?? [], words?.Texts("strong-everyday") ?? []);
        words?.Done();
        var own = embedded.GetAwaiter().GetResult();
        own.Common.UnionWith(known);
        return new LexiconContent
        {
            Cues = cues,
            Expansions = expansions,
            Confusables = confusables,
            Fillers = new HashSet<string>(fillers, StringComparer.Ordinal),
            FunctionWords = new HashSet<string>(functionWords, StringComparer.Ordinal),
            Frames = frames,
            KindsOfService = kinds,
            CommonWords = own.Common,
            Names = own.Names,
            Learned = own.Intents,
            LearnedRows = own.Rows,
            LearnedSides = own.Sides,
            LearnedPlaces = own.Places,
        };
    }

    private static Dictionary<string, string> ReadExpansions(Fields? words)
    {
        var expansions = new Dictionary<string, string>(StringComparer.Ordinal);
        if (words?.Map("expansions") is { } map)
        {
            foreach (var key in map.Keys())
                expansions[key] = map.Text(key);
        }

        return expansions;
    }

    private Dictionary<Cue, IReadOnlyList<string>> ReadCues()
    {
        var cues = new Dictionary<Cue, IReadOnlyList<string>>();
        if (draft.Map("knowledge/lexicon/cues.yaml", IdKind.None) is not { } fields)
            return cues;
        foreach (var cue in Enum.GetValues<Cue>())
            cues[cue] = fields.RequiredTexts(Kebab(cue.ToString()));
        fields.Done();
        return cues;
    }

    private static List<Confusable> ReadConfusables(Fields? words)
    {
        var confusables = new List<Confusable>();
        foreach (var item in words?.Items("confusables") ?? [])
        {
            confusables.Add(new Confusable(item.Text("word"), item.Text("means"), item.Texts("after"), item.Texts("before"), item.Flag("last")));
            item.Done();
        }

        return confusables;
    }

    private static string Kebab(string name) =>
        string.Concat(name.Select((sign, at) => char.IsUpper(sign) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(sign) : sign.ToString()));
}
