using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Quizzes;

/// <summary>One question for every channel of a tenant, through the whole program.</summary>
public sealed class BroadcastSpecs
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Rooms = ["19:red@thread.tacv2", "19:green@thread.tacv2", "19:gold@thread.tacv2"];

    [Fact]
    public async Task An_administrator_asks_all_channels_each_counts_for_itself_and_each_shows_its_results()
    {
        await using var teams = await SimulatedTeams.StartAsync(Start, "--Access:Admins:0=maria", "--Privacy:MinimumGroupSize=2");
        foreach (var room in Rooms)
            await teams.SayInAsync("adele", room, "help");
        await teams.SayAsync("maria", "post quiz now everywhere", isPersonal: true);
        await teams.Service.UntilAsync(all => all.Any(said => said.Text.StartsWith("On its way to 3 channels and groups", StringComparison.Ordinal)));
        await teams.AtAsync(Start.AddSeconds(5));
        var cards = Cards(teams);
        Assert.Equal(Rooms.Order(StringComparer.Ordinal), cards.Select(card => ThreadIds.PlaceOf(card.Conversation)).Order(StringComparer.Ordinal));
        await teams.AtAsync(Start.AddSeconds(10));
        Assert.Equal(3, Cards(teams).Count);

        // Two answer in one channel, one of them twice; the cards elsewhere stay as they are.
        var red = cards.Single(card => card.Conversation.StartsWith(Rooms[0], StringComparison.Ordinal));
        foreach (var (person, isRight) in new[] { ("adele", true), ("lidia", false), ("adele", false) })
            await teams.AnswerAsync(person, red, isRight);
        await teams.AtAsync(Start.AddSeconds(15));
        var counted = Cards(teams);
        Assert.Equal((1, 0), (counted.Single(card => card.Number == red.Number).Edits, counted.Where(card => card.Number != red.Number).Sum(card => card.Edits)));
        Assert.Contains("2 answered so far", counted.Single(card => card.Number == red.Number).Card?.ToJsonString(), StringComparison.Ordinal);

        await teams.AtAsync(Start.AddHours(8).AddSeconds(20));
        var closed = Cards(teams);
        Assert.All(closed, card => Assert.Contains("closed", card.Text, StringComparison.Ordinal));
        Assert.Contains("2 answered, 1 of them rightly", closed.Single(card => card.Number == red.Number).Card?.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(2, teams.Look("SELECT SUM(answers) FROM posted_rounds"));
        Assert.Equal(3, teams.Look("SELECT COUNT(*) FROM deliveries WHERE state = 2 AND shown = wanted AND sent_id IS NOT NULL"));
    }

    [Fact]
    public async Task Where_the_bot_is_blocked_or_gone_nothing_is_tried_again_and_the_reason_is_kept()
    {
        await using var teams = await SimulatedTeams.StartAsync(Start, "--Access:Admins:0=maria");
        foreach (var room in Rooms)
            await teams.SayInAsync("adele", room, "help");
        teams.Service.Refuse = conversation => conversation.StartsWith(Rooms[1], StringComparison.Ordinal) ? "BotNotInConversationRoster" : null;
        await teams.SayAsync("maria", "post quiz now everywhere", isPersonal: true);
        await teams.AtAsync(Start.AddSeconds(5));
        Assert.Equal(2, Cards(teams).Count);
        Assert.Equal(1, teams.Look("SELECT COUNT(*) FROM deliveries WHERE state = 3 AND reason = '403 BotNotInConversationRoster'"));

        // It is remembered: the next broadcast leaves the place out.
        await teams.SayAsync("maria", "post quiz now everywhere", isPersonal: true);
        await teams.AtAsync(Start.AddSeconds(10));
        Assert.Equal(4, Cards(teams).Count);
        Assert.Equal(1, teams.Look("SELECT COUNT(*) FROM deliveries WHERE state = 3"));
    }

    [Fact]
    public async Task A_daily_quiz_for_all_channels_comes_once_a_day_to_each()
    {
        await using var teams = await SimulatedTeams.StartAsync(Start, "--Access:Admins:0=maria");
        foreach (var room in Rooms)
            await teams.SayInAsync("adele", room, "help");
        await teams.SayAsync("maria", "daily quiz everywhere on 09:00 UTC every day", isPersonal: true);
        foreach (var day in (int[])[1, 2])
        {
            foreach (var second in (int[])[0, 30, 60])
                await teams.AtAsync(Start.AddDays(day).AddSeconds(second));
            Assert.Equal(3 * day, Cards(teams).Count);
        }

        await teams.SayAsync("maria", "daily quiz everywhere off", isPersonal: true);
        await teams.AtAsync(Start.AddDays(3));
        await teams.AtAsync(Start.AddDays(3).AddMinutes(1));
        Assert.Equal(0, teams.Look("SELECT COUNT(*) FROM schedules"));
        Assert.Equal(6, teams.Look("SELECT COUNT(*) FROM deliveries"));
    }

    [Fact]
    public async Task Who_is_no_administrator_posts_to_no_other_channel()
    {
        await using var teams = await SimulatedTeams.StartAsync(Start, "--Access:Hosts:0=adele");
        await teams.SayInAsync("adele", Rooms[0], "post quiz now everywhere");
        await teams.Service.UntilAsync(all => all.Any(said => said.Text.StartsWith("Only administrators post to all channels", StringComparison.Ordinal)));
        await teams.AtAsync(Start.AddSeconds(5));
        Assert.Empty(Cards(teams));
    }

    [Fact]
    public async Task A_process_that_ends_between_sending_and_writing_down_leaves_no_place_without_a_card()
    {
        await using var teams = await SimulatedTeams.StartAsync(Start, "--Access:Admins:0=maria");
        foreach (var room in Rooms)
            await teams.SayInAsync("adele", room, "help");
        await teams.SayAsync("maria", "post quiz now everywhere", isPersonal: true);
        // Another took them and died.
        teams.Look("INSERT INTO owners VALUES ('contoso', 7, 'dead', 0) RETURNING 1");
        teams.Look("UPDATE deliveries SET state = 1, epoch = 7 RETURNING 1");
        await teams.AtAsync(Start.AddSeconds(10));
        Assert.Equal(3, Cards(teams).Count);
    }

    private static List<Said> Cards(SimulatedTeams teams) => [.. teams.Service.Messages.Where(said => said.Text.StartsWith("Question of the day", StringComparison.Ordinal))];
}
