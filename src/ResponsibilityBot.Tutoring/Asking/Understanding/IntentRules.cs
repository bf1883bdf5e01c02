using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Decides the intent of a question that stands alone. The order of the rules is the order in which they are tried.</summary>
internal sealed class IntentRules(QuestionEvidence question)
{
    private const int MaxUnknown = 3;
    private const int FragmentLength = 7;

    private readonly MoveRules moves = new(question);

    private Findings Findings => question.Findings;

    private bool HasRow => question.Rows.Count > 0;

    private bool HasTarget => question.Targets.Count > 0;

    public Reading Read() =>
        Command()
        ?? Explaining()
        ?? OutOfScope()
        ?? Standing()
        ?? Ranking()
        ?? moves.Read()
        ?? Disputing()
        ?? Comparing()
        ?? Classifying()
        ?? Charting()
        ?? Defining()
        ?? Believing()
        ?? Layering()
        ?? Listing()
        ?? Owning()
        ?? OwningByService()
        ?? Fallback();

    /// <summary>The reading of an intent that somebody is sure of past the rules; null where what was found does not do for it.</summary>
    public Reading? As(Intent intent, string reason) => intent switch
    {
        Intent.Unknown => Decline(reason),
        Intent.Owner when HasRow => Make(Intent.Owner, reason),
        Intent.Duties when HasTarget || question.Provider is not null => Dutying(reason, question.Party),
        Intent.Compare when question.Targets.Count > 1 => Make(Intent.Compare, reason) with { Responsibilities = question.StrongRow || Findings.HasAny(Cue.Duty, Cue.Who) ? [.. question.Rows] : [] },
        Intent.Move when moves.BothEnds() is { } ends => Make(Intent.Move, reason) with { Targets = ends, Responsibilities = moves.AskedRows() },
        Intent.Classify when question.Services.Count > 0 => Make(Intent.Classify, reason) with { Targets = [.. question.Services], Responsibilities = [] },
        Intent.Most => Make(Intent.Most, reason) with { Party = question.Has(Cue.Least) ? (question.Party ?? Party.Customer).Other() : question.Party ?? Party.Customer },
        Intent.Always => Make(Intent.Always, reason) with { Party = question.Party ?? Party.Customer, Targets = [] },
        Intent.Misconception when (HasRow && IsOfHere()) || Belief() is not null || IsOfAll() => Stating() with { Trace = [$"misconception: {reason}"] },
        Intent.Gray => Make(Intent.Gray, reason) with { Responsibilities = [.. question.Rows.Select(DisputedRow).Distinct(StringComparer.Ordinal)] },
        Intent.Define when (Term() is not null || HasRow || HasTarget) && !Findings.Has(Cue.WhichModel) => Make(Intent.Define, reason) with { Subject = Term() },
        Intent.Matrix => Make(Intent.Matrix, reason) with { Responsibilities = [.. question.Rows.Where(IsChartedRow)] },
        Intent.Why when HasRow => Make(Intent.Why, reason),
        Intent.Quiz or Intent.Score or Intent.Leaderboard or Intent.Help or Intent.Smalltalk when !HasRow && !HasTarget && (intent == Intent.Quiz || !question.Has(Cue.Duty)) => Make(intent, reason),
        _ => null,
    };

    /// <summary>"Hi", "good morning", "are you a bot"; "ok", "bye" and "that helped" close a talk.</summary>
    private bool Greets() => Findings.First(Cue.SmallTalk) is { } first && (Findings.Tokens[first.Start].Text is "hi" or "hello" or "hey" or "morning" or "greetings" or "how" or "are" or "am"
        || (Findings.Tokens[first.Start].Text == "good" && first.Words > 1 && Findings.Tokens[first.Start + 1].Text is "morning" or "afternoon" or "evening" or "day"));

    private Reading? Command()
    {
        if (question.Length == 0)
            return Make(Intent.Help, "nothing to read, so help");
        var owning = HasRow && question.AsksOwnership && Findings.HasAny(Cue.Who, Cue.Must);
        if (question.Has(Cue.Quiz) && !owning && question.Length <= 12)
            return Make(Intent.Quiz, "asks for a quiz") with { Targets = [] };
        if (question.Has(Cue.Leaderboard) && !HasRow && !HasTarget && !Findings.HasAny(Cue.Most, Cue.Least, Cue.Duty))
            return Make(Intent.Leaderboard, "asks for a board");
        if (question.Has(Cue.Score) && !HasRow && !HasTarget)
            return Make(Intent.Score, "asks for the own score");
        var small = Findings.Covered(Cue.SmallTalk);
        if (small > 0 && !HasRow && !HasTarget && !Findings.IsMarked && !question.AsksOwnership && question.Length <= 12 && Findings.First(Cue.SmallTalk) is { Start: 0 } thanks && Findings.Tokens[thanks.Start].Text is "thanks" or "thank" or "thx" or "cheers")
            return Make(Intent.Smalltalk, "thanks") with { EndsTalk = true };
        if (small > 0 && !HasRow && !HasTarget && Findings.Unknown == 0 && question.Length <= small + 4 && !Findings.HasAny(Cue.Who, Cue.Duty, Cue.Define))
            return Make(Intent.Smalltalk, "small talk") with { EndsTalk = !Greets() };
        if (question.Has(Cue.Help) && !HasRow && !HasTarget && Findings.Unknown <= 2 && !Findings.HasApart(Cue.HowTo, Cue.Help))
            return Make(Intent.Help, "asks for help");
        if (question.Has(Cue.Why) && question.Length <= 4 && !HasRow && !HasTarget)
            return Make(Intent.Clarify, "asks why, but nothing was said before");
        return null;
    }

