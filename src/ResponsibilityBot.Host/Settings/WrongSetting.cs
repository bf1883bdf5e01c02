using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Host.Settings;

/// <summary>A setting that cannot be taken: one of another kind than is needed (a number, a time or a word of a list that is none), or one that a rule refuses.</summary>
internal static class WrongSetting
{
    /// <summary>All that is said of it, each in a sentence with the key and the cure; null if the failure is another one.</summary>
    /// <param name="failure">As the start, or whoever asks for the settings first, throws it; the start throws those of several sections together.</param>
    public static IReadOnlyList<string>? Sentences(Exception failure) => failure switch
    {
        OptionsValidationException refused => [.. refused.Failures],
        AggregateException many => many.InnerExceptions.All(one => Sentences(one) is not null) ? [.. many.InnerExceptions.SelectMany(one => Sentences(one) ?? [])] : null,
        _ => Says(failure) is { } sentence ? [sentence] : null,
    };

    /// <summary>What is said of one of another kind, with its key; null if the failure is another one.</summary>
    /// <param name="failure">As binding the settings throws it. A word's failure is a format's with a cause, a number's an argument's.</param>
    private static string? Says(Exception failure) => failure is InvalidOperationException { InnerException: FormatException or ArgumentException }
        ? $"{failure.Message} appsettings.sample.json tells what it may be."
        : null;
}
