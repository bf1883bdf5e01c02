using System.Text.RegularExpressions;

namespace ResponsibilityBot.Tutoring.Quizzes.Rounds;

/// <summary>The words that say that a quiz is for every channel and group of the tenant: "everywhere", "in all channels".</summary>
internal static partial class EverywhereWords
{
    /// <summary>Whether the text has them.</summary>
    public static bool Are(string text) => Words().IsMatch(text);

    /// <summary>The text without them.</summary>
    public static string Without(string text) => Words().Replace(text, " ");

    [GeneratedRegex(@"\b(?:everywhere|(?:in|to|for)\s+(?:all|every)(?:\s+the)?\s+(?:channels?|groups?|places?|teams?))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
