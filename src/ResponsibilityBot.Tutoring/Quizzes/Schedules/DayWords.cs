using System.Text.RegularExpressions;

namespace ResponsibilityBot.Tutoring.Quizzes.Schedules;

/// <summary>Reads days of the week: <c>weekdays</c>, <c>every day</c>, <c>mon wed fri</c>, <c>Monday to Thursday</c>.</summary>
internal static partial class DayWords
{
    /// <summary>Takes them out; null if there are none.</summary>
    public static Weekdays? Take(ref string words)
    {
        var days = Weekdays.None;
        foreach (Match found in Days().Matches(words))
        {
            days |= found switch
            {
                _ when found.Groups["all"].Success => Weekdays.All,
                _ when found.Groups["work"].Success => Weekdays.Workdays,
                _ when found.Groups["weekend"].Success => Weekdays.Weekend,
                _ => Between(found.Groups["first"].Value, found.Groups["last"].Value),
            };
        }

        words = Days().Replace(words, " , ");
        return days == Weekdays.None ? null : days;
    }

    /// <summary>The days from one to the other, also over the end of the week; one alone if there is no other.</summary>
    private static Weekdays Between(string first, string last)
    {
        var day = NumberOf(first);
        var end = last.Length == 0 ? day : NumberOf(last);
        var days = (Weekdays)(1 << day);
        for (; day != end; days |= (Weekdays)(1 << day))
            day = (day + 1) % 7;
        return days;
    }

    private static int NumberOf(string word) => ((int)(DateWords.DayOf(word[..3]) ?? DayOfWeek.Monday) + 6) % 7;

    private const string Day = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?";

    [GeneratedRegex($@"\b(?:on |every |each )*(?:(?<all>(?:(?<=every |each )|every)days?\b|daily\b|7 days a week)|(?<work>(?:week|work|working |business )days?)|(?<weekend>weekends?)|(?<first>{Day})\.?(?: ?(?:-|–|to|through|until|till) ?(?<last>{Day})\.?)?)(?![\w/])", RegexOptions.IgnoreCase)]
    private static partial Regex Days();
}
