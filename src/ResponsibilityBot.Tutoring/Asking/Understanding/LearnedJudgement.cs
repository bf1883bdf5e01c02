using System.Globalization;
using ResponsibilityBot.Tutoring.Asking.Understanding.Rules;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>When what was learned overrules the rules: where it is surer than not, and what is asked then can be answered with what was found.</summary>
internal static class LearnedJudgement
{
    /// <summary>How likely another intent must be, from 0 to 1. In folds of the labelled questions nine of ten that are overruled from here on were wrong before.</summary>
    private const double Sure = 0.35;

    /// <summary>How likely it must be that no owner is asked for where the rules found a duty and that one is: "Tuning slow queries on RDS" stands in lists of duties.</summary>
    private const double SureOfDeclining = 0.7;

    /// <summary>How likely another duty must be, from 0 to 1. Of the questions of four people whose words nobody had seen nine of ten that are overruled from here on were wrong before.</summary>
    private const double SureOfRow = 0.4;

    /// <summary>How likely it must be that a list, a comparison or a move is about another duty, or none, than the rules found: such questions seldom are about one.</summary>
    private const double SureOfListed = 0.7;

    /// <summary>How likely a duty must be, from 0 to 1, that is answered instead of several which are not.</summary>
    private const double SureOfOther = 0.6;

    /// <summary>How likely one duty must be, from 0 to 1, for several that the rules found not to be meant.</summary>
    private const double SureOfOne = 0.9;

    /// <summary>How likely it may be then that several are meant, from 0 to 1.</summary>
    private const double UnlikelyOfSeveral = 0.1;

    /// <summary>An owner is stated only of a duty that is at least so likely; of the same questions more than half below it were answered wrongly.</summary>
    private const double SureEnough = 0.4;

    /// <summary>The same of a question that yes or no answers: whoever asks it has named the duty more plainly.</summary>
    private const double SureOfAffirmed = 0.3;

    /// <summary>How likely it must be that an owner is asked for, from 0 to 1, where no word names a duty that is known.</summary>
    private const double SureOfAsking = 0.4;

    /// <summary>How likely the duty must be then, from 0 to 1.</summary>
    private const double SureOfUnnamed = 0.35;

    /// <summary>How likely the likeliest of the duties must be that are offered where no word names one, from 0 to 1: below, all are as good as any.</summary>
    private const double WorthOffering = 0.15;

    /// <summary>That many duties are offered where none is likely.</summary>
    private const int MostOffered = 3;

    /// <summary>The reading of the likeliest intent, or that of the rules.</summary>
    public static Reading Of(IntentRules rules, Reading reading, (Intent Intent, double Share) likeliest)
    {
        var (intent, share) = likeliest;
        if (IsUnsaid(rules, reading, intent) || intent == reading.Intent || share < (IsDeclined(reading, intent) ? SureOfDeclining : Sure) || IsPlain(rules, reading) || (reading.Intent, intent) is (Intent.Clarify, Intent.Unknown))
            return reading;
        var reason = string.Create(CultureInfo.InvariantCulture, $"learned from questions like it, {share:P0}; by the rules {IntentWords.Of(reading.Intent)}");
        return rules.As(intent, reason) ?? reading;
    }

    /// <summary>"Who <b>bounces back</b> Lambda": an owner is asked for of a duty that no phrase names, so that the rules find nothing to answer.</summary>
    public static bool IsOfUnnamed(Reading reading, (Intent Intent, double Share) likeliest) =>
        reading.Intent is Intent.Clarify or Intent.Unknown && reading.Responsibilities.Count == 0 && reading.Subject is null
        && (likeliest.Intent == Intent.Owner || (likeliest.Intent == Intent.Why && reading.Targets.Count > 0)) && likeliest.Share >= SureOfAsking;

    /// <summary>The owner of the likeliest duty; the reading as it was where none is likely.</summary>
    public static Reading OfUnnamed(QuestionEvidence question, Reading byRules, Intent asked, LikelyRows likely)
    {
        if (likely.OneBy(SureOfUnnamed) is not { } row)
            return question.AsksOwnership && likely.ShareOf(likely.First(1)[0]) >= WorthOffering ? TornBetween(question.ReadAs(Intent.Clarify, "asks whose, of a duty that no phrase names"), likely) : byRules;
        var reading = question.ReadAs(asked, $"{likely.Reason(row)}; by the rules {IntentWords.Of(byRules.Intent)}");

        // "Player profiles in Dynamo, who protects those": an everyday word for a service is one where a duty is asked for.
        return reading with { Responsibilities = [row], Aspect = null, Targets = reading.Targets.Count == 0 && question.WeakServices is [var service] ? [service] : reading.Targets };
    }

    /// <summary>Whether what was learned of duties is asked about a reading.</summary>
    public static bool IsOfDuties(Reading reading) => reading.Intent is Intent.Owner or Intent.Misconception or Intent.Gray or Intent.Duties or Intent.Compare or Intent.Move;

    /// <summary>Whether a question is surely about one duty: then "and" does not stand between two.</summary>
    public static bool IsOfOneDuty(LikelyRows likely) => likely.OneBy(SureOfOne) is not null && likely.ShareOf(LearnedRows.Several) < UnlikelyOfSeveral;

