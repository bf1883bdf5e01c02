namespace ResponsibilityBot.Tutoring.Asking.Understanding.Rules;

/// <summary>What asks for a reason or for the meaning of a term.</summary>
internal sealed class MeaningRules(QuestionEvidence question, BeliefRules beliefs) : QuestionRules(question)
{
    /// <summary>"<b>Why</b> are S3 backups on us": asks for the reason of what the table says. A second clause asks something else.</summary>
    public Reading? Explaining() =>
        HasRow && (HasTarget || Question.HasCloud || Question.Party is not null || Findings.Has(Cue.Always)) && Question.AsksOwnership
        && Findings.First(Cue.Why) is { } why && (why.Start <= Question.Shape.Start || AsksAfterTelling(why) || Findings.Tokens[0].Stem == "explain") && (why.Words > 1 || Findings.Tokens[why.Start].Text is "why" or "how")
        && !Findings.All(Cue.Who).Any(who => Findings.Tokens[who.Start].Clause > Findings.Tokens[why.Start].Clause) && !Findings.HasAny(Cue.Gray, Cue.HowTo, Cue.Compare)
            ? Make(Intent.Why, "asks why a duty is whose it is")
            : null;

    /// <summary>"Google runs all of it, <b>so why</b> do I have to rebuild my image?": what was said before is wondered at.</summary>
    private bool AsksAfterTelling(Found why) =>
        why.Start > 1 && Findings.Tokens[why.Start - 1] is { Text: "so" or "then" or "but" } joint && Findings.Tokens[why.Start - 2].Clause < joint.Clause && joint.Clause == Findings.Tokens[^1].Clause;

    public Reading? Defining()
    {
        // "Least privilege = ?"
        if (Findings.IsMarked && Question.Length <= 5 && Findings.Tokens[^1].Text == "equals" && (Term() is not null || HasRow || HasTarget))
            return Make(Intent.Define, "sets a term equal to nothing") with { Subject = Term() };
        if (!Question.Has(Cue.Define) || (Question.HasTag && Question.Party is not null) || (Question.Shape.IsStatement && beliefs.IsFalseStatement()) || Question.IsEither || Findings.HasAny(Cue.Who, Cue.ListDuties) || (Question.Has(Cue.Compare) && !Findings.Beside.Any(found => found.Meaning.Kind == MeaningKind.Term && found.Words > 2)) || IsMustBesideDefine() || (Question.Party is not null && Findings.HasAny(Cue.Duty, Cue.Handles)) || Findings.Unknown > (DefinesFirst() ? 3 : 0) || Question.Has(Cue.OtherTopic))
            return null;
        return Findings.Beside.Any(found => found.Meaning.Kind == MeaningKind.Term) || HasRow || HasTarget
            ? Make(Intent.Define, "asks what a term means") with { Subject = Term() }
            : null;
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

    /// <summary>The term that is named; null where a row or a place is named by more words.</summary>
    public string? Term()
    {
        var term = Findings.Beside.Where(found => found.Meaning.Kind == MeaningKind.Term).MaxBy(found => found.Words);
        return term is null || Findings.Things.Any(thing => thing.Meaning.Kind != MeaningKind.Term && thing.Words > term.Words) ? null : term.Meaning.Id;
    }
}
