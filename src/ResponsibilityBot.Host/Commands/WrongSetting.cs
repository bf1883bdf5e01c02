namespace ResponsibilityBot.Host.Commands;

/// <summary>A setting of another kind than is needed: a number, a time or a word of a list that is none.</summary>
internal static class WrongSetting
{
    /// <summary>What is said of it, with its key; null if the failure is another one.</summary>
    /// <param name="failure">As binding the settings throws it. A word's failure is a format's with a cause, a number's an argument's.</param>
    public static string? Says(Exception failure) => failure is InvalidOperationException { InnerException: FormatException or ArgumentException }
        ? $"{failure.Message} appsettings.sample.json tells what it may be."
        : null;
}
