using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding.Rules;

/// <summary>What asks whose a responsibility is, also where it is in dispute.</summary>
internal sealed class OwnerRules(QuestionEvidence question) : QuestionRules(question)
{
    public Reading? Disputing()
    {
        if (Findings.First(Cue.Gray) is not { } gray || Question.IsEither || Findings.Unknown > 3 || (Question.Has(Cue.Compare) && Question.Targets.Count > 1))
            return null;
        if (HasTarget && Question.StrongRow && Question.Length <= 14 && Findings.Tokens[^1].Text is "shared" or "joint")
            return Make(Intent.Owner, "asks whether a responsibility is shared");
        if (HasTarget && Question.StrongRow && Question.StartsWithVerb && Findings.Tokens[gray.Start].Stem is "joint" or "jointly" or "split" or "shar")
            return Make(Intent.Owner, "asks whether a responsibility is joint");
        var asksWho = Question.StrongRow && Findings.First(Cue.Who) is { } who && (who.Start < gray.Start || gray.Words == 1 && Findings.Tokens[gray.Start].Text is "conflict" or "conflicts") && Question.Length < 14;
        var reading = Make(Intent.Gray, "asks what is disputed or joint");
        return asksWho ? null : reading with { Responsibilities = [.. Question.Rows.Select(DisputedRow).Distinct(StringComparer.Ordinal)] };
    }

    /// <summary>What is disputed about patching Kubernetes nodes is filed under the nodes.</summary>
    public string DisputedRow(string row) =>
        row == "guest-os-patching" && Findings.Tokens.Any(token => token.Stem is "node" or "worker") ? "kubernetes-nodes" : row;

    public Reading? Layering()
    {
        var layer = Findings.Of(MeaningKind.AiLayer).Select(found => found.Meaning.Id).FirstOrDefault();
        return layer is not null && !HasRow && (Question.AsksOwnership || Question.Has(Cue.Define) || Question.Length <= FragmentLength)
            ? Make(Intent.Owner, "a layer of the AI model") with { Subject = layer }
            : null;
    }

    public Reading? Owning()
    {
        if (!HasRow)
            return null;
        var fragment = Question.Length <= FragmentLength && !Question.StartsWithVerb && !Question.Has(Cue.What) && Findings.Unknown == 0 && (HasTarget || Question.StrongRow && Question.Length <= 4) && !Findings.HasAny(Cue.Define, Cue.HowTo, Cue.OtherTopic, Cue.Why);
        fragment |= IsTask() || IsMarkedName();
        var which = Question.Has(Cue.WhichModel) && Findings.HasAny(Cue.Must, Cue.Duty, Cue.Handles, Cue.CustomerSide);
        if (!Question.AsksOwnership && !fragment && !which && !(Question.Has(Cue.Compare) && Question.Targets.Count > 1))
            return Decline("names a responsibility but does not ask whose it is");
        if (Findings.Unknown > Tolerated())
            return Decline("too many words that nothing is known of");
        if (IsUnsure())
            return Make(Intent.Clarify, "one plain word, and what is done with it is not known") with { Responsibilities = [] };
        if (!Question.StrongRow && !HasTarget && !Question.HasCloud && Findings.Unknown > 0)
            return Decline("only everyday words, and no cloud");
        if (!HasTarget && !Question.HasCloud && Findings.Unknown > 1 && !Findings.HasAny(Cue.Who, Cue.Duty) && Findings.Things.All(thing => thing.Words == 1))
            return Decline("one everyday word, and no cloud");
        return Make(Intent.Owner, fragment && !Question.AsksOwnership ? "a responsibility and a place" : "asks whose a responsibility is");
    }

