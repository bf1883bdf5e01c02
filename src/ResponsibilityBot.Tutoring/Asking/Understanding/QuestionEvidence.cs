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
        IsEither = findings.Has(Cue.EitherSide) || OffersBothSides() || EndsInOtherSide();
        Provider = findings.Of(MeaningKind.Provider).Select(found => found.Meaning.Id).FirstOrDefault();
        ReadRows();
        Targets.AddRange(new PlaceChoice(this).Places());
        if (!findings.Has(Cue.Compare) && Targets is [var place] && VariantOf(place) is { } variant)
            Targets[0] = variant;
        NarrowPatching();
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

    private bool OffersBothSides()
    {
        if (!Findings.Has(Cue.CustomerSide))
            return false;
        var theirs = Findings.Of(MeaningKind.Provider).Concat(Findings.All(Cue.ProviderSide)).Concat(Findings.Of(MeaningKind.Service)).ToList();
        return Findings.All(Cue.CustomerSide).Any(ours => theirs.Exists(other => IsChoice(ours, other) || IsChoice(other, ours)));
    }

    /// <summary>Whether only "or", "vs" and fillers stand between two sides.</summary>
    private bool IsChoice(Found left, Found right)
    {
        var offered = false;
        for (var at = left.End; at < right.Start; at++)
        {
            if (Findings.Tokens[at].IsOr)
                offered = true;
            else if (Findings.Tokens[at].Text is not ("the" or "a" or "is" or "it" or "on" or "to" or "does" or "do" or "our" or "job" or "by" or "up" or "for"))
                return false;
        }

        return offered && right.Start > left.End;
    }

    /// <summary>"Do they bump it <b>or us</b>", "…, <b>or does</b> the vendor": the last choice is a side, whatever stands before it.</summary>
    private bool EndsInOtherSide()
    {
        var tokens = Findings.Tokens;
        for (var at = tokens.Count - 2; at > 1; at--)
        {
            if (!tokens[at].IsOr)
                continue;
            var next = at + 1;
            while (next < tokens.Count && next - at <= 5 && (next > at + 1 || tokens[next].Text != "it") && tokens[next].Text is "the" or "is" or "are" or "it" or "that" or "this" or "does" or "do" or "will" or "has" or "have" or "must" or "should" or "can" or "on" or "to" or "by" or "for" or "up" or "only" or "just" or "rather" or "with" or "from")
                next++;
            return next < tokens.Count && (NamesOtherSide(next, at) || (tokens[next].Text is "our" or "my" && EndsClause(next + 1) && !Findings.Things.Any(thing => thing.Start == next + 1)));
        }

        return false;
    }

    /// <summary>Whether a side begins at a word and the other side, or none, stands before the "or".</summary>
    private bool NamesOtherSide(int at, int or)
    {
        var ours = Findings.All(Cue.CustomerSide).Any(side => side.Start == at);
        var theirs = Findings.All(Cue.ProviderSide).Concat(Findings.Of(MeaningKind.Provider)).Any(side => side.Start == at)
            || Findings.Of(MeaningKind.Service).Any(side => side.Start == at && Findings.Tokens[side.End - 1].Possessive);
        return (ours && !Findings.All(Cue.CustomerSide).Any(side => side.End <= or && or - side.End <= 3))
            || (theirs && (Findings.All(Cue.CustomerSide).Any(side => side.End <= or) || Findings.Tokens.Take(or).Any(token => token.Text is "our" or "my")));
    }

    private bool EndsClause(int at) => at < Length && (at + 1 == Length || Findings.Tokens[at + 1].Clause != Findings.Tokens[at].Clause);

    /// <summary>The side that a thing is said to be a matter of, by a word of any kind: "is this still our own <b>mess</b>", "is scaling Amazon's <b>thing</b>". Null where there is none.</summary>
    private Party? PossessedBy()
    {
        var tokens = Findings.Tokens;
        var copula = -1;
        for (var at = 0; at < Math.Min(Length, Shape.TagStart); at++)
        {
            if (tokens[at].Text is "is" or "are" or "was" or "be" or "remains" or "remain" or "stays" or "stay" or "becomes" or "become" or "still")
                copula = at;
            if (tokens[at].Text is "who" or "that" or "which" or "to")
                copula = -1;
            if (copula < 0 || at <= copula || at - copula > 6)
                continue;
            if (tokens[at].Text is "ours" or "mine" or "theirs" && (EndsClause(at) || at + 1 == Shape.TagStart) && !IsPreposition(tokens[at - 1].Text))
                return tokens[at].Text == "theirs" ? Knowledge.Party.Provider : Knowledge.Party.Customer;
            var side = SideOf(at);
            var noun = at + 1 < Length && tokens[at + 1].Text is "own" or "whole" ? at + 2 : at + 1;
            if (side is null || noun >= Shape.TagStart || Findings.All(Cue.CustomerSide).Any(ours => ours.Start == at && ours.End > noun) || !(EndsClause(noun) || noun + 1 == Shape.TagStart || (side == Knowledge.Party.Provider && noun + 1 < Length && tokens[noun + 1].Text == "to")) || IsPreposition(tokens[at - 1].Text) || (Findings.Things.Any(thing => thing.Meaning.Kind <= MeaningKind.WeakModel && thing.Start <= noun && thing.End > noun) && !Findings.Things.Any(thing => thing.Meaning.Kind is MeaningKind.Aspect or MeaningKind.Responsibility or MeaningKind.Family && thing.End <= at)))
                continue;
            return side;
        }

        return null;
    }

    private Party? SideOf(int at) => Findings.Tokens[at] switch
    {
        { Text: "our" or "my" } => Knowledge.Party.Customer,
        { Text: "their" } => Knowledge.Party.Provider,
        { Possessive: true } when Findings.Of(MeaningKind.Provider).Concat(Findings.All(Cue.ProviderSide)).Any(side => side.End == at + 1) => Knowledge.Party.Provider,
        { Possessive: true } when Findings.All(Cue.CustomerSide).Any(side => side.End == at + 1) => Knowledge.Party.Customer,
        _ => null,
    };

    private static bool IsPreposition(string word) => word is "in" or "on" or "at" or "to" or "from" or "with" or "for" or "of" or "into" or "by" or "inside" or "under" or "about" or "through" or "over" or "the";

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

    private const string Engine = "database-engine-patching";

    private const string Platform = "paas";

    /// <summary>Databases that people call by their engine: "upgrade <b>Postgres</b> on RDS".</summary>
    private static readonly HashSet<string> Engines = new(StringComparer.Ordinal) { "postgres", "postgresql", "mysql", "mariadb", "mongo", "mongodb", "mssql", "redis", "cassandra" };

    /// <summary>"Do we update <b>Node</b> ourselves on Heroku": where functions or applications run, one node is a language.</summary>
    private bool IsNodeJs() =>
        Targets.Count > 0 && Targets.TrueForAll(id => (Table.Target(id) is Service service ? service.Model : id) is Platform or "faas")
        && Findings.Tokens.Exists(token => token.Text is "node") && !Findings.Tokens.Exists(token => token.Text is "nodes" or "pool" or "worker" or "workers" or "cluster" or "kubernetes");

    /// <summary>"They patch our VMs": of the patching of a rented machine its operating system is meant.</summary>
    private void NarrowPatching()
    {
        // "Windows updates at OS level", "the nodes, who keeps them patched": patching of a thing that is named apart.
        if (Rows.Contains("family:os") && (Rows.Contains("family:patching") || Findings.Of(MeaningKind.Family).Any(found => found.Meaning.Id == "family:patching")))
        {
            Rows[Rows.IndexOf("family:os")] = "guest-os-patching";
            Rows.Remove("family:patching");
        }

        if (Rows is ["family:patching"] && Findings.Of(MeaningKind.WeakResponsibility).Concat(Findings.Of(MeaningKind.Responsibility)).Select(found => found.Meaning.Row).Distinct(StringComparer.Ordinal).ToList() is [var part] && part == "kubernetes-nodes")
            Rows[0] = part;
        if (Rows is ["family:patching"] && Findings.Tokens.Exists(token => Engines.Contains(token.Text)) && !Targets.Exists(id => Table.Target(id) is Service { Model: KnowledgeTable.Iaas } or ServiceModel { Id: KnowledgeTable.Iaas }))
            Rows[0] = Engine;
        if (Rows is ["kubernetes-nodes"] && IsNodeJs())
            Rows[0] = "runtime-patching";
        if (Services.Count > 0 && PatchedIn(Rows, Targets) is { } patched)
            Rows[0] = patched;
    }

    /// <summary>"They patch our <b>VMs</b>", "updates on <b>Aurora</b>": what patching means where only machines are rented, and where a product says of its engine; null elsewhere.</summary>
    public string? PatchedIn(IReadOnlyList<string> rows, IReadOnlyList<string> places)
    {
        if (rows is not ["family:patching"] || places.Count == 0)
            return null;
        if (places.All(id => Table.Target(id) is Service { Model: KnowledgeTable.Iaas }))
            return "guest-os-patching";
        return places.All(id => Table.Target(id) is Service { Model: Platform } && Table.Cell(Engine, id) is { } own && own != Table.Cell(Engine, Platform)) ? Engine : null;
    }

    /// <summary>"<b>SQL Server</b> that we put on an Azure VM", "a Lambda that runs our <b>image</b>": a way to use the place that has a line of its own in the table; null where none is meant.</summary>
    public string? VariantOf(string place) =>
        Findings.Beside.Where(found => found.Meaning.Kind == MeaningKind.VariantHint).Select(found => found.Meaning.Id).FirstOrDefault(id => Table.Target(id) is Service service && service.VariantOf == place);

    private void ReadShape()
    {
        var tokens = Findings.Tokens;
        var aux = Shape.Auxiliary;

        // "Is it Slack who decides": a "who" inside a yes-no question asks nothing of its own; nor does "what we store … we rotate ourselves, right".
        var wh = Findings.All(Cue.Who).Any(who => aux < 0 || who.Start < aux || Findings.Tokens[who.Start].Clause != tokens[aux].Clause) || (!HasTag && Findings.First(Cue.What) is { } what && what.Start <= Shape.Start + 1);
        IsYesNo = !wh && (aux >= 0 || HasTag || Findings.HasAny(Cue.Claim) || (Has(Cue.Must) && Has(Cue.CustomerSide)));
        Possessed = IsEither || wh ? null : PossessedBy();
        Party = Possessed ?? new PartyReader(this, Shape).Read();
        IsYesNo |= !wh && Party is not null && !Findings.HasAny(Cue.What, Cue.HowTo, Cue.ListDuties, Cue.WhichModel);
        Negated = Findings.All(Cue.Negation).Any(found => (aux < 0 || found.Start > aux + 1 || found.Start < aux) && !Shape.IsInTag(found.Start) && !IsTagNegation(found) && !DeniesOtherSide(found) && !IsOfOtherSubject(found) && !IsInEnsured(found));
        StartsWithVerb = aux >= 0;
        var permission = aux >= 0 && tokens[aux].Text is "can" or "could" or "may" && !Findings.HasAny(Cue.Delegate, Cue.Duty) && (Findings.All(Cue.CustomerSide).Any(side => side.Start == aux + 1)
            || (!Findings.HasAny(Cue.Duty, Cue.Claim) && !tokens.Any(token => token.Text is "our" or "my" or "us") && Findings.Of(MeaningKind.Service).Any(service => service.Start - aux is 1 or 2)));
        Wholly = tokens.Any(token => token.Text is "entirely" or "solely" or "alone" or "completely" or "wholly" or "exclusively" or "only");
        AsksOwnership = IsEither || Possessed is not null || (!permission && (Findings.HasAny(Cue.Who, Cue.Duty) || Shape.NamesWhoAtEnd
            || (Party is not null && (IsYesNo || Findings.HasAny(Cue.Must, Cue.Handles)))
            || (IsYesNo && Findings.Has(Cue.Handles) && aux >= 0)
            || (Has(Cue.Must) && Has(Cue.CustomerSide))));
    }

    /// <summary>"Make sure that others <b>cannot</b> read it": what is ensured is negative, the question is not.</summary>
    private bool IsInEnsured(Found negation) =>
        Findings.All(Cue.Handles).Any(found => found.End <= negation.Start && Findings.Tokens[found.End - 1].Stem is "sure" or "ensur" or "guarante" or "prevent" or "check");

    private bool IsTagNegation(Found negation) => Findings.All(Cue.Tag).Any(tag => tag.Overlaps(negation) && tag.Words > 1);

    /// <summary>"Managed by us, <b>not by GitHub</b>": the other side is denied, not the one that the question is about.</summary>
    private bool DeniesOtherSide(Found negation)
    {
        var sides = Findings.All(Cue.CustomerSide).Concat(Findings.All(Cue.ProviderSide)).Concat(Findings.Of(MeaningKind.Provider)).Concat(Findings.Of(MeaningKind.Service)).ToList();
        return sides.Exists(side => side.End <= negation.Start) && sides.Exists(side => side.Start >= negation.End && side.Start - negation.End <= 2)
            && negation.End < Length && Findings.Tokens[negation.End].Text is "by" or "the" or "us" or "them" or "on";
    }

    /// <summary>"Snowflake takes care of MFA, <b>we needn't</b> touch it": denied of the other side in a clause of its own.</summary>
    private bool IsOfOtherSubject(Found negation)
    {
        if (Party is not { } party)
            return false;
        var clause = Findings.Tokens[negation.Start].Clause;
        bool IsSubject(Found side) => side.End <= negation.Start && Findings.Tokens[side.Start].Clause == clause;
        var ours = Findings.All(Cue.CustomerSide).Any(IsSubject);
        var theirs = Findings.All(Cue.ProviderSide).Concat(Findings.Of(MeaningKind.Provider)).Any(IsSubject);
        return ours != theirs && ours == (party == Knowledge.Party.Provider) && Findings.Tokens.Take(negation.Start).Any(token => token.Clause < clause) && !Findings.All(Cue.Tag).Any(tag => tag.Overlaps(negation));
    }

    /// <summary>"Left to the provider", "belongs to Google": a duty word stands before the "to".</summary>
    public bool IsPredicateTo(int side) => Findings.All(Cue.Duty).Any(duty => duty.End <= side && side - duty.End <= 2 && duty.Words > 1);

    private Party? ReadOwnThings()
    {
        if (Findings.Has(Cue.ProviderOwn))
            return Knowledge.Party.Provider;
        var provider = Findings.Of(MeaningKind.Provider).Concat(Findings.All(Cue.ProviderSide));
        if (provider.Any(side => Findings.Tokens[side.End - 1].Possessive && !IsBeforeDuty(side.End) && IsBeforeRow(side.End)))
            return Knowledge.Party.Provider;
        return Findings.All(Cue.CustomerOwn).Any(own => Findings.Tokens[own.End - 1].Text != "own" || IsBeforeRow(own.End)) ? Knowledge.Party.Customer : null;
    }

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
        IsYesNo = IsYesNo,
        OwnThings = Own,
        Provider = Provider,
        Trace = [$"{IntentWords.Of(intent)}: {reason}"],
    };
}
