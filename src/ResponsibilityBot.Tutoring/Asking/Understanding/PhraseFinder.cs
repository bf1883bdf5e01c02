using ResponsibilityBot.Tutoring.Knowledge;

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
        for (var i = all.Count - 1; i >= 0; i--)
        {
            if (IsOthersOwn(all[i], tokens, all) || IsOfTwoNames(all[i], tokens, all) || IsEverydayThing(all[i], tokens, all) || RunsIntoName(all[i], all))
                all.RemoveAt(i);
        }

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
        DropSwallowed(cues, things);
        cues.RemoveAll(cue => IsAdjective(cue, tokens) || IsDataTable(cue, tokens, things));
        var unknown = UnknownWords(tokens, all, things);
        return new Findings(tokens, things, cues, beside, (int)UInt128.PopCount(unknown), mended) { UnknownWords = unknown, IsMarked = text.Contains('?', StringComparison.Ordinal) };
    }

    /// <summary>"<b>Its own</b> data center", "Amazon's own data center": a building of somebody else's is not the customer's.</summary>
    private static bool IsOthersOwn(Found found, List<Token> tokens, List<Found> all)
    {
        if (found.Meaning is not { Kind: MeaningKind.Model or MeaningKind.WeakModel, Id: KnowledgeTable.OnPremises } || found.Start == 0 || tokens[found.Start].Text != "own")
            return false;
        var before = tokens[found.Start - 1];
        return before.Text is "its" or "their" or "his" || (before.Possessive && !IsBehindCustomer(found.Start, all));
    }

    private static bool IsBehindCustomer(int at, List<Found> all) => all.Exists(side => side.Meaning is { Kind: MeaningKind.Cue, Cue: Cue.CustomerSide } && side.End == at);

    /// <summary>"<b>S3, Glacier</b> and EFS": a product's name does not go on behind a comma where another one begins.</summary>
    private static bool IsOfTwoNames(Found found, List<Token> tokens, List<Found> all) =>
        found.Words > 1 && IsProduct(found) && tokens[found.Start].Clause != tokens[found.End - 1].Clause && HasNameBehindComma(found, tokens, all);

    private static bool HasNameBehindComma(Found found, List<Token> tokens, List<Found> all) =>
        all.Exists(next => IsProduct(next) && next.Start > found.Start && next.End == found.End && tokens[next.Start].Clause != tokens[next.Start - 1].Clause);

    private static bool IsProduct(Found name) => name.Meaning.Kind is MeaningKind.Service or MeaningKind.WeakService;

    /// <summary>"Fixes <b>bugs in our App</b> Service": a duty's phrase whose last words begin the name of a service ends before it.</summary>
    private static bool RunsIntoName(Found phrase, List<Found> all)
    {
        if (phrase.Words < 2 || !(phrase.Meaning.IsRow || phrase.Meaning.Kind == MeaningKind.To))
            return false;
        foreach (var name in all)
        {
            if (name.Meaning.Kind == MeaningKind.Service && name.Words > 1 && phrase.Start < name.Start && name.Start < phrase.End && phrase.End < name.End)
                return true;
        }

        return false;
    }

    /// <summary>"Out of the <b>box</b>", "on the same <b>box</b>", "the <b>big table</b> of who does what": an everyday word behind its article is the everyday thing, no product.</summary>
    private static bool IsEverydayThing(Found found, List<Token> tokens, List<Found> all)
    {
        if (found.Meaning.Kind != MeaningKind.WeakService)
            return false;

        // "Our own boxes", "rented boxes": more than one of a product is none.
        if (found.Words == 1 && tokens[found.Start].Text == "boxes")
            return true;
        if (found.Start == 0)
            return false;
        if (found.Words > 1)
            return found.End < tokens.Count && tokens[found.End].Text == "of" && tokens[found.Start - 1].Text is "the" or "a" or "that";
        if (tokens[found.Start] is { Text: "box", Capital: false } && (IsNounWithModifiers(found.Start, tokens) || IsBehindName(found.Start, all)))
            return true;
        return tokens[found.Start - 1].Text switch
        {
            "a" when tokens[found.Start].Capital => false,
            "a" or "an" or "same" or "each" or "every" or "one" or "black" or "whatever" or "whichever" => true,
            "which" or "what" or "other" or "all" or "these" or "those" or "both" or "two" or "three" or "many" or "some" or "several" or "few" or "different" when !tokens[found.Start].Capital => true,
            "the" when tokens[found.Start] is { Text: "inspector", Capital: false } => true,
            "the" => found.Start > 1 && tokens[found.Start - 2].Text is "of" or "tick" or "ticked" or "ticks",
            _ => false,
        };
    }

    private static bool IsBehindName(int at, List<Found> all) => all.Exists(name => name.End == at && name.Meaning.Kind is MeaningKind.Provider or MeaningKind.Service);

    /// <summary>"A rented GPU <b>box</b>", "our own Oracle <b>box</b>", "on the Linux <b>box</b>": behind an article with up to three words between.</summary>
    private static bool IsNounWithModifiers(int noun, List<Token> tokens)
    {
        for (var at = noun - 1; at >= 0 && noun - at <= 4 && tokens[at].Clause == tokens[noun].Clause; at--)
        {
            if (tokens[at].Text is "a" or "an" or "the" or "our" or "my" or "their" or "your" or "own" or "this" or "that" or "linux" or "windows" or "rented")
                return true;
            if (tokens[at].Text is "in" or "on" or "at" or "to" or "for" or "of" or "from" or "with" or "by" or "and" or "or" or "does" or "do" or "is" or "are" or "who" or "vs" or "into" or "than")
                return false;
        }

        return false;
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

    /// <summary>"Customer" in "customer data" names no party: a cue inside a longer name is no cue. Pairs keep theirs ("secure … network").</summary>
    private static void DropSwallowed(List<Found> cues, List<Found> things)
    {
        cues.RemoveAll(cue => cue.Meaning.Cue is not (Cue.Who or Cue.What) && !(cue.Meaning.Cue == Cue.Define && cue.Start == 0) && things.Exists(thing => !(cue.Meaning.Cue == Cue.Duty && cue.Start == thing.Start) &&
            thing.Words > cue.Words && (cue.Mask & thing.Mask) == cue.Mask && thing.Meaning.Kind <= MeaningKind.WeakModel && IsUnbroken(thing)));
    }

    /// <summary>"Its <b>own</b> settings", "our own servers": no word for owning. "In <b>which</b> our data lives", "the region in which": no question.</summary>
    private static bool IsAdjective(Found cue, List<Token> tokens)
    {
        if (cue.Words == 2 && tokens[cue.End - 1].Text is "topics" && cue.Meaning.Cue == Cue.Duty)
            return true;
        if (cue.Words == 2 && tokens[cue.End - 1].Text == "cloud" && cue.Meaning.Cue == Cue.ProviderOwn)
            return IsPartOfName(cue, tokens);
        if (cue.Words != 1 || cue.Start == 0)
            return false;
        var before = tokens[cue.Start - 1];
        return cue.Meaning.Cue switch
        {
            Cue.Least => before.Text == "at",
            Cue.Move when tokens[cue.Start].Text is "port" => before.Text is not ("to" or "we" or "you" or "i" or "will" or "can" or "not"),
            Cue.Move when tokens[cue.Start].Text is "switch" or "dump" or "swap" or "lift" => before.Text is "the" or "a" or "that" or "this" or "which" or "network" or "core" or "every" or "our",
            Cue.Tag => tokens[cue.Start].Text == "rights",
            Cue.Leaderboard => tokens[cue.Start].Text is "stand" or "stands" or "standing",
            Cue.Duty => tokens[cue.Start].Text == "own" && (before.Possessive || before.Text is "our" or "my" or "your" or "its" or "their" or "his" or "her"),
            Cue.What => (tokens[cue.Start].Text == "which" && cue.Start > 1 && before.Text is "in" or "of" or "on" or "for" or "to" or "with" or "from" or "by")
                || (tokens[cue.Start].Text is "list" or "name" or "show" && before.Text is "our" or "my" or "your" or "their" or "the"),
            _ => false,
        };
    }

    /// <summary>"Of our <b>cloud storage</b>", "cost of the <b>cloud</b>": not what the provider runs underneath, as in "security <b>of the cloud</b>".</summary>
    private static bool IsPartOfName(Found ofCloud, List<Token> tokens) =>
        (ofCloud.Start > 0 && tokens[ofCloud.Start - 1].Stem is "cost" or "bill" or "price")
        || Enumerable.Range(ofCloud.Start, ofCloud.Words).Any(at => tokens[at].Text is "our" or "my")
        || (ofCloud.End - ofCloud.Start > ofCloud.Words && tokens[ofCloud.End - 2].Text is "our" or "my")
        || (ofCloud.End < tokens.Count && tokens[ofCloud.End].Clause == tokens[ofCloud.Start].Clause && tokens[ofCloud.End].Stem is "storage" or "storag" or "server" or "sql" or "run" or "account" or "bill" or "cost" or "project" or "application" or "service" or "servic" or "data" or "bucket");

    /// <summary>"A DynamoDB <b>table</b>", "our <b>tables</b>": holds data, no chart.</summary>
    private static bool IsDataTable(Found cue, List<Token> tokens, List<Found> things) =>
        cue.Meaning.Cue == Cue.Matrix && cue.Words == 1 && cue.Start > 0 && tokens[cue.Start].Stem == "tabl"
        && (tokens[cue.Start].Text == "tables" || tokens[cue.Start - 1].Text is "our" or "my" or "your" or "which" || things.Exists(thing => thing.End == cue.Start && thing.Meaning.Kind is MeaningKind.Service or MeaningKind.WeakService));

    private static bool IsUnbroken(Found thing) => UInt128.PopCount(thing.Mask) == (UInt128)(uint)thing.Words && thing.End - thing.Start <= thing.Words + 1;

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
