using System.Text.RegularExpressions;

namespace ResponsibilityBot.Tutoring.Scores;

/// <summary>The times that a board can be asked for; also the <c>span</c> of a button.</summary>
internal static partial class BoardSpan
{
    public const string Today = "today";
    public const string Week = "week";
    public const string Season = "season";
    public const string Last = "last";
    public const string All = "all";
    public const string Seasons = "seasons";

    /// <summary>What was asked for in words; the season where nothing is said.</summary>
    public static string Read(string text) =>
        PastWords().IsMatch(text) ? Seasons
        : LastWords().IsMatch(text) ? Last
        : TodayWords().IsMatch(text) ? Today
        : WeekWords().IsMatch(text) ? Week
        : AllWords().IsMatch(text) ? All
        : Season;

    /// <summary>The time that the text names and of which there is no board, or null.</summary>
    public static string? Missing(string text) => MissingWords().Match(text) is { Success: true } missing ? missing.Value.ToLowerInvariant() : null;

    /// <summary>The word that a button sent, or the season.</summary>
    public static string OfButton(string? word) => word is Today or Week or Last or All or Seasons ? word : Season;

    /// <summary>The time of a day; the season before for <see cref="Last"/>.</summary>
    public static ScoreSpan Of(string word, DateOnly day, Scores.Seasons seasons) => word switch
    {
        Today => ScoreSpan.Today(day),
        Week => ScoreSpan.WeekOf(day),
        Last => ScoreSpan.SeasonOf(seasons.BeginningOf(day).AddDays(-1), seasons),
        All => ScoreSpan.All,
        _ => ScoreSpan.SeasonOf(day, seasons),
    };

    [GeneratedRegex(@"\byesterday\b|\b(?:(?:last|previous|past|next) (?:day|week|month|quarter|year)|(?:this )?(?:month|quarter|year)|next season)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MissingWords();

    [GeneratedRegex(@"\b(?:past seasons|seasons|archive)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PastWords();

    [GeneratedRegex(@"\b(?:last|previous) season\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LastWords();

    [GeneratedRegex(@"\b(?:today|day|daily)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TodayWords();

    [GeneratedRegex(@"\bweek(?:ly)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WeekWords();

    [GeneratedRegex(@"\b(?:all|ever|overall|total)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AllWords();
}
