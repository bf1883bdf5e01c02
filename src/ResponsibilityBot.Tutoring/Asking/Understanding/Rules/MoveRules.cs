using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding.Rules;

/// <summary>Decides whether a question is about a move from one place to another, in which order, and which of the duties it names are asked about.</summary>
internal sealed class MoveRules(QuestionEvidence question) : QuestionRules(question)
{
    /// <summary>The model of what its vendor runs.</summary>
    private const string Hosted = "saas";

    /// <summary>The reading of a move, or null where none is asked about.</summary>
    public Reading? Read()
    {
        if (Question.Targets is [KnowledgeTable.OnPremises] && Question.Provider is { } provider && Findings.Has(Cue.Move))
            return Make(Intent.Move, "from the own machines to a provider") with { Targets = [KnowledgeTable.OnPremises, provider], Responsibilities = Question.StrongRow ? [.. Question.Rows] : [] };
        if (Question.Targets.Count == 2 && GoesTo() && !Findings.HasApart(Cue.Compare, Cue.Move) && !StaysInRange() && !(Question.Rows.Count > 0 && Findings.Has(Cue.Who) && !AsksAfterwards()))
            return Make(Intent.Move, "from one place to the next") with { Targets = InOrder(), Responsibilities = AskedRows() };
        if (Question.Targets.Count == 2 && (Question.Rows.Count == 0 || !Findings.Has(Cue.Who) && Question.Rows.TrueForAll(IsTopicOfMove)) && IsFromTo())
            return Make(Intent.Move, "from one place to another") with { Targets = InOrder() };
        if (Question.Targets.Count == 2 && Findings.Tokens[0].Text == "from" && IsFromTo() && AskedRows() is [_, ..] asked)
            return Make(Intent.Move, "from one place to another, and what is asked of it") with { Targets = InOrder(), Responsibilities = asked };
        if (Question.Targets.Count == 2 && Findings.Tokens.Exists(token => token.Text == "between") && !Findings.Tokens.Exists(token => token.Text is "to" or "into" or "from"))
            return null;
        if (Question.Targets.Count == 1 && Findings.Has(Cue.Who) && !Findings.HasAny(Cue.What, Cue.CustomerOwn))
            return null;
        if (!Question.Has(Cue.Move) || Question.Targets.Count == 0 || (Question.Has(Cue.Delegate) && Question.Targets.Count < 2) || (Question.Has(Cue.Compare) && !Question.Has(Cue.MoveTo)))
            return null;
        var targets = InOrder();
        if (targets.Count == 2 && (AreListed() || AreOffered()))
            return null;
        if (Question.Rows.Count > 0 && (Question.IsEither || Findings.HasApart(Cue.Who, Cue.ListDuties) || (Question.StrongRow && Question.Party is not null && Question.Has(Cue.Must) && targets.Count == 1)) && !Question.Has(Cue.Compare))
            return Make(Intent.Owner, "a responsibility after a move") with { Targets = [targets[^1]] };
        if (targets.Count == 1 && (IsWhereThingsAre(targets[0]) || Findings.All(Cue.Move).All(IsOnlyChange) || Question.StrongRow && Question.AsksOwnership || !Findings.HasAny(Cue.MoveTo, Cue.CustomerOwn)))
            return null;
        if (targets.Count == 1)
            targets.Insert(0, KnowledgeTable.OnPremises);
        return Make(Intent.Move, "a move from one place to another") with { Targets = targets.Count > 2 ? [targets[0], targets[^1]] : [.. WithTwin(targets[0], targets[1])], Responsibilities = [.. Question.Rows.Where(IsMovedRow)] };
    }

    /// <summary>"What changes regarding <b>backups</b> if we move": a duty between the asking and the move is asked about; others are what moves.</summary>
    private bool IsMovedRow(string row)
    {
        if (IsTopicOfMove(row))
            return true;
        var asks = Findings.First(Cue.What) is { } what ? what.Start : Question.StartsWithVerb ? 0 : int.MaxValue;
        var moves = Findings.All(Cue.Move).Where(found => Findings.Tokens[found.End - 1].Text is not ("changes" or "change")).Select(found => found.Start).DefaultIfEmpty(0).Max();
        return Question.StrongRow && Findings.Things.Any(thing => thing.Meaning.Row == row && ((thing.Start > asks && thing.End <= moves) || IsAskedBehind(thing)));
    }

