using System.Text.RegularExpressions;

namespace ResponsibilityBot.Tutoring.Quizzes.Practice;

/// <summary>The words of somebody who wants no more questions for now. What comes by itself has words of its own, and so have challenges and live quizzes.</summary>
internal static partial class EndWords
{
    /// <summary>Whether a text says that and nothing else.</summary>
    public static bool Are(string text) => End().IsMatch(text);

    [GeneratedRegex(
        """
        ^\W*(?:(?:ok(?:ay)?|thanks|thank\ you|please|let\ ?['\u2019]?s|(?:can|could|may|shall)\ (?:we|you|i)|i\ (?:want|would\ like|['\u2019]d\ like)\ to|i\ want\ you\ to)[\s,]+)*
        (?:(?:stop|end|quit|cancel|exit|leave|finish|close|abort)\s+(?:with\s+|asking\s+(?:me\s+)?)?(?:the\s+|this\s+|that\s+|my\s+|our\s+|any\s+)?(?:more\s+)?|(?:no\s+more|enough)\s+)
        (?:quiz(?:zes|zing)?|practi[cs]e|practi[cs]ing|questions?)
        (?:\s+(?:me|now|here|please|thanks|thank\ you|for\ (?:now|today)))*\W*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex End();
}
