using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// Reads what only makes sense after the question before: "and in SaaS?", "why?", "what about backups?", "no, I meant Azure SQL".
/// Merges only on a marker or a fragment; a new responsibility keeps the places, a new place keeps the responsibilities.
/// </summary>
internal static class FollowUps
{
    private const int FragmentLength = 4;

    /// <summary>The merged reading, or null when the question stands alone.</summary>
    public static Reading? Read(QuestionEvidence question, Topic topic)
    {
        var findings = question.Findings;
        if (findings.HasAny(Cue.Elsewhere, Cue.Quiz, Cue.Score, Cue.Leaderboard, Cue.HowTo) || findings.Unknown > 2)
            return null;
        var bare = question.Rows.Count == 0 && question.Targets.Count == 0;
        if (bare && question.Has(Cue.Why) && question.Length <= 6)
            return Make(question, topic, Intent.Why, "asks why");
        if (bare && question.Has(Cue.Define) && findings.HasAny(Cue.Reference) && question.Length <= 6)
            return Make(question, topic, Intent.Define, "asks what the last thing means");
        var marked = findings.HasAny(Cue.Correction) || StartsAsFollowUp(findings) || findings.HasAny(Cue.Others)
            || (findings.Has(Cue.Reference) && question.Length <= 10 && !(question.Rows.Count > 0 && question.Targets.Count > 0 && question.AsksOwnership));
        var fragment = question.Length <= FragmentLength && findings.Unknown == 0 && !bare;
        if (!marked && !fragment || findings.HasAny(Cue.SmallTalk) && bare && question.Length <= 3)
            return null;
        if (question.Rows.Count > 0 && question.Targets.Count > 0 && question.AsksOwnership)
            return null;
        return Merge(question, topic, bare);
    }

    private static Reading? Merge(QuestionEvidence question, Topic topic, bool bare)
    {
        var findings = question.Findings;
        if (question.Has(Cue.Compare) && question.Targets.Count >= 2)
            return null;
        if (findings.Has(Cue.Others) && bare)
            return Make(question, topic, Intent.Owner, "the same for the other models") with { Targets = [] };
        if (question.Rows.Count > 0 && question.StrongRow || question.Rows.Count > 0)
            return Make(question, topic, Intent.Owner, "another responsibility in the same place") with { Responsibilities = question.Rows, Aspect = question.Aspects.FirstOrDefault(), Targets = question.Targets.Count > 0 ? question.Targets : topic.Targets };
        if (question.Targets.Count > 0 && findings.HasAny(Cue.ListDuties))
            return null;
        if (question.Targets.Count > 0)
            return OtherPlace(question, topic);
        if (findings.HasAny(Cue.CustomerSide, Cue.ProviderSide, Cue.ListDuties) || findings.Names(MeaningKind.Provider))
            return topic.Targets.Count > 0 && (findings.Has(Cue.ListDuties) || question.Length <= 6)
                ? Make(question, topic, Intent.Duties, "duties in the same place") with { Responsibilities = [], Aspect = null, Party = PartyOf(question) }
                : null;
        return findings.Has(Cue.Compare) || findings.Has(Cue.Most) ? null : WhyOrNothing(question, topic);
    }

    private static Party? PartyOf(QuestionEvidence question) =>
        question.Party ?? (question.Has(Cue.CustomerSide) ? Party.Customer : Party.Provider);

    private static Reading? WhyOrNothing(QuestionEvidence question, Topic topic) =>
        question.Findings.Has(Cue.Reference) && question.Length <= 4 && question.Has(Cue.What) ? Make(question, topic, Intent.Why, "asks about the last answer") : null;

    private static Reading? OtherPlace(QuestionEvidence question, Topic topic)
    {
        if (topic.Responsibilities.Count > 0)
        {
            var keepsParty = question.Party is null && topic.Party is not null;
            var reading = Make(question, topic, Intent.Owner, "the same responsibility in another place") with { Targets = question.Targets };
            return keepsParty && topic.Intent != "compare" ? reading : reading with { Party = question.Party };
        }

        return topic.Intent switch
        {
            "duties" => Make(question, topic, Intent.Duties, "duties in another place") with { Targets = question.Targets, Party = question.Party ?? ToParty(topic.Party) },
            "compare" when topic.Targets.Count > 0 => Make(question, topic, Intent.Compare, "compared with another place") with { Targets = [topic.Targets[0], .. question.Targets] },
            "matrix" => Make(question, topic, Intent.Matrix, "the matrix of another place") with { Targets = question.Targets },
            "define" => Make(question, topic, Intent.Define, "the meaning of another model") with { Targets = question.Targets, Subject = null },
            _ => null,
        };
    }

    private static bool StartsAsFollowUp(Findings findings)
    {
        var limit = findings.Tokens.Count > 0 && findings.Tokens[0].Text is "ok" or "okay" or "so" or "is" or "hmm" or "no" or "wait" or "but" or "yes" ? 3 : 0;
        return findings.All(Cue.FollowUp).Any(found => found.Start <= limit);
    }

    private static Party? ToParty(string? word) => word switch { "customer" => Party.Customer, "provider" => Party.Provider, _ => null };

    private static Reading Make(QuestionEvidence question, Topic topic, Intent intent, string reason) => new()
    {
        Intent = intent,
        Responsibilities = topic.Responsibilities,
        Targets = topic.Targets,
        Aspect = topic.Aspect,
        Party = question.Party ?? ToParty(topic.Party),
        Negated = question.Negated,
        IsYesNo = question.IsYesNo,
        OwnThings = question.Own,
        Provider = question.Provider,
        Trace = [$"{intent.ToString().ToLowerInvariant()}: {reason} (from the question before)"],
    };
}