    /// <summary>"If we lift the servers to Azure, does <b>the firewall work</b> go to Microsoft?": a duty in the clause that asks, behind that of the places.</summary>
    private bool IsAskedBehind(Found thing)
    {
        var tokens = Findings.Tokens;
        var clause = tokens[thing.Start].Clause;
        return thing.Meaning.IsStrongRow && clause == tokens[^1].Clause && NamedTargets() is { Count: > 0 } places && places.TrueForAll(place => tokens[place.Start].Clause < clause);
    }

    /// <summary>"<b>Firewalls</b>: what changes", "what becomes of <b>backup</b> duties", "still <b>patching</b>?": asked about, not moved. The things that are moved, as an application or a server, are none.</summary>
    private bool IsTopicOfMove(string row)
    {
        if (!Question.StrongRow || row is "application-code" or "customer-data" or "hardware-maintenance")
            return false;
        var tokens = Findings.Tokens;
        return Findings.Things.Any(thing => thing.Meaning.Row == row && thing.Meaning.IsStrongRow
            && ((thing.Start <= Question.Shape.Start && row != "database-engine-patching")
                || (thing.Start > 0 && tokens[thing.Start - 1].Text is "still" or "regarding" or "about" or "concerning")
                || (thing.Start > 1 && tokens[thing.Start - 1].Text == "of" && tokens[thing.Start - 2].Text is "becomes" or "become")
                || (thing.End < tokens.Count && tokens[thing.End].Text is "duties" or "duty" or "responsibility" or "responsibilities" && tokens[thing.End].Clause == tokens[thing.Start].Clause)));
    }

    /// <summary>"<b>For NetSuite and Shopify</b>, who hands over the papers?": places that only "and" joins are no way.</summary>
    private bool AreListed()
    {
        var places = NamedTargets();
        return places.Count == 2 && new PlaceJoints(Findings.Tokens, moves: true).IsPair(places[0], places[1]) && !Findings.Has(Cue.What);
    }

    /// <summary>"Which <b>leaves</b> more to us, RDS <b>or</b> Lambda?": places to choose from are no way either.</summary>
    private bool AreOffered() =>
        NamedTargets() is [var left, var right] && new PlaceJoints(Findings.Tokens, moves: true).IsOr(left, right);

    /// <summary>"EC2 → Lambda", "off EC2 and into RDS": only words of a way stand between two places.</summary>
    private bool GoesTo()
    {
        var named = NamedTargets();
        for (var i = 1; i < named.Count; i++)
        {
            var (left, right) = (named[i - 1], named[i]);
            if (left.Meaning.Id == right.Meaning.Id || right.Start - left.End is < 1 or > 5)
                continue;
            var words = Enumerable.Range(left.End, right.Start - left.End).Select(at => Findings.Tokens[at].Text).ToList();
            if (words.Exists(word => word is "to" or "into" or "onto") && words.TrueForAll(word => word is "to" or "into" or "onto" or "and" or "over" or "the" or "a" or "an" or "our" or "goes" or "go" or "cluster" or "clusters" or "server" or "servers" or "instances" or "instance" or "apps" or "application" or "estate" or "up" or "then" or "real" or "plain"))
                return true;
        }

        return false;
    }

    /// <summary>"Colo to EC2, who cools <b>then</b>?", "Jira Data Center to Cloud: <b>who</b> …": what is asked comes after the move. What lies between two places is their connection.</summary>
    public bool AsksAfterwards()
    {
        if (Question.Rows.Exists(row => row is "encryption-in-transit" or "network-controls" or "physical-network" or "family:network" or "family:encryption"))
            return false;
        var tokens = Findings.Tokens;
        if (tokens.Exists(token => token.Text is "then" or "afterwards" or "after" or "thereafter"))
            return true;
        var places = NamedTargets();
        return places.Count > 1 && Findings.First(Cue.Who) is { } who && places.TrueForAll(place => tokens[place.Start].Clause < tokens[who.Start].Clause) && places.Min(place => place.Start) <= 2;
    }

