using Moq;
using ResponsibilityBot.Tutoring.Forms;
using ResponsibilityBot.Tutoring.Quizzes.Habits;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Settings;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Tests.Settings;

public sealed class SettingsSpecs(TaughtCurriculum taught)
{
    private static readonly QuizRules Rules = new("UTC", TimeSpan.FromHours(2), new HashSet<DateOnly>());
    private readonly Mock<IPeopleZones> zones = new();
    private readonly Mock<IHabits> habits = new();
    private readonly Mock<IScores> scores = new();
    private PersonZone? zone;
    private Habit habit = Habit.None;
    private string? shown;
    private string name = "  Maria   Muster ";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("settings")]
    [InlineData("My settings?")]
    [InlineData("change my settings")]
    [InlineData("preferences")]
    public async Task They_are_shown_to_the_person_alone_with_the_words_and_the_button_that_change_them(string words)
    {
        (zone, habit, shown) = (new("Asia/Tokyo", false), new(true, false), "Maria");
        var said = Assert.IsType<Reply.Explanation>(Assert.Single(await SayAsync(words) ?? []));
        Assert.True(said.IsPrivate);
        Assert.Equal(["Time zone", "Follow-ups", "What you asked", "Your name"], said.Points.Select(point => point.Label));
        Assert.Contains("Asia/Tokyo; it is 21:00", said.Points[0].Text, StringComparison.Ordinal);
        Assert.All(said.Points, point => Assert.Contains('"', point.Text));
        var button = Assert.Single(said.Buttons);
        Assert.Equal((Verbs.Open, "settings"), (button.Press.Verb, button.Press["form"]));
    }

    [Theory]
    [InlineData("who owns the settings in SaaS?")]
    [InlineData("settings of RDS")]
    [InlineData("service settings")]
    [InlineData("")]
    public async Task Questions_are_left_to_others(string words) => Assert.Null(await SayAsync(words));

    [Fact]
    public async Task The_form_shows_how_they_stand()
    {
        (zone, habit, shown) = (new("Asia/Tokyo", true), new(false, true), "Maria");
        Assert.Equal(["Asia/Tokyo", "false", "true", "true"], (await OpenAsync()).Fields.Select(field => field.Value));
    }

    [Fact]
    public async Task All_of_them_are_saved_at_once()
    {
        var said = Assert.IsType<Reply.Explanation>(await SubmitAsync(await OpenAsync(), ("zone", "Europe/Berlin"), ("follow-ups", "true"), ("ask-back", "true"), ("name", "true")));
        Assert.Equal(("Your settings are saved", true), (said.Title, said.IsPrivate));
        Assert.Contains("Maria Muster", said.Points[3].Text, StringComparison.Ordinal);
        zones.Verify(all => all.Keep(It.IsAny<Turn>(), new("Europe/Berlin", true)), Times.Once);
        habits.Verify(all => all.Keep(It.IsAny<Turn>(), new(true, true)), Times.Once);
        scores.Verify(all => all.Show(It.IsAny<Turn>(), "Maria Muster"), Times.Once);
    }

    [Fact]
    public async Task What_is_sent_off_unchanged_writes_nothing_and_makes_no_zone_chosen_that_a_device_told()
    {
        (zone, habit, shown) = (new("Asia/Tokyo", false), new(true, false), "Maria");
        await SubmitAsync(await OpenAsync());
        NothingIsKept();
    }

    [Fact]
    public async Task A_name_is_taken_off_boards_and_an_empty_zone_leaves_the_old_one()
    {
        (zone, shown) = (new("Asia/Tokyo", true), "Maria");
        await SubmitAsync(await OpenAsync(), ("name", "false"), ("zone", ""));
        scores.Verify(all => all.Show(It.IsAny<Turn>(), null), Times.Once);
        zones.Verify(all => all.Keep(It.IsAny<Turn>(), It.IsAny<PersonZone>()), Times.Never);
    }

    [Theory]
    [InlineData("zone", "Berlin", "Do you mean Europe/Berlin?")]
    [InlineData("zone", "UTC+2", "does not know when clocks change")]
    [InlineData("zone", "nowhere at all", "I know no time zone")]
    public async Task A_zone_that_is_none_is_told_at_its_field_and_nothing_is_saved(string field, string value, string part)
    {
        var again = Assert.IsType<Reply.Form>(await SubmitAsync(await OpenAsync(), ("follow-ups", "true"), (field, value)));
        Assert.Contains(part, again.Fields.Single(each => each.Id == field).Error, StringComparison.Ordinal);
        Assert.Equal("true", again.Fields[1].Value);
        NothingIsKept();
    }

    [Fact]
    public async Task Where_the_channel_tells_no_name_none_can_be_shown()
    {
        name = " ";
        var again = Assert.IsType<Reply.Form>(await SubmitAsync(await OpenAsync(), ("name", "true")));
        Assert.Contains("does not tell me your name", again.Fields[3].Error, StringComparison.Ordinal);
        NothingIsKept();
    }

    private void NothingIsKept()
    {
        zones.Verify(all => all.Keep(It.IsAny<Turn>(), It.IsAny<PersonZone>()), Times.Never);
        habits.Verify(all => all.Keep(It.IsAny<Turn>(), It.IsAny<Habit>()), Times.Never);
        scores.Verify(all => all.Show(It.IsAny<Turn>(), It.IsAny<string>()), Times.Never);
    }

    private ValueTask<IReadOnlyList<Reply>?> SayAsync(string words)
    {
        Know();
        return new SettingsDialog(taught, zones.Object, habits.Object, scores.Object, Rules).HearAsync(Turn(TurnKind.Said, null) with { Text = words }, Cancel);
    }

    private async Task<Reply.Form> OpenAsync() => Assert.IsType<Reply.Form>(await HearAsync(new(Verbs.Open, new Dictionary<string, string> { ["form"] = SettingsForm.FormId })));

    private Task<Reply> SubmitAsync(Reply.Form form, params IEnumerable<(string Field, string Value)> anew)
    {
        var ids = new Dictionary<string, string>(form.Ids, StringComparer.Ordinal);
        foreach (var (field, value) in form.Fields.Select(field => (field.Id, field.Value)).Concat(anew))
            ids[Verbs.Filled + field] = value;
        return HearAsync(new(Verbs.Submit, ids));
    }

    private async Task<Reply> HearAsync(Press press)
    {
        Know();
        var form = new SettingsForm(taught, zones.Object, habits.Object, scores.Object, Rules);
        return Assert.Single(await new FormDialog(taught, [form]).HearAsync(Turn(TurnKind.Pressed, press), Cancel) ?? []);
    }

    private void Know()
    {
        zones.Setup(all => all.FindAsync("t1", "maria", It.IsAny<CancellationToken>())).ReturnsAsync(zone);
        habits.Setup(all => all.FindAsync("t1", "maria", It.IsAny<CancellationToken>())).ReturnsAsync(habit);
        scores.Setup(all => all.ShownNameAsync("t1", "maria", It.IsAny<CancellationToken>())).ReturnsAsync(shown);
    }

    private Turn Turn(TurnKind kind, Press? press) => new()
    {
        Id = "turn",
        Channel = "msteams",
        Tenant = "t1",
        Conversation = "a:1",
        Person = new("maria", name),
        Place = Place.Personal,
        Kind = kind,
        Press = press,
        At = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero),
    };
}
