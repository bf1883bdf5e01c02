namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Phrases as paths of word numbers. Looking one up costs a step a word, however many phrases there are.</summary>
internal sealed class PhraseTrie
{
    private readonly Dictionary<long, int> steps = [];
    private readonly List<List<Meaning>?> meanings = [null];

    /// <summary>Adds a phrase; one phrase may have several meanings of different kinds.</summary>
    public void Add(List<int> words, Meaning meaning)
    {
        var node = 0;
        foreach (var word in words)
        {
            var key = Key(node, word);
            if (!steps.TryGetValue(key, out var next))
            {
                next = meanings.Count;
                meanings.Add(null);
                steps.Add(key, next);
            }

            node = next;
        }

        var here = meanings[node] ??= [];
        if (!here.Contains(meaning))
            here.Add(meaning);
    }

    /// <summary>Adds to <paramref name="found"/> every phrase that begins at a token. Fillers inside a phrase may be stepped over.</summary>
    public void Find(IReadOnlyList<Token> tokens, IReadOnlyList<bool> fillers, int start, List<Found> found) =>
        Walk(tokens, fillers, start, start, 0, 0, UInt128.Zero, found);

    private void Walk(IReadOnlyList<Token> tokens, IReadOnlyList<bool> fillers, int start, int at, int node, int words, UInt128 mask, List<Found> found)
    {
        for (; at < tokens.Count; at++)
        {
            var filler = fillers[at] && at > start;
            if (tokens[at].Id < 0 || !steps.TryGetValue(Key(node, tokens[at].Id), out var next))
            {
                if (filler)
                    continue;
                return;
            }

            // A possessive may be a word of the phrase ("our job") or stand between its words ("back up our data").
            if (filler)
                Walk(tokens, fillers, start, at + 1, node, words, mask, found);
            node = next;
            words++;
            mask |= UInt128.One << at;
            if (meanings[node] is not { } here)
                continue;
            foreach (var meaning in here)
                found.Add(new Found(meaning, start, at + 1, words, mask));
        }
    }

    private static long Key(int node, int word) => ((long)node << 32) | (uint)word;
}
