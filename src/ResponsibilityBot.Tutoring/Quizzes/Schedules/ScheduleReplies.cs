using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Quizzes.Schedules;

/// <summary>What is said about daily quizzes.</summary>
/// <param name="curriculum">What is taught.</param>
/// <param name="rules">How quizzes run in this installation.</param>
/// <param name="isEverywhere">Whether it is the quiz of all places, which words of its own change.</param>
internal sealed class ScheduleReplies(Curriculum curriculum, QuizRules rules, bool isEverywhere = false)
{
    /// <summary>How many of the next times are told.</summary>
    private const int Shown = 3;

    private Phrases Phrases => curriculum.Phrases;

    /// <summary>A sentence.</summary>
    public Reply Say(string key, params ReadOnlySpan<(string, string)> blanks) => new Reply.Said(Phrases.Say(KeyOf(key), blanks));

    /// <summary>What could not be read, and how to say it right.</summary>
    public Reply Say(Misread wrong) => Say(wrong.Key, wrong.Blanks);

    /// <summary>A plan with its next times.</summary>
    /// <param name="title">The phrase of the heading.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="next">The times to come.</param>
    /// <param name="now">Now.</param>
    /// <param name="turnout">The share of people who answer, 0 to 1, or null if nothing was asked yet.</param>
    public Reply Show(string title, QuizPlan plan, IEnumerable<Occurrence> next, DateTimeOffset now, double? turnout)
    {
        var today = LocalDay.Of(now, plan.Zone);
        var times = next.Take(Shown).Select(one => Time(one, plan.Zone)).ToList();
        return new Reply.Explanation(
            Phrases.Say(KeyOf(title)),
            Phrases.Say("daily-lead", ("questions", Questions(plan.Questions)), ("time", Clock(plan.At)), ("zone", plan.Zone), ("days", Days(plan.Days)), ("topics", Topics(plan.Topics))),
            [
                .. plan.PausedUntil is { } pause && pause > today ? [new Point(Phrases.Say("daily-label-paused"), Phrases.Say("daily-paused", ("date", DateWords.Say(pause))))] : Array.Empty<Point>(),
                new(Phrases.Say("daily-label-next"), times.Count == 0 ? Phrases.Say("daily-never") : string.Join("; ", times)),
                .. Holidays(plan, today),
                new(Phrases.Say("daily-label-holds"), Holds(plan, turnout)),
                new("", Phrases.Say(KeyOf("daily-how"))),
            ]);
    }

    /// <summary>The phrase that says the same of the quiz of all places.</summary>
    private string KeyOf(string key) => !isEverywhere ? key : key switch
    {
        "daily-title" => "daily-title-everywhere",
        "daily-on" => "daily-on-everywhere",
        "daily-pause" => "daily-pause-everywhere",
        "daily-off" => "daily-off-everywhere",
        "daily-none" => "daily-none-everywhere",
        "daily-how" => "daily-how-everywhere",
        _ => key,
    };

    private IEnumerable<Point> Holidays(QuizPlan plan, DateOnly today)
    {
        var dates = plan.Holidays.Concat(rules.Holidays).Where(date => date >= today).Distinct().Order().Select(date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToList();
        return dates.Count == 0 ? [] : [new(Phrases.Say("daily-label-holidays"), string.Join(", ", dates))];
    }

    private string Holds(QuizPlan plan, double? turnout) => Phrases.Say(
        isEverywhere ? "daily-holds-everywhere" : turnout is null ? "daily-holds-guess" : "daily-holds",
        ("facts", ActiveSet.Size(plan.Questions, turnout ?? ActiveSet.FirstTurnout).ToString(CultureInfo.InvariantCulture)),
        ("turnout", PlainText.Percent(turnout ?? ActiveSet.FirstTurnout)));

    private static string Time(Occurrence one, string zone) => LocalDay.At(one.At, zone).ToString("dddd, d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    private static string Clock(TimeOnly at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);

    private string Questions(int number) => number == 1 ? Phrases.Say("daily-question") : Phrases.Say("daily-questions", ("number", number.ToString(CultureInfo.InvariantCulture)));

    private string Topics(IReadOnlyList<string> topics) => topics.Count == 0 ? Phrases.Say("daily-all-topics") : string.Join(", ", topics.Select(curriculum.Table.NameOf));

    private string Days(Weekdays days) => days switch
    {
        Weekdays.All => Phrases.Say("daily-every-day"),
        Weekdays.Workdays => Phrases.Say("daily-workdays"),
        _ => string.Join(", ", Enumerable.Range(1, 7).Select(day => (DayOfWeek)(day % 7)).Where(day => days.HasFlag((Weekdays)(1 << (((int)day + 6) % 7))))),
    };
}
