using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Content;

/// <summary>Reads <c>knowledge/lexicon/</c>.</summary>
internal sealed class LexiconReader(ContentFiles files, ProblemList problems)
{
    private const string CuesFile = "knowledge/lexicon/cues.yaml";
    private const string WordsFile = "knowledge/lexicon/words.yaml";

    public LexiconContent Read()
    {
        var words = Map(WordsFile);
        var expansions = new Dictionary<string, string>(StringComparer.Ordinal);
        if (words?.Map("expansions") is { } map)
        {
            foreach (var key in map.Keys())
                expansions[key] = map.Text(key);
        }

        var content = new LexiconContent
        {
            Cues = ReadCues(),
            Expansions = expansions,
            Confusables = ReadConfusables(words),
            Fillers = new HashSet<string>(words?.RequiredTexts("fillers") ?? [], StringComparer.Ordinal),
            FunctionWords = new HashSet<string>(words?.RequiredTexts("function-words") ?? [], StringComparer.Ordinal),
            Frames = words?.Texts("frames") ?? [],
            CommonWords = Content.CommonWords.Load(),
        };
        words?.Done();
        return content;
    }

    private Dictionary<Cue, IReadOnlyList<string>> ReadCues()
    {
        var cues = new Dictionary<Cue, IReadOnlyList<string>>();
        if (Map(CuesFile) is not { } fields)
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

    private Fields? Map(string file)
    {
        if (files.Text(file) is { } text)
            return Yaml.Map(file, text, problems);
        problems.Add(new Where(file, 1), "the file is missing");
        return null;
    }

    private static string Kebab(string name) =>
        string.Concat(name.Select((sign, at) => char.IsUpper(sign) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(sign) : sign.ToString()));
}
