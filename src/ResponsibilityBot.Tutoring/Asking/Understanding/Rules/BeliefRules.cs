using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding.Rules;

/// <summary>What states something that the table does not say, or says what is believed.</summary>
internal sealed class BeliefRules(QuestionEvidence question) : QuestionRules(question)
{
    public Reading? Believing()
    {
        if (IsFalseStatement())
            return Stating();
        if (Findings.Has(Cue.Who) || Question.IsEither || Findings.Has(Cue.Must) && !Findings.HasAny(Cue.Claim, Cue.Tag))
            return null;
        if (Belief() is { } belief && !(Question.StartsWithVerb && Question.StrongRow && HasTarget && Question.Party == Party.Provider && !Concludes() && !Findings.Has(Cue.Claim)))
            return Make(Intent.Misconception, $"wrong belief {belief}") with { Subject = belief, };
        if (Findings.HasAny(Cue.Claim) && HasRow && !IsTrueClaim() && !IsAskedOfSide())
        {
            var about = Question.Table.Content.Misconceptions.FirstOrDefault(item => item.Responsibilities.Count > 0 && Question.Rows.Contains(item.Responsibilities[0]));
            if (about is not null)
                return Make(Intent.Misconception, $"a claim about {about.Responsibilities[0]}") with { Subject = about.Id };
        }

        return null;
    }

    /// <summary>"<b>Does</b> AWS back up EC2 automatically?", "…, don't they?": asks whether a side does it, and concludes nothing; the table answers.</summary>
    private bool IsAskedOfSide() =>
        (Question.StartsWithVerb && Question.Party == Party.Provider || Question.HasTag && Question.Party is not null) && Question.StrongRow && !Concludes()
        && Findings.All(Cue.Claim).All(claim => Findings.Tokens[claim.Start].Stem is "automatically" or "automatic" or "automat" or "anyway" or "by" or "on" or "out" or "all" or "equal" or "equals" or "for");

    /// <summary>The wrong belief that a phrase names, the longest phrase first; or null.</summary>
    public string? Belief() =>
        Findings.Beside.Where(found => found.Meaning.Kind == MeaningKind.Misconception && found.Words >= 2)
            .OrderByDescending(found => found.Words).Select(found => found.Meaning.Id).FirstOrDefault();

    private bool Concludes() => Findings.Tokens.Exists(token => token.Text is "so" or "therefore" or "hence" or "ergo" or "thus" or "because" or "since");

    public Reading Stating()
    {
        var certain = Question.Party == Party.Provider || Question.Negated || !Concludes();
        var belief = Belief() ?? (HasRow ? null : Question.Table.Content.Misconceptions.MaxBy(item => item.Responsibilities.Count)?.Id);
        return Make(Intent.Misconception, "states what the table does not say") with { Subject = belief, IsYesNo = certain };
    }

    /// <summary>
    /// "EKS is managed, so AWS patches our nodes": states, without asking, that a side holds or does not hold a duty, and the table says
    /// otherwise. What merely tells of something ("our backup failed") names no side and concludes nothing.
    /// </summary>
    public bool IsFalseStatement()
    {
        if (!Question.Shape.IsStatement || Question.IsEither || !(HasTarget || Question.HasCloud) || Findings.Unknown > MaxUnknown + 3)
            return false;
        if (!HasRow)
            return Question.Party == Party.Provider && !Question.Negated && (Findings.HasAny(Cue.Duty, Cue.Claim) || Question.Possessed is not null);
        if (!Question.StrongRow && !Question.Has(Cue.Duty))
            return false;
        var relieved = SaysRelieved();
        if (Question.Party is null && !relieved)
            return false;
        var cells = Question.Rows.SelectMany(Question.Table.Rows)
            .SelectMany(row => (Question.Targets.Count > 0 ? Question.Targets : [.. Question.Table.CloudModels.Select(model => model.Id)]).Select(place => Question.Table.Cell(row, place)))
            .OfType<Cell>().ToList();
        return cells.Count > 0 && (relieved ? cells.Exists(cell => cell.Owner is not (Owner.Provider or Owner.NotApplicable)) : cells.TrueForAll(cell => cell.Owner == Owner.Provider));
    }

    /// <summary>Whether it says that a duty is the provider's, is nobody's, or follows from something: whoever says so holds a belief, and asks nothing.</summary>
    public bool SaysRelieved() => Question.Party == Party.Provider
        ? !Question.Negated
        : Concludes() || Question.Negated || Findings.Tokens.Exists(token => token.Text is "nothing" or "nobody" or "none" or "unnecessary" or "needless" or "superfluous" or "no");

    /// <summary>"So we don't need to patch the OS under Lambda?" is a claim, but a true one: the table says so.</summary>
    private bool IsTrueClaim() =>
        Question.Negated && Question.Party == Party.Customer && HasTarget
        && Question.Rows.SelectMany(Question.Table.Rows).All(row => Question.Targets.TrueForAll(place => Question.Table.Cell(row, place) is { Owner: Owner.Provider or Owner.NotApplicable }));

    /// <summary>Whether a side, a place or the cloud is spoken of, or little that nothing is known of: "the goalkeeper's <b>backup</b> is injured" believes nothing of ours.</summary>
    public bool IsOfHere() =>
        HasTarget || Question.HasCloud || Question.Party is not null || Findings.HasAny(Cue.CustomerSide, Cue.ProviderSide, Cue.Claim, Cue.Duty, Cue.Must) || Findings.Unknown < 2;

    /// <summary>"Once it is in the cloud, <b>security is the provider's affair</b>", "we outsourced it, so nobody can hold us accountable": of everything at once, with no duty named.</summary>
    public bool IsOfAll() =>
        !HasRow && (HasTarget || Question.HasCloud || Findings.Has(Cue.Delegate)) && !Findings.HasAny(Cue.Who, Cue.HowTo, Cue.OtherTopic) && !Question.IsEither && !IsAsked()
        && (Question.Party is not null || Question.Negated || Findings.HasAny(Cue.Claim, Cue.Delegate, Cue.Handles, Cue.Duty) || Findings.Tokens.Exists(token => token.Text is "nothing" or "nobody" or "no" or "everything" or "all"));

    /// <summary>Whether a verb opens it as a question, and no tag ends it.</summary>
    public bool IsAsked() => Findings.IsMarked && Question.StartsWithVerb && !Question.HasTag && !Findings.HasAny(Cue.Claim);
}
