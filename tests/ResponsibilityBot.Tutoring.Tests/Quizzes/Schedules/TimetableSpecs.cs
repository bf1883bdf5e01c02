using System.Globalization;
using CsCheck;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Schedules;

public sealed class TimetableSpecs
{
    private static readonly HashSet<DateOnly> NoHolidays = [];
    private static readonly QuizPlan Berlin = new(new(9, 0), "Europe/Berlin", Weekdays.Workdays, 1, []);

    [Fact]
    public void A_quiz_keeps_its_local_time_when_the_clocks_change() => Assert.Equal(
        ["Fri 2027-03-26T08:00Z", "Mon 2027-03-29T07:00Z"], After(Berlin, "2027-03-26T00:00Z").Take(2));

    [Fact]
    public void A_time_that_the_change_leaves_out_goes_to_the_first_moment_after_the_gap() => Assert.Equal(
        ["Sat 2027-03-27T01:30Z", "Sun 2027-03-28T01:00Z", "Mon 2027-03-29T00:30Z"],
        After(Berlin with { At = new(2, 30), Days = Weekdays.All }, "2027-03-27T00:00Z").Take(3));

    [Fact]
    public void Of_a_time_that_comes_twice_the_first_counts() => Assert.Equal(
        ["Sun 2026-10-25T00:30Z", "Mon 2026-10-26T01:30Z"],
        After(Berlin with { At = new(2, 30), Days = Weekdays.All }, "2026-10-24T12:00Z").Take(2));

    [Fact]
    public void Where_the_gap_goes_over_midnight_the_quiz_of_the_day_before_comes_after_it() => Assert.Equal(
        ["Fri 2027-03-27T01:30Z", "Sat 2027-03-28T01:00Z", "Sun 2027-03-29T00:30Z"],
        After(Berlin with { At = new(23, 30), Zone = "America/Nuuk", Days = Weekdays.All }, "2027-03-26T12:00Z").Take(3));

    [Fact]
    public void A_day_that_a_place_leaves_out_has_no_quiz() => Assert.Equal(
        ["Thu 2011-12-29T19:00Z", "Sat 2011-12-30T19:00Z"],
        After(Berlin with { Zone = "Pacific/Apia", Days = Weekdays.All }, "2011-12-29T00:00Z").Take(2));

    [Fact]
    public void The_moment_itself_is_not_after_it() =>
        Assert.Equal(["Fri 2026-11-27T08:00Z"], After(Berlin, "2026-11-26T08:00Z").Take(1));

    [Fact]
    public void Holidays_of_the_plan_and_of_all_are_left_out() => Assert.Equal(
        ["Thu 2026-12-24T08:00Z", "Tue 2026-12-29T08:00Z"],
        Timetable.After(Berlin with { Holidays = [new(2026, 12, 25)] }, new HashSet<DateOnly> { new(2026, 12, 28) }, At("2026-12-23T12:00Z")).Take(2).Select(Text));

    [Fact]
    public void A_pause_ends_by_itself_on_its_date() => Assert.Equal(
        ["Mon 2027-01-11T08:00Z"], After(Berlin with { PausedUntil = new(2027, 1, 10) }, "2026-12-01T12:00Z").Take(1));

    [Fact]
    public void A_pause_that_is_over_changes_nothing() =>
        Assert.Equal(After(Berlin, "2027-02-01T12:00Z").Take(5), After(Berlin with { PausedUntil = new(2027, 1, 10) }, "2027-02-01T12:00Z").Take(5));

    [Fact]
    public void It_ends_where_no_day_is_left() =>
        Assert.Empty(Timetable.After(Berlin with { Days = Weekdays.None }, NoHolidays, At("2026-12-01T12:00Z")));

