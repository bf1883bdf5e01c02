namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Phrases as paths of word numbers. Looking one up costs a step a word, however many phrases there are.</summary>
internal sealed class PhraseTrie
{
    private const int Root = 0;

    /// <summary>The steps from the root, by word number; 0 where no phrase begins with the word. Each word of a question asks here first.</summary>
    private readonly List<int> beginnings = [];

    private readonly Dictionary<long, int> steps = [];
    private readonly List<Meaning[]?> meanings = [null];

    /// <summary>Adds a phrase; one phrase may have several meanings of different kinds.</summary>
    public void Add(List<int> words, Meaning meaning)
    {
        var node = Root;
        foreach (var word in words)
            node = Next(node, word) is var next and not Root ? next : AddStep(node, word);
        var here = meanings[node] ?? [];
        if (!here.Contains(meaning))
            meanings[node] = [.. here, meaning];
    }

    /// <summary>Adds to <paramref name="found"/> every phrase that begins at a word. Fillers inside a phrase may be stepped over.</summary>
    /// <param name="words">The words' numbers; below 0 for a word that no phrase holds.</param>
    /// <param name="fillers">Which words may be stepped over.</param>
    /// <param name="start">Where the phrases begin.</param>
    /// <param name="found">Where they are added.</param>
    public void Find(ReadOnlySpan<int> words, ReadOnlySpan<bool> fillers, int start, List<Found> found) =>
        Walk(words, fillers, start, start, Root, 0, UInt128.Zero, found);

    /// <summary>What a phrase of just these words means; empty if there is none.</summary>
    /// <param name="words">The words' numbers; below 0 for a word that no phrase holds.</param>
    public ReadOnlySpan<Meaning> Of(ReadOnlySpan<int> words)
    {
        var node = Root;
        foreach (var word in words)
        {
            if (word < 0 || (node = Next(node, word)) == Root)
                return [];
        }

        return meanings[node];
    }

    private void Walk(ReadOnlySpan<int> words, ReadOnlySpan<bool> fillers, int start, int at, int node, int taken, UInt128 mask, List<Found> found)
    {
        for (; at < words.Length; at++)
        {
            var filler = fillers[at] && at > start;
            if (words[at] < 0 || Next(node, words[at]) is not (var next and not Root))
            {
                if (filler)
                    continue;
                return;
            }

            // A possessive may be a word of the phrase ("our job") or stand between its words ("back up our data").
            if (filler)
                Walk(words, fillers, start, at + 1, node, taken, mask, found);
            node = next;
            taken++;
            mask |= UInt128.One << at;
            if (meanings[node] is not { } here)
                continue;
            foreach (var meaning in here)
                found.Add(new Found(meaning, start, at + 1, taken, mask));
        }
    }

    private int AddStep(int node, int word)
    {
        var next = meanings.Count;
        meanings.Add(null);
        if (node != Root)
        {
            steps.Add(Key(node, word), next);
            return next;
        }

        while (beginnings.Count <= word)
            beginnings.Add(Root);
        return beginnings[word] = next;
    }

    /// <summary>The node that a word leads to; the root where it leads nowhere.</summary>
    private int Next(int node, int word)
    {
        if (node == Root)
            return word < beginnings.Count ? beginnings[word] : Root;
        return steps.GetValueOrDefault(Key(node, word), Root);
    }

    private static long Key(int node, int word) => ((long)node << 32) | (uint)word;
}