    /// <summary>"<b>Why</b> are S3 backups on us": asks for the reason of what the table says. A second clause asks something else.</summary>
    private Reading? Explaining() =>
        HasRow && (HasTarget || question.HasCloud || question.Party is not null || Findings.Has(Cue.Always)) && question.AsksOwnership
        && Findings.First(Cue.Why) is { } why && (why.Start <= question.Shape.Start || AsksAfterTelling(why) || Findings.Tokens[0].Stem == "explain") && (why.Words > 1 || Findings.Tokens[why.Start].Text is "why" or "how")
        && !Findings.All(Cue.Who).Any(who => Findings.Tokens[who.Start].Clause > Findings.Tokens[why.Start].Clause) && !Findings.HasAny(Cue.Gray, Cue.HowTo, Cue.Compare)
            ? Make(Intent.Why, "asks why a duty is whose it is")
            : null;

    /// <summary>"Google runs all of it, <b>so why</b> do I have to rebuild my image?": what was said before is wondered at.</summary>
    private bool AsksAfterTelling(Found why) =>
        why.Start > 1 && Findings.Tokens[why.Start - 1] is { Text: "so" or "then" or "but" } joint && Findings.Tokens[why.Start - 2].Clause < joint.Clause && joint.Clause == Findings.Tokens[^1].Clause;

    private Reading? OutOfScope()
    {
        var wantsList = Findings.HasAny(Cue.ListDuties, Cue.Matrix, Cue.Always) && (HasTarget || Findings.HasAny(Cue.Duty, Cue.ListDuties));
        if (Findings.HasApart(Cue.Elsewhere, Cue.Matrix) && !wantsList && !(question.StrongRow && question.HasCloud && question.AsksOwnership))
            return Decline("about something else");
        var plainOwner = Findings.Has(Cue.Who) && question.AsksOwnership && HasRow;
        if (AsksForHelp() && !plainOwner && !question.IsEither && !wantsList && !DefinesByName() && !Findings.HasAny(Cue.Gray, Cue.Move))
            return Decline("asks how to do something");
        if (question.Has(Cue.Compare) && ComparesPrices())
            return Decline("compares prices");
        if (question.Has(Cue.OtherTopic) && !question.IsEither && !(question.Possessed is not null && HasRow) && !Findings.HasAny(Cue.Who, Cue.Duty, Cue.Move, Cue.Compare, Cue.WhichModel) && !(question.Has(Cue.Must) && question.StrongRow))
            return Decline("asks for a price, a status, a version or advice");
        return null;
    }

    /// <summary>"Compare Okta and Auth0 <b>prices</b>": of the cost of places, not of who watches it.</summary>
    private bool ComparesPrices() =>
        !Findings.HasAny(Cue.Who, Cue.Duty, Cue.CustomerSide, Cue.ListDuties)
        && Findings.All(Cue.OtherTopic).Any(topic => Enumerable.Range(topic.Start, topic.End - topic.Start).Any(at => Findings.Tokens[at].Stem is "price" or "pric" or "cheap" or "expensive" or "fee" or "discount" || Findings.Tokens[at].Text is "price" or "prices" or "pricing" or "cheaper"));

    /// <summary>Whether it asks how to do something, or to do it: "write me a policy", but not "AWS does not <b>write</b> our policies" or "the <b>finding</b> says".</summary>
    private bool AsksForHelp() => Findings.All(Cue.HowTo).Any(found =>
    {
        var first = Findings.Tokens[found.Start];
        if (found.Words == 1 && (first.Text.EndsWith("ing", StringComparison.Ordinal) || first.Text.EndsWith("ings", StringComparison.Ordinal)))
            return false;
        if (first.Text is not ("write" or "writes" or "find" or "finds" or "generate" or "generates" or "create" or "creates" or "draft" or "drafts" or "build" or "builds" or "fix" or "fixes"))
            return true;
        return found.Start == 0 || Findings.Tokens[found.Start - 1] is var before && (before.Clause != first.Clause || before.Text is "please" or "you" or "me" or "to" or "and");
    });

    /// <summary>"Can you <b>explain</b> what a customer managed key is?": a term by its name, whatever the frame.</summary>
    private bool DefinesByName() =>
        Findings.Unknown == 0 && question.Length <= 14 && !Findings.HasAny(Cue.Who, Cue.Duty)
        && Findings.All(Cue.HowTo).All(found => Findings.Tokens[found.Start].Text is "can" or "could" or "would" || Findings.Tokens[found.End - 1].Text == "you")
        && Findings.All(Cue.Define).Any(found => Findings.Tokens[found.Start].Stem is "explain" or "defin" or "describ" or "definition" or "mean" or "stand");

    private Reading? Comparing()
    {
        if (!HasTarget && question.Has(Cue.Compare) && !question.Has(Cue.OtherTopic) && Findings.Unknown <= 1
            && Findings.Of(MeaningKind.Provider).Select(found => found.Meaning.Id).Distinct(StringComparer.Ordinal).ToList() is { Count: > 1 } providers)
            return Make(Intent.Compare, "two providers compared") with { Targets = providers, Responsibilities = question.StrongRow ? [.. question.Rows] : [] };
        if (question.Targets.Count == 2 && SetsAgainst() && !question.IsEither && !question.Has(Cue.OtherTopic))
            return Make(Intent.Compare, "one place set against the other") with { Responsibilities = question.StrongRow || Findings.HasAny(Cue.Duty, Cue.Who) ? [.. question.Rows.Where(row => !IsPartOfList(row))] : [] };
        if (question.Targets.Count >= 2 && (question.Has(Cue.Compare) || (!HasRow && Findings.HasAny(Cue.Most, Cue.Least) && (question.Targets.Count == 2 || !AllModels()))) && !question.IsEither)
            return Make(Intent.Compare, "two or more places compared") with { Responsibilities = question.StrongRow || Findings.HasAny(Cue.Duty, Cue.Who) ? [.. question.Rows] : [] };
        return question.Targets.Count >= 2 && !HasRow && !Findings.HasAny(Cue.Classify, Cue.Most, Cue.Least, Cue.Define) && question.AsksOwnership && !question.Has(Cue.ListDuties)
            ? Make(Intent.Compare, "several places and no responsibility")
            : null;
    }