    /// <summary>"Who <b>flubs</b> the application": nothing is known of the asked verb, and one plain word is all that names the duty. A choice is safer than an answer.</summary>
    private bool IsUnsure()
    {
        if (Question.IsEither || Findings.Things.Any(thing => Question.Rows.Contains(thing.Meaning.Row) && (thing.Words > 1 || thing.Verb != UInt128.Zero)))
            return false;
        return Findings.All(Cue.Who).Any(who => who.End < Question.Length && Findings.IsUnknown(who.End) && Findings.Tokens[who.End].Clause == Findings.Tokens[who.Start].Clause);
    }

    /// <summary>"Guards and badges at the data centre in IaaS?": names and a question mark, with no verb around them.</summary>
    private bool IsMarkedName() =>
        Findings.IsMarked && Question.StrongRow && (HasTarget || Question.HasCloud) && !Question.StartsWithVerb && Question.Length <= 12 && Findings.Unknown == 0 && !Question.Shape.HasVerb
        && !Findings.HasAny(Cue.What, Cue.Who, Cue.HowTo, Cue.Define, Cue.OtherTopic, Cue.Why, Cue.Elsewhere, Cue.Negation, Cue.Matrix, Cue.Classify, Cue.Most, Cue.Least);

    /// <summary>"Patching the guest OS of EC2 instances": a task in a list, with nothing asked around it.</summary>
    private bool IsTask()
    {
        var tokens = Findings.Tokens;

        // "My code is rejected" tells of a trouble; "our image" is a thing of the house.
        var own = Question.Own is not null || tokens.Exists(token => token.Text == "our");
        var isDoing = tokens.Count > 0 && tokens[0].Text.Length > 5 && tokens[0].Text.EndsWith("ing", StringComparison.Ordinal);
        var allowed = (HasTarget ? 1 : 0) + (isDoing && (HasTarget || own) ? 1 : 0);
        if (!Question.StrongRow || Question.Length > 16 || Question.StartsWithVerb || Findings.Unknown > allowed || tokens.Count < 2)
            return false;
        if (Findings.HasAny(Cue.What, Cue.Who, Cue.HowTo, Cue.Define, Cue.OtherTopic, Cue.Why, Cue.Elsewhere, Cue.Negation, Cue.Matrix, Cue.SmallTalk, Cue.Must) || (Question.Has(Cue.CustomerSide) && !own))
            return false;
        return isDoing || ((HasTarget || own) && Findings.Things.Any(thing => thing.Start <= 1 && thing.Verb == UInt128.Zero && (thing.Words > 1 || !Question.Shape.HasVerb) && thing.Meaning.Kind is MeaningKind.Responsibility or MeaningKind.Aspect or MeaningKind.Family));
    }

    /// <summary>"Who turns on CloudTrail?", "is GuardDuty ours?": a product that is there for one duty stands for it.</summary>
    public Reading? OwningByService()
    {
        if (HasRow || Question.Targets.Count != 1 || Question.Table.Target(Question.Targets[0]) is not Service { About: { } about } || Findings.Unknown > 2)
            return null;
        if (Findings.HasAny(Cue.What, Cue.Define, Cue.HowTo, Cue.OtherTopic, Cue.Classify, Cue.ListDuties))
            return null;
        return (Findings.Has(Cue.Who) && (Findings.Unknown == 0 || Findings.HasAny(Cue.Handles, Cue.Duty))) || (Question.Party is not null && Question.AsksOwnership)
            ? Make(Intent.Owner, "the duty that the product is there for") with { Responsibilities = [about] }
            : null;
    }

    /// <summary>How many unknown words an owner's question may hold: more where the duty, the place and the asking are plain.</summary>
    private int Tolerated()
    {
        var words = Findings.Things.Where(thing => thing.Meaning.Kind is MeaningKind.Aspect or MeaningKind.Responsibility).Select(thing => thing.Words).DefaultIfEmpty(0).Max();
        var plain = Question.IsEither || Findings.HasAny(Cue.Who, Cue.Duty);
        return Question.StrongRow ? MaxUnknown + words + (HasTarget ? 2 : 0) + (plain ? 2 : 0) : HasTarget ? MaxUnknown : MaxUnknown - 2;
    }
}
