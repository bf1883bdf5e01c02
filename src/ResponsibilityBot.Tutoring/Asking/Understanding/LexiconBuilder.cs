using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Puts every name, pair and cue into a lexicon.</summary>
internal sealed class LexiconBuilder(Lexicon lexicon, Dictionary<string, string> surface)
{
    private readonly Dictionary<string, List<int>> does = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<int>> things = new(StringComparer.OrdinalIgnoreCase);

    public void Add(KnowledgeTable table, LexiconContent words)
    {
        var content = table.Content;
        foreach (var row in content.Responsibilities)
            AddRow(row);
        foreach (var family in content.Families)
            Phrases(family.Words, MeaningKind.Family, MeaningKind.WeakFamily, family.Id);
        foreach (var model in content.Models)
            Phrases(model.Words, MeaningKind.Model, MeaningKind.WeakModel, model.Id);
        foreach (var provider in content.Providers)
            Phrases(provider.Words, MeaningKind.Provider, MeaningKind.Provider, provider.Id);
        foreach (var service in content.Services)
        {
            Phrases(service.Words, MeaningKind.Service, MeaningKind.WeakService, service.Id);
            foreach (var phrase in service.When)
                Phrase(phrase, new Meaning(MeaningKind.VariantHint, service.Id));
        }

        foreach (var term in content.Terms)
            Phrases(term.Words, MeaningKind.Term, MeaningKind.Term, term.Id);
        foreach (var belief in content.Misconceptions)
            Phrases(belief.Words, MeaningKind.Misconception, MeaningKind.Misconception, belief.Id);
        foreach (var layer in content.AiLayers)
            Phrases(layer.Words, MeaningKind.AiLayer, MeaningKind.AiLayer, layer.Id);
        foreach (var (cue, phrases) in words.Cues)
        {
            var meaning = new Meaning(MeaningKind.Cue, cue.ToString(), [(int)cue]);
            foreach (var phrase in phrases)
                Phrase(phrase, meaning);
        }

        foreach (var kind in words.KindsOfService)
            Phrase(kind, new Meaning(MeaningKind.KindOfService, kind));
        foreach (var frame in words.Frames)
            Phrase(frame, new Meaning(MeaningKind.Frame, frame));
        AddPairs(does, MeaningKind.Do);
        AddPairs(things, MeaningKind.To);
    }

    private void AddRow(Responsibility row)
    {
        // Aspects first: of two pairs with the same words the earlier one is found, and the part says more than the whole.
        foreach (var aspect in row.Aspects)
            Phrases(aspect.Words, MeaningKind.Aspect, MeaningKind.AspectHint, $"{row.Id}/{aspect.Id}");
        Phrases(row.Words, MeaningKind.Responsibility, MeaningKind.WeakResponsibility, row.Id);
        Phrase(row.Name, new Meaning(MeaningKind.Responsibility, row.Id));
        Phrase(row.Id.Replace('-', ' '), new Meaning(MeaningKind.Responsibility, row.Id));
    }

    private void Phrases(Vocabulary words, MeaningKind strong, MeaningKind weak, string id)
    {
        var (meaning, weakly) = (new Meaning(strong, id), new Meaning(weak, id));
        foreach (var phrase in words.Phrases)
            Phrase(phrase, meaning);
        foreach (var phrase in words.Weak)
            Phrase(phrase, weakly);
        foreach (var action in words.Actions)
            Pair(action, meaning);
    }

    private void Phrase(string phrase, Meaning meaning)
    {
        var compiled = lexicon.Compile(phrase, surface, meaning.Kind == MeaningKind.Cue);
        if (compiled.Count > 0)
            lexicon.Trie.Add(compiled, meaning);
    }

    private void Pair(ActionWords action, Meaning meaning)
    {
        var number = lexicon.Pairs.Count;
        lexicon.Pairs.Add(meaning);
        foreach (var verb in action.Do)
        {
            Note(does, verb, number);

            // "keep … up to date": the thing may stand inside, so that the rest of the verb is enough.
            var space = verb.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0 && verb.AsSpan(space + 1).Contains(' '))
                Note(does, verb[(space + 1)..], number);
        }

        foreach (var thing in action.To)
            Note(things, thing, number);
    }

    private static void Note(Dictionary<string, List<int>> where, string phrase, int number)
    {
        if (!where.TryGetValue(phrase, out var numbers))
            where.Add(phrase, numbers = []);
        if (numbers.Count == 0 || numbers[^1] != number)
            numbers.Add(number);
    }

    private void AddPairs(Dictionary<string, List<int>> phrases, MeaningKind kind)
    {
        // Different spellings may compile to the same words; their numbers are joined first, so that each path has one meaning of this kind.
        var byWords = new Dictionary<string, (List<int> Words, List<int> Numbers)>(phrases.Count, StringComparer.Ordinal);
        foreach (var (phrase, numbers) in phrases)
        {
            var compiled = lexicon.Compile(phrase, surface);
            var key = string.Join(' ', compiled);
            if (!byWords.TryAdd(key, (compiled, numbers)))
                byWords[key] = (compiled, [.. byWords[key].Numbers.Union(numbers).Order()]);
        }

        foreach (var (words, numbers) in byWords.Values.Where(entry => entry.Words.Count > 0))
            lexicon.Trie.Add(words, new Meaning(kind, "", [.. numbers]));
    }
}