    /// <summary>Whether a side, a place or the cloud is spoken of, or little that nothing is known of: "the goalkeeper's <b>backup</b> is injured" believes nothing of ours.</summary>
    private bool IsOfHere() =>
        HasTarget || question.HasCloud || question.Party is not null || Findings.HasAny(Cue.CustomerSide, Cue.ProviderSide, Cue.Claim, Cue.Duty, Cue.Must) || Findings.Unknown < 2;

    /// <summary>"Once it is in the cloud, <b>security is the provider's affair</b>", "we outsourced it, so nobody can hold us accountable": of everything at once, with no duty named.</summary>
    private bool IsOfAll() =>
        !HasRow && (HasTarget || question.HasCloud || Findings.Has(Cue.Delegate)) && !Findings.HasAny(Cue.Who, Cue.HowTo, Cue.OtherTopic) && !question.IsEither && !IsAsked()
        && (question.Party is not null || question.Negated || Findings.HasAny(Cue.Claim, Cue.Delegate, Cue.Handles, Cue.Duty) || Findings.Tokens.Exists(token => token.Text is "nothing" or "nobody" or "no" or "everything" or "all"));

    /// <summary>Whether words between or around two places set one against the other: "PaaS <b>against</b> SaaS", "<b>between</b> IaaS <b>and</b> SaaS", "the <b>same</b> on both".</summary>
    private bool SetsAgainst()
    {
        var (first, second) = (question.PlaceOf(question.Targets[0]), question.PlaceOf(question.Targets[1]));
        if (first > second)
            (first, second) = (second, first);
        var tokens = Findings.Tokens;
        if (second >= tokens.Count)
            return false;
        for (var at = first; at < second; at++)
        {
            if (tokens[at].Text is "against" or "v" or "vs" or "versus" or "than" || (tokens[at].Text == "next" && tokens[at + 1].Text == "to"))
                return true;
        }

        return (first > 0 && Enumerable.Range(Math.Max(0, first - 2), Math.Min(2, first)).Any(at => tokens[at].Text == "between"))
            || (!Findings.Has(Cue.Who) && tokens.Exists(token => token.Text is "same" or "alike" or "identical"))
            || OffersBoth(first, second)
            || Enumerable.Range(0, tokens.Count - 1).Any(at => (tokens[at].Text is "of" && tokens[at + 1].Text is "two" or "both") || (tokens[at].Text is "each" or "either" && at >= second));
    }

    /// <summary>"<b>Serverless or containers, who</b> has the images?": two places to choose from, and nothing else, before the clause that asks.</summary>
    private bool OffersBoth(int first, int second)
    {
        var tokens = Findings.Tokens;
        var clause = tokens[second].Clause;
        return tokens[first].Clause == clause && Enumerable.Range(first, second - first).Any(at => tokens[at].Text == "or") && !Findings.Things.Any(thing => thing.Meaning.IsRow && tokens[thing.Start].Clause <= clause)
            && Enumerable.Range(second, tokens.Count - second).Any(at => tokens[at].Clause == clause + 1 && tokens[at - 1].Clause == clause && tokens[at].Text is "who" or "whose" or "where" or "which");
    }

    private bool IsPartOfList(string row) => question.Table.Family(row) is not null && Findings.Has(Cue.ListDuties);

    private bool AllModels() => question.Targets.TrueForAll(id => question.Table.Target(id) is ServiceModel);

    private Reading? Ranking()
    {
        if (!Findings.HasAny(Cue.Most, Cue.Least) || (question.Targets.Count == 2 && SetsAgainst()) || (question.StrongRow && !question.Has(Cue.WhichModel)) || !AllModels() || (question.Has(Cue.Move) && question.Targets.Count is 1 or 2))
            return null;
        if (!Findings.HasAny(Cue.WhichModel, Cue.Who, Cue.Duty, Cue.What, Cue.Least) && !question.Has(Cue.ListDuties) && !Findings.Tokens.Exists(token => token.Text == "where"))
            return null;
        if (question.Findings.Unknown > 3 || (!question.HasCloud && !Findings.HasAny(Cue.WhichModel, Cue.CustomerSide, Cue.ProviderSide)))
            return null;
        var least = question.Has(Cue.Least);
        var side = question.Party ?? Party.Customer;
        return Make(Intent.Most, "asks where one side has most") with { Party = least ? side.Other() : side };
    }

    private Reading? Standing()
    {
        if ((!question.Has(Cue.Always) && !NeverLeaves()) || (question.StrongRow && !ListsAfterRow()) || (HasRow && (question.IsYesNo || question.Has(Cue.Who)) && !ListsAfterRow()) || (HasTarget && !AllModels()) || Findings.HasAny(Cue.Compare, Cue.Matrix))
            return null;
        if (!Findings.HasAny(Cue.What, Cue.Who, Cue.Duty, Cue.ListDuties, Cue.CustomerSide, Cue.ProviderSide) && question.Party is null)
            return null;
        if (!question.HasCloud && !HasTarget && !Findings.HasAny(Cue.Duty, Cue.ListDuties, Cue.What, Cue.Who))
            return null;
        return Make(Intent.Always, "asks what never changes sides") with { Party = question.Party ?? Party.Customer, Targets = [] };
    }

    /// <summary>"What can we <b>never hand</b> to a provider", "duties that no provider <b>will take</b>": what never changes sides, by what never happens.</summary>
    private bool NeverLeaves() =>
        !HasRow && !HasTarget && Findings.HasAny(Cue.What, Cue.ListDuties) && !Findings.HasAny(Cue.Move, Cue.HowTo)
        && Findings.Tokens.Exists(token => token.Text is "never" or "not" or "no")
        && Findings.Tokens.Exists(token => token.Stem is "delegat" or "outsourc" or "hand" or "go" or "pass" or "transfer" or "shift" or "take")
        && (question.HasCloud || Findings.Has(Cue.Delegate));

