using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Asking.Gaps;

/// <summary>Decides what a turn leaves behind for the ledger.</summary>
internal static class GapRules
{
    /// <summary>More ids than this say nothing about a question.</summary>
    private const int MostIds = 8;

    /// <summary>Whether the turn may say something about the question before, so that it must be recalled.</summary>
    public static bool LooksBack(Turn turn, Answered answered) => answered.Corrects || turn.Press?.Verb == Verbs.Owner;

    /// <summary>What a question leaves behind.</summary>
    /// <param name="words">Its words, as they may be kept.</param>
    /// <param name="answered">Its answer.</param>
    /// <param name="before">The question before it, where it looks back.</param>
    /// <returns>The question asked last from now on, and what to count; null where the one before stays and nothing is counted.</returns>
    public static (AskedQuestion? Asked, Gap? Gap)? AfterWords(string words, Answered answered, AskedQuestion? before)
    {
        var answer = answered.Answer;
        if (answer.Certainty != "sure")
        {
            var offered = Offered(answer);
            var outcome = answer.Certainty == "choose" ? GapOutcome.Choose : GapOutcome.Unknown;
            return words.Length == 0 ? (null, null) : (new AskedQuestion(words, false, offered), new Gap(words, outcome, offered, []));
        }

        if (AskDialog.TopicOf(answered, default) is null)
            return null;
        var about = About(answer);
        if (answered.Corrects && before is not null)
            return (before with { IsAnswered = true, About = about }, about.Order().SequenceEqual(before.About.Order()) ? null : new Gap(before.Words, GapOutcome.Corrected, before.About, about));
        return (words.Length == 0 ? null : new AskedQuestion(words, true, about), null);
    }

    /// <summary>What a press leaves behind: it says which of the rows on offer was meant, once.</summary>
    public static (AskedQuestion? Asked, Gap? Gap) AfterPress(Answered answered, AskedQuestion? before)
    {
        var answer = answered.Answer;
        var isMeant = before is { IsAnswered: false } && answer.Responsibilities.Count > 0 && answer.Responsibilities.All(before.About.Contains);
        return (null, before is not null && isMeant ? new Gap(before.Words, GapOutcome.Pressed, before.About, About(answer)) : null);
    }

    private static List<string> Offered(Answer answer) =>
        [.. answer.Suggestions.Select(suggestion => suggestion.Responsibility).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostIds)];

    private static List<string> About(Answer answer) => [.. answer.Responsibilities.Concat(answer.Targets).Take(MostIds)];
}
