using System.Globalization;
using Moq;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Schedules;

/// <summary>All on Thursday, 26 November 2026, 12:00 UTC.</summary>
public sealed class ScheduleDialogSpecs
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private readonly TaughtCurriculum taught;
    private readonly ItemBanks banks;
    private readonly SchedulesInMemory book = new();
    private readonly Mock<IPeopleZones> zones = new();
    private readonly Mock<IAccess> access = new();
    private QuizRules rules = new("UTC", TimeSpan.FromHours(2), new HashSet<DateOnly>());

    public ScheduleDialogSpecs(TaughtCurriculum taught)
    {
        this.taught = taught;
        banks = new(taught);
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Role.Host)).Returns(true);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_of_it_in_one_line()
    {
        var said = await ShownAsync("daily quiz on 09:00 Europe/Berlin weekdays 3 questions patching, backup");
        Assert.Equal("The daily quiz is on", said.Title);
        Assert.Equal($"3 questions at 09:00 (Europe/Berlin), Monday to Friday, about {Names("family:patching", "backup-and-restore")}.", said.Lead);
        Assert.Equal("Friday, 27 November 2026, 09:00; Monday, 30 November 2026, 09:00; Tuesday, 1 December 2026, 09:00", said.Points[0].Text);
        Assert.Equal(("activity", "t1", "19:room", null), (book.Kept?.Carrier, book.Kept?.Tenant, book.Kept?.Conversation, book.Kept?.Person));
        Assert.Equal(new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero), book.Due);
        IsPlan("09:00 Europe/Berlin Workdays 3 family:patching,backup-and-restore");
    }

    [Theory]
    [InlineData("daily quiz on", "09:00 UTC Workdays 1 ")]
    [InlineData("Daily quiz ON!", "09:00 UTC Workdays 1 ")]
    [InlineData("daily quiz on 9am", "09:00 UTC Workdays 1 ")]
    [InlineData("daily quiz on 9", "09:00 UTC Workdays 1 ")]
    [InlineData("daily quiz at 9:30 pm every day", "21:30 UTC All 1 ")]
    [InlineData("daily quiz 8.15 5 questions", "08:15 UTC Workdays 5 ")]
    [InlineData("daily quiz on 12am", "00:00 UTC Workdays 1 ")]
    [InlineData("daily quiz on 12 p.m. one question", "12:00 UTC Workdays 1 ")]
    [InlineData("daily quiz on noon Mon Wed Fri", "12:00 UTC Monday, Wednesday, Friday 1 ")]
    [InlineData("daily quiz on 10:00 mon, wed and fri, encryption", "10:00 UTC Monday, Wednesday, Friday 1 family:encryption")]
    [InlineData("daily quiz on 10:00 monday to thursday", "10:00 UTC Monday, Tuesday, Wednesday, Thursday 1 ")]
    [InlineData("daily quiz on 10:00 fri-mon", "10:00 UTC Monday, Friday, Weekend 1 ")]
    [InlineData("daily quiz on weekends at 10", "10:00 UTC Weekend 1 ")]
    [InlineData("daily quiz every weekday at 10:00 europe/berlin about patching", "10:00 Europe/Berlin Workdays 1 family:patching")]
    [InlineData("daily quiz on 3 questions about backups at 16:00 in America/New_York", "16:00 America/New_York Workdays 3 backup-and-restore")]
    [InlineData("daily quiz on 09:00 UTC all topics", "09:00 UTC Workdays 1 ")]
    [InlineData("daily quiz on 09:00 GMT, three questions a day", "09:00 UTC Workdays 3 ")]
    [InlineData("daily quiz on two questions patching", "09:00 UTC Workdays 2 family:patching")]
    [InlineData("set up a daily quiz 07:45 Asia/Kolkata", "07:45 Asia/Kolkata Workdays 1 ")]
    public async Task It_may_be_said_in_any_order_and_what_is_not_said_has_a_default(string words, string plan)
    {
        await ShownAsync(words);
        IsPlan(plan);
    }

    [Fact]
    public async Task An_administrator_sets_up_one_for_all_places_beside_that_of_this_place()
    {
        Assert.StartsWith("Only administrators post to all channels", await SaidAsync("daily quiz everywhere on 09:00 Europe/Berlin"), StringComparison.Ordinal);
        Assert.Null(book.Kept);
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Role.Administrator)).Returns(true);
        await ShownAsync("daily quiz in all channels on 09:00 Europe/Berlin 2 questions patching");
        Assert.Equal(("t1", RoundOrder.Everywhere, null), (book.Kept?.Tenant, book.Kept?.Conversation, book.Kept?.Person));
        IsPlan("09:00 Europe/Berlin Workdays 2 family:patching");
    }

    [Fact]
    public async Task What_is_said_of_the_one_for_all_places_names_it_and_its_words()
    {
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Role.Administrator)).Returns(true);
        Assert.StartsWith("There is no daily quiz everywhere.", await SaidAsync("daily quiz everywhere"), StringComparison.Ordinal);
        var shown = await ShownAsync("daily quiz everywhere on 09:00 Europe/Berlin");
        Assert.Equal("The daily quiz everywhere is on", shown.Title);
        Assert.DoesNotContain(shown.Points, point => point.Text.Contains("people here", StringComparison.Ordinal));
        Assert.Contains("\"daily quiz everywhere off\"", shown.Points[^1].Text, StringComparison.Ordinal);
        book.Everywhere = book.Kept;
        Assert.Equal("Daily quiz everywhere", (await ShownAsync("daily quiz everywhere")).Title);
        Assert.Equal("The daily quiz everywhere is paused", (await ShownAsync("daily quiz everywhere pause until 2027-01-10")).Title);
        foreach (var words in (string[])["daily quiz off", "daily quiz"])
            Assert.StartsWith("This place has no daily quiz of its own, but the one everywhere comes here too", await SaidAsync(words), StringComparison.Ordinal);
        Assert.StartsWith("The daily quiz everywhere is off", await SaidAsync("daily quiz everywhere off"), StringComparison.Ordinal);
        Assert.True(book.IsRemoved);
    }

    [Fact]
    public async Task Without_a_zone_it_is_the_person_s_and_else_the_one_that_is_configured()
    {
        rules = rules with { Zone = "Europe/Paris" };
        await ShownAsync("daily quiz on");
        IsPlan("09:00 Europe/Paris Workdays 1 ");
        zones.Setup(all => all.FindAsync("t1", "maria", It.IsAny<CancellationToken>())).ReturnsAsync(new PersonZone("Asia/Tokyo", false));
        await ShownAsync("daily quiz on");
        IsPlan("09:00 Asia/Tokyo Workdays 1 ");
    }

    [Theory]
    [InlineData("on 09:00 Europe/Berln", "Do you mean Europe/Berlin?")]
    [InlineData("on 09:00 Berlin", "Do you mean Europe/Berlin?")]
    [InlineData("on 09:00 new york", "Do you mean America/New_York?")]
    [InlineData("on 09:00 CET patching", "Do you mean Europe/Berlin?")]
    [InlineData("on 09:00 W. Europe Standard Time weekdays", "Do you mean Europe/Berlin?")]
    [InlineData("on 09:00 pacific standard time", "Do you mean America/Los_Angeles?")]
    [InlineData("on 09:00 Germany", "Do you mean Europe/Berlin?")]
    [InlineData("on 09:00 Europe/Stuttgart", "I know no time zone \"Europe/Stuttgart\"")]
    [InlineData("on 09:00 UTC+1", "does not know when clocks change")]
    [InlineData("on 09:00 +02:00", "does not know when clocks change")]
    [InlineData("on 09:00 Europe/Berlin Europe/Paris", "you wrote both Europe/Berlin and Europe/Paris")]
    [InlineData("on 25:00", "\"25:00\" is no time of day")]
    [InlineData("on 9:75", "\"9:75\" is no time of day")]
    [InlineData("on 13pm", "\"13pm\" is no time of day")]
    [InlineData("on 24:00", "\"24:00\" is no time of day")]
    [InlineData("on 09:00 17:00", "you wrote both 09:00 and 17:00")]
    [InlineData("on 0 questions", "\"0 questions\" does not go: a quiz has 1 to 10")]
    [InlineData("on forty questions", "a quiz has 1 to 10")]
    [InlineData("on 40 questions", "a quiz has 1 to 10")]
    [InlineData("on -3 questions", "a quiz has 1 to 10")]
    [InlineData("on 2.5 questions", "a quiz has 1 to 10")]
    [InlineData("on 99999999999999999999 questions", "a quiz has 1 to 10")]
    [InlineData("on 09:00 xyzzy plugh", "I do not know \"xyzzy plugh\"")]
    [InlineData("on 09:00 patching, xyzzy", "I do not know \"xyzzy\"")]
    [InlineData("frobnicate", "I do not know what to do with \"frobnicate\"")]
    [InlineData("off tomorrow", "I do not know what to do with \"off tomorrow\"")]
    public async Task What_cannot_be_read_is_told_with_the_cure_and_changes_nothing(string words, string part)
    {
        var said = await SaidAsync($"daily quiz {words}");
        Assert.Contains(part, said, StringComparison.Ordinal);
        Assert.EndsWith("Nothing is changed.", said, StringComparison.Ordinal);
        Assert.Equal(0, book.Changes);
    }

    [Fact]
    public async Task A_topic_without_questions_is_told()
    {
        var bare = new Mock<ICurriculum>();
        bare.SetupGet(all => all.Current).Returns(taught.Current with { Table = new(taught.Table.Content with { Cells = [], Misconceptions = [] }), WrittenItems = [] });
        var dialog = new ScheduleDialog(bare.Object, new(bare.Object), book, new RoundsInMemory { Turnout = 0.5 }, new(zones.Object, rules), access.Object, rules);
        var said = Assert.IsType<Reply.Said>(Assert.Single(await dialog.HearAsync(Turn("daily quiz on patching"), Cancel) ?? []));
        Assert.StartsWith($"There are no questions about {Names("family:patching")} yet.", said.Text, StringComparison.Ordinal);
        Assert.Equal(0, book.Changes);
    }

    [Fact]
    public async Task Status_tells_the_next_three_times_and_changes_nothing()
    {
        Has(Berlin with { Holidays = [new(2026, 11, 30)] });
        foreach (var words in (string[])["daily quiz status", "daily quiz", "Daily quiz?", "show the daily quiz"])
        {
            var said = await ShownAsync(words);
            Assert.Equal("Friday, 27 November 2026, 09:00; Tuesday, 1 December 2026, 09:00; Wednesday, 2 December 2026, 09:00", said.Points[0].Text);
            Assert.Contains(said.Points, point => point is { Label: "No quiz on", Text: "2026-11-30" });
            Assert.Contains(said.Points, point => point.Text.StartsWith("At a turnout of 50 %", StringComparison.Ordinal));
        }

        Assert.Equal(0, book.Changes);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("off")]
    [InlineData("resume")]
    [InlineData("pause until Monday")]
    [InlineData("holidays 2026-12-25")]
    public async Task Where_there_is_none_it_says_how_to_begin(string words)
    {
        Assert.StartsWith("There is no daily quiz here. Say for example", await SaidAsync($"daily quiz {words}"), StringComparison.Ordinal);
        Assert.Equal(0, book.Changes);
    }

    [Theory]
    [InlineData("daily quiz off")]
    [InlineData("turn off the daily quiz")]
    [InlineData("stop daily quiz")]
    public async Task Off_ends_it(string words)
    {
        Has(Berlin);
        await SaidAsync(words);
        Assert.True(book.IsRemoved);
    }

    [Theory]
    [InlineData("pause until 2027-01-10", "2027-01-10", "Monday, 11 January 2027, 09:00")]
    [InlineData("pause until 10 January 2027", "2027-01-10", "Monday, 11 January 2027, 09:00")]
    [InlineData("pause until Jan 10th, 2027", "2027-01-10", "Monday, 11 January 2027, 09:00")]
    [InlineData("pause until Monday", "2026-11-30", "Monday, 30 November 2026, 09:00")]
    [InlineData("pause until thursday", "2026-12-03", "Thursday, 3 December 2026, 09:00")]
    [InlineData("pause next tue", "2026-12-01", "Tuesday, 1 December 2026, 09:00")]
    public async Task A_pause_ends_by_itself(string words, string until, string next)
    {
        Has(Berlin);
        var said = await ShownAsync($"daily quiz {words}");
        Assert.Equal(Date(until), book.Kept?.Plan.PausedUntil);
        Assert.Equal(next, said.Points[1].Text.Split(';')[0]);
        Has(book.Kept?.Plan ?? Berlin);
        var resumed = await ShownAsync("daily quiz resume");
        Assert.Null(book.Kept?.Plan.PausedUntil);
        Assert.StartsWith("Friday, 27 November 2026, 09:00", resumed.Points[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pause", "Say which day")]
    [InlineData("pause until", "Say which day")]
    [InlineData("pause until 2026-11-26", "Thursday, 26 November 2026 is not ahead of us")]
    [InlineData("pause until 2020-01-01", "is not ahead of us")]
    [InlineData("pause until 2027-02-30", "\"2027-02-30\" is no day")]
    [InlineData("pause until 10/1/2027", "\"10/1/2027\" is no day")]
    [InlineData("pause until 2040-01-01", "more than two years away")]
    [InlineData("pause until further notice", "\"further notice\" is no day")]
    [InlineData("holidays", "Say which day")]
    [InlineData("holidays 2026-12-25, Christmas", "\"Christmas\" is no day")]
    [InlineData("holidays 2026-12-25, 2026-01-01", "is not ahead of us")]
    [InlineData("holidays 2026-12-01 to 2027-12-01", "more than 100 days")]
    public async Task A_day_that_cannot_be_is_told_and_changes_nothing(string words, string part)
    {
        Has(Berlin);
        var said = await SaidAsync($"daily quiz {words}");
        Assert.Contains(part, said, StringComparison.Ordinal);
        Assert.Contains("Nothing is changed.", said, StringComparison.Ordinal);
        Assert.Equal(0, book.Changes);
    }

    [Fact]
    public async Task Holidays_replace_those_before_and_stay_when_the_quiz_is_set_up_anew()
    {
        Has(Berlin with { Holidays = [new(2026, 12, 24)] });
        await ShownAsync("daily quiz holidays 2026-12-25 to 2026-12-27 and 2027-01-01");
        Assert.Equal([new(2026, 12, 25), new(2026, 12, 26), new(2026, 12, 27), new(2027, 1, 1)], book.Kept?.Plan.Holidays ?? []);
        Has(book.Kept?.Plan ?? Berlin);
        await ShownAsync("daily quiz on 10:00");
        Assert.Equal(4, book.Kept?.Plan.Holidays.Count);
        await ShownAsync("daily quiz holidays none");
        Assert.Empty(book.Kept?.Plan.Holidays ?? []);
    }

    [Fact]
    public async Task Set_up_anew_on_a_day_that_had_its_quiz_it_comes_the_next_day()
    {
        book.Last = new(2026, 11, 26);
        var said = await ShownAsync("daily quiz on 18:00");
        Assert.StartsWith("Friday, 27 November 2026, 18:00", said.Points[0].Text, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2026, 11, 27, 18, 0, 0, TimeSpan.Zero), book.Due);
    }

    [Theory]
    [InlineData("on")]
    [InlineData("off")]
    [InlineData("resume")]
    [InlineData("pause until Monday")]
    [InlineData("holidays 2026-12-25")]
    public async Task Who_is_no_host_changes_nothing(string words)
    {
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Role.Host)).Returns(false);
        Has(Berlin);
        Assert.StartsWith("Only hosts change the quiz", await SaidAsync($"daily quiz {words}"), StringComparison.Ordinal);
        Assert.Equal(0, book.Changes);
        await ShownAsync("daily quiz status");
    }

    [Fact]
    public async Task In_a_thread_it_is_the_place_s_and_in_an_own_chat_the_person_s()
    {
        await HearAsync(Turn("daily quiz on") with { Conversation = "19:room;messageid=1", Place = Place.Thread });
        Assert.Equal("19:room", book.Kept?.Conversation);
        await HearAsync(Turn("daily quiz on") with { Conversation = "a:1", Place = Place.Personal });
        Assert.Equal(("a:1", "maria"), (book.Kept?.Conversation, book.Kept?.Person));
    }

    [Theory]
    [InlineData("who patches the operating system in PaaS?")]
    [InlineData("quiz me")]
    [InlineData("what is the daily quiz?")]
    [InlineData("daily quiz data is whose job in SaaS?")]
    [InlineData("stop the provider from reading our data")]
    [InlineData("daily backups in PaaS")]
    [InlineData("")]
    public async Task Questions_are_left_to_others(string words) => Assert.Null(await Dialog().HearAsync(Turn(words), Cancel));

    private static QuizPlan Berlin { get; } = new(new(9, 0), "Europe/Berlin", Weekdays.Workdays, 1, []);

    private ScheduleDialog Dialog() => new(taught, banks, book, new RoundsInMemory { Turnout = 0.5 }, new(zones.Object, rules), access.Object, rules);

    private void Has(QuizPlan plan) => book.Current = new("activity", "t1", "19:room", plan);

    private string Names(params string[] topics) => string.Join(", ", topics.Select(taught.Table.NameOf));

    private void IsPlan(string expected)
    {
        var plan = book.Kept?.Plan ?? throw new InvalidOperationException("nothing is kept");
        Assert.Equal(expected, string.Create(CultureInfo.InvariantCulture, $"{plan.At:HH:mm} {plan.Zone} {plan.Days} {plan.Questions} {string.Join(',', plan.Topics)}"));
    }

    private async Task<string> SaidAsync(string words) => Assert.IsType<Reply.Said>(await HearAsync(Turn(words))).Text;

    private async Task<Reply.Explanation> ShownAsync(string words) => Assert.IsType<Reply.Explanation>(await HearAsync(Turn(words)));

    private async Task<Reply> HearAsync(Turn turn) => Assert.Single(await Dialog().HearAsync(turn, Cancel) ?? []);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Turn Turn(string text) => new()
    {
        Id = "turn",
        Channel = "msteams",
        Carrier = "activity",
        Tenant = "t1",
        Conversation = "19:room",
        Person = new("maria", "Maria"),
        Place = Place.Channel,
        Kind = TurnKind.Said,
        Text = text,
        At = Now,
    };
}
