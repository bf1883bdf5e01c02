using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;

namespace ResponsibilityBot.Tutoring.Quizzes.Practice;

/// <summary>The words of a wish for a question that say what it is to be about.</summary>
internal static partial class TopicWords
{
    private static readonly string[] Any = ["", "any", "anything", "whatever", "something", "me", "it", "this", "that"];

    /// <summary>The first part of the words that names no topic; null if each names one, or if any topic will do.</summary>
    public static string? Unknown(Curriculum curriculum, string text) => About().Match(text) is { Success: true } about
        ? Array.Find(
            [.. about.Groups["topics"].Value.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(part => PlanWords.WithoutFillers(part.Trim(' ', '.', '!', '?')))],
            part => !Any.Contains(part, StringComparer.OrdinalIgnoreCase) && curriculum.Reader.Read($"quiz me about {part}", null).Responsibilities.Count == 0)
        : null;

    [GeneratedRegex(@"\b(?:about|on|regarding|concerning)\s+(?<topics>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex About();
}