    /// <summary>The same reading about the duty that is likelier than the one of the rules, or without a duty where that is likelier; where none is likely, a choice between two.</summary>
    public static Reading OfDuties(QuestionEvidence question, Reading reading, LikelyRows likely)
    {
        // A company's own duty was in no labelled question.
        if (!reading.Responsibilities.All(likely.Knows))
            return reading;
        var about = WithRows(question, reading, likely);
        var share = about.Responsibilities.Sum(row => ShareOf(row, question.Table, likely)) + (about.Responsibilities.Count > 1 ? likely.ShareOf(LearnedRows.Several) : 0);
        if (about.Intent != Intent.Owner || about.Responsibilities.Count == 0 || (about.Responsibilities.Count > 1 && question.ListsRows) || about.Subject is not null || share >= (about.IsYesNo ? SureOfAffirmed : SureEnough))
            return about;
        return likely.OneBy(SureOfOther) is { } other ? About(question, about, other, likely) : TornBetween(about, likely);
    }

    /// <summary>Whether more than a word names a duty.</summary>
    private static bool IsNamedFully(QuestionEvidence question, string row) => question.Findings.Things.Any(thing => thing.Meaning.Row == row && thing.Words > 1);

    /// <summary>"The operating system": whichever of a family's duties is meant, the family is.</summary>
    private static double ShareOf(string row, KnowledgeTable table, LikelyRows likely) =>
        likely.ShareOf(row) + (table.Family(row) is { } family ? family.Members.Sum(likely.ShareOf) : 0);

    private static Reading About(QuestionEvidence question, Reading reading, string? row, LikelyRows likely)
    {
        var byRules = reading.Responsibilities.Count == 0 ? LearnedRows.None : string.Join(", ", reading.Responsibilities);
        return reading with
        {
            Responsibilities = row is null ? [] : [row],
            Aspect = row is null ? null : question.Aspects.Find(aspect => aspect.StartsWith(row + "/", StringComparison.Ordinal)),
            Trace = [.. reading.Trace, $"{likely.Reason(row ?? LearnedRows.None)}; by the rules {byRules}"],
        };
    }

    /// <summary>A choice of the likeliest duties.</summary>
    private static Reading TornBetween(Reading reading, LikelyRows likely)
    {
        var torn = likely.First(MostOffered);
        return reading with
        {
            Intent = Intent.Clarify,
            Responsibilities = [],
            Aspect = null,
            Torn = torn,
            Trace = [.. reading.Trace, string.Create(CultureInfo.InvariantCulture, $"clarify: which duty is meant is not sure, {string.Join(", ", torn.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row} {likely.ShareOf(row):P0}")))}")],
        };
    }

    /// <summary>"Does it add power by itself?" believes nothing, it asks; "phishing drills?" asks for no meaning.</summary>
    private static bool IsUnsaid(IntentRules rules, Reading reading, Intent intent) =>
        reading is { Intent: Intent.Owner, Responsibilities.Count: > 0 } && ((intent == Intent.Misconception && rules.Beliefs.IsAsked()) || (intent == Intent.Define && !rules.AsksWhat()));

    private static bool IsDeclined(Reading reading, Intent intent) => reading is { Intent: Intent.Owner, Responsibilities.Count: > 0 } && intent == Intent.Unknown;

    private static Reading WithRows(QuestionEvidence question, Reading reading, LikelyRows likely)
    {
        var mayBeBare = reading.Intent is Intent.Duties or Intent.Compare or Intent.Move;
        var chosen = reading.Responsibilities;
        var row = likely.Likeliest;
        if (row == LearnedRows.Several || likely.ShareOf(row) < (mayBeBare ? SureOfListed : SureOfRow) || (chosen.Count == 1 && chosen[0] == row))
            return reading;
        // "Access management and physical security": duties that are listed, each by more than a word, are all meant.
        if (chosen.Count > 1 && ((question.ListsRows && !IsOfOneDuty(likely)) || chosen.All(one => IsNamedFully(question, one))))
            return reading;
        var isNone = row == LearnedRows.None;
        if ((isNone && chosen.Count == 0) || (!mayBeBare && (isNone || chosen.Count == 0)))
            return reading;
        return About(question, reading, isNone ? null : row, likely);
    }

    /// <summary>Commands, courtesies and places alone are said in few words, which the rules know all of; a wrong belief was written down, or the table says that it is wrong.</summary>
    private static bool IsPlain(IntentRules rules, Reading reading) => reading.Intent switch
    {
        Intent.Misconception => reading.Subject is not null || rules.Beliefs.SaysRelieved(),
        Intent.Owner => rules.IsBarePair(),
        Intent.Move => rules.IsFromPlaceToPlace(),
        Intent.Compare => rules.IsDifferenceBetween(),
        Intent.Clarify => rules.IsBarePlace() || rules.IsBareFollowUp(),
        Intent.Unknown => rules.IsBareFollowUp(),
        var intent => intent is Intent.Quiz or Intent.Score or Intent.Leaderboard or Intent.Help or Intent.Smalltalk or Intent.Why,
    };
}
