using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Host.Access;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Access;

/// <summary>Who runs the bot finds in the log who was refused and why, and nobody's words.</summary>
public sealed class RefusalSpecs
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("challenge OS patching", Place.Channel, "challenge-host")]
    [InlineData("team create Hush", Place.Channel, "team-host")]
    [InlineData("scores page", Place.Personal, "page-no-manager")]
    [InlineData("digest on", Place.Personal, "digest-no-role")]
    [InlineData("evidence pack", Place.Personal, "evidence-no-manager")]
    [InlineData("export scores", Place.Personal, "export-no-manager")]
    public async Task What_is_not_theirs_is_a_warning_with_tenant_person_and_reason(string words, Place place, string reason)
    {
        await using var bot = TestBot.Teaching(("Access:Admins:0", "t1/olga"));
        await bot.Services.GetRequiredService<Tutor>().HearAsync(Turn(words, place), Cancel);
        Assert.Single(bot.Notes.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains($"1502 t1/adele asked for what is not theirs: {reason}", StringComparison.Ordinal));
        await bot.Services.GetRequiredService<Tutor>().HearAsync(Turn(words, place) with { Person = new("olga", "Olga") }, Cancel);
        Assert.Single(bot.Notes.Lines, line => line.Contains(" 1502 ", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Notes.Lines, line => line.Contains("Hush", StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_is_a_line_with_tenant_person_and_reason()
    {
        using var notes = new Notes();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(notes));
        new RefusalLog(logs.CreateLogger<RefusalLog>()).Mistake(Turn("hush"), "challenge-many");
        var line = Assert.Single(notes.Lines);
        Assert.StartsWith("Information", line, StringComparison.Ordinal);
        Assert.Contains("1508 t1/adele asked for what cannot be: challenge-many", line, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", line, StringComparison.Ordinal);
    }

    private static Turn Turn(string words, Place place = Place.Channel) => new()
    {
        Id = Guid.CreateVersion7().ToString(),
        Channel = "msteams",
        Carrier = "activity",
        Tenant = "t1",
        Conversation = "19:room",
        Person = new("adele", "Adele"),
        Place = place,
        Kind = TurnKind.Said,
        Text = words,
        At = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero),
    };
}