    /// <summary>"For our awareness training I need the list of duties that …": the list is asked for, the row stands before it.</summary>
    private bool ListsAfterRow() =>
        Findings.First(Cue.ListDuties) is { } list && !Findings.Has(Cue.Who) && !question.IsYesNo
        && Findings.Things.All(thing => thing.Meaning.Kind is not (MeaningKind.Responsibility or MeaningKind.Aspect or MeaningKind.Family) || thing.End <= list.Start);

    private Reading? Classifying()
    {
        if (question.Services.Count == 0 && question.WeakServices is [var guarded] && Findings.Names(MeaningKind.Model) && !HasRow && (IsClassed() || IsSaidToBe()))
            return Make(Intent.Classify, "asks which model a service is, by an everyday word") with { Targets = [guarded], Responsibilities = [] };
        if (question.Services.Count == 1 && IsClassed() && !question.StrongRow && !Findings.HasAny(Cue.CustomerSide, Cue.Who))
            return Make(Intent.Classify, "asks whether a service belongs to a model") with { Targets = [.. question.Services], Responsibilities = [] };
        if (question.Services.Count == 0 && question.Targets.Count == 1 && Findings.Has(Cue.WhichModel) && Findings.Has(Cue.Classify) && !question.StrongRow)
            return Make(Intent.Classify, "asks which model a described place is") with { Responsibilities = [] };
        if (question.Services.Count == 0 || HasRow && question.AsksOwnership)
            return null;
        var plain = !Findings.HasAny(Cue.Duty, Cue.Handles, Cue.Must, Cue.Move, Cue.CustomerSide, Cue.Compare, Cue.Most, Cue.Least) && !question.StrongRow;
        var isOne = Findings.Names(MeaningKind.Model) && question.IsYesNo && (question.StartsWithVerb || question.Has(Cue.Tag)) && question.Length <= 10;
        var offered = question.Services.Count == 1 && !question.StrongRow && Findings.Of(MeaningKind.Model).Length > 1 && !Findings.HasAny(Cue.Duty, Cue.Handles, Cue.Move, Cue.Compare, Cue.Most, Cue.Least, Cue.ListDuties);
        var sitsOnly = Findings.All(Cue.Classify).All(found => Findings.Tokens[found.Start].Stem == "sit") && (Findings.HasAny(Cue.Who, Cue.Must, Cue.Duty) || question.IsEither || !Findings.Names(MeaningKind.Model));
        var asks = (question.Has(Cue.Classify) && !sitsOnly && !(Findings.Has(Cue.Who) && Findings.HasAny(Cue.Handles, Cue.Duty))) || offered || (plain && (isOne || question.Has(Cue.WhichModel)));
        return asks ? Make(Intent.Classify, "asks which model a service is") with { Targets = [.. question.Services], Responsibilities = [] } : null;
    }

    /// <summary>"Does Power Platform <b>belong to</b> SaaS", "is it <b>counted as</b> PaaS": a model right behind a word for a class.</summary>
    private bool IsClassed()
    {
        var tokens = Findings.Tokens;
        return Findings.Of(MeaningKind.Model).Any(model =>
        {
            var at = model.Start - 1;
            while (at > 0 && tokens[at].Text is "a" or "an" or "the" or "our" or "category" or "column" or "row" or "bucket" or "class")
                at--;
            return at > 0 && tokens[at].Text is "to" or "under" or "as" or "into" or "in" or "among"
                && Enumerable.Range(Math.Max(0, at - 2), Math.Min(2, at)).Any(word => tokens[word].Stem is "belong" or "count" or "fall" or "consider" or "class" or "classifi" or "classify" or "regard" or "treat" or "file" or "qualifi" or "qualify" or "sort" or "group" or "rank" or "label");
        });
    }

    /// <summary>"<b>Is</b> Workday SaaS?", "Workday <b>=</b> SaaS or what": a short text that sets a name equal to a model.</summary>
    private bool IsSaidToBe() =>
        question.Length <= 9 && !Findings.HasAny(Cue.CustomerSide, Cue.Who, Cue.Must, Cue.ListDuties, Cue.Compare, Cue.Move) && Findings.Unknown <= 1
        && Findings.Tokens.Exists(token => token.Text is "is" or "equals" or "a");

    private Reading? Charting()
    {
        if (!question.Has(Cue.Matrix) || question.Has(Cue.Define) || Findings.Unknown > 3 || (HasRow && question.Has(Cue.Who)))
            return null;

        if (HasTarget && AsksDutiesAfterChart())
            return null;

        // "IAM policies on a DynamoDB table belong to us": a plain word for a chart beside a duty asks whose the duty is.
        if (question.StrongRow && question.AsksOwnership && question.Party is not null && Findings.All(Cue.Matrix).All(found => found.Words == 1 && Findings.Tokens[found.Start].Stem is "tabl" or "chart" or "overview" or "grid"))
            return null;
        return Make(Intent.Matrix, "asks for the matrix") with { Responsibilities = [.. question.Rows.Where(IsChartedRow)] };
    }

    /// <summary>"I am drafting a RACI; <b>which tasks</b> does Microsoft perform", "an overview of <b>our obligations</b>": the chart tells what for, the list is asked for.</summary>
    private bool AsksDutiesAfterChart() =>
        Findings.All(Cue.ListDuties).Any(list => Findings.All(Cue.Matrix).All(chart => chart.End <= list.Start
            && (Findings.Tokens[chart.Start].Clause != Findings.Tokens[list.Start].Clause || Findings.Tokens[chart.Start].Text == "overview" && list.Start - chart.End <= 3)));

