namespace ResponsibilityBot.Host.Commands;

/// <summary>Settings for a command that works on what the bot stored. They come from where the bot has its own.</summary>
internal static class CommandSettings
{
    /// <summary>
    /// The configuration that the bot would run with: appsettings.json beside the program, user secrets, environment variables, then what
    /// was written as <c>--Section:Key=value</c>. Null after a sentence on the error output when something else was written.
    /// </summary>
    /// <param name="unmatched">What the command does not know itself.</param>
    public static IConfiguration? Read(IReadOnlyList<string> unmatched)
    {
        if (!AreSettings(unmatched))
            return null;
        return WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. unmatched], ContentRootPath = AppContext.BaseDirectory }).Configuration;
    }

    /// <summary>Whether nothing but settings was written; if not, a sentence on the error output says what else.</summary>
    /// <param name="unmatched">What the command does not know itself.</param>
    public static bool AreSettings(IReadOnlyList<string> unmatched)
    {
        if (unmatched.FirstOrDefault(token => !IsSetting(token)) is not { } odd)
            return true;
        Console.Error.WriteLine($"{odd}: there is no such option (--help lists them); a setting is written --Section:Key=value.");
        return false;
    }

    private static bool IsSetting(string token) =>
        token.StartsWith("--", StringComparison.Ordinal) && token.IndexOf('=', StringComparison.Ordinal) is var equals and > 0 && token.IndexOf(':', 0, equals) > 2;
}
