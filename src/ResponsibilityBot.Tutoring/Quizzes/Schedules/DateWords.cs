using System.Globalization;
using System.Text.RegularExpressions;

namespace ResponsibilityBot.Tutoring.Quizzes.Schedules;

/// <summary>Reads days: <c>2027-01-10</c>, <c>10 January 2027</c>, <c>Monday</c>, <c>tomorrow</c>. What two countries write differently (10/1) is not guessed.</summary>
internal static partial class DateWords
{
    /// <summary>How far ahead a day may be: two years.</summary>
    private const int MostDays = 731;

    /// <summary>The most days of one list.</summary>
    private const int MostDates = 100;

    private static readonly string[] Written = ["d MMMM yyyy", "d MMM yyyy", "MMMM d yyyy", "MMM d yyyy"];

    /// <summary>The day, or what is wrong. A day of the week is the next one after today.</summary>
    /// <param name="words">The day.</param>
    /// <param name="today">The day before the first that it may be.</param>
    /// <param name="mostDays">How far ahead it may be, in days.</param>
    public static (DateOnly Date, Misread? Wrong) Read(string words, DateOnly today, int mostDays = MostDays)
    {
        var plain = words.Trim(' ', ',', '.', '!', '?');
        if (plain.Length == 0)
            return (default, new("daily-no-date"));
        if (DateOf(plain, today) is not { } date)
            return (default, new("daily-bad-date", ("words", plain)));
        return date <= today ? (default, new("daily-past-date", ("date", Say(date))))
            : date.DayNumber - today.DayNumber > mostDays ? (default, new("daily-far-date", ("date", Say(date))))
            : (date, null);
    }

    /// <summary>Days with commas between them; two with "to" between them are all from the one to the other. In order, each once.</summary>
    public static (IReadOnlyList<DateOnly> Dates, Misread? Wrong) ReadAll(string words, DateOnly today)
    {
        var dates = new SortedSet<DateOnly>();
        foreach (var part in Between().Split(words).Where(part => part.Trim().Length > 0))
        {
            var ends = To().Split(part, 2);
            var (first, wrong) = Read(ends[0], today);
            var last = first;
            if (wrong is null && ends.Length == 2)
                (last, wrong) = Read(ends[1], first);
            if (wrong is not null)
                return ([], wrong);
            if (dates.Count + last.DayNumber - first.DayNumber >= MostDates)
                return ([], new("daily-many-dates", ("most", MostDates.ToString(CultureInfo.InvariantCulture))));
            for (var date = first; date <= last; date = date.AddDays(1))
                dates.Add(date);
        }

        return dates.Count == 0 ? ([], new("daily-no-date")) : ([.. dates], null);
    }

    /// <summary>A day as people read it.</summary>
    public static string Say(DateOnly date) => date.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The day of the week that a word names, or null.</summary>
    public static DayOfWeek? DayOf(string word) => word.Length < 3 ? null : Enum.GetValues<DayOfWeek>()
        .Where(day => day.ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase) || (word.Length > 6 && $"{day}s".Equals(word, StringComparison.OrdinalIgnoreCase)))
        .Cast<DayOfWeek?>().FirstOrDefault();

    private static DateOnly? DateOf(string words, DateOnly today)
    {
        if (DateOnly.TryParseExact(words, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso))
            return iso;
        if (words.Equals("tomorrow", StringComparison.OrdinalIgnoreCase))
            return today.AddDays(1);
        if (words.Equals("yesterday", StringComparison.OrdinalIgnoreCase))
            return today.AddDays(-1);
        // It is over in any case: that is a better reason to tell than that it cannot be read.
        if (words.StartsWith("last ", StringComparison.OrdinalIgnoreCase) && DayOf(words[5..]) is { } past)
            return today.AddDays(-(((int)today.DayOfWeek - (int)past + 6) % 7) - 1);
        if (DayOf(words.StartsWith("next ", StringComparison.OrdinalIgnoreCase) ? words[5..] : words) is { } day)
            return today.AddDays(((int)day - (int)today.DayOfWeek + 6) % 7 + 1);
        var spoken = Ordinal().Replace(words.Replace(",", "", StringComparison.Ordinal), "$1");
        return DateOnly.TryParseExact(spoken, Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var written) ? written : null;
    }

    [GeneratedRegex(@",|;|\band\b", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@" (?:to|until|till|through|-|–) ", RegexOptions.IgnoreCase)]
    private static partial Regex To();

    [GeneratedRegex(@"\b(\d{1,2})(?:st|nd|rd|th)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();
}