    /// <summary>"The matrix <b>for backups</b>", "backup matrix"; other rows are named in passing ("print the table").</summary>
    private bool IsChartedRow(string row)
    {
        var matrix = Findings.First(Cue.Matrix);
        return question.StrongRow && Findings.Things.Any(thing => thing.Meaning.Row == row && thing.Start > 0
            && (Findings.Tokens[thing.Start - 1].Text is "for" or "of" or "about" or "on" or "and" or "our" or "the" || matrix?.Start == thing.End));
    }

    private Reading? Disputing()
    {
        if (Findings.First(Cue.Gray) is not { } gray || question.IsEither || Findings.Unknown > 3 || (question.Has(Cue.Compare) && question.Targets.Count > 1))
            return null;
        if (HasTarget && question.StrongRow && question.Length <= 14 && Findings.Tokens[^1].Text is "shared" or "joint")
            return Make(Intent.Owner, "asks whether a responsibility is shared");
        if (HasTarget && question.StrongRow && question.StartsWithVerb && Findings.Tokens[gray.Start].Stem is "joint" or "jointly" or "split" or "shar")
            return Make(Intent.Owner, "asks whether a responsibility is joint");
        var asksWho = question.StrongRow && Findings.First(Cue.Who) is { } who && (who.Start < gray.Start || gray.Words == 1 && Findings.Tokens[gray.Start].Text is "conflict" or "conflicts") && question.Length < 14;
        var reading = Make(Intent.Gray, "asks what is disputed or joint");
        return asksWho ? null : reading with { Responsibilities = [.. question.Rows.Select(DisputedRow).Distinct(StringComparer.Ordinal)] };
    }

    /// <summary>"What do we have to …" defines nothing; "we need a WAF. What is a WAF?" does: the duty stands in another clause.</summary>
    private bool IsMustBesideDefine()
    {
        var last = Findings.All(Cue.Define).Max(found => Findings.Tokens[found.Start].Clause);
        return Findings.All(Cue.Must).Any(must => Findings.Tokens[must.Start].Clause == last && !Findings.All(Cue.Define).Any(define => define.Overlaps(must)));
    }

    /// <summary>"Define IaaS for a non-technical manager": the term stands right behind the word that asks for its meaning.</summary>
    private bool DefinesFirst() =>
        Findings.First(Cue.Define) is { Start: <= 1, Words: 1 } define && Findings.Things.Concat(Findings.Beside).Any(thing => thing.Start - define.End is 0 or 1);

    /// <summary>What is disputed about patching Kubernetes nodes is filed under the nodes.</summary>
    private string DisputedRow(string row) =>
        row == "guest-os-patching" && Findings.Tokens.Any(token => token.Stem is "node" or "worker") ? "kubernetes-nodes" : row;

    private Reading? Defining()
    {
        // "Least privilege = ?"
        if (Findings.IsMarked && question.Length <= 5 && Findings.Tokens[^1].Text == "equals" && (Term() is not null || HasRow || HasTarget))
            return Make(Intent.Define, "sets a term equal to nothing") with { Subject = Term() };
        if (!question.Has(Cue.Define) || (question.HasTag && question.Party is not null) || (question.Shape.IsStatement && IsFalseStatement()) || question.IsEither || Findings.HasAny(Cue.Who, Cue.ListDuties) || (question.Has(Cue.Compare) && !Findings.Beside.Any(found => found.Meaning.Kind == MeaningKind.Term && found.Words > 2)) || IsMustBesideDefine() || (question.Party is not null && Findings.HasAny(Cue.Duty, Cue.Handles)) || Findings.Unknown > (DefinesFirst() ? 3 : 0) || question.Has(Cue.OtherTopic))
            return null;
        return Findings.Beside.Any(found => found.Meaning.Kind == MeaningKind.Term) || HasRow || HasTarget
            ? Make(Intent.Define, "asks what a term means") with { Subject = Term() }
            : null;
    }

    /// <summary>The term that is named; null where a row or a place is named by more words.</summary>
    private string? Term()
    {
        var term = Findings.Beside.Where(found => found.Meaning.Kind == MeaningKind.Term).MaxBy(found => found.Words);
        return term is null || Findings.Things.Any(thing => thing.Meaning.Kind != MeaningKind.Term && thing.Words > term.Words) ? null : term.Meaning.Id;
    }

    private Reading? Believing()
    {
        if (IsFalseStatement())
            return Stating();
        if (Findings.Has(Cue.Who) || question.IsEither || Findings.Has(Cue.Must) && !Findings.HasAny(Cue.Claim, Cue.Tag))
            return null;
        if (Belief() is { } belief && !(question.StartsWithVerb && question.StrongRow && HasTarget && question.Party == Party.Provider && !Concludes() && !Findings.Has(Cue.Claim)))
            return Make(Intent.Misconception, $"wrong belief {belief}") with { Subject = belief, };
        if (Findings.HasAny(Cue.Claim) && HasRow && !IsTrueClaim() && !IsAskedOfSide())
        {
            var about = question.Table.Content.Misconceptions.FirstOrDefault(item => item.Responsibilities.Count > 0 && question.Rows.Contains(item.Responsibilities[0]));
            if (about is not null)
                return Make(Intent.Misconception, $"a claim about {about.Responsibilities[0]}") with { Subject = about.Id };
        }

        return null;
    }

    /// <summary>"<b>Does</b> AWS back up EC2 automatically?", "…, don't they?": asks whether a side does it, and concludes nothing; the table answers.</summary>
    private bool IsAskedOfSide() =>
        (question.StartsWithVerb && question.Party == Party.Provider || question.HasTag && question.Party is not null) && question.StrongRow && !Concludes()
        && Findings.All(Cue.Claim).All(claim => Findings.Tokens[claim.Start].Stem is "automatically" or "automatic" or "automat" or "anyway" or "by" or "on" or "out" or "all" or "equal" or "equals" or "for");

