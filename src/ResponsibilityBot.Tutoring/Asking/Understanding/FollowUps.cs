using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// Reads what only makes sense after the question before: "and in SaaS?", "why?", "what about backups?", "no, I meant Azure SQL".
/// Merges only on a marker or a fragment; a new responsibility keeps the places, a new place keeps the responsibilities.
/// </summary>
internal static class FollowUps
{
    private const int FragmentLength = 4;

    /// <summary>A follow-up holds few words that nothing is known of; one that names a duty may hold some more, of the things that the duty is about.</summary>
    private const int MostUnknown = 2;

    private const int MostUnknownOfDuty = 4;

    /// <summary>The merged reading, or null when the question stands alone.</summary>
    public static Reading? Read(QuestionEvidence question, Topic topic)
    {
        var findings = question.Findings;
        if (Leads(question, topic) is { } lead)
            return lead;
        if ((findings.Has(Cue.Elsewhere) && !(question.StrongRow && question.AsksOwnership)) || findings.HasAny(Cue.Quiz, Cue.Score, Cue.Leaderboard, Cue.HowTo) || findings.Unknown > (question.StrongRow && question.Targets.Count == 0 ? MostUnknownOfDuty : MostUnknown))
            return null;
        if (MovesOn(question, topic) is { } move)
            return move;
        if (FillsGap(question, topic))
            return Make(question, topic, Intent.Owner, "the responsibility for the place that was named") with { Responsibilities = question.Rows, Aspect = question.Aspects.FirstOrDefault(), Party = question.Party };
        var rows = question.Rows.Count > 0 ? question.Rows : question.WeakRows;
        IReadOnlyList<string> targets = rows.Count > 0 && IsKindOfPlace(question, topic) ? [] : question.Targets.Count > 0 ? question.Targets : question.WeakServices;
        var bare = rows.Count == 0 && targets.Count == 0;
        if (bare && question.Has(Cue.Why) && question.Length <= 6)
            return Make(question, topic, Intent.Why, "asks why");
        if (bare && question.Has(Cue.Define) && findings.HasAny(Cue.Reference) && question.Length <= 6 && !findings.Has(Cue.Duty))
            return Make(question, topic, Intent.Define, "asks what the last thing means");
        if (DefinesAlone(question))
            return null;
        var inPlace = InSamePlace(question, topic);
        var complete = rows.Count > 0 && targets.Count > 0 && question.AsksOwnership;
        var marked = findings.HasAny(Cue.Correction) || StartsAsFollowUp(findings) || EndsAsFollowUp(findings) || findings.HasAny(Cue.Others) || (bare && NamesOtherProvider(question))
            || (findings.Has(Cue.Reference) && question.Length <= 10 && !complete);
        var fragment = question.Length <= FragmentLength && findings.Unknown == 0 && !bare;
        if (marked && !findings.HasAny(Cue.Who, Cue.Duty, Cue.Must) && question.Targets.Count == 0 && topic.Targets is [.., var before] && question.VariantOf(before) is { } variant)
            return OtherPlace(question, topic, [variant]);
        if (!marked && !fragment && !inPlace || findings.HasAny(Cue.SmallTalk) && bare && question.Length <= 3)
            return null;
        return complete && question.StrongRow ? null : Merge(question, topic, rows, targets);
    }

    /// <summary>"What is PaaS?", "define MFA": asks for a meaning and points at nothing before.</summary>
    private static bool DefinesAlone(QuestionEvidence question)
    {
        var findings = question.Findings;
        return findings.Has(Cue.Define) && !findings.HasAny(Cue.Who, Cue.Duty, Cue.Must, Cue.CustomerSide, Cue.ProviderSide, Cue.Reference, Cue.Compare, Cue.Correction) && !StartsAsFollowUp(findings) && !EndsAsFollowUp(findings);
    }

