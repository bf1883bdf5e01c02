namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Turns text into <see cref="Findings"/>: words, phrases, verb-and-thing pairs; longest wins.</summary>
internal sealed class PhraseFinder(Lexicon lexicon)
{
    private readonly ProductNames products = new(lexicon);

    public Findings Find(string text)
    {
        var mended = new List<string>();
        var tokens = new Tokeniser(lexicon, mended).Tokens(text);
        var words = new int[tokens.Count];
        var fillers = new bool[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            words[i] = tokens[i].Id;
            fillers[i] = lexicon.IsFiller(tokens[i].Text);
        }

        var all = new List<Found>(32);
        for (var i = 0; i < tokens.Count; i++)
            lexicon.Trie.Find(words, fillers, i, all);
        LookPastNames(words, fillers, all);
        DropFramed(all);
        new MistakenFinds(tokens, all).Drop();

        var candidates = new List<Found>(16);
        var beside = new List<Found>(8);
        var cues = new List<Found>(16);
        var kinds = new List<Found>();
        foreach (var found in all)
        {
            if (found.Meaning.Kind <= MeaningKind.WeakModel)
                candidates.Add(found);
            if (found.Meaning.Kind is MeaningKind.Term or MeaningKind.Misconception or MeaningKind.AspectHint or MeaningKind.VariantHint or MeaningKind.WeakModel)
                beside.Add(found);
            if (found.Meaning.Kind == MeaningKind.Cue)
                cues.Add(found);
            if (found.Meaning.Kind == MeaningKind.KindOfService)
                kinds.Add(found);
        }

        OwnPlaces.AddTo(beside, candidates, cues, tokens);
        products.Trust(candidates, tokens);
        new VerbPairs(all, tokens, lexicon.Pairs).AddTo(candidates);
        var things = PhraseChoice.LongestFirst(candidates, tokens);
        products.Name(things, beside, tokens);
        products.NameKinds(things, beside, kinds, tokens);
        DescribedPlaces.AddTo(beside, things, cues, tokens);
        things.RemoveAll(thing => thing.Meaning.IsRow && thing.Words == 1 && cues.Exists(cue => cue.Meaning.Cue == Cue.Gray && cue.Words > 1 && (cue.Mask & thing.Mask) != UInt128.Zero));
        beside.RemoveAll(hint => hint.Meaning.Kind == MeaningKind.AspectHint && IsInName(hint, things));
        new MistakenCues(tokens, things).Drop(cues);
        var unknown = UnknownWords(tokens, all, things);
        return new Findings(tokens, things, cues, beside, (int)UInt128.PopCount(unknown), mended) { UnknownWords = unknown, IsMarked = text.Contains('?', StringComparison.Ordinal) };
    }

    /// <summary>"Where our <b>M365</b> data is stored", "patch the <b>RDS</b> engine": the name of a place may stand inside a phrase.</summary>
    private void LookPastNames(int[] words, bool[] fillers, List<Found> all)
    {
        var names = UInt128.Zero;
        foreach (var found in all)
        {
            if (found.Meaning.Kind is MeaningKind.Service or MeaningKind.Model or MeaningKind.Provider)
                names |= found.Mask;
        }

        if (names == UInt128.Zero || words.Length < 4)
            return;
        Span<bool> past = stackalloc bool[words.Length];
        Span<int> others = stackalloc int[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            var named = (names >> i & UInt128.One) != UInt128.Zero;
            past[i] = fillers[i] || named;
            others[i] = named ? -1 : words[i];
        }

        // A phrase that steps over a name begins before it.
        var last = 127 - (int)UInt128.LeadingZeroCount(names);
        var again = new List<Found>(32);
        for (var i = 0; i < last; i++)
            lexicon.Trie.Find(others, past, i, again);

        foreach (var found in again)
        {
            if (found.Meaning.Kind is MeaningKind.Aspect or MeaningKind.Responsibility or MeaningKind.To or MeaningKind.Misconception && found.End - found.Start > found.Words && !all.Contains(found))
                all.Add(found);
        }
    }

    /// <summary>Words inside a frame ("under the shared responsibility model") say nothing about the question.</summary>
    private static void DropFramed(List<Found> all)
    {
        var framed = UInt128.Zero;
        foreach (var found in all)
        {
            if (found.Meaning.Kind == MeaningKind.Frame && found.Words > 1)
                framed |= found.Mask;
        }

        if (framed != UInt128.Zero)
            all.RemoveAll(found => found.Meaning.Kind != MeaningKind.Frame && (found.Mask & framed) != UInt128.Zero);
    }

    /// <summary>"Availability in Azure <b>App</b> Service": no application of the customer's.</summary>
    private static bool IsInName(Found hint, List<Found> things) =>
        things.Exists(thing => thing.Meaning.Kind == MeaningKind.Service && thing.Words > hint.Words && (hint.Mask & thing.Mask) == hint.Mask);

    private UInt128 UnknownWords(List<Token> tokens, List<Found> all, List<Found> things)
    {
        var known = UInt128.Zero;
        foreach (var found in all)
        {
            if (found.Meaning.Kind is MeaningKind.Cue or MeaningKind.Frame or MeaningKind.Term or MeaningKind.Do)
                known |= found.Mask;
        }

        foreach (var thing in things)
            known |= thing.Mask;
        var unknown = UInt128.Zero;
        for (var i = 0; i < tokens.Count; i++)
        {
            if ((known >> i & UInt128.One) == UInt128.Zero && !lexicon.IsFunctionWord(tokens[i].Text))
                unknown |= UInt128.One << i;
        }

        return unknown;
    }
}