    /// <summary>The wrong belief that a phrase names, the longest phrase first; or null.</summary>
    private string? Belief() =>
        Findings.Beside.Where(found => found.Meaning.Kind == MeaningKind.Misconception && found.Words >= 2)
            .OrderByDescending(found => found.Words).Select(found => found.Meaning.Id).FirstOrDefault();

    private bool Concludes() => Findings.Tokens.Exists(token => token.Text is "so" or "therefore" or "hence" or "ergo" or "thus" or "because" or "since");

    private Reading Stating()
    {
        var certain = question.Party == Party.Provider || question.Negated || !Concludes();
        var belief = Belief() ?? (HasRow ? null : question.Table.Content.Misconceptions.MaxBy(item => item.Responsibilities.Count)?.Id);
        return Make(Intent.Misconception, "states what the table does not say") with { Subject = belief, IsYesNo = certain };
    }

    /// <summary>
    /// "EKS is managed, so AWS patches our nodes": states, without asking, that a side holds or does not hold a duty, and the table says
    /// otherwise. What merely tells of something ("our backup failed") names no side and concludes nothing.
    /// </summary>
    private bool IsFalseStatement()
    {
        if (!question.Shape.IsStatement || question.IsEither || !(HasTarget || question.HasCloud) || Findings.Unknown > MaxUnknown + 3)
            return false;
        if (!HasRow)
            return question.Party == Party.Provider && !question.Negated && (Findings.HasAny(Cue.Duty, Cue.Claim) || question.Possessed is not null);
        if (!question.StrongRow && !question.Has(Cue.Duty))
            return false;
        var relieved = SaysRelieved();
        if (question.Party is null && !relieved)
            return false;
        var cells = question.Rows.SelectMany(question.Table.Rows)
            .SelectMany(row => (question.Targets.Count > 0 ? question.Targets : [.. question.Table.CloudModels.Select(model => model.Id)]).Select(place => question.Table.Cell(row, place)))
            .OfType<Cell>().ToList();
        return cells.Count > 0 && (relieved ? cells.Exists(cell => cell.Owner is not (Owner.Provider or Owner.NotApplicable)) : cells.TrueForAll(cell => cell.Owner == Owner.Provider));
    }

    /// <summary>Whether it says that a duty is the provider's, is nobody's, or follows from something: whoever says so holds a belief, and asks nothing.</summary>
    public bool SaysRelieved() => question.Party == Party.Provider
        ? !question.Negated
        : Concludes() || question.Negated || Findings.Tokens.Exists(token => token.Text is "nothing" or "nobody" or "none" or "unnecessary" or "needless" or "superfluous" or "no");

    /// <summary>"So we don't need to patch the OS under Lambda?" is a claim, but a true one: the table says so.</summary>
    private bool IsTrueClaim() =>
        question.Negated && question.Party == Party.Customer && HasTarget
        && question.Rows.SelectMany(question.Table.Rows).All(row => question.Targets.TrueForAll(place => question.Table.Cell(row, place) is { Owner: Owner.Provider or Owner.NotApplicable }));

    private Reading? Layering()
    {
        var layer = Findings.Of(MeaningKind.AiLayer).Select(found => found.Meaning.Id).FirstOrDefault();
        return layer is not null && !HasRow && (question.AsksOwnership || question.Has(Cue.Define) || question.Length <= FragmentLength)
            ? Make(Intent.Owner, "a layer of the AI model") with { Subject = layer }
            : null;
    }

    private Reading? Listing()
    {
        if (AsksPartOf())
            return Make(Intent.Duties, "asks what one side does of a responsibility") with { IsYesNo = false };
        if (HasRow && (question.StrongRow || question.IsYesNo || question.Has(Cue.Who) && !question.Has(Cue.ListDuties)))
            return null;
        var lists = question.Has(Cue.ListDuties) || AsksWhatIsDone() || (Findings.First(Cue.What) is { } what && (what.Start <= 3 || Findings.Tokens[what.Start - 1].Clause < Findings.Tokens[what.Start].Clause || AsksDutiesLate()) && !question.StartsWithVerb && (question.Party is not null || question.Has(Cue.Duty)) && Findings.HasAny(Cue.Duty, Cue.Handles, Cue.Must, Cue.CustomerSide, Cue.ProviderSide));
        if (!lists || (!HasTarget && question.Party is null && !question.Has(Cue.ListDuties)) || Findings.Unknown > 3)
            return null;
        if (!HasTarget && !question.HasCloud && Findings.Unknown > 1)
            return null;
        var party = question.Has(Cue.CustomerSide) && Findings.HasAny(Cue.ProviderSide) && Findings.HasAny(Cue.FollowUp) ? null : question.Party;
        return Dutying("asks for a list of duties", party);
    }

    private Reading Dutying(string reason, Party? party) => Make(Intent.Duties, reason) with
    {
        Responsibilities = HasTarget || question.Provider is not null ? [.. question.Rows.Where(IsListedRow)] : [],
        Aspect = null,
        Party = question.Negated ? party?.Other() : party,
        Negated = false,
    };

    /// <summary>"What tasks do we have <b>for keeping data</b>", "<b>which evidence</b> do we need", "<b>networking for</b> App Service: which things are ours": what a list of duties is about; rows elsewhere are named in passing.</summary>
    private bool IsListedRow(string row)
    {
        if (!question.StrongRow || Findings.All(Cue.What).Concat(Findings.All(Cue.ListDuties)).Select(found => found.Start).DefaultIfEmpty(-1).Min() is not (var asks and >= 0))
            return false;
        var tokens = Findings.Tokens;
        return Findings.Things.Any(thing => thing.Meaning.Row == row && thing.Meaning.IsStrongRow && thing.Start is var start && (start > asks
            ? tokens[start - 1].Text is "which" or "what" || (IsAbout(tokens[start - 1].Text) || (start > 1 && tokens[start - 1].Text is "the" or "our" or "its" or "their" or "of" && IsAbout(tokens[start - 2].Text))) && HasTarget
            : start <= question.Shape.Start && thing.End < Findings.Tokens.Count && (tokens[thing.End].Text is "in" or "for" or "on" or "at" or "of" or "wise" || tokens[thing.End].Clause != tokens[thing.End - 1].Clause)));
    }