    /// <summary>Where the places stand that are meant, in the order of the text.</summary>
    private List<Found> NamedTargets() =>
        [.. Findings.Things.Where(thing => thing.Meaning.Kind is MeaningKind.Service or MeaningKind.Model or MeaningKind.WeakService && Question.Targets.Contains(thing.Meaning.Id))
            .Concat(Findings.Beside.Where(found => found.Meaning.Kind == MeaningKind.WeakModel && Question.Targets.Contains(found.Meaning.Id))).OrderBy(thing => thing.Start)];

    /// <summary>"Which duties <b>stay</b> with the customer from IaaS to SaaS": a range, no move.</summary>
    private bool StaysInRange() => Findings.Has(Cue.Always) || Findings.Tokens.Exists(token => token.Text is "stay" or "stays" or "remain" or "remains");

    /// <summary>The rows that are asked about.</summary>
    public List<string> AskedRows() => [.. Question.Rows.Where(IsAskedRow)];

    /// <summary>Of the rows of a move those that are asked about: not the thing that moves, which stands before the places or beside "move".</summary>
    private bool IsAskedRow(string row)
    {
        var things = Findings.Things.Where(thing => thing.Meaning.Row == row && thing.Meaning.IsStrongRow).ToList();
        var last = Question.Targets.Max(Question.PlaceOf);
        return Question.StrongRow && things.Exists(thing => thing.Start > last || IsMovedRow(row) || (thing.Words > 1 && !Findings.All(Cue.Move).Any(move => move.Overlaps(thing) || thing.Start - move.End is >= 0 and <= 2)));
    }

    /// <summary>
    /// Where somebody who moves comes from and goes to: both places that are meant; or the one that is, and another that everyday words name ("we sell <b>our servers</b> and take
    /// NetSuite"), by default the customer's own premises. Null where that tells no two places.
    /// </summary>
    public IReadOnlyList<string>? BothEnds()
    {
        if (Question.Targets.Count == 2)
        {
            var ends = InOrder();
            return WithTwin(ends[0], ends[1]);
        }

        if (Question.Targets is not [var one] || one == KnowledgeTable.OnPremises)
            return null;
        var weak = Findings.Beside.FirstOrDefault(found => found.Meaning.Kind == MeaningKind.WeakModel && found.Meaning.Id != one);
        if (weak is null && IsWhereThingsAre(one))
            return null;
        return weak is not null && weak.Start > Question.PlaceOf(one) && !IsTurned(Question.PlaceOf(one), weak.Start) ? [one, weak.Meaning.Id] : WithTwin(weak?.Meaning.Id ?? KnowledgeTable.OnPremises, one);
    }

    /// <summary>
    /// "GitHub Enterprise Server goes <b>to the cloud edition</b>", "<b>GitLab on our own box</b> to gitlab.com": where one end is the own premises and the other a product that its vendor offers both ways,
    /// the move is from the one that people run to the one that the vendor runs.
    /// </summary>
    private IReadOnlyList<string> WithTwin(string from, string to)
    {
        if (from != KnowledgeTable.OnPremises || Question.Table.Target(to) is not Service { Vendor: { } vendor } product || product.Model is not (KnowledgeTable.OnPremises or Hosted))
            return [from, to];
        var other = product.Model == Hosted ? KnowledgeTable.OnPremises : Hosted;
        var twin = Question.Table.Content.Services.Where(service => service.Vendor == vendor && service.Model == other).MaxBy(service => SharedWords(service.Name, product.Name));

        // "Azure Local" and "Azure DevOps Services" begin with their provider's name.
        if (twin is null || SharedWords(twin.Name, product.Name) <= (product.Provider == "other" ? 0 : 1))
            return [from, to];
        return product.Model == Hosted ? [twin.Id, to] : [to, twin.Id];
    }

