using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework;
using ResponsibilityBot.Slack;
using ResponsibilityBot.Storage;

namespace ResponsibilityBot.Host.Settings;

/// <summary>A setting that cannot be taken: one of another kind than is needed (a number, a time or a word of a list that is none), or one that a rule refuses.</summary>
internal static partial class WrongSetting
{
    /// <summary>Where settings' own words are: the rooms that have settings.</summary>
    private static readonly Assembly[] Rooms = [typeof(WrongSetting).Assembly, typeof(StorageServices).Assembly, typeof(SlackServices).Assembly, typeof(BotFrameworkServices).Assembly];

    /// <summary>All that is said of it, each in a sentence with the key and the cure; null if the failure is another one.</summary>
    /// <param name="failure">As the start, or whoever asks for the settings first, throws it; the start throws those of several sections together.</param>
    public static IReadOnlyList<string>? Sentences(Exception failure) => failure switch
    {
        OptionsValidationException refused => [.. refused.Failures],
        AggregateException many => many.InnerExceptions.All(one => Sentences(one) is not null) ? [.. many.InnerExceptions.SelectMany(one => Sentences(one) ?? [])] : null,
        _ => Says(failure) is { } sentence ? [sentence] : null,
    };

    /// <summary>What is said of it, with its key and what it may be; null if the failure is another one.</summary>
    /// <param name="failure">As binding the settings throws it. A word's failure is a format's with a cause, a number's an argument's, an hour's above 23 an overflow.</param>
    public static string? Says(Exception failure) =>
        failure is InvalidOperationException { InnerException: FormatException or ArgumentException or OverflowException } ? Says(failure.Message) : null;

    /// <summary>The same where only the message came; other texts stay as they are.</summary>
    public static string Says(string message) => Bound().Match(message) is { Success: true } found
        ? $"{found.Groups["key"].Value} is '{found.Groups["value"].Value}'; {Wanted(found.Groups["type"].Value)}."
        : message;

    private static string Wanted(string type) => type switch
    {
        "System.TimeSpan" => "write hours, minutes and seconds such as 00:01:30, with hours up to 23 and days before them such as 1.00:00:00",
        "System.Boolean" => "write true or false",
        "System.Int32" => "write a whole number",
        "System.Double" => "write a number such as 0.5",
        "System.DateOnly" => "write a day such as 2027-03-31",
        _ when Array.Find(Rooms, room => room.GetType(type) is { IsEnum: true })?.GetType(type) is { } words => $"write {Or(Enum.GetNames(words))}",
        _ => string.Create(CultureInfo.InvariantCulture, $"it must be a {type}"),
    };

    private static string Or(string[] words) => words.Length < 2 ? string.Concat(words) : $"{string.Join(", ", words[..^1])} or {words[^1]}";

    /// <summary>The framework's sentence: nothing else of it tells the key.</summary>
    [GeneratedRegex("^Failed to convert configuration value '(?<value>.*)' at '(?<key>[^']+)' to type '(?<type>[^']+)'\\.$", RegexOptions.Singleline)]
    private static partial Regex Bound();
}
