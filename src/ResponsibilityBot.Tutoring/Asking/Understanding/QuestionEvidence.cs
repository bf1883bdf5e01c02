using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>The findings of one question sorted into what the gates ask for.</summary>
internal sealed class QuestionEvidence
{
    public QuestionEvidence(Findings findings, KnowledgeTable table)
    {
        Findings = findings;
        Table = table;
        Shape = new SentenceShape(findings);
        Services = Ids(MeaningKind.Service);
        HasCloud = Services.Count > 0 || findings.Names(MeaningKind.Model) || findings.Names(MeaningKind.Provider) || findings.Has(Cue.Cloud) || findings.All(Cue.ProviderSide).Any(side => !IsPronoun(side));
        var offered = new OfferedSides(findings);
        IsEither = findings.Has(Cue.EitherSide) || offered.AreOffered() || offered.EndsInOtherSide();
        Provider = findings.Of(MeaningKind.Provider).Select(found => found.Meaning.Id).FirstOrDefault();
        ReadRows();
        Targets.AddRange(new PlaceChoice(this).Places());
        if (!findings.Has(Cue.Compare) && Targets is [var place] && VariantOf(place) is { } variant)
            Targets[0] = variant;
        new PatchedThings(this).Narrow();
        ReadShape();
        Own = ReadOwnThings();
    }

    public Findings Findings { get; }

    /// <summary>The service of a provider (the first argument) that is of the same kind as a service of another one (the second): Azure's virtual machines for Amazon EC2; null where none is known.</summary>
    public Func<string, string, string?> Counterpart { get; init; } = (_, _) => null;

    public KnowledgeTable Table { get; }

    /// <summary>Rows and families that are meant.</summary>
    public List<string> Rows { get; } = [];

    /// <summary>Whether the rows that are meant stand in a list, "patching, CIS baseline and antivirus", each by a word that means nothing else (of three or more by any word), and "and" or the like before the last.</summary>
    public bool ListsRows
    {
        get
        {
            if (Rows.Count < 2)
                return false;
            var named = Findings.Things.Where(thing => (Rows.Count > 2 ? thing.Meaning.IsRow : thing.Meaning.IsStrongRow) && Rows.Contains(thing.Meaning.Row)).OrderBy(thing => thing.Start).ToList();
            return Rows.TrueForAll(row => named.Exists(thing => thing.Meaning.Row == row)) && named.Zip(named.Skip(1)).All(pair => pair.First.Meaning.Row == pair.Second.Meaning.Row || OnlyJoinersStand(pair.First.End, pair.Second.Start))
                && (Rows.Count > 2 || Findings.Tokens.Skip(named[^2].End).Take(named[^1].Start - named[^2].End).Any(token => token.Text is "and" or "or" or "plus"));
        }
    }

    private bool OnlyJoinersStand(int from, int to)
    {
        if (to < from || to - from > 3)
            return false;
        for (var at = from; at < to; at++)
        {
            if (Findings.Tokens[at].Text is not ("and" or "or" or "plus" or "the" or "our" or "as" or "well" or "also" or "of" or "a" or "for"))
                return false;
        }

        return true;
    }

    /// <summary>The aspects that are named, as <c>responsibility/aspect</c>.</summary>
    public List<string> Aspects { get; } = [];

    /// <summary>Models and services that are meant.</summary>
    public List<string> Targets { get; } = [];

    public IReadOnlyList<string> Services { get; }

    /// <summary>Whether a row was named by a word that is enough on its own.</summary>
    public bool StrongRow { get; private set; }

    public bool HasCloud { get; }

    public string? Provider { get; }

    /// <summary>Whether both sides are offered as a choice: "us or them", "customer or Google".</summary>
    public bool IsEither { get; }

    /// <summary>Whether it lets choose between the sides: neither yes nor no answers that. "…, or do I <b>mis</b>read the page?" asks for agreement.</summary>
    public bool LetsChoose => IsEither && !HasTag && Findings.Tokens.Any(token => token.IsOr)
        && !Findings.Tokens.Any(token => token.Text is "wrong" or "misread" or "misunderstand" or "misunderstood" or "misremember" or "mistaken");

    public bool IsYesNo { get; private set; }

    public bool HasTag => Shape.HasTag;

    public SentenceShape Shape { get; }

    public bool Negated { get; private set; }

    /// <summary>"<b>AWS doesn't</b> patch the OS on RDS, <b>does it?</b>": a side and what it does not do, with a tag.</summary>
    public bool DeniesPlainly => Negated && HasTag && Party is not null && Findings.First(Cue.Negation) is { Start: > 0 and <= 3 } not
        && Findings.Sides.Any(side => (side.End == not.Start && side.Start <= 1) || (side.Start == not.End && Findings.All(Cue.Who).Any(who => who.Start == side.End)));

    /// <summary>"<b>By whom</b> are the rules set?": asks for a name, however it goes on.</summary>
    public bool AsksByWhom => Findings.Tokens.Count > 2 && Findings.Tokens[0].Text is "by" or "to" or "on" && Findings.Tokens[1].Text is "whom" or "whose";