    /// <summary>"<b>No</b>, Azure", "<b>we use</b> Google", "we are on AWS": few words that put another provider in the place of the one that was meant.</summary>
    private static bool NamesOtherProvider(QuestionEvidence question)
    {
        var findings = question.Findings;
        return question.Length <= 6 && findings.Of(MeaningKind.Provider) is [var provider] && provider.End == question.Length && !findings.HasAny(Cue.Who, Cue.What)
            && (findings.Tokens[0].Text is "no" or "nope" or "sorry" or "wait" or "actually" or "oops" || findings.Tokens.Take(provider.Start).Any(token => token.Text is "use" or "on" or "with" or "using"));
    }

    /// <summary>Whether it may lean on the question before although nothing in it is known: it begins or ends as a follow-up, points back, or is a few words long.</summary>
    public static bool MayLean(QuestionEvidence question, Topic topic)
    {
        var findings = question.Findings;
        return (topic.Responsibilities.Count > 0 || topic.Targets.Count > 0) && topic.Intent is "owner" or "duties" or "why" or "misconception" or "clarify" or "gray"
            && !findings.HasAny(Cue.Quiz, Cue.Score, Cue.Leaderboard, Cue.HowTo, Cue.Correction, Cue.Matrix, Cue.Always, Cue.Most, Cue.Least, Cue.Help) && (!findings.Has(Cue.Define) || findings.Has(Cue.Who))
            && (StartsAsFollowUp(findings) || EndsAsFollowUp(findings) || findings.Has(Cue.Reference) || (question.Length <= 5 && !findings.Has(Cue.SmallTalk)));
    }

    /// <summary>What the first words say to do with the question before, whatever follows: "why would that be our task", "show that as a table", "contrast that with PaaS".</summary>
    private static Reading? Leads(QuestionEvidence question, Topic topic)
    {
        var findings = question.Findings;
        var bare = question.Rows.Count == 0 && question.Targets.Count == 0;
        if (bare && findings.Has(Cue.Gray) && question.Length <= 10 && topic.Responsibilities.Count > 0)
            return Make(question, topic, Intent.Gray, "asks whether that is disputed");
        if (topic.Responsibilities.Count > 0 && WondersFirst(findings))
            return Make(question, topic, Intent.Why, "asks why, and says what it wonders at");
        if (bare && question.Length <= 10 && !findings.Has(Cue.Who) && (AsksWhyFirst(findings) || question.Length <= 2 && findings.Tokens.Any(token => token.Text is "because" or "y")))
            return Make(question, topic, Intent.Why, "asks why");
        if (bare && findings.Has(Cue.Matrix) && topic.Targets.Count > 0 && question.Length <= 10 && findings.Has(Cue.Reference))
            return Make(question, topic, Intent.Matrix, "the matrix of the same place") with { Responsibilities = [], Aspect = null };
        if (bare && question.Length is > 0 and <= 8 && Again(question, topic) is { } again)
            return again;
        return question.Targets.Count > 0 && question.Rows.Count == 0 && question.Length <= 10 && findings.Has(Cue.Reference) && ComparesWith(findings)
            ? Comparing(question, topic, question.Targets)
            : null;
    }