    [Theory]
    [InlineData("2026-11-26T08:00Z", "Thu", "2026-11-27T08:00Z")]
    [InlineData("2026-11-26T10:00Z", "Thu", "2026-11-27T08:00Z")]
    [InlineData("2026-11-26T10:01Z", null, "2026-11-27T08:00Z")]
    [InlineData("2026-11-27T08:30Z", "Fri", "2026-11-30T08:00Z")]
    [InlineData("2026-12-05T12:00Z", null, "2026-12-07T08:00Z")]
    public void What_was_missed_comes_late_if_it_is_not_too_late_and_only_the_latest_counts(string now, string? posted, string next)
    {
        var verdict = Timetable.Judge(Berlin, At("2026-11-26T08:00Z"), Rules, At(now));
        Assert.Equal((posted, At(next)), (verdict.Post?.Date.ToString("ddd", CultureInfo.InvariantCulture), verdict.Next));
    }

    [Fact]
    public void A_date_that_became_a_holiday_meanwhile_has_no_quiz()
    {
        var verdict = Timetable.Judge(Berlin, At("2026-11-26T08:00Z"), Rules with { Holidays = new HashSet<DateOnly> { new(2026, 11, 26) } }, At("2026-11-26T08:01Z"));
        Assert.Equal(new Verdict(null, At("2026-11-27T08:00Z")), verdict);
    }

    [Fact]
    public void Times_grow_fall_on_the_right_local_minute_and_never_on_a_day_without_quiz() => Plans.Sample(
        drawn =>
        {
            var (plan, start, holidays) = drawn;
            var zone = TimeZoneInfo.FindSystemTimeZoneById(plan.Zone);
            var before = start;
            var date = DateOnly.MinValue;
            foreach (var next in Timetable.After(plan, holidays, start).Take(200))
            {
                Assert.True(next.At > before && next.Date > date, $"{next} comes after {before} and {date}");
                Assert.DoesNotContain(next.Date, holidays);
                Assert.DoesNotContain(next.Date, plan.Holidays);
                Assert.True(plan.Days.HasFlag(Timetable.DayOf(next.Date)) && !(next.Date < plan.PausedUntil));
                IsRight(plan, next, zone);
                (before, date) = (next.At, next.Date);
            }
        },
        iter: 1000);

    /// <summary>By another library's zones: the local minute, or, where it does not exist, the first one that does.</summary>
    private static void IsRight(QuizPlan plan, Occurrence next, TimeZoneInfo zone)
    {
        var wanted = next.Date.ToDateTime(plan.At);
        var first = wanted;
        while (zone.IsInvalidTime(first))
            first = first.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(first) ? zone.GetAmbiguousTimeOffsets(first).Max() : zone.GetUtcOffset(first);
        Assert.Equal(new DateTimeOffset(first, offset), next.At);
    }

    private static readonly string[] Zones =
        ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Chatham", "America/Santiago", "Africa/Cairo", "UTC", "America/St_Johns"];

    /// <summary>Zones with whole and odd offsets, without and with changes, by an hour and by half an hour, at night and at midnight.</summary>
    private static Gen<(QuizPlan Plan, DateTimeOffset Start, IReadOnlySet<DateOnly> Holidays)> Plans { get; } = Gen.Select(
        Gen.Int[0, 8].Select(index => Zones[index]),
        Gen.Int[0, 1439], Gen.Int[1, 127], Gen.Int[0, 1500], Gen.Int[0, 400].Array[0, 40], Gen.Int[0, 400].Array[0, 10], Gen.Int[-30, 400],
        (zone, minute, days, start, holidays, own, pause) =>
        {
            var first = new DateOnly(2024, 1, 1).AddDays(start);
            return (
                new QuizPlan(new(minute / 60, minute % 60), zone, (Weekdays)days, 1, []) { Holidays = [.. own.Select(first.AddDays)], PausedUntil = pause < 0 ? null : first.AddDays(pause) },
                new DateTimeOffset(first.ToDateTime(new(12, 0)), TimeSpan.Zero),
                (IReadOnlySet<DateOnly>)holidays.Select(first.AddDays).ToHashSet());
        });

    private static QuizRules Rules { get; } = new("UTC", TimeSpan.FromHours(2), NoHolidays);

    private static IEnumerable<string> After(QuizPlan plan, string after) => Timetable.After(plan, NoHolidays, At(after)).Select(Text);

    private static string Text(Occurrence next) =>
        $"{next.Date.ToString("ddd", CultureInfo.InvariantCulture)} {next.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)}";

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