    /// <summary>Whether it asks who answers for a duty, whoever does the work.</summary>
    public bool AsksAccountable => Findings.Tokens.Exists(token => token.Text is "accountable" or "accountability" or "answerable");

    /// <summary>Whether one side is asked for alone: "entirely theirs", "solely us".</summary>
    public bool Wholly { get; private set; }

    public Party? Party { get; private set; }

    /// <summary>The side that the thing is said to be a matter of, or null.</summary>
    public Party? Possessed { get; private set; }

    public Party? Own { get; }

    /// <summary>Whether the question asks whose job something is: gate (b).</summary>
    public bool AsksOwnership { get; private set; }

    /// <summary>Whether a verb opens it, as in "does …" and "are …".</summary>
    public bool StartsWithVerb { get; private set; }

    public int Length => Findings.Tokens.Count;

    public bool Has(Cue cue) => Findings.Has(cue);

    /// <summary>"They" may be anybody; "the vendor" sells a cloud.</summary>
    private bool IsPronoun(Found side) => side.Words == 1 && Findings.Tokens[side.Start].Text is "they" or "them" or "theirs" or "themselves";

    private string[] Ids(MeaningKind kind) => Findings.Of(kind) is { Length: > 0 } named ? [.. named.Select(found => found.Meaning.Id).Distinct(StringComparer.Ordinal)] : [];

    private void ReadRows()
    {
        foreach (var thing in new RowChoice(Findings).Rows())
            AddRow(thing.Meaning.Row);

        StrongRow = Rows.Count > 0;
        foreach (var hint in Findings.Of(MeaningKind.Aspect).Concat(Findings.Beside))
        {
            if (hint.Meaning.Kind is MeaningKind.Aspect or MeaningKind.AspectHint && Rows.Exists(row => hint.Meaning.Id.StartsWith(row + "/", StringComparison.Ordinal)))
                Aspects.Add(hint.Meaning.Id);
        }

        if (Rows.Count == 0)
            ReadWeakRows();

        // A family beside one of its own members adds nothing: "patching of the operating system".
        Rows.RemoveAll(row => Table.Family(row) is { } family && family.Members.Any(Rows.Contains));
    }

    private void ReadWeakRows()
    {
        if (HasCloud || Findings.HasAny(Cue.Who, Cue.Duty, Cue.EitherSide))
        {
            Rows.AddRange(WeakRows);
            var plain = Findings.Of(MeaningKind.WeakResponsibility).Where(found => found.Words == 1 && RowChoice.IsPlain(Findings.Tokens[found.Start])).Select(found => found.Meaning.Id).ToList();
            if (Rows.Exists(row => !plain.Contains(row)))
                Rows.RemoveAll(plain.Contains);
        }
    }

    /// <summary>Rows that everyday words name; enough after a question about the cloud: "and the <b>nodes</b>?".</summary>
    public IReadOnlyList<string> WeakRows => [.. Ids(MeaningKind.WeakResponsibility).Concat(Ids(MeaningKind.WeakFamily)).Distinct(StringComparer.Ordinal)];

    /// <summary>Services that everyday words name; enough after a question about the cloud: "on <b>Autopilot</b> too?".</summary>
    public IReadOnlyList<string> WeakServices => Ids(MeaningKind.WeakService);

    private void AddRow(string id)
    {
        if (!Rows.Contains(id))
            Rows.Add(id);
    }

    /// <summary>"<b>SQL Server</b> that we put on an Azure VM", "a Lambda that runs our <b>image</b>": a way to use the place that has a line of its own in the table; null where none is meant.</summary>
    public string? VariantOf(string place) =>
        Findings.Beside.Where(found => found.Meaning.Kind == MeaningKind.VariantHint).Select(found => found.Meaning.Id).FirstOrDefault(id => Table.Target(id) is Service service && service.VariantOf == place);

    private void ReadShape()
    {
        var tokens = Findings.Tokens;
        var aux = Shape.Auxiliary;

        // "Is it Slack who decides": a "who" inside a yes-no question asks nothing of its own; nor does "what we store … we rotate ourselves, right".
        var wh = Findings.All(Cue.Who).Any(who => !IsCleft(who) && (aux < 0 || who.Start < aux || Findings.Tokens[who.Start].Clause != tokens[aux].Clause)) || (!HasTag && Findings.First(Cue.What) is { } what && what.Start <= Shape.Start + 1);
        IsYesNo = !wh && (aux >= 0 || HasTag || Findings.HasAny(Cue.Claim) || (Has(Cue.Must) && Has(Cue.CustomerSide)));
        Possessed = IsEither || wh ? null : new PossessionReader(Findings, Shape).Read();
        Party = Possessed ?? new PartyReader(this, Shape).Read();
        IsYesNo |= !wh && Party is not null && !Findings.HasAny(Cue.What, Cue.HowTo, Cue.ListDuties, Cue.WhichModel);
        Negated = new NegationReader(Findings, Shape, Party).Read();
        StartsWithVerb = aux >= 0;
        var permission = aux >= 0 && tokens[aux].Text is "can" or "could" or "may" && !Findings.HasAny(Cue.Delegate, Cue.Duty) && (Findings.All(Cue.CustomerSide).Any(side => side.Start == aux + 1)
            || (!Findings.HasAny(Cue.Duty, Cue.Claim) && !tokens.Any(token => token.Text is "our" or "my" or "us") && Findings.Of(MeaningKind.Service).Any(service => service.Start - aux is 1 or 2)));
        Wholly = tokens.Any(token => token.Text is "entirely" or "solely" or "alone" or "completely" or "wholly" or "exclusively" or "only");
        AsksOwnership = IsEither || Possessed is not null || (!permission && (Findings.HasAny(Cue.Who, Cue.Duty) || Shape.NamesWhoAtEnd
            || (Party is not null && (IsYesNo || Findings.HasAny(Cue.Must, Cue.Handles)))
            || (IsYesNo && Findings.Has(Cue.Handles) && aux >= 0)
            || (Has(Cue.Must) && Has(Cue.CustomerSide))));
    }

