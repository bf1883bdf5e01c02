using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Oversight;

/// <summary>"Scores page" and "who looked at my team", heard by the real tutor: Maria is a manager of t1.</summary>
public sealed class OversightDialogSpecs
{
    private static readonly (string, string)[] Settings = [("Access:Managers:0", "t1/maria"), ("Site:Address", "https://bot.example.com")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_manager_gets_a_link_in_their_own_chat()
    {
        await using var bot = TestBot.Teaching(Settings);
        foreach (var words in (string[])["scores page", "Scores page!", "open the manager page", "show me my manager's page."])
        {
            Assert.Matches(new Regex(@"https://bot\.example\.com/scores/enter\?token=[0-9a-f]{64} "), await HearAsync(bot, words, "maria", Place.Personal));
            Assert.Contains("in our own chat", await HearAsync(bot, words, "maria", Place.Channel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_is_no_manager_is_told_so_and_what_is_theirs()
    {
        await using var bot = TestBot.Teaching(Settings);
        foreach (var place in (Place[])[Place.Personal, Place.Channel])
        {
            var said = await HearAsync(bot, "scores page", "adele", place);
            Assert.Contains("for managers", said, StringComparison.Ordinal);
            Assert.Contains("my score", said, StringComparison.Ordinal);
            Assert.DoesNotContain("token", said, StringComparison.Ordinal);
        }

        Assert.Equal(2, bot.Notes.Lines.Count(line => line.Contains("1502 t1/adele asked for what is not theirs: page-no-manager", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task People_are_told_who_looked_at_their_team_and_not_at_others()
    {
        await using var bot = TestBot.Teaching(Settings);
        var (replay, teams, views) = (bot.Services.GetRequiredService<ITurnReplay>(), bot.Services.GetRequiredService<ITeams>(), bot.Services.GetRequiredService<IPageViews>());
        foreach (var (person, team) in new[] { ("adele", "Blue"), ("omar", "Red") })
            await replay.WriteAsync([(Turn("join", person, Place.Personal), turn => teams.Create(turn, TeamName.Read(team) ?? throw new InvalidOperationException(team)))], Cancel);
        Assert.Contains("Nobody looked at figures of Blue", await HearAsync(bot, "who looked at my team?", "adele", Place.Personal), StringComparison.Ordinal);
        var red = (await bot.Services.GetRequiredService<IFigures>().FindAsync("t1", "Red", Cancel))?.Id;
        await views.RecordAsync(new("t1", "maria", "Maria Miller", red, "page, Red", bot.Time.GetUtcNow()), Cancel);
        await views.RecordAsync(new("t1", "maria", "Maria Miller", null, "CSV file, all teams", bot.Time.GetUtcNow()), Cancel);
        await views.RecordAsync(new("t2", "else", "Somebody Else", null, "page, all teams", bot.Time.GetUtcNow()), Cancel);
        var told = await HearAsync(bot, "Who looked at what", "adele", Place.Personal);
        Assert.Contains("Maria Miller: CSV file, all teams", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Red", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Somebody Else", told, StringComparison.Ordinal);
        Assert.Contains("page, Red", await HearAsync(bot, "who looked at my team", "omar", Place.Personal), StringComparison.Ordinal);
        Assert.Contains("in our own chat", await HearAsync(bot, "who looked at my team", "omar", Place.Group), StringComparison.Ordinal);
    }

    private static async Task<string> HearAsync(TestBot bot, string words, string person, Place place) =>
        string.Join('\n', (await bot.Services.GetRequiredService<Tutor>().HearAsync(Turn(words, person, place), Cancel)).Select(PlainText.Of));

    private static Turn Turn(string words, string person, Place place) => new()
    {
        Id = Guid.CreateVersion7().ToString(),
        Channel = "msteams",
        Carrier = "activity",
        Tenant = "t1",
        Conversation = "c",
        Person = new(person, person),
        Place = place,
        Kind = TurnKind.Said,
        Text = words,
        At = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero),
    };
}