    private static bool IsAbout(string word) => word is "for" or "around" or "about" or "regarding" or "concerning";

    /// <summary>"<b>What do we have to do</b> for backups on RDS": the row stands behind the asking.</summary>
    private bool AsksPartOf()
    {
        if (!question.StrongRow || !(HasTarget || question.Provider is not null) || question.IsEither || question.StartsWithVerb || Findings.HasAny(Cue.Who, Cue.HowTo, Cue.OtherTopic, Cue.Define, Cue.Compare, Cue.Move))
            return false;
        var tokens = Findings.Tokens;
        return Findings.All(Cue.What).Any(what => (what.Start == question.Shape.Start || tokens[what.Start].Clause != tokens[what.Start - 1].Clause)
            && Findings.All(Cue.CustomerSide).FirstOrDefault(ours => ours.Start >= what.End && ours.Start - what.End <= 4) is { } side
            && Enumerable.Range(side.End, Math.Min(6, tokens.Count - side.End)).Any(at => tokens[at].Text is "do" or "undertake" or "contribute" or "carry")
            && Findings.Things.Any(thing => question.Rows.Contains(thing.Meaning.Row) && thing.Start > side.End));
    }

    /// <summary>"What does Microsoft <b>do</b> in Azure SQL?"</summary>
    private bool AsksWhatIsDone() =>
        (HasTarget || question.Provider is not null) && question.Party is not null && Findings.First(Cue.What) is { Start: <= 3 } what && !Findings.HasAny(Cue.HowTo, Cue.OtherTopic)
        && Enumerable.Range(what.End, Findings.Tokens.Count - what.End).Any(at => at > what.End && Findings.Tokens[at].Text is "do" or "doing" or "take");

    /// <summary>"As a GitHub customer, <b>what</b> is on our plate?": the asking stands late, its duty after it.</summary>
    private bool AsksDutiesLate() =>
        HasTarget && !Findings.HasAny(Cue.HowTo, Cue.OtherTopic)
        && Findings.All(Cue.What).Any(what => Findings.Cues.Any(cue => cue.Meaning.Cue is Cue.Duty or Cue.Must && cue.Start > what.Start));

    private Reading? Owning()
    {
        if (!HasRow)
            return null;
        var fragment = question.Length <= FragmentLength && !question.StartsWithVerb && !question.Has(Cue.What) && Findings.Unknown == 0 && (HasTarget || question.StrongRow && question.Length <= 4) && !Findings.HasAny(Cue.Define, Cue.HowTo, Cue.OtherTopic, Cue.Why);
        fragment |= IsTask() || IsMarkedName();
        var which = question.Has(Cue.WhichModel) && Findings.HasAny(Cue.Must, Cue.Duty, Cue.Handles, Cue.CustomerSide);
        if (!question.AsksOwnership && !fragment && !which && !(question.Has(Cue.Compare) && question.Targets.Count > 1))
            return Decline("names a responsibility but does not ask whose it is");
        if (Findings.Unknown > Tolerated())
            return Decline("too many words that nothing is known of");
        if (IsUnsure())
            return Make(Intent.Clarify, "one plain word, and what is done with it is not known") with { Responsibilities = [] };
        if (!question.StrongRow && !HasTarget && !question.HasCloud && Findings.Unknown > 0)
            return Decline("only everyday words, and no cloud");
        if (!HasTarget && !question.HasCloud && Findings.Unknown > 1 && !Findings.HasAny(Cue.Who, Cue.Duty) && Findings.Things.All(thing => thing.Words == 1))
            return Decline("one everyday word, and no cloud");
        return Make(Intent.Owner, fragment && !question.AsksOwnership ? "a responsibility and a place" : "asks whose a responsibility is");
    }

    /// <summary>"Who <b>flubs</b> the application": nothing is known of the asked verb, and one plain word is all that names the duty. A choice is safer than an answer.</summary>
    private bool IsUnsure()
    {
        if (question.IsEither || Findings.Things.Any(thing => question.Rows.Contains(thing.Meaning.Row) && (thing.Words > 1 || thing.Verb != UInt128.Zero)))
            return false;
        return Findings.All(Cue.Who).Any(who => who.End < question.Length && Findings.IsUnknown(who.End) && Findings.Tokens[who.End].Clause == Findings.Tokens[who.Start].Clause);
    }

    /// <summary>"Guards and badges at the data centre in IaaS?": names and a question mark, with no verb around them.</summary>
    private bool IsMarkedName() =>
        Findings.IsMarked && question.StrongRow && (HasTarget || question.HasCloud) && !question.StartsWithVerb && question.Length <= 12 && Findings.Unknown == 0 && !question.Shape.HasVerb
        && !Findings.HasAny(Cue.What, Cue.Who, Cue.HowTo, Cue.Define, Cue.OtherTopic, Cue.Why, Cue.Elsewhere, Cue.Negation, Cue.Matrix, Cue.Classify, Cue.Most, Cue.Least);