    /// <summary>"Left to the provider", "belongs to Google": a duty word stands before the "to".</summary>
    public bool IsPredicateTo(int side) => Findings.All(Cue.Duty).Any(duty => duty.End <= side && side - duty.End <= 2 && duty.Words > 1);

    /// <summary>"It is (not) AWS <b>who</b> backs up EC2, right?": says who does it, and asks for no name.</summary>
    private bool IsCleft(Found who)
    {
        if (!HasTag)
            return false;
        var side = Findings.Sides.FirstOrDefault(side => side.End == who.Start);
        return side is { Start: >= 2 } && Findings.Tokens[0].Text == "it" && Findings.Tokens[1].Text is "is" && Findings.Tokens.Take(side.Start).Skip(2).All(token => token.Text is "not" or "the");
    }

    private Party? ReadOwnThings()
    {
        if (Findings.Has(Cue.ProviderOwn))
            return Knowledge.Party.Provider;
        var provider = Findings.Of(MeaningKind.Provider).Concat(Findings.All(Cue.ProviderSide));
        if (provider.Any(side => Findings.Tokens[side.End - 1].Possessive && !IsBeforeDuty(side.End) && IsBeforeRow(side.End)))
            return Knowledge.Party.Provider;
        return Findings.All(Cue.CustomerOwn).Any(own => (Findings.Tokens[own.End - 1].Text != "own" || IsBeforeRow(own.End)) && IsInClauseOfRow(own)) ? Knowledge.Party.Customer : null;
    }

    /// <summary>"<b>Our app</b> uses RDS. Who patches the database?": told of before, and not what is asked about.</summary>
    private bool IsInClauseOfRow(Found own) => Findings.Things.Any(thing => Rows.Contains(thing.Meaning.Row) && Findings.Tokens[thing.Start].Clause == Findings.Tokens[own.Start].Clause);

    /// <summary>Whether a row's name follows within two words, so that a possessive belongs to it.</summary>
    private bool IsBeforeRow(int at) =>
        Findings.Things.Any(thing => thing.Meaning.Kind is MeaningKind.Aspect or MeaningKind.Responsibility or MeaningKind.Family or MeaningKind.WeakResponsibility && thing.Start >= at && thing.Start - at <= 2
            && Findings.Tokens[thing.Start].Clause == Findings.Tokens[at - 1].Clause);

    private bool IsBeforeDuty(int at) => Findings.All(Cue.Duty).Concat(Findings.All(Cue.ListDuties)).Any(duty => duty.Start == at || duty.Start == at + 1);

    /// <summary>"Does <b>Atlassian</b> do the updates": whether a product is named by the one word that its vendor is called.</summary>
    public bool IsByVendor(Found product) =>
        product.Words == 1 && Table.Target(product.Meaning.Id) is Service service && string.Equals(service.Vendor, Findings.Tokens[product.Start].Text, StringComparison.OrdinalIgnoreCase);

    /// <summary>The first token of a place; past the end where it is not named.</summary>
    public int PlaceOf(string target) =>
        Findings.Things.Concat(Findings.Beside).Where(thing => thing.Meaning.Id == target).Select(thing => thing.Start).DefaultIfEmpty(int.MaxValue).Min();

    /// <summary>What was found, as a reading of one intent.</summary>
    /// <param name="intent">What is asked.</param>
    /// <param name="reason">Why, for "Why this answer?".</param>
    public Reading ReadAs(Intent intent, string reason) => new()
    {
        Intent = intent,
        Responsibilities = [.. Rows],
        Targets = [.. Targets],
        Aspect = Aspects.FirstOrDefault(),
        Party = Party,
        Negated = Negated,
        Wholly = Wholly,
        AsksAccountable = AsksAccountable,
        IsYesNo = IsYesNo,
        OwnThings = Own,
        Provider = Provider,
        Trace = [$"{IntentWords.Of(intent)}: {reason}"],
    };
}
