using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Reads what says by its first words, or by nothing else, what to do with the question before: "why is that", "contrast that with PaaS", "are you sure?", "and back?".</summary>
internal static class TopicLeads
{
    /// <summary>What the first words say to do with the question before, whatever follows: "why would that be our task", "show that as a table", "contrast that with PaaS".</summary>
    public static Reading? Read(QuestionEvidence question, Topic topic)
    {
        var findings = question.Findings;
        var bare = question.Rows.Count == 0 && question.Targets.Count == 0;
        if (bare && findings.Has(Cue.Gray) && question.Length <= 10 && topic.Responsibilities.Count > 0)
            return FollowUps.Make(question, topic, Intent.Gray, "asks whether that is disputed");
        if (topic.Responsibilities.Count > 0 && WondersFirst(findings))
            return FollowUps.Make(question, topic, Intent.Why, "asks why, and says what it wonders at");
        if (bare && question.Length <= 10 && !findings.Has(Cue.Who) && (AsksWhyFirst(findings) || question.Length <= 2 && findings.Tokens.Any(token => token.Text is "because" or "y")))
            return FollowUps.Make(question, topic, Intent.Why, "asks why");
        if (bare && findings.Has(Cue.Matrix) && topic.Targets.Count > 0 && question.Length <= 10 && findings.Has(Cue.Reference))
            return FollowUps.Make(question, topic, Intent.Matrix, "the matrix of the same place") with { Responsibilities = [], Aspect = null };
        if (bare && question.Length is > 0 and <= 8 && Again(question, topic) is { } again)
            return again;
        return question.Targets.Count > 0 && question.Rows.Count == 0 && question.Length <= 10 && findings.Has(Cue.Reference) && ComparesWith(findings)
            ? TopicMerge.Comparing(question, topic, question.Targets)
            : null;
    }

    /// <summary>What says nothing but what to do with the question before: "are you sure?", "and the other way round?", "which is less work?", "so not ours?", "what about the vendor?".</summary>
    private static Reading? Again(QuestionEvidence question, Topic topic)
    {
        var findings = question.Findings;
        bool Says(string word) => findings.Tokens.Exists(token => token.Text == word);
        if (topic.Intent == "compare" && topic.Targets.Count > 1 && (findings.HasAny(Cue.Most, Cue.Least) || Says("less") || Says("more") || Says("fewer")))
            return FollowUps.Make(question, topic, Intent.Most, "which of the places has more") with { Party = Says("less") || Says("fewer") ? Party.Provider : TopicMerge.Other(question.Party ?? Party.Customer, findings) };
        if (topic.Intent == "move" && topic.Targets is [var from, var to] && (Says("reverse") || Says("vice") || (Says("way") && findings.Has(Cue.Others)) || findings.Tokens[^1].Text == "back"))
            return FollowUps.Make(question, topic, Intent.Move, "the move back") with { Targets = [to, from], Party = null };
        if (topic.Responsibilities.Count == 0)
            return null;
        if (question.Length <= 5 && !findings.HasAny(Cue.Who, Cue.CustomerSide, Cue.ProviderSide) && (Says("sure") || Says("really") || Says("certain") || Says("seriously")) && findings.IsMarked)
            return FollowUps.Make(question, topic, Intent.Why, "doubts the answer");
        if (question.Length > 5 || findings.HasAny(Cue.Who, Cue.ListDuties, Cue.Must, Cue.Duty) || topic.Intent is not ("owner" or "why"))
            return null;
        if (findings.Tokens[0].Text is "so" or "not" or "but" or "then" && (Says("ours") || Says("us") || Says("theirs") || Says("them")))
            return FollowUps.Make(question, topic, Intent.Owner, "the same, of this side") with { IsYesNo = true, Party = Says("ours") || Says("us") ? Party.Customer : Party.Provider, Negated = Says("not") };
        return findings.HasAny(Cue.CustomerSide, Cue.ProviderSide) && topic.Targets.Count == 1 && findings.All(Cue.FollowUp).Any(found => found.Start == 0 && found.Words > 1)
            ? FollowUps.Make(question, topic, Intent.Duties, "what that side does of it") with { Party = TopicMerge.PartyOf(question), IsYesNo = false }
            : null;
    }

    /// <summary>"<b>How come?</b> They have all the copies": why stands first, in a clause that names nothing; what follows is said, not asked.</summary>
    private static bool WondersFirst(Findings findings)
    {
        if (findings.First(Cue.Why) is not { Start: <= 2 } why || findings.Tokens[why.Start].Text is not ("why" or "how" or "what") || findings.Has(Cue.Who))
            return false;
        var clause = findings.Tokens[why.Start].Clause;
        return findings.Tokens[^1].Clause > clause && findings.Things.All(thing => findings.Tokens[thing.Start].Clause > clause);
    }

    /// <summary>"What if we go <b>from it to</b> Fargate", "and <b>from there to</b> Lambda?": the last place is left for the new one; "leave our own servers <b>for it</b>" goes the other way.</summary>
    public static Reading? MovesOn(QuestionEvidence question, Topic topic)
    {
        var findings = question.Findings;
        if (question.Targets is not [var place] || topic.Targets.Count == 0 || topic.Targets[^1] == place || question.StrongRow || question.Length > 16 || findings.Has(Cue.Who))
            return null;
        var tokens = findings.Tokens;
        for (var at = 1; at < tokens.Count; at++)
        {
            if (tokens[at].Text is not ("it" or "there" or "that" or "here"))
                continue;
            if (tokens[at - 1].Text is "from" or "off" or "leave" or "leaving" or "replace")
                return FollowUps.Make(question, topic, Intent.Move, "a move from the place before") with { Responsibilities = [], Aspect = null, Targets = [topic.Targets[^1], place], Party = null };
            if (tokens[at - 1].Text is "for" or "to" or "into" && findings.Has(Cue.Move) && at + 1 == tokens.Count)
                return FollowUps.Make(question, topic, Intent.Move, "a move to the place before") with { Targets = [place, topic.Targets[^1]], Party = null };
        }

        return findings.Has(Cue.Move) && !findings.Has(Cue.Compare) && topic.Intent is "owner" or "duties" or "why" && place != KnowledgeTable.OnPremises
            ? FollowUps.Make(question, topic, Intent.Move, "a move on from the place before") with { Targets = [topic.Targets[^1], place], Party = null }
            : null;
    }

    private static bool AsksWhyFirst(Findings findings) =>
        findings.All(Cue.Why).Any(why => (why.Start <= 2 || findings.Has(Cue.Reference)) && findings.Tokens[why.Start].Text is "why" or "how" or "explain" or "reason");

    /// <summary>"Contrast that <b>with</b> PaaS", "how is that different <b>from</b> Lambda"; "is that different in Lambda" asks for the owner there.</summary>
    private static bool ComparesWith(Findings findings) =>
        findings.All(Cue.Compare).Any(compare => compare.End < findings.Tokens.Count && Enumerable.Range(compare.End, Math.Min(4, findings.Tokens.Count - compare.End)).Any(at => findings.Tokens[at].Text is "from" or "with" or "to" or "against"));
}
