namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// What was learned of duties and places, of a question that leans on the one before: "and copies for the bad day?", "same for something we merely <b>subscribe to</b>". The rules
/// read a follow-up by names alone.
/// </summary>
internal sealed class LearnedFollowUps(LearnedRows rows, LearnedPlaces places)
{
    /// <summary>How likely another duty must be than the one of the question before, from 0 to 1, where the rules saw none.</summary>
    private const double SureOfOther = 0.7;

    /// <summary>How likely a duty must be, from 0 to 1, where the rules saw no follow-up at all.</summary>
    private const double SureOfUnseen = 0.5;

    /// <summary>The same where another place is told: most ask for the same duty there.</summary>
    private const double SureOfBoth = 0.9;

    /// <summary>A follow-up that the rules read, about the duty that is likelier.</summary>
    public Reading Of(QuestionEvidence question, Topic topic, Reading followUp)
    {
        if (followUp.Intent is not (Intent.Owner or Intent.Duties) || question.Has(Cue.Correction))
            return followUp;
        if (followUp.Intent == Intent.Owner && question.Rows.Count > 0 && followUp.Responsibilities.SequenceEqual(question.Rows))
            return LearnedJudgement.IsOfDuties(followUp) && rows.Likely(question, followUp) is { } likely ? LearnedJudgement.OfDuties(question, followUp, likely) : followUp;
        return question.Rows.Count == 0 && question.Targets.Count == 0 ? Other(question, topic, followUp, SureOfOther) ?? followUp : followUp;
    }

    /// <summary>Whether the rules found nothing in a question that answers it alone: no duty, or a duty that was learned where no place is named or nobody is asked for ("on our own boxes?").</summary>
    public static bool IsHollow(QuestionEvidence question, Reading alone) =>
        alone.Intent is Intent.Unknown or Intent.Clarify || (alone.Intent == Intent.Smalltalk && question.Has(Cue.FollowUp)) || (alone.Intent == Intent.Owner && question.Rows.Count == 0 && (alone.Targets.Count == 0 || !question.AsksOwnership));

    /// <summary>What leans on the question before although the rules see nothing in it; null where nothing is likely either.</summary>
    public Reading? Unseen(QuestionEvidence question, Topic topic)
    {
        if (!FollowUps.MayLean(question, topic))
            return null;
        var same = FollowUps.Make(question, topic, Intent.Owner, "leans on the question before");
        if (question.Targets.Count > 0)
            same = same with { Targets = [.. question.Targets] };
        else if (places.Likeliest(question) is { } place && !topic.Targets.Contains(place.Id))
            same = same with { Targets = [place.Id], Trace = [.. same.Trace, place.Reason] };
        var isSameElsewhere = topic.Responsibilities.Count > 0 && !same.Targets.SequenceEqual(topic.Targets);
        var nothingYet = same with { Responsibilities = [] };
        return Other(question, topic, nothingYet, isSameElsewhere ? SureOfBoth : SureOfUnseen) ?? (isSameElsewhere ? same : null);
    }

    /// <summary>The reading about another duty than the one of the question before; null where none is likely.</summary>
    private Reading? Other(QuestionEvidence question, Topic topic, Reading reading, double sure)
    {
        if (rows.Likely(question, reading) is not { } likely || likely.OneBy(sure) is not { } row || topic.Responsibilities.Contains(row))
            return null;
        return reading with { Intent = Intent.Owner, Responsibilities = [row], Aspect = null, Trace = [.. reading.Trace, likely.Reason(row)] };
    }
}
