using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.EndToEnd.Quizzes;
using ResponsibilityBot.Host.Workloads;

namespace ResponsibilityBot.EndToEnd.Workloads;

/// <summary>The weekly card of gaps in Teams, from the wish to the card over the wire; and what leans on a workload in a channel. The people are in Berlin, Adele is in Tokyo.</summary>
public sealed class GapPosterSpecs
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_comes_once_a_week_on_Monday_at_eight_where_the_host_is_and_no_longer_to_whom_is_none()
    {
        await using var bot = await SimulatedTeams.StartAsync(At("2026-11-26T09:00"), "--Access:Hosts:0=maria", "--Access:Hosts:1=adele");
        await bot.SayAsync("maria", "workload add reports in production: Power BI", isPersonal: true);
        await bot.SayAsync("adele", "my time zone Asia/Tokyo", isPersonal: true);
        foreach (var person in new[] { "maria", "adele", "zoe" })
            await bot.SayAsync(person, "gaps weekly on", isPersonal: true);
        await bot.Service.UntilAsync(all => all.Count(said => said.Text.StartsWith("On Mondays you are sent", StringComparison.Ordinal)) == 2);
        // Somebody had the role when they asked.
        bot.Change("INSERT INTO gap_watches (tenant, person, told_week) SELECT tenant, 'zoe', told_week FROM gap_watches WHERE person = 'maria'");
        var poster = bot.Services.GetRequiredService<GapPoster>();

        Assert.Equal(0, await AtAsync("2026-11-29T22:59"));
        await AtAsync("2026-11-29T23:00");
        Assert.Equal(["a:29:adele"], await SentAsync(1));
        await AtAsync("2026-11-30T06:59");
        Assert.Equal(1, bot.Look("SELECT COUNT(*) FROM outbox WHERE id LIKE 'gaps:%'"));
        bot.Time.SetUtcNow(At("2026-11-30T07:00"));
        await Task.WhenAll(poster.TendAsync(Cancel), poster.TendAsync(Cancel));
        Assert.Equal(["a:29:adele", "a:29:maria"], await SentAsync(2));
        var card = bot.Service.Messages.Last(IsGaps);
        Assert.Contains("on the customer's side of reports (production) are nobody's", card.Text, StringComparison.Ordinal);
        Assert.Contains(SimulatedTeams.Actions(card.Card), action => (string?)action["title"] == "Assign reports (production)");

        // Adele's gap is closed before her next Monday; who has nothing to hear hears nothing.
        await bot.SayAsync("adele", "workload remove reports", isPersonal: true);
        await AtAsync("2026-12-07T12:00");
        Assert.Equal(2, bot.Look("SELECT COUNT(*) FROM outbox WHERE id LIKE 'gaps:%'"));
        Assert.Equal(0, bot.Look("SELECT COUNT(*) FROM gap_watches WHERE told_week < (SELECT MAX(told_week) FROM gap_watches)"));

        async Task<int> AtAsync(string at)
        {
            bot.Time.SetUtcNow(At(at));
            return await poster.TendAsync(Cancel);
        }

        async Task<IEnumerable<string>> SentAsync(int count) =>
            (await bot.Service.UntilAsync(all => all.Count(IsGaps) >= count)).Where(IsGaps).Select(said => said.Conversation).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task In_a_channel_what_leans_on_a_workload_stays_with_it_and_a_moved_cell_is_asked_as_it_is_held()
    {
        await using var bot = await SimulatedTeams.StartAsync(At("2026-11-26T09:00"), "--Access:Hosts:0=maria");
        await bot.Services.DecideAsync("contoso", new() { Id = "c-0000000001", Layer = Tutoring.Knowledge.Layer.Organisation, Responsibility = Decisions.Duty, Target = "iaas", Owner = Tutoring.Knowledge.Owner.Provider, Reason = "TICKET-1", Approver = "", Since = new(2026, 1, 1) });
        await bot.SayAsync("maria", "workload add checkout: Amazon EC2", isPersonal: true);
        await bot.SayAsync("omar", "who owns backup for checkout?");
        await bot.SayAsync("omar", "and OS patching?");
        await bot.Service.UntilAsync(all => all.Any(said => said.Conversation.StartsWith(SimulatedTeams.Channel, StringComparison.Ordinal) && said.Text.Contains("for checkout", StringComparison.OrdinalIgnoreCase) && said.Text.Contains("TICKET-1", StringComparison.Ordinal)));

        await bot.SayAsync("maria", "post quiz now OS patching");
        var card = (await bot.Service.UntilAsync(all => all.Any(IsQuestion))).First(IsQuestion);
        Assert.Contains("As your organisation holds it:", card.Text + card.Card?.ToJsonString(), StringComparison.Ordinal);
        var marked = await bot.AnswerAsync("omar", card, isRight: true);
        Assert.Contains("TICKET-1", marked, StringComparison.Ordinal);
        Assert.Equal(1, bot.Look("SELECT COUNT(*) FROM memories WHERE fact LIKE 'guest-os-patching@%~c-0000000001'"));

        // When the change ends, its question is withdrawn and the table's is asked.
        bot.Change("UPDATE organisation_changes SET state = 4 WHERE id = 'c-0000000001'");
        bot.Change("UPDATE organisation_versions SET version = version + 1");
        await bot.AtAsync(At("2026-11-27T09:00"));
        await bot.SayAsync("maria", "post quiz now OS patching");
        var second = (await bot.Service.UntilAsync(all => all.Any(said => IsQuestion(said) && said.Number > card.Number))).Last(IsQuestion);
        Assert.DoesNotContain("As your organisation holds it:", second.Card?.ToJsonString(), StringComparison.Ordinal);
    }

    private static bool IsGaps(Said said) => said.Text.Contains("gaps and conflicts", StringComparison.Ordinal);

    private static bool IsQuestion(Said said) => said.Text.StartsWith("Question of the day", StringComparison.Ordinal);

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse($"{time}Z", CultureInfo.InvariantCulture);
}
