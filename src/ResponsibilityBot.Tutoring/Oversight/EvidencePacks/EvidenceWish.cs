using System.Globalization;
using System.Text.RegularExpressions;

namespace ResponsibilityBot.Tutoring.Oversight.EvidencePacks;

/// <summary>Reads of which days somebody wants a pack of evidence.</summary>
public static partial class EvidenceWish
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>
    /// The days that words name: two of them, a quarter ("Q3 2026"), a month ("2026-09") or a year; without words the last quarter that is over. Null for words that
    /// name none. The last day may come before the first, and may lie ahead.
    /// </summary>
    /// <param name="words">What was typed.</param>
    /// <param name="now">The moment.</param>
    public static EvidencePeriod? Read(string words, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (string.IsNullOrWhiteSpace(words))
            return LastQuarter(EvidencePeriod.LastOver(now));
        if (Days().Match(words) is { Success: true } days)
            return Day(days.Groups["from"].Value) is { } from && Day(days.Groups["to"].Value) is { } to ? new(from, to) : null;
        if (Quarter().Match(words) is { Success: true } quarter)
            return Months(Number(quarter, "year"), Number(quarter, "quarter") * 3 - 2, 3);
        return Month().Match(words) is not { Success: true } month ? null
            : month.Groups["month"].Success ? Months(Number(month, "year"), Number(month, "month"), 1) : Months(Number(month, "year"), 1, 12);
    }

    private static EvidencePeriod LastQuarter(DateOnly lastOver)
    {
        // A quarter whose last day is over counts as over itself.
        var next = lastOver.AddDays(1);
        var start = new DateOnly(next.Year, (next.Month - 1) / 3 * 3 + 1, 1);
        return new(start.AddMonths(-3), start.AddDays(-1));
    }

    private static EvidencePeriod? Months(int year, int month, int count) =>
        year is > 0 and < 9999 && month is > 0 and <= 12 ? new(new(year, month, 1), new DateOnly(year, month, 1).AddMonths(count).AddDays(-1)) : null;

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?:from\s+)?(?<from>[0-9]{4}-[0-9]{2}-[0-9]{2})\s*(?:to|until|till|-|–|\s)\s*(?<to>[0-9]{4}-[0-9]{2}-[0-9]{2})\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Days();

    [GeneratedRegex(@"^\s*(?:q(?<quarter>[1-4])[\s/-]*(?<year>[0-9]{4})|(?<year>[0-9]{4})[\s/-]*q(?<quarter>[1-4]))\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"^\s*(?<year>[0-9]{4})(?:-(?<month>[0-9]{2}))?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Month();
}
