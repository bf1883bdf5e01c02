using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.EndToEnd.Quizzes;
using ResponsibilityBot.Host.Organisation;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.EndToEnd.Teams;

/// <summary>Clauses of contracts are written down in Teams, and the role's place is reminded before their day, by the whole program.</summary>
public sealed class ClauseSpecs
{
    private const string Add = "clause add Backups are kept for 35 days, source Hosting contract 7.2, owner Platform team, renewal 2027-01-31";

    /// <summary>A day before the first step, 60 days before: the second of December.</summary>
    private static readonly DateTimeOffset Start = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_roles_place_is_reminded_once_a_step_from_nine_in_the_quizzes_zone_on()
    {
        await using var teams = await SimulatedTeams.StartAsync(Start, "--Access:Authors:0=maria", "--Quiz:Zone=America/New_York");
        await teams.SayAsync("maria", "role create Platform team");
        await teams.SayAsync("maria", "role contact Platform team as #blue");
        await teams.SayAsync("maria", Add);
        Assert.Equal(0, await ToldAsync(teams));

        // 9:00 in New York is 14:00 UTC.
        teams.Time.SetUtcNow(new(2026, 12, 2, 13, 59, 0, TimeSpan.Zero));
        Assert.Equal(0, await ToldAsync(teams));
        teams.Time.SetUtcNow(new(2026, 12, 2, 14, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, await ToldAsync(teams));
        Assert.Equal(1, await ToldAsync(teams));
        var card = Assert.Single(await teams.Service.UntilAsync(all => all.Any(IsReminder)), IsReminder);
        Assert.StartsWith(SimulatedTeams.Channel, card.Conversation, StringComparison.Ordinal);
        Assert.Contains("In 60 days", card.Text, StringComparison.Ordinal);
        Assert.Equal(["Renewed until … (Hosting contract 7.2)", "Ask Platform team"], SimulatedTeams.Actions(card.Card).Select(action => (string?)action["title"]));

        // The bot was down at the second step and comes late; renewed, it is told of no more until the new day is near.
        teams.Time.SetUtcNow(new(2027, 1, 5, 14, 0, 0, TimeSpan.Zero));
        Assert.Equal(2, await ToldAsync(teams));
        Assert.Equal(2, (await teams.Service.UntilAsync(all => all.Count(IsReminder) == 2)).Count(IsReminder));
        var id = Assert.Single((await teams.Services.GetRequiredService<IOrganisations>().OfAsync("contoso", Cancel)).Clauses).Id;
        await teams.SayAsync("maria", $"clause renew {id} until 2028-01-31");
        teams.Time.SetUtcNow(new(2027, 1, 30, 14, 0, 0, TimeSpan.Zero));
        Assert.Equal(2, await ToldAsync(teams));
    }

    [Fact]
    public async Task Without_a_place_of_the_role_those_who_may_renew_are_told_and_while_nobody_is_known_it_waits()
    {
        await using var teams = await SimulatedTeams.StartAsync(Start.AddDays(10), "--Access:Authors:0=maria", "--Access:Hosts:0=contoso/ada", "--Access:Admins:0=fabrikam/eve");
        await teams.SayAsync("maria", "role create Platform team");
        await teams.SayAsync("maria", Add);
        teams.Look("DELETE FROM people RETURNING 1");
        Assert.Equal(0, await ToldAsync(teams));
        await teams.SayAsync("ada", "hello", isPersonal: true);
        await teams.SayAsync("maria", "hello", isPersonal: true);
        await teams.SayAsync("eve", "hello", isPersonal: true);
        Assert.Equal(1, await ToldAsync(teams));
        Assert.Equal(1, await ToldAsync(teams));
        var told = (await teams.Service.UntilAsync(all => all.Count(IsReminder) == 2)).Where(IsReminder).Select(said => said.Conversation);
        Assert.Equal(["a:29:ada", "a:29:maria"], told.Order(StringComparer.Ordinal));
    }

    private static bool IsReminder(Said said) => said.Text.Contains("A clause is to be renewed", StringComparison.Ordinal);

    /// <summary>Lets it look; of how many steps was told so far. The program looks by itself, too.</summary>
    private static async Task<long> ToldAsync(SimulatedTeams teams)
    {
        await teams.Services.GetRequiredService<ClauseNotices>().TendAsync(Cancel);
        return teams.Look("SELECT COUNT(*) FROM clause_reminders");
    }
}
