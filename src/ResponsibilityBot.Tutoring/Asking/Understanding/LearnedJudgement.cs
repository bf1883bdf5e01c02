using System.Globalization;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>When what was learned overrules the rules: where it is surer than not, and what is asked then can be answered with what was found.</summary>
internal static class LearnedJudgement
{
    /// <summary>How likely another intent must be, from 0 to 1. In folds of the labelled questions nine of ten that are overruled from here on were wrong before.</summary>
    private const double Sure = 0.35;

    /// <summary>The reading of the likeliest intent, or that of the rules.</summary>
    public static Reading Of(IntentRules rules, Reading reading, (Intent Intent, double Share) likeliest)
    {
        var (intent, share) = likeliest;
        if (intent == reading.Intent || share < Sure || IsPlain(reading) || (reading.Intent, intent) is (Intent.Clarify, Intent.Unknown))
            return reading;
        var reason = string.Create(CultureInfo.InvariantCulture, $"learned from questions like it, {share:P0}; by the rules {IntentWords.Of(reading.Intent)}");
        return rules.As(intent, reason) ?? reading;
    }

    /// <summary>Commands and courtesies are said in few words, which the rules know all of; and whoever wrote down a wrong belief wants it answered.</summary>
    private static bool IsPlain(Reading reading) => reading is { Intent: Intent.Misconception, Subject: not null } || reading.Intent is Intent.Quiz or Intent.Score or Intent.Leaderboard or Intent.Help or Intent.Smalltalk or Intent.Why;
}
