using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Merges the duties, places and sides that a follow-up names with those of the question before: a new duty keeps the places, a new place keeps the duties.</summary>
internal static class TopicMerge
{
    /// <summary>The merged reading, or null where nothing is left to merge.</summary>
    public static Reading? Read(QuestionEvidence question, Topic topic, IReadOnlyList<string> rows, IReadOnlyList<string> targets)
    {
        var findings = question.Findings;
        var bare = rows.Count == 0 && targets.Count == 0;
        if (question.Has(Cue.Compare) && !(findings.Has(Cue.Reference) && topic.Responsibilities.Count > 0 && !findings.Tokens.Any(token => token.Stem is "compar" or "vs" or "versus")))
            return Comparing(question, topic, targets);
        if (targets.Count > 1 && targets.Where(id => !IsPutAside(findings, id)).ToList() is [var meant])
            targets = [meant];
        if (targets.Count > 1 && topic.Intent == "compare" && rows.Count == 0)
            return FollowUps.Make(question, topic, Intent.Compare, "two other places compared") with { Targets = targets };
        if (bare && topic.Intent == "most" && findings.HasAny(Cue.Most, Cue.Least))
            return FollowUps.Make(question, topic, Intent.Most, "the other end") with { Party = Other(question.Party ?? FollowUps.ToParty(topic.Party), findings) };
        if (findings.Has(Cue.Others) && bare)
            return FollowUps.Make(question, topic, Intent.Owner, "the same for the other models") with { Targets = [] };
        if (rows.Count > 0 && targets.Count > 0 && !question.StrongRow && topic.Responsibilities.Count > 0)
            return OtherPlace(question, topic, targets);
        if (rows.Count > 0 && topic.Intent == "move" && targets.Count == 0 && topic.Targets.Count == 2 && !findings.Has(Cue.Who))
            return FollowUps.Make(question, topic, Intent.Move, "a responsibility in the same move") with { Responsibilities = rows, Aspect = null };
        if (rows.Count > 0)
        {
            var places = targets.Count > 0 ? targets : topic.Targets;
            return FollowUps.Make(question, topic, Intent.Owner, "another responsibility in the same place") with { Responsibilities = new PatchedThings(question).PatchedIn(rows, places) is { } patched ? [patched] : rows, Aspect = question.Aspects.FirstOrDefault(), Targets = places };
        }

        if (targets.Count > 0 && findings.HasAny(Cue.ListDuties))
            return null;
        if (targets.Count > 0)
            return OtherPlace(question, topic, targets);
        if (findings.Names(MeaningKind.Provider) && topic.Responsibilities.Count > 0 && topic.Intent is "owner" or "why" && !findings.HasAny(Cue.What, Cue.ListDuties, Cue.Handles, Cue.Must, Cue.Duty) && (!findings.Has(Cue.Reference) || findings.Tokens.Exists(token => token.Text is "same")))
            return FollowUps.Make(question, topic, Intent.Owner, "the same responsibility at another provider") with { Targets = question.Provider is { } provider && topic.Targets is [.., var place] && question.Counterpart(provider, place) is { } same ? [same] : [], IsYesNo = question.Party is not null && question.StartsWithVerb };
        if (topic.Responsibilities.Count > 0 && findings.Has(Cue.Reference) && !findings.HasAny(Cue.What, Cue.ListDuties) && (findings.HasAny(Cue.Handles, Cue.Must, Cue.Duty) || AsksOfThat(question)))
            return FollowUps.Make(question, topic, Intent.Owner, "the same responsibility, of this side");
        if (findings.HasAny(Cue.CustomerSide, Cue.ProviderSide, Cue.ListDuties) || findings.Names(MeaningKind.Provider))
            return topic.Targets.Count > 0 && (findings.Has(Cue.ListDuties) || question.Length <= 6)
                ? FollowUps.Make(question, topic, Intent.Duties, "duties in the same place") with { Responsibilities = [], Aspect = null, Party = PartyOf(question) }
                : null;
        return findings.Has(Cue.Most) ? null : WhyOrNothing(question, topic);
    }

