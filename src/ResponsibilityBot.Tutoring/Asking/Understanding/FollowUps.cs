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
        if (TopicLeads.Read(question, topic) is { } lead)
            return lead;
        if ((findings.Has(Cue.Elsewhere) && !(question.StrongRow && question.AsksOwnership)) || findings.HasAny(Cue.Quiz, Cue.Score, Cue.Leaderboard, Cue.HowTo) || findings.Unknown > (question.StrongRow && question.Targets.Count == 0 ? MostUnknownOfDuty : MostUnknown))
            return null;
        if (TopicLeads.MovesOn(question, topic) is { } move)
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
            return TopicMerge.OtherPlace(question, topic, [variant]);
        if (!marked && !fragment && !inPlace || findings.HasAny(Cue.SmallTalk) && bare && question.Length <= 3)
            return null;
        return complete && question.StrongRow ? null : TopicMerge.Read(question, topic, rows, targets);
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

    /// <summary>After a question about Lambda "the <b>function's</b> own code" is about Lambda: the model's word says what the place is.</summary>
    private static bool IsKindOfPlace(QuestionEvidence question, Topic topic) =>
        question.Targets is [var model] && topic.Targets.Count > 0 && question.Table.Target(topic.Targets[^1]) is Service service && service.Model == model;

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

    public static Party? ToParty(string? word) => word switch { "customer" => Party.Customer, "provider" => Party.Provider, _ => null };

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