    /// <summary>What says nothing but what to do with the question before: "are you sure?", "and the other way round?", "which is less work?", "so not ours?", "what about the vendor?".</summary>
    private static Reading? Again(QuestionEvidence question, Topic topic)
    {
        var findings = question.Findings;
        bool Says(string word) => findings.Tokens.Exists(token => token.Text == word);
        if (topic.Intent == "compare" && topic.Targets.Count > 1 && (findings.HasAny(Cue.Most, Cue.Least) || Says("less") || Says("more") || Says("fewer")))
            return Make(question, topic, Intent.Most, "which of the places has more") with { Party = Says("less") || Says("fewer") ? Party.Provider : Other(question.Party ?? Party.Customer, findings) };
        if (topic.Intent == "move" && topic.Targets is [var from, var to] && (Says("reverse") || Says("vice") || (Says("way") && findings.Has(Cue.Others)) || findings.Tokens[^1].Text == "back"))
            return Make(question, topic, Intent.Move, "the move back") with { Targets = [to, from], Party = null };
        if (topic.Responsibilities.Count == 0)
            return null;
        if (question.Length <= 5 && !findings.HasAny(Cue.Who, Cue.CustomerSide, Cue.ProviderSide) && (Says("sure") || Says("really") || Says("certain") || Says("seriously")) && findings.IsMarked)
            return Make(question, topic, Intent.Why, "doubts the answer");
        if (question.Length > 5 || findings.HasAny(Cue.Who, Cue.ListDuties, Cue.Must, Cue.Duty) || topic.Intent is not ("owner" or "why"))
            return null;
        if (findings.Tokens[0].Text is "so" or "not" or "but" or "then" && (Says("ours") || Says("us") || Says("theirs") || Says("them")))
            return Make(question, topic, Intent.Owner, "the same, of this side") with { IsYesNo = true, Party = Says("ours") || Says("us") ? Party.Customer : Party.Provider, Negated = Says("not") };
        return findings.HasAny(Cue.CustomerSide, Cue.ProviderSide) && topic.Targets.Count == 1 && findings.All(Cue.FollowUp).Any(found => found.Start == 0 && found.Words > 1)
            ? Make(question, topic, Intent.Duties, "what that side does of it") with { Party = PartyOf(question), IsYesNo = false }
            : null;
    }

    /// <summary>After a question about Lambda "the <b>function's</b> own code" is about Lambda: the model's word says what the place is.</summary>
    private static bool IsKindOfPlace(QuestionEvidence question, Topic topic) =>
        question.Targets is [var model] && topic.Targets.Count > 0 && question.Table.Target(topic.Targets[^1]) is Service service && service.Model == model;

    /// <summary>"<b>How come?</b> They have all the copies": why stands first, in a clause that names nothing; what follows is said, not asked.</summary>
    private static bool WondersFirst(Findings findings)
    {
        if (findings.First(Cue.Why) is not { Start: <= 2 } why || findings.Tokens[why.Start].Text is not ("why" or "how" or "what") || findings.Has(Cue.Who))
            return false;
        var clause = findings.Tokens[why.Start].Clause;
        return findings.Tokens[^1].Clause > clause && findings.Things.All(thing => findings.Tokens[thing.Start].Clause > clause);
    }

