using System.Globalization;
using Moq;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Tests.Zones;

public sealed class ZoneSpecs(TaughtCurriculum taught)
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private readonly Mock<IPeopleZones> zones = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("europe/BERLIN", "Europe/Berlin")]
    [InlineData("utc", "UTC")]
    [InlineData("GMT", "UTC")]
    [InlineData("EST", null)]
    [InlineData("Berlin", null)]
    [InlineData("Japan", null)]
    [InlineData("", null)]
    public void Only_ids_of_places_name_a_zone(string words, string? id) => Assert.Equal(id, ZoneNames.Find(words));

    [Theory]
    [InlineData("Berlin", "Europe/Berlin")]
    [InlineData("são paulo", "America/Sao_Paulo")]
    [InlineData("sao paulo", "America/Sao_Paulo")]
    [InlineData("Los_Angeles", "America/Los_Angeles")]
    [InlineData("Berln", "Europe/Berlin")]
    [InlineData("Europa/Berlin", "Europe/Berlin")]
    [InlineData("Germany/Berlin", "Europe/Berlin")]
    [InlineData("America/NewYork", "America/New_York")]
    [InlineData("Japan", "Asia/Tokyo")]
    [InlineData("EST", "America/New_York")]
    [InlineData("cet", "Europe/Berlin")]
    [InlineData("India Standard Time", "Asia/Kolkata")]
    [InlineData("Eastern Standard Time", "America/New_York")]
    [InlineData("patching", null)]
    [InlineData("xyz", null)]
    public void What_people_call_zones_otherwise_leads_to_an_id(string words, string? id) => Assert.Equal(id, ZoneNames.Suggest(words));

    [Theory]
    [InlineData("2026-11-26T23:30Z", "Europe/Berlin", "2026-11-27", "2026-11-26T23:00Z")]
    [InlineData("2026-11-26T03:00Z", "America/Los_Angeles", "2026-11-25", "2026-11-25T08:00Z")]
    [InlineData("2026-11-26T03:00Z", "no zone", "2026-11-26", "2026-11-26T00:00Z")]
    // At midnight the clocks of Santiago go on by an hour.
    [InlineData("2026-09-06T12:00Z", "America/Santiago", "2026-09-06", "2026-09-06T04:00Z")]
    public void A_day_is_the_one_where_people_are(string at, string zone, string date, string beginning)
    {
        Assert.Equal(date, LocalDay.Of(At(at), zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(At(beginning), LocalDay.BeginningOf(At(at), zone));
    }

    [Theory]
    [InlineData("my time zone Europe/Berlin")]
    [InlineData("My timezone is europe/berlin.")]
    [InlineData("set my time zone to Europe/Berlin")]
    public async Task A_person_says_their_zone(string words)
    {
        Assert.Equal("Your time zone is Europe/Berlin from now on; it is 13:00 there.", await SaidAsync(words));
        zones.Verify(all => all.Keep(It.Is<Turn>(turn => turn.Person.Id == "maria"), new("Europe/Berlin", true)), Times.Once);
    }

    [Theory]
    [InlineData("my time zone Berlin", "Do you mean Europe/Berlin?")]
    [InlineData("my time zone UTC+2", "does not know when clocks change")]
    [InlineData("my time zone nowhere", "I know no time zone \"nowhere\"")]
    public async Task One_that_is_none_is_told(string words, string part)
    {
        Assert.Contains(part, await SaidAsync(words), StringComparison.Ordinal);
        zones.Verify(all => all.Keep(It.IsAny<Turn>(), It.IsAny<PersonZone>()), Times.Never);
    }

    [Fact]
    public async Task A_person_asks_for_it()
    {
        Assert.StartsWith("I do not know your time zone and take UTC.", await SaidAsync("my time zone"), StringComparison.Ordinal);
        Knows(new("Asia/Tokyo", false));
        Assert.StartsWith("Your time zone is Asia/Tokyo; it is 21:00 there.", await SaidAsync("what is my time zone?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_device_tells_is_kept_and_the_turn_is_left_to_others()
    {
        Assert.Null(await HearAsync(Turn("who patches in PaaS?") with { Zone = "America/Chicago" }));
        zones.Verify(all => all.Keep(It.IsAny<Turn>(), new("America/Chicago", false)), Times.Once);
    }

    [Theory]
    [InlineData("America/Chicago", "America/Chicago", false)]
    [InlineData("America/Chicago", "Europe/Berlin", true)]
    [InlineData("no zone at all", "Europe/Berlin", false)]
    public async Task It_is_not_kept_again_nor_over_what_was_chosen_nor_if_it_is_none(string told, string known, bool isChosen)
    {
        Knows(new(known, isChosen));
        Assert.Null(await HearAsync(Turn("hello") with { Zone = told }));
        zones.Verify(all => all.Keep(It.IsAny<Turn>(), It.IsAny<PersonZone>()), Times.Never);
    }

    [Theory]
    [InlineData(null, null, false, "UTC")]
    [InlineData("Asia/Tokyo", null, false, "Asia/Tokyo")]
    [InlineData("Asia/Tokyo", "Europe/Berlin", false, "Asia/Tokyo")]
    [InlineData("Asia/Tokyo", "Europe/Berlin", true, "Europe/Berlin")]
    [InlineData("no zone", "Europe/Berlin", false, "Europe/Berlin")]
    [InlineData(null, "Europe/Berlin", false, "Europe/Berlin")]
    public async Task What_was_chosen_counts_then_what_the_device_tells_then_what_it_told(string? told, string? known, bool isChosen, string zone)
    {
        if (known is not null)
            Knows(new(known, isChosen));
        var days = new PeopleDays(zones.Object, new QuizRules("UTC", TimeSpan.FromHours(2), new HashSet<DateOnly>()));
        Assert.Equal(zone, await days.ZoneAsync(Turn("hello") with { Zone = told }, Cancel));
    }

    [Fact]
    public async Task Questions_are_left_to_others() => Assert.Null(await HearAsync(Turn("who owns my time zone settings in SaaS?")));

    private void Knows(PersonZone zone) => zones.Setup(all => all.FindAsync("t1", "maria", It.IsAny<CancellationToken>())).ReturnsAsync(zone);

    private async Task<string> SaidAsync(string words) => Assert.IsType<Reply.Said>(Assert.Single(await HearAsync(Turn(words)) ?? [])).Text;

    private ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn) =>
        new ZoneDialog(taught, zones.Object, new QuizRules("UTC", TimeSpan.FromHours(2), new HashSet<DateOnly>())).HearAsync(turn, Cancel);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static Turn Turn(string text) => new()
    {
        Id = "turn",
        Channel = "msteams",
        Tenant = "t1",
        Conversation = "a:1",
        Person = new("maria", "Maria"),
        Place = Place.Personal,
        Kind = TurnKind.Said,
        Text = text,
        At = Noon,
    };
}
