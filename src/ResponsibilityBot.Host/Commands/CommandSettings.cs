using ResponsibilityBot.Host.Settings;

namespace ResponsibilityBot.Host.Commands;

/// <summary>Settings for a command that works on what the bot stored. They come from where the bot has its own.</summary>
internal static class CommandSettings
{
    /// <summary>
    /// The configuration that the bot would run with: appsettings.json beside the program, user secrets, environment variables, then what
    /// was written as <c>--Section:Key=value</c>. Null after sentences on the error output when something else was written, or a key that nobody reads.
    /// </summary>
    /// <param name="unmatched">What the command does not know itself.</param>
    public static IConfiguration? Read(IReadOnlyList<string> unmatched)
    {
        if (!AreSettings(unmatched))
            return null;
        var configuration = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. unmatched], ContentRootPath = AppContext.BaseDirectory }).Configuration;
        return AreNone(WrittenKeys.Problems(configuration)) ? configuration : null;
    }

    /// <summary>Whether nothing but settings was written that somebody reads; if not, a sentence on the error output says what else.</summary>
    /// <param name="unmatched">What the command does not know itself.</param>
    public static bool AreSettings(IReadOnlyList<string> unmatched) => AreNone(SettingTokens.Problems(unmatched));

    private static bool AreNone(IEnumerable<string> problems)
    {
        var told = 0;
        foreach (var problem in problems)
        {
            told++;
            Console.Error.WriteLine(problem);
        }

        return told == 0;
    }
}
