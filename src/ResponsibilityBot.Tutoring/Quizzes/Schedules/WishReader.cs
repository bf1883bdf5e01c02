using System.Text.RegularExpressions;

namespace ResponsibilityBot.Tutoring.Quizzes.Schedules;

/// <summary>Reads what is wanted of a daily quiz. Takes only what begins with these words, so that no question is taken from others.</summary>
internal static partial class WishReader
{
    /// <summary>Longer texts are no command.</summary>
    private const int MaxLength = 500;

    /// <summary>The wish, or null if the text is something else.</summary>
    public static Wish? Read(string text)
    {
        if (text.Length > MaxLength)
            return null;
        var plain = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', '!', ' ');
        if (Turned().Match(plain) is { Success: true } turned && Verb(turned.Groups["verb"].Value) is { } first)
            return Of(first, turned.Groups["rest"].Value);
        if (Straight().Match(plain) is not { Success: true } straight)
            return null;
        var (verb, words) = (straight.Groups["verb"].Value, straight.Groups["rest"].Value);
        if (Verb(verb) is { } known)
            return Of(known, words);
        var all = $"{verb} {words}".Trim();
        return all.Length == 0 || all == "?" ? new Wish.Show()
            : char.IsAsciiDigit(all[0]) || Begins().IsMatch(all) ? new Wish.On(all)
            : all.EndsWith('?') ? null : new Wish.Odd(all);
    }

    private static Wish Of(string verb, string words) => verb switch
    {
        "on" => new Wish.On(words),
        "pause" => new Wish.Pause(words),
        "holidays" => new Wish.Holidays(words),
        _ when words.Trim('?', ' ').Length > 0 => new Wish.Odd($"{verb} {words}"),
        "off" => new Wish.Off(),
        "resume" => new Wish.Resume(),
        _ => new Wish.Show(),
    };

    private static string? Verb(string word) => word.TrimEnd('?').ToLowerInvariant() switch
    {
        "on" or "start" or "turn on" or "set up" => "on",
        "off" or "stop" or "end" or "turn off" or "cancel" => "off",
        "pause" or "suspend" => "pause",
        "resume" or "continue" => "resume",
        "holidays" or "holiday" => "holidays",
        "status" or "show" or "help" => "status",
        _ => null,
    };

    [GeneratedRegex(@"^(?:the |our |my )?daily quiz(?:zes)?\b[:,]? ?(?<verb>[^ ]*) ?(?<rest>.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Straight();

    [GeneratedRegex(@"^(?<verb>turn on|turn off|set up|start|stop|end|cancel|pause|suspend|resume|continue|show)(?: the| our| my| a)? daily quiz(?:zes)?(?: (?<rest>.*))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Turned();

    /// <summary>What a time or a day begins with.</summary>
    [GeneratedRegex(@"^(?:at|every|each|noon|midday|midnight|week|work|mon|tue|wed|thu|fri|sat|sun)", RegexOptions.IgnoreCase)]
    private static partial Regex Begins();
}
