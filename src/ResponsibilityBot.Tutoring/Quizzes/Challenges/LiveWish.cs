using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>What somebody wants of a live round.</summary>
internal abstract record LiveWish
{
    private LiveWish()
    {
    }

    /// <summary>To have one, with the words that say which.</summary>
    public sealed record Open(string Words) : LiveWish;

    /// <summary>To do something with the one that runs: <c>next</c>, <c>lock</c>, <c>stop</c> or <c>status</c>.</summary>
    public sealed record Step(string What) : LiveWish;
}

/// <summary>
/// Reads what is wanted of a live round. "Live" begins many a sentence about the cloud ("live migration"), so only these are taken: "live" with one
/// of four verbs, "live quiz" or "live round" with anything, and "live" with a number of questions.
/// </summary>
internal static partial class LiveWishReader
{
    /// <summary>Longer texts are no command.</summary>
    private const int MaxLength = 500;

    private const int ShortestTimer = 10;
    private const int LongestTimer = 600;

    /// <summary>The wish, or null if the text is something else.</summary>
    public static LiveWish? Read(string text)
    {
        if (text.Length > MaxLength)
            return null;
        var plain = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', '!', ' ');
        if (plain.EndsWith('?'))
            return null;
        if (Verbs().Match(plain) is { Success: true } verb)
            return new LiveWish.Step(verb.Groups["verb"].Value.ToLowerInvariant() switch { "open" or "next" or "go on" => "next", "lock" or "close" => "lock", "stop" or "end" => "stop", _ => "status" });
        return Rounds().Match(plain) is { Success: true } round ? new LiveWish.Open(round.Groups["rest"].Value.Trim(':', ',', ' '))
            : Counted().Match(plain) is { Success: true } counted ? new LiveWish.Open(counted.Groups["rest"].Value.Trim(':', ',', ' '))
            : null;
    }

    /// <summary>Takes "20 seconds" out; null if there is no timer.</summary>
    public static (TimeSpan? Timer, Misread? Wrong) TakeTimer(ref string words)
    {
        if (Timers().Match(words) is not { Success: true } timer)
            return (null, null);
        words = words.Remove(timer.Index, timer.Length).Insert(timer.Index, " , ");
        var seconds = int.Parse(timer.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) * (timer.Groups["unit"].ValueSpan[0] is 'm' or 'M' ? 60 : 1);
        return seconds is < ShortestTimer or > LongestTimer
            ? (null, new("live-timer", ("words", timer.Value.Trim()), ("fewest", ShortestTimer.ToString(CultureInfo.InvariantCulture)), ("most", LongestTimer.ToString(CultureInfo.InvariantCulture))))
            : (TimeSpan.FromSeconds(seconds), null);
    }

    [GeneratedRegex(@"^live(?: quiz| round)? (?<verb>open|next|go on|lock|close|stop|end|status|show)$", RegexOptions.IgnoreCase)]
    private static partial Regex Verbs();

    [GeneratedRegex(@"^(?:start |open |begin |set up )?(?:a |the )?live (?:quiz|round)\b(?<rest>.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Rounds();

    [GeneratedRegex(@"^live\b(?<rest>.*\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) questions?\b.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\b(?:with |at |of )?(?<number>\d{1,4}) ?(?<unit>s(?:ec(?:onds?)?)?|min(?:utes?)?)\b(?: (?:each|(?:a|per|for each) question|timer))?", RegexOptions.IgnoreCase)]
    private static partial Regex Timers();
}