    /// <summary>"Patching the guest OS of EC2 instances": a task in a list, with nothing asked around it.</summary>
    private bool IsTask()
    {
        var tokens = Findings.Tokens;

        // "My code is rejected" tells of a trouble; "our image" is a thing of the house.
        var own = question.Own is not null || tokens.Exists(token => token.Text == "our");
        var isDoing = tokens.Count > 0 && tokens[0].Text.Length > 5 && tokens[0].Text.EndsWith("ing", StringComparison.Ordinal);
        var allowed = (HasTarget ? 1 : 0) + (isDoing && (HasTarget || own) ? 1 : 0);
        if (!question.StrongRow || question.Length > 16 || question.StartsWithVerb || Findings.Unknown > allowed || tokens.Count < 2)
            return false;
        if (Findings.HasAny(Cue.What, Cue.Who, Cue.HowTo, Cue.Define, Cue.OtherTopic, Cue.Why, Cue.Elsewhere, Cue.Negation, Cue.Matrix, Cue.SmallTalk, Cue.Must) || (question.Has(Cue.CustomerSide) && !own))
            return false;
        return isDoing || ((HasTarget || own) && Findings.Things.Any(thing => thing.Start <= 1 && thing.Verb == UInt128.Zero && (thing.Words > 1 || !question.Shape.HasVerb) && thing.Meaning.Kind is MeaningKind.Responsibility or MeaningKind.Aspect or MeaningKind.Family));
    }

    /// <summary>"Who turns on CloudTrail?", "is GuardDuty ours?": a product that is there for one duty stands for it.</summary>
    private Reading? OwningByService()
    {
        if (HasRow || question.Targets.Count != 1 || question.Table.Target(question.Targets[0]) is not Service { About: { } about } || Findings.Unknown > 2)
            return null;
        if (Findings.HasAny(Cue.What, Cue.Define, Cue.HowTo, Cue.OtherTopic, Cue.Classify, Cue.ListDuties))
            return null;
        return (Findings.Has(Cue.Who) && (Findings.Unknown == 0 || Findings.HasAny(Cue.Handles, Cue.Duty))) || (question.Party is not null && question.AsksOwnership)
            ? Make(Intent.Owner, "the duty that the product is there for") with { Responsibilities = [about] }
            : null;
    }

    /// <summary>How many unknown words an owner's question may hold: more where the duty, the place and the asking are plain.</summary>
    private int Tolerated()
    {
        var words = Findings.Things.Where(thing => thing.Meaning.Kind is MeaningKind.Aspect or MeaningKind.Responsibility).Select(thing => thing.Words).DefaultIfEmpty(0).Max();
        var plain = question.IsEither || Findings.HasAny(Cue.Who, Cue.Duty);
        return question.StrongRow ? MaxUnknown + words + (HasTarget ? 2 : 0) + (plain ? 2 : 0) : HasTarget ? MaxUnknown : MaxUnknown - 2;
    }

    /// <summary>Whether a verb opens it as a question, and no tag ends it.</summary>
    public bool IsAsked() => Findings.IsMarked && question.StartsWithVerb && !question.HasTag && !Findings.HasAny(Cue.Claim);

    /// <summary>Whether a word in it could ask for a meaning.</summary>
    public bool AsksWhat() => Findings.HasAny(Cue.Define, Cue.What);

    /// <summary>"Hypervisor IaaS": a duty and a place in few words, and nothing beside them.</summary>
    public bool IsBarePair() => HasRow && HasTarget && question.StrongRow && question.Length <= 4 && Findings.Unknown == 0 && Findings.Cues.Count == 0;

    /// <summary>"Do the updates stay with us when we <b>move from our cellar to EC2</b>?": two places and a word for moving say it plainly, whatever is asked about the duty.</summary>
    public bool IsFromPlaceToPlace() => question.Targets.Count == 2 && !Findings.Has(Cue.Compare) && (Findings.Has(Cue.Move) && Findings.Has(Cue.MoveTo) || new MoveRules(question).AsksAfterwards());

    /// <summary>"Amazon EC2": places and nothing else. Whatever is asked about them comes next, so nothing is to be guessed.</summary>
    public bool IsBarePlace() => Findings.Things.Count > 0 && Findings.Things.Sum(thing => thing.Words) >= question.Length
        && Findings.Things.All(thing => thing.Meaning.Kind is MeaningKind.Service or MeaningKind.WeakService or MeaningKind.Model or MeaningKind.Provider);

    /// <summary>"What about", or "what?": what is left where a workload was named carries on with the question before, so nothing is to be guessed either.</summary>
    public bool IsBareFollowUp() => Findings.Things.Count == 0 && question.Length <= 2 && Findings.HasAny(Cue.FollowUp, Cue.What);

    private Reading Fallback()
    {
        if (question.Services.Count == 1 && Findings.Names(MeaningKind.Model) && Findings.Unknown == 0 && question.Length <= 5)
            return Make(Intent.Classify, "a service and a model") with { Targets = [.. question.Services], Responsibilities = [] };
        var name = Findings.Of(MeaningKind.Service).Select(service => service.Words).DefaultIfEmpty(0).Max();
        if (question.Services.Count > 0 && Findings.Unknown <= (name > 2 ? 1 : 0) && question.Length <= Math.Max(4, name + 3) && !Findings.HasAny(Cue.Who, Cue.What, Cue.HowTo))
            return Make(Intent.Clarify, "only a service");
        if (!HasRow && question.WeakServices is [var guarded] && Findings.Unknown == 0 && question.Length <= 3 && Findings.Of(MeaningKind.WeakService)[0].Words == question.Length)
            return Make(Intent.Clarify, "only a service, by an everyday word") with { Targets = [guarded] };
        if (HasTarget && Findings.Unknown <= 1 && question.Length <= 5)
            return Make(Intent.Clarify, "only a place");
        if (question.AsksOwnership && Findings.Unknown <= 1 && (question.HasCloud || question.IsEither || Findings.Has(Cue.Duty) || Findings.HasAny(Cue.Reference)))
            return Make(Intent.Clarify, "asks whose, but not what");
        if (question.AsksOwnership && HasTarget && Findings.Unknown <= 3)
            return Make(Intent.Clarify, "asks whose, of something unknown");
        return Decline("nothing here is about responsibilities");
    }

    private Reading Decline(string reason) => Make(Intent.Unknown, reason);

    private Reading Make(Intent intent, string reason) => question.ReadAs(intent, reason);
}
