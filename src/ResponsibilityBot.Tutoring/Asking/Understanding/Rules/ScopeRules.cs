namespace ResponsibilityBot.Tutoring.Asking.Understanding.Rules;

/// <summary>What is not about ownership: how-to, prices, other topics.</summary>
internal sealed class ScopeRules(QuestionEvidence question) : QuestionRules(question)
{
    /// <summary>The reading that declines, or null where the question may be about ownership.</summary>
    public Reading? Read()
    {
        var wantsList = Findings.HasAny(Cue.ListDuties, Cue.Matrix, Cue.Always) && (HasTarget || Findings.HasAny(Cue.Duty, Cue.ListDuties));
        if (Findings.HasApart(Cue.Elsewhere, Cue.Matrix) && !wantsList && !(Question.StrongRow && Question.HasCloud && Question.AsksOwnership))
            return Decline("about something else");
        var plainOwner = Findings.Has(Cue.Who) && Question.AsksOwnership && HasRow;
        if (AsksForHelp() && !plainOwner && !Question.IsEither && !wantsList && !DefinesByName() && !Findings.HasAny(Cue.Gray, Cue.Move))
            return Decline("asks how to do something") with { IsElsewhere = true };
        if (Question.Has(Cue.Compare) && ComparesPrices())
            return Decline("compares prices") with { IsElsewhere = true };
        if (Question.Has(Cue.OtherTopic) && !Question.IsEither && !(Question.Possessed is not null && HasRow) && !Findings.HasAny(Cue.Who, Cue.Duty, Cue.Move, Cue.Compare, Cue.WhichModel) && !(Question.Has(Cue.Must) && Question.StrongRow))
            return Decline("asks for a price, a status, a version or advice") with { IsElsewhere = true };
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
        Findings.Unknown == 0 && Question.Length <= 14 && !Findings.HasAny(Cue.Who, Cue.Duty)
        && Findings.All(Cue.HowTo).All(found => Findings.Tokens[found.Start].Text is "can" or "could" or "would" || Findings.Tokens[found.End - 1].Text == "you")
        && Findings.All(Cue.Define).Any(found => Findings.Tokens[found.Start].Stem is "explain" or "defin" or "describ" or "definition" or "mean" or "stand");
}
