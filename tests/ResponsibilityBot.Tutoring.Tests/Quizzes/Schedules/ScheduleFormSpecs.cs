using System.Globalization;
using Moq;
using ResponsibilityBot.Tutoring.Forms;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Schedules;

/// <summary>On Thursday, 26 November 2026, 12:00 UTC.</summary>
public sealed class ScheduleFormSpecs
{
    private static readonly QuizRules Rules = new("Europe/Paris", TimeSpan.FromHours(2), new HashSet<DateOnly>());
    private readonly TaughtCurriculum taught;
    private readonly ItemBanks banks;
    private readonly SchedulesInMemory book = new();
    private readonly Mock<IAccess> access = new();

    public ScheduleFormSpecs(TaughtCurriculum taught)
    {
        this.taught = taught;
        banks = new(taught);
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Role.Host)).Returns(true);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_there_is_no_quiz_it_shows_what_the_words_would_take()
    {
        var form = await OpenAsync();
        Assert.Equal(["09:00", "Europe/Paris", "monday,tuesday,wednesday,thursday,friday", "1", ""], form.Fields.Select(field => field.Value));
        Assert.StartsWith("Daily quiz on ", Assert.Single(form.Words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_one_it_shows_that_and_what_is_sent_off_unchanged_stays_so_with_its_holidays()
    {
        var plan = new QuizPlan(new(16, 5), "Asia/Tokyo", Weekdays.Monday | Weekdays.Sunday, 4, ["family:patching", "backup-and-restore"]) { Holidays = [new(2026, 12, 25)] };
        book.Current = new("activity", "t1", "19:room", plan);
        var form = await OpenAsync();
        Assert.IsType<Reply.Explanation>(await SubmitAsync(form));
        Assert.Equal(Line(plan), Line(book.Kept?.Plan));
    }

    [Fact]
    public async Task Every_topic_is_read_again_by_the_name_that_the_form_shows()
    {
        var topics = taught.Table.Content.Responsibilities.Select(row => row.Id).Concat(taught.Table.Content.Families.Select(family => family.Id))
            .Where(topic => banks.Current.FactsOf(taught.Table.Rows(topic).ToHashSet(StringComparer.Ordinal)).Count > 0).ToList();
        Assert.True(topics.Count > 40);
        foreach (var topic in topics)
        {
            book.Current = new("activity", "t1", "19:room", new(new(9, 0), "UTC", Weekdays.Workdays, 1, [topic]));
            var form = await OpenAsync();
            Assert.Equal("", string.Join(" ", ((await SubmitAsync(form)) as Reply.Form)?.Fields.Select(field => field.Error) ?? []).Trim());
            Assert.Equal([topic], book.Kept?.Plan.Topics);
        }
    }

    [Fact]
    public async Task What_is_filled_in_is_kept_and_told_as_if_it_had_been_said()
    {
        var said = Assert.IsType<Reply.Explanation>(await SubmitAsync(await OpenAsync(), ("time", "07:45"), ("zone", "europe/berlin"), ("days", "wednesday,friday"), ("number", "3"), ("topics", "patching, backup")));
        Assert.Equal(("The daily quiz is on", false), (said.Title, said.IsPrivate));
        Assert.Equal("07:45 Europe/Berlin Wednesday, Friday 3 family:patching,backup-and-restore ", Line(book.Kept?.Plan));
        Assert.Equal(("activity", "t1", "19:room"), (book.Kept?.Carrier, book.Kept?.Tenant, book.Kept?.Conversation));
        Assert.Equal(new DateTimeOffset(2026, 11, 27, 6, 45, 0, TimeSpan.Zero), book.Due);
    }

    [Theory]
    [InlineData("zone", "CET", "Do you mean Europe/Berlin?")]
    [InlineData("zone", "UTC+1", "does not know when clocks change")]
    [InlineData("zone", "nowhere", "I know no time zone \"nowhere\"")]
    [InlineData("zone", "", "Fill this in.")]
    [InlineData("topics", "patching, xyzzy", "I do not know \"xyzzy\"")]
    [InlineData("topics", "Berlin", "Do you mean Europe/Berlin?")]
    [InlineData("number", "11", "from 1 to 10")]
    [InlineData("days", "", "Fill this in.")]
    [InlineData("days", "someday", "Choose from what is offered.")]
    [InlineData("time", "24:00", "Write a time of day")]
    public async Task What_the_words_would_refuse_is_refused_at_its_field_and_changes_nothing(string field, string value, string part)
    {
        var again = Assert.IsType<Reply.Form>(await SubmitAsync(await OpenAsync(), (field, value)));
        Assert.Contains(part, Assert.Single(again.Fields, each => each.Error.Length > 0).Error, StringComparison.Ordinal);
        Assert.Equal(field, again.Fields.Single(each => each.Error.Length > 0).Id);
        Assert.Equal(0, book.Changes);
    }

    [Fact]
    public async Task Two_fields_that_are_wrong_are_both_told()
    {
        var again = Assert.IsType<Reply.Form>(await SubmitAsync(await OpenAsync(), ("zone", "CET"), ("topics", "xyzzy")));
        Assert.Equal(["zone", "topics"], again.Fields.Where(each => each.Error.Length > 0).Select(each => each.Id));
    }

    [Fact]
    public async Task Only_hosts_open_it_and_who_is_none_any_longer_cannot_send_it_off()
    {
        var opened = await OpenAsync();
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Role.Host)).Returns(false);
        Assert.Contains("Only hosts", Assert.IsType<Reply.Said>(await SubmitAsync(opened)).Text, StringComparison.Ordinal);
        Assert.Contains("Only hosts", Assert.IsType<Reply.Said>(await HearAsync(new(Verbs.Open, Ids(("form", ScheduleForm.FormId))))).Text, StringComparison.Ordinal);
        Assert.Equal(0, book.Changes);
    }

    private static string Line(QuizPlan? plan) => plan is null
        ? "nothing"
        : string.Create(CultureInfo.InvariantCulture, $"{plan.At:HH:mm} {plan.Zone} {plan.Days} {plan.Questions} {string.Join(',', plan.Topics)} {string.Join(',', plan.Holidays)}");

    private async Task<Reply.Form> OpenAsync() => Assert.IsType<Reply.Form>(await HearAsync(new(Verbs.Open, Ids(("form", ScheduleForm.FormId)))));

    /// <summary>Sends the form off as it is shown, but for what is filled in anew.</summary>
    private Task<Reply> SubmitAsync(Reply.Form form, params IEnumerable<(string Field, string Value)> anew) => HearAsync(new(
        Verbs.Submit,
        Ids([.. form.Ids.Select(id => (id.Key, id.Value)), .. form.Fields.Select(field => (Verbs.Filled + field.Id, field.Value)), .. anew.Select(each => (Verbs.Filled + each.Field, each.Value))])));

    private static Dictionary<string, string> Ids(params IEnumerable<(string Name, string Id)> ids)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, id) in ids)
            all[name] = id;
        return all;
    }

    private async Task<Reply> HearAsync(Press press)
    {
        var zones = new Mock<IPeopleZones>();
        var form = new ScheduleForm(taught, banks, book, new Quizzes.RoundsInMemory { Turnout = 0.5 }, new(zones.Object, Rules), access.Object, Rules);
        var turn = new Turn
        {
            Id = "turn",
            Channel = "msteams",
            Carrier = "activity",
            Tenant = "t1",
            Conversation = "19:room",
            Person = new("maria", "Maria"),
            Place = Place.Channel,
            Kind = TurnKind.Pressed,
            Press = press,
            At = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero),
        };
        return Assert.Single(await new FormDialog(taught, [form]).HearAsync(turn, Cancel) ?? []);
    }
}