    /// <summary>"What if we go <b>from it to</b> Fargate", "and <b>from there to</b> Lambda?": the last place is left for the new one; "leave our own servers <b>for it</b>" goes the other way.</summary>
    private static Reading? MovesOn(QuestionEvidence question, Topic topic)
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
                return Make(question, topic, Intent.Move, "a move from the place before") with { Responsibilities = [], Aspect = null, Targets = [topic.Targets[^1], place], Party = null };
            if (tokens[at - 1].Text is "for" or "to" or "into" && findings.Has(Cue.Move) && at + 1 == tokens.Count)
                return Make(question, topic, Intent.Move, "a move to the place before") with { Targets = [place, topic.Targets[^1]], Party = null };
        }

        return findings.Has(Cue.Move) && !findings.Has(Cue.Compare) && topic.Intent is "owner" or "duties" or "why" && place != KnowledgeTable.OnPremises
            ? Make(question, topic, Intent.Move, "a move on from the place before") with { Targets = [topic.Targets[^1], place], Party = null }
            : null;
    }

    private static bool AsksWhyFirst(Findings findings) =>
        findings.All(Cue.Why).Any(why => (why.Start <= 2 || findings.Has(Cue.Reference)) && findings.Tokens[why.Start].Text is "why" or "how" or "explain" or "reason");

    /// <summary>"Contrast that <b>with</b> PaaS", "how is that different <b>from</b> Lambda"; "is that different in Lambda" asks for the owner there.</summary>
    private static bool ComparesWith(Findings findings) =>
        findings.All(Cue.Compare).Any(compare => compare.End < findings.Tokens.Count && Enumerable.Range(compare.End, Math.Min(4, findings.Tokens.Count - compare.End)).Any(at => findings.Tokens[at].Text is "from" or "with" or "to" or "against"));

    /// <summary>"Who is responsible for physical security?" opens with the asking and leaves nothing out: a question of its own.</summary>
    private static bool IsWhole(QuestionEvidence question) => question.Has(Cue.Duty) && question.Findings.All(Cue.Who).Any(who => who.Start == 0);

    /// <summary>A short question that names a duty but no place, after one that named a place: "then region outage, who acts?".</summary>
    private static bool InSamePlace(QuestionEvidence question, Topic topic) =>
        topic.Targets.Count > 0 && topic.Intent is "owner" or "duties" or "why" or "misconception" or "clarify" or "move" or "matrix"
        && question.StrongRow && question.Targets.Count == 0 && question.Length <= (IsOfThem(question) ? 18 : 12) && !(topic.Intent != "clarify" && IsWhole(question))
        && !question.Findings.HasAny(Cue.Always, Cue.WhichModel, Cue.Others, Cue.Compare, Cue.Matrix, Cue.Define, Cue.Gray, Cue.Most, Cue.Least, Cue.OtherTopic)
        && !question.Findings.All(Cue.Cloud).Any(found => question.Findings.Tokens[found.Start].Stem is "cloud");

    /// <summary>"Do <b>they</b> <b>also</b> teach our people …?", "<b>and</b> …": who is meant was said before.</summary>
    private static bool IsOfThem(QuestionEvidence question) =>
        question.Findings.Tokens[0].Text is "and"
        || (question.Findings.Tokens.Exists(token => token.Text is "they" or "them") && question.Findings.Tokens.Exists(token => token.Text is "also" or "too" or "then"));

    /// <summary>Whether the question before was meant otherwise. "I meant" says so anywhere; "actually" and the like only where a follow-up begins with them.</summary>
    public static bool Corrects(Findings findings, bool isFollowUp) =>
        findings.Has(Cue.Correction) && findings.All(Cue.Correction).Any(found => found.Words > 1 || (isFollowUp && found.Start < 3));

    /// <summary>After "what would you like to know about RDS?" a whole question without a place is about that place.</summary>
    private static bool FillsGap(QuestionEvidence question, Topic topic) =>
        topic.Intent == "clarify" && topic.Responsibilities.Count == 0 && topic.Targets.Count > 0
        && question.Rows.Count > 0 && question.AsksOwnership
        && question.Targets.TrueForAll(id => topic.Targets.Any(place => question.Table.Target(place) is Service service && service.Model == id))
        && !question.Findings.HasAny(Cue.Always, Cue.WhichModel, Cue.Others, Cue.Move, Cue.Compare);

    private static Reading? Merge(QuestionEvidence question, Topic topic, IReadOnlyList<string> rows, IReadOnlyList<string> targets)
    {
        var findings = question.Findings;
        var bare = rows.Count == 0 && targets.Count == 0;
        if (question.Has(Cue.Compare) && !(findings.Has(Cue.Reference) && topic.Responsibilities.Count > 0 && !findings.Tokens.Any(token => token.Stem is "compar" or "vs" or "versus")))
            return Comparing(question, topic, targets);
        if (targets.Count > 1 && targets.Where(id => !IsPutAside(findings, id)).ToList() is [var meant])
            targets = [meant];
        if (targets.Count > 1 && topic.Intent == "compare" && rows.Count == 0)
            return Make(question, topic, Intent.Compare, "two other places compared") with { Targets = targets };
        if (bare && topic.Intent == "most" && findings.HasAny(Cue.Most, Cue.Least))
            return Make(question, topic, Intent.Most, "the other end") with { Party = Other(question.Party ?? ToParty(topic.Party), findings) };
        if (findings.Has(Cue.Others) && bare)
            return Make(question, topic, Intent.Owner, "the same for the other models") with { Targets = [] };
        if (rows.Count > 0 && targets.Count > 0 && !question.StrongRow && topic.Responsibilities.Count > 0)
            return OtherPlace(question, topic, targets);
        if (rows.Count > 0 && topic.Intent == "move" && targets.Count == 0 && topic.Targets.Count == 2 && !findings.Has(Cue.Who))
            return Make(question, topic, Intent.Move, "a responsibility in the same move") with { Responsibilities = rows, Aspect = null };
        if (rows.Count > 0)
        {
            var places = targets.Count > 0 ? targets : topic.Targets;
            return Make(question, topic, Intent.Owner, "another responsibility in the same place") with { Responsibilities = new PatchedThings(question).PatchedIn(rows, places) is { } patched ? [patched] : rows, Aspect = question.Aspects.FirstOrDefault(), Targets = places };
        }

        if (targets.Count > 0 && findings.HasAny(Cue.ListDuties))
            return null;
        if (targets.Count > 0)
            return OtherPlace(question, topic, targets);
        if (findings.Names(MeaningKind.Provider) && topic.Responsibilities.Count > 0 && topic.Intent is "owner" or "why" && !findings.HasAny(Cue.What, Cue.ListDuties, Cue.Handles, Cue.Must, Cue.Duty) && (!findings.Has(Cue.Reference) || findings.Tokens.Exists(token => token.Text is "same")))
            return Make(question, topic, Intent.Owner, "the same responsibility at another provider") with { Targets = question.Provider is { } provider && topic.Targets is [.., var place] && question.Counterpart(provider, place) is { } same ? [same] : [], IsYesNo = question.Party is not null && question.StartsWithVerb };
        if (topic.Responsibilities.Count > 0 && findings.Has(Cue.Reference) && !findings.HasAny(Cue.What, Cue.ListDuties) && (findings.HasAny(Cue.Handles, Cue.Must, Cue.Duty) || AsksOfThat(question)))
            return Make(question, topic, Intent.Owner, "the same responsibility, of this side");
        if (findings.HasAny(Cue.CustomerSide, Cue.ProviderSide, Cue.ListDuties) || findings.Names(MeaningKind.Provider))
            return topic.Targets.Count > 0 && (findings.Has(Cue.ListDuties) || question.Length <= 6)
                ? Make(question, topic, Intent.Duties, "duties in the same place") with { Responsibilities = [], Aspect = null, Party = PartyOf(question) }
                : null;
        return findings.Has(Cue.Most) ? null : WhyOrNothing(question, topic);
    }

    /// <summary>"Who does <b>it</b> then?", "is <b>that</b> us, too?": nothing is named but what was asked about before, and perhaps a side.</summary>
    private static bool AsksOfThat(QuestionEvidence question) =>
        question.Has(Cue.Who) || (question.Length <= 6 && question.Party is not null && question.Findings.Tokens[0].Text is "is" or "are" or "was" or "were" or "does" or "do");

    /// <summary>The side that has most: the one that is named, or the other where it asks for the least.</summary>
    private static Party? Other(Party? party, Findings findings) => party is { } side && findings.Has(Cue.Least) ? side.Other() : party;

    /// <summary>"How does that compare to Azure VMs?": the place before with the new one; what was asked of it is kept.</summary>
    private static Reading? Comparing(QuestionEvidence question, Topic topic, IReadOnlyList<string> targets)
    {
        var before = topic.Targets.Where(id => !targets.Contains(id)).ToList();
        return targets.Count == 1 && before.Count > 0
            ? Make(question, topic, Intent.Compare, "compared with another place") with { Targets = [before[^1], targets[0]], Party = null }
            : null;
    }

    private static Party? PartyOf(QuestionEvidence question) =>
        question.Party ?? (question.Has(Cue.CustomerSide) ? Party.Customer : Party.Provider);

    private static Reading? WhyOrNothing(QuestionEvidence question, Topic topic) =>
        question.Findings.Has(Cue.Reference) && question.Length <= 4 && question.Has(Cue.What) ? Make(question, topic, Intent.Why, "asks about the last answer") : null;

    private static Reading? OtherPlace(QuestionEvidence question, Topic topic, IReadOnlyList<string> targets)
    {
        if (topic.Intent == "move" && topic.Targets.Count > 0)
            return Make(question, topic, Intent.Move, "a move to another place") with { Responsibilities = [], Targets = [topic.Targets[0], targets.FirstOrDefault(id => !IsPutAside(question.Findings, id)) ?? targets[^1]], Party = null };
        if (topic.Responsibilities.Count > 0 && (topic.Intent is not ("define" or "classify") || question.Has(Cue.Who)))
        {
            var keepsParty = question.Party is null && topic.Party is not null;
            var reading = Make(question, topic, Intent.Owner, "the same responsibility in another place") with { Targets = targets };
            return keepsParty && topic.Intent != "compare" ? reading : reading with { Party = question.Party };
        }

        return topic.Intent switch
        {
            "duties" => Make(question, topic, Intent.Duties, "duties in another place") with { Targets = targets, Party = question.Party ?? ToParty(topic.Party) },
            "compare" when topic.Targets.Count > 0 => Make(question, topic, Intent.Compare, "compared with another place") with { Targets = [topic.Targets[0], .. targets] },
            "matrix" => Make(question, topic, Intent.Matrix, "the matrix of another place") with { Targets = targets },
            "define" => Make(question, topic, Intent.Define, "the meaning of another model") with { Responsibilities = [], Targets = targets, Subject = null },
            "classify" => Make(question, topic, Intent.Classify, "the model of another service") with { Responsibilities = [], Targets = targets },
            _ => null,
        };
    }

    /// <summary>"To Lambda <b>rather than</b> Fargate", "instead of Fargate", "<b>not</b> EC2, RDS".</summary>
    private static bool IsPutAside(Findings findings, string place) =>
        findings.Things.Any(thing => thing.Meaning.Id == place && thing.Start > 0 && findings.Tokens[thing.Start - 1].Text == "not")
        || findings.Things.Any(thing => thing.Meaning.Id == place && thing.Start > 1 && findings.Tokens[thing.Start - 1].Text is "than" or "of" && findings.Tokens[thing.Start - 2].Text is "rather" or "instead");

    private static bool StartsAsFollowUp(Findings findings)
    {
        var limit = findings.Tokens.Count > 0 && findings.Tokens[0].Text is "ok" or "okay" or "so" or "is" or "hmm" or "no" or "wait" or "but" or "yes" or "right" or "alright" or "thanks" or "great" or "cool" or "hm" or "oh" or "now" ? 3 : 0;
        return findings.All(Cue.FollowUp).Any(found => found.Start <= limit || BeginsAfterNod(findings, found.Start));
    }

    /// <summary>"I see, <b>and</b> for Blob Storage?": a clause of up to three words that names nothing stands before it.</summary>
    private static bool BeginsAfterNod(Findings findings, int at) =>
        at is > 0 and <= 3 && findings.Tokens[at].Clause != findings.Tokens[at - 1].Clause && findings.Things.All(thing => thing.Start >= at || thing.Meaning.Kind > MeaningKind.Provider);

    /// <summary>"Who manages the keys <b>then</b>?", "on Autopilot <b>too</b>?".</summary>
    private static bool EndsAsFollowUp(Findings findings) =>
        findings.Tokens.Count > 1 && (findings.Tokens[^1].Text is "then" or "too" or "there" or "instead" or "either" or "though" or "similar" or "likewise" || findings.All(Cue.FollowUp).Any(found => found.Words > 1 && found.End >= findings.Tokens.Count - 1));

    private static Party? ToParty(string? word) => word switch { "customer" => Party.Customer, "provider" => Party.Provider, _ => null };

    /// <summary>What was talked about before, read as one intent.</summary>
    public static Reading Make(QuestionEvidence question, Topic topic, Intent intent, string reason) => new()
    {
        Intent = intent,
        Responsibilities = topic.Responsibilities,
        Targets = topic.Targets,
        Aspect = topic.Intent == "misconception" ? null : topic.Aspect,
        Party = question.Party ?? ToParty(topic.Party),
        Negated = question.Negated,
        Wholly = question.Wholly,
        AsksAccountable = question.AsksAccountable,
        IsYesNo = question.IsYesNo && !question.Has(Cue.Correction),
        OwnThings = question.Own,
        Provider = question.Provider,
        Trace = [$"{IntentWords.Of(intent)}: {reason} (from the question before)"],
    };
}