    /// <summary>How many words two names begin with alike.</summary>
    private static int SharedWords(string left, string right) => left.Split(' ', '.', '-').Zip(right.Split(' ', '.', '-')).TakeWhile(pair => pair.First == pair.Second).Count();

    /// <summary>"Lift the search engine to a newer version <b>in our OpenSearch</b>", "prune people <b>out of Okta</b>": where the things are that are spoken of, which leads nowhere.</summary>
    private bool IsWhereThingsAre(string place)
    {
        var tokens = Findings.Tokens;
        var at = Question.PlaceOf(place) - 1;
        while (at > 0 && at < tokens.Count && tokens[at].Text is "our" or "the" or "a" or "an" or "my" or "managed")
            at--;
        return at > 0 && at < tokens.Count && (tokens[at].Text is "in" or "inside" || (tokens[at].Text == "of" && tokens[at - 1].Text != "instead" && !Findings.All(Cue.Move).Any(move => move.Spans(at))))
            && !tokens.Exists(token => token.Stem is "migrat" or "move" or "mov" or "shift");
    }

    /// <summary>"Snowflake <b>instead of</b> our warehouse", "Functions in, the VMs <b>out</b>": the place that comes last is left.</summary>
    private bool IsTurned(int first, int second)
    {
        var tokens = Findings.Tokens;
        for (var at = first + 1; at < Math.Min(second, tokens.Count); at++)
        {
            if ((tokens[at].Text is "instead" or "rather" && at + 1 < tokens.Count && tokens[at + 1].Text is "of" or "than") || (tokens[at].Text == "place" && tokens[at - 1].Text == "in")
                || (tokens[at].Text is "replaces" or "replace" && !(at + 1 < tokens.Count && tokens[at + 1].Text == "by")))
                return true;
        }

        return tokens.Skip(first).Take(second - first).Any(token => token.Text is "in" or "comes") && tokens.Skip(second).Take(5).Any(token => token.Text is "out" or "was" or "were");
    }

    /// <summary>"To Lambda from EC2" is a move from EC2: the place after "to" comes last.</summary>
    public List<string> InOrder()
    {
        var targets = Question.Targets.ToList();
        if (targets.Count != 2 || Question.Table.Target(targets[0]) is null)
            return targets;
        var first = Question.PlaceOf(targets[0]);
        var second = Question.PlaceOf(targets[1]);
        var to = Findings.Tokens.Select((token, at) => (token, at)).Where(pair => pair.token.Text is "to" or "into" or "onto").Select(pair => pair.at).ToList();
        var from = Findings.Tokens.Select((token, at) => (token, at)).Where(pair => pair.token.Text is "from" or "off" or "leave" or "leaving" or "replace").Select(pair => pair.at).ToList();
        var toFirst = to.Exists(at => at < first && first - at <= 3);
        var fromSecond = from.Exists(at => at > first && at < second);
        if ((toFirst && fromSecond) || (first < second && IsTurned(first, second)))
            targets.Reverse();
        return targets;
    }

    /// <summary>"From CaaS to FaaS, changes?"</summary>
    private bool IsFromTo()
    {
        var (first, second) = (Question.PlaceOf(Question.Targets[0]), Question.PlaceOf(Question.Targets[1]));
        var tokens = Findings.Tokens;
        return second < tokens.Count && first > 0 && tokens[first - 1].Text == "from" && Enumerable.Range(first, Math.Max(0, second - first)).Any(at => tokens[at].Text is "to" or "into");
    }

    /// <summary>"No longer ours", "goes away": says what changes, but moves nothing; it needs two places.</summary>
    private bool IsOnlyChange(Found move) => Findings.Tokens[move.Start].Text is "no" or "new" or "land" or "lands" or "falls" or "fall" or "adopt" or "get" or "gets" or "taken" or "pick" or "goes" or "go";
}