    /// <summary>"Who does <b>it</b> then?", "is <b>that</b> us, too?": nothing is named but what was asked about before, and perhaps a side.</summary>
    private static bool AsksOfThat(QuestionEvidence question) =>
        question.Has(Cue.Who) || (question.Length <= 6 && question.Party is not null && question.Findings.Tokens[0].Text is "is" or "are" or "was" or "were" or "does" or "do");

    /// <summary>The side that has most: the one that is named, or the other where it asks for the least.</summary>
    public static Party? Other(Party? party, Findings findings) => party is { } side && findings.Has(Cue.Least) ? side.Other() : party;

    /// <summary>"How does that compare to Azure VMs?": the place before with the new one; what was asked of it is kept.</summary>
    public static Reading? Comparing(QuestionEvidence question, Topic topic, IReadOnlyList<string> targets)
    {
        var before = topic.Targets.Where(id => !targets.Contains(id)).ToList();
        return targets.Count == 1 && before.Count > 0
            ? FollowUps.Make(question, topic, Intent.Compare, "compared with another place") with { Targets = [before[^1], targets[0]], Party = null }
            : null;
    }

    public static Party? PartyOf(QuestionEvidence question) =>
        question.Party ?? (question.Has(Cue.CustomerSide) ? Party.Customer : Party.Provider);

    private static Reading? WhyOrNothing(QuestionEvidence question, Topic topic) =>
        question.Findings.Has(Cue.Reference) && question.Length <= 4 && question.Has(Cue.What) ? FollowUps.Make(question, topic, Intent.Why, "asks about the last answer") : null;

    public static Reading? OtherPlace(QuestionEvidence question, Topic topic, IReadOnlyList<string> targets)
    {
        if (topic.Intent == "move" && topic.Targets.Count > 0)
            return FollowUps.Make(question, topic, Intent.Move, "a move to another place") with { Responsibilities = [], Targets = [topic.Targets[0], targets.FirstOrDefault(id => !IsPutAside(question.Findings, id)) ?? targets[^1]], Party = null };
        if (topic.Responsibilities.Count > 0 && (topic.Intent is not ("define" or "classify") || question.Has(Cue.Who)))
        {
            var keepsParty = question.Party is null && topic.Party is not null;
            var reading = FollowUps.Make(question, topic, Intent.Owner, "the same responsibility in another place") with { Targets = targets };
            return keepsParty && topic.Intent != "compare" ? reading : reading with { Party = question.Party };
        }

        return topic.Intent switch
        {
            "duties" => FollowUps.Make(question, topic, Intent.Duties, "duties in another place") with { Targets = targets, Party = question.Party ?? FollowUps.ToParty(topic.Party) },
            "compare" when topic.Targets.Count > 0 => FollowUps.Make(question, topic, Intent.Compare, "compared with another place") with { Targets = [topic.Targets[0], .. targets] },
            "matrix" => FollowUps.Make(question, topic, Intent.Matrix, "the matrix of another place") with { Targets = targets },
            "define" => FollowUps.Make(question, topic, Intent.Define, "the meaning of another model") with { Responsibilities = [], Targets = targets, Subject = null },
            "classify" => FollowUps.Make(question, topic, Intent.Classify, "the model of another service") with { Responsibilities = [], Targets = targets },
            _ => null,
        };
    }

    /// <summary>"To Lambda <b>rather than</b> Fargate", "instead of Fargate", "<b>not</b> EC2, RDS".</summary>
    private static bool IsPutAside(Findings findings, string place) =>
        findings.Things.Any(thing => thing.Meaning.Id == place && thing.Start > 0 && findings.Tokens[thing.Start - 1].Text == "not")
        || findings.Things.Any(thing => thing.Meaning.Id == place && thing.Start > 1 && findings.Tokens[thing.Start - 1].Text is "than" or "of" && findings.Tokens[thing.Start - 2].Text is "rather" or "instead");
}
