using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.EndToEnd.Quizzes;
using ResponsibilityBot.EndToEnd.Slack;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Host.Oversight;

namespace ResponsibilityBot.EndToEnd.Oversight;

/// <summary>The digest, from the wish to the card: a week is played, the clock is moved to Monday.</summary>
public sealed class DigestSpecs
{
    private static readonly string[] Blue = ["adele", "omar", "tomoko", "jonas", "linh"];
    private static readonly string[] Tiny = ["sven", "kofi"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_Teams_it_comes_on_Monday_once_for_managers_and_hosts_who_asked_and_whose_role_still_holds()
    {
        await using var bot = await SimulatedTeams.StartAsync(At("2026-11-13T09:00"), "--Access:Managers:0=maria", "--Access:Hosts:0=adele", "--Access:Hosts:1=maria");
        foreach (var person in Blue.Concat(Tiny).Append("maria").Append("zoe"))
            await bot.SayAsync(person, "hello", isPersonal: true);
        await bot.SayAsync("adele", "team create Blue", isPersonal: true);
        foreach (var person in Blue.Skip(1))
            await bot.SayAsync(person, "team join Blue", isPersonal: true);
        await bot.SayAsync("sven", "team create Tiny", isPersonal: true);
        await bot.SayAsync("kofi", "team join Tiny", isPersonal: true);
        await bot.SayAsync("maria", "post quiz now");
        var card = (await bot.Service.UntilAsync(all => all.Any(IsQuestion))).First(IsQuestion);
        foreach (var person in Blue.Concat(Tiny))
            await bot.AnswerAsync(person, card, isRight: false);

        await bot.SayAsync("maria", "digest on", isPersonal: true);
        await bot.SayAsync("adele", "digest on", isPersonal: true);
        await bot.SayAsync("zoe", "digest on", isPersonal: true);
        await bot.Service.UntilAsync(all => all.Count(said => said.Text.Contains("next on Monday, 16 Nov 2026 13:00 (Europe/Berlin)", StringComparison.Ordinal)) == 2);
        await bot.Service.UntilAsync(all => all.Any(said => said.Conversation == "a:29:zoe" && said.Text.Contains("for managers and hosts", StringComparison.Ordinal)));
        Assert.Equal(2, bot.Look("SELECT COUNT(*) FROM digests"));

        // Somebody had the role when they asked.
        bot.Change("INSERT INTO digests (tenant, person, name, carrier, due_at, last_week) SELECT tenant, 'zoe', 'zoe', carrier, due_at, 0 FROM digests WHERE person = 'maria'");
        await bot.AtAsync(At("2026-11-16T11:59"));
        Assert.DoesNotContain(bot.Service.Messages, IsDigest);
        await Task.WhenAll(bot.AtAsync(At("2026-11-16T12:00")), bot.Services.GetRequiredService<DigestPoster>().TendAsync(Cancel));
        await bot.AtAsync(At("2026-11-16T12:01"));
        var sent = (await bot.Service.UntilAsync(all => all.Count(IsDigest) >= 2)).Where(IsDigest).ToList();
        Assert.Equal(["a:29:adele", "a:29:maria"], sent.Select(said => said.Conversation).Order(StringComparer.Ordinal));
        Assert.Equal(0, bot.Look("SELECT COUNT(*) FROM digests WHERE person = 'zoe' AND due_at IS NOT NULL"));

        var (manager, host) = (sent.Single(said => said.Conversation == "a:29:maria"), sent.Single(said => said.Conversation == "a:29:adele"));
        Assert.StartsWith("Digest of 9 Nov 2026 to 15 Nov 2026", manager.Text, StringComparison.Ordinal);
        Assert.Contains("5 of 5 (100 %)", manager.Text, StringComparison.Ordinal);
        Assert.Contains("0 % of the first answers", manager.Text, StringComparison.Ordinal);
        Assert.Contains("Your team Blue", host.Text, StringComparison.Ordinal);
        Assert.All(sent, said => Assert.DoesNotContain("Tiny", said.Activity.ToJsonString(), StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder)
            await File.WriteAllTextAsync(Path.Combine(folder, "digest.json"), manager.Card?.ToJsonString(), Cancel);

        // Who was looked at learns of it.
        await bot.SayAsync("omar", "who looked at my team", isPersonal: true);
        var looked = (await bot.Service.UntilAsync(all => all.Any(said => said.Text.StartsWith("Who looked at Blue", StringComparison.Ordinal)))).Last(said => said.Text.StartsWith("Who looked at Blue", StringComparison.Ordinal));
        Assert.Contains("maria: Digest, all teams, week of 9 Nov 2026 to 15 Nov 2026", looked.Text, StringComparison.Ordinal);
        Assert.Contains("adele: Digest, Blue", looked.Text, StringComparison.Ordinal);

        // The next one a week later, unless it was ended.
        await bot.SayAsync("adele", "digest off", isPersonal: true);
        await bot.AtAsync(At("2026-11-23T12:00"));
        await bot.Service.UntilAsync(all => all.Count(IsDigest) == 3);
        Assert.Equal(3, bot.Look("SELECT COUNT(*) FROM outbox WHERE id LIKE 'digest:%'"));
        Assert.Equal(0, bot.Look("SELECT COUNT(*) FROM outbox WHERE id LIKE 'digest:contoso:adele:2026-11-16'"));
    }

    [Fact]
    public async Task Who_has_the_role_and_did_not_ask_or_ended_it_is_sent_none()
    {
        await using var bot = await SimulatedTeams.StartAsync(At("2026-11-13T09:00"), "--Access:Managers:0=maria", "--Access:Managers:1=ben", "--Access:Hosts:0=adele", "--Access:Admins:0=olga", "--Access:Managers:2=zoe");
        foreach (var person in (string[])["maria", "ben", "adele", "olga", "zoe"])
            await bot.SayAsync(person, "hello", isPersonal: true);
        // Asking when it comes is no wish for it.
        await bot.SayAsync("ben", "digest", isPersonal: true);
        await bot.SayAsync("zoe", "digest on", isPersonal: true);
        await bot.SayAsync("zoe", "digest off", isPersonal: true);
        await bot.SayAsync("maria", "digest on", isPersonal: true);
        foreach (var monday in (string[])["2026-11-16T12:00", "2026-11-16T18:00", "2026-11-23T12:00"])
            await bot.AtAsync(At(monday));
        Assert.Equal(["a:29:maria", "a:29:maria"], (await bot.Service.UntilAsync(all => all.Count(IsDigest) >= 2)).Where(IsDigest).Select(said => said.Conversation));
        Assert.Equal(2, bot.Look("SELECT COUNT(*) FROM outbox WHERE id LIKE 'digest:%'"));
        Assert.Equal(2, bot.Look("SELECT COUNT(*) FROM page_views"));
    }

    [Fact]
    public async Task In_Slack_it_comes_as_a_direct_message()
    {
        await using var service = await SlackService.StartAsync();
        await using var bot = await SimulatedTeams.StartAsync(At("2026-11-13T09:00"), [.. SimulatedSlack.Settings(service), $"--Access:Managers:0={SlackService.Team}/UMAN"]);
        using var people = new SlackPeople(bot.Address, bot.Time, bot.Services, service);
        Assert.Contains("next on Monday, 16 Nov 2026 12:00 (UTC)", Assert.Single(await people.HearAsync(await people.SayAsync("UMAN", "DUMAN", "digest on", Cancel), Cancel)).Said, StringComparison.Ordinal);
        Assert.Contains("for managers and hosts", Assert.Single(await people.HearAsync(await people.SayAsync("UANNA", "DUANNA", "digest on", Cancel), Cancel)).Said, StringComparison.Ordinal);
        await bot.AtAsync(At("2026-11-16T12:00"));
        var card = await service.NextAsync(Cancel);
        Assert.Equal(("chat.postMessage", "DUMAN"), (card.Method, card.Text("channel")));
        Assert.StartsWith("Digest of 9 Nov 2026 to 15 Nov 2026", card.Said, StringComparison.Ordinal);
        Assert.Contains("Hidden: fewer than 5 took part", card.Said, StringComparison.Ordinal);
        await bot.AtAsync(At("2026-11-16T12:01"));
        Assert.Contains("No digest comes any more", Assert.Single(await people.HearAsync(await people.SayAsync("UMAN", "DUMAN", "digest off", Cancel), Cancel)).Said, StringComparison.Ordinal);
        Assert.Empty(service.Broken);
    }

    [Fact]
    public async Task In_the_web_chat_it_comes_into_the_conversation()
    {
        await using var bot = TestBot.Teaching();
        using var client = await TestClient.BegunAsync(bot);
        await client.PostAsync(new JsonObject { ["type"] = "message", ["text"] = "digest on", ["localTimezone"] = "America/St_Johns" }.ToJsonString());
        var said = (await client.ReadAsync(3))[2].ToJsonString();
        Assert.Contains("Monday, 23 Nov 2026 09:00 (America/St_Johns)", said, StringComparison.Ordinal);
        bot.Time.SetUtcNow(At("2026-11-23T12:29"));
        var fresh = await TestClient.JsonAsync(await client.Http.PostAsync("tokens/refresh", null, Cancel));
        client.Http.DefaultRequestHeaders.Authorization = new("Bearer", TestClient.Text(fresh, "token"));
        bot.Time.SetUtcNow(At("2026-11-23T12:30"));
        var poster = bot.Services.GetRequiredService<DigestPoster>();
        await poster.TendAsync(Cancel);
        Assert.Contains("Digest of 16 Nov 2026 to 22 Nov 2026", (await client.ReadAsync(4))[3].ToJsonString(), StringComparison.Ordinal);
        await poster.TendAsync(Cancel);
        await client.SayAsync("digest off");
        Assert.Contains("No digest comes any more", (await client.ReadAsync(6))[5].ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_days_late_is_left_out()
    {
        await using var bot = await SimulatedTeams.StartAsync(At("2026-11-13T09:00"), "--Access:Managers:0=maria");
        await bot.SayAsync("maria", "digest on", isPersonal: true);
        await bot.AtAsync(At("2026-11-20T09:00"));
        Assert.Equal(0, bot.Look("SELECT COUNT(*) FROM outbox WHERE id LIKE 'digest:%'"));
        Assert.Equal(At("2026-11-23T12:00").ToUnixTimeMilliseconds(), bot.Look("SELECT due_at FROM digests"));
    }

    private static bool IsDigest(Said said) => said.Text.StartsWith("Digest of", StringComparison.Ordinal);

    private static bool IsQuestion(Said said) => said.Text.StartsWith("Question of the day", StringComparison.Ordinal);

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse($"{time}Z", CultureInfo.InvariantCulture);
}
