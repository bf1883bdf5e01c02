using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Reads whether what a question asks is denied: "is AWS <b>not</b> responsible for". A "not" may also belong to a tag, to the other side or to what is ensured.</summary>
/// <param name="findings">The question's words.</param>
/// <param name="shape">How its sentence is built.</param>
/// <param name="party">The side that it is about; null where it is about none.</param>
internal sealed class NegationReader(Findings findings, SentenceShape shape, Party? party)
{
    public bool Read()
    {
        var aux = shape.Auxiliary;
        return findings.All(Cue.Negation).Any(found => (aux < 0 || found.Start > aux + 1 || found.Start < aux) && !shape.IsInTag(found.Start) && !IsTagNegation(found) && !DeniesOtherSide(found) && !IsOfOtherSubject(found) && !IsInEnsured(found));
    }

    /// <summary>"Make sure that others <b>cannot</b> read it": what is ensured is negative, the question is not.</summary>
    private bool IsInEnsured(Found negation) =>
        findings.All(Cue.Handles).Any(found => found.End <= negation.Start && findings.Tokens[found.End - 1].Stem is "sure" or "ensur" or "guarante" or "prevent" or "check");

    private bool IsTagNegation(Found negation) => findings.All(Cue.Tag).Any(tag => tag.Overlaps(negation) && tag.Words > 1);

    /// <summary>"Managed by us, <b>not by GitHub</b>": the other side is denied, not the one that the question is about.</summary>
    private bool DeniesOtherSide(Found negation)
    {
        var sides = findings.Sides.Concat(findings.Of(MeaningKind.Service)).ToList();
        return sides.Exists(side => side.End <= negation.Start) && sides.Exists(side => side.Start >= negation.End && side.Start - negation.End <= 2)
            && negation.End < findings.Tokens.Count && findings.Tokens[negation.End].Text is "by" or "the" or "us" or "them" or "on";
    }

    /// <summary>"Snowflake takes care of MFA, <b>we needn't</b> touch it": denied of the other side in a clause of its own.</summary>
    private bool IsOfOtherSubject(Found negation)
    {
        if (party is not { } side)
            return false;
        var clause = findings.Tokens[negation.Start].Clause;
        bool IsSubject(Found named) => named.End <= negation.Start && findings.Tokens[named.Start].Clause == clause;
        var ours = findings.All(Cue.CustomerSide).Any(IsSubject);
        var theirs = findings.All(Cue.ProviderSide).Concat(findings.Of(MeaningKind.Provider)).Any(IsSubject);
        return ours != theirs && ours == (side == Party.Provider) && findings.Tokens.Take(negation.Start).Any(token => token.Clause < clause) && !findings.All(Cue.Tag).Any(tag => tag.Overlaps(negation));
    }
}
