using System.Globalization;
using System.Text.Json.Nodes;
using ResponsibilityBot.EndToEnd.Slack;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Quizzes;

/// <summary>A week over which clocks change, with a team of six in a channel of Teams and one of three in a channel of Slack.</summary>
public sealed class SimulatedWeekSpecs
{
    private static readonly string[] Players = ["maria", "adele", "omar", "tomoko", "jonas", "priya"];

    /// <summary>Thursday to Wednesday; on the Sunday between them clocks go forward in Berlin.</summary>
    private static readonly (string Date, string Utc)[] Days =
        [("2026-03-26", "08:00"), ("2026-03-27", "08:00"), ("2026-03-30", "07:00"), ("2026-03-31", "07:00"), ("2026-04-01", "07:00")];

    [Fact]
    public async Task A_week_is_played_and_everything_adds_up()
    {
        await using var slackService = await SlackService.StartAsync();
        await using var bot = await SimulatedTeams.StartAsync(At("2026-03-25", "12:00"), ["--Access:Hosts:0=maria", "--Access:Admins:0=contoso/author", .. SimulatedSlack.Settings(slackService)]);
        using var slack = new SimulatedSlack(bot, slackService);
        await slack.SetUpAsync();
        await bot.SayAsync("author", "hello", isPersonal: true);
        foreach (var player in Players)
            await bot.SayAsync(player, "hello", isPersonal: true);
        await bot.SayAsync("adele", "daily quiz on 09:00 Europe/Berlin weekdays 2 questions");
        Assert.Equal(0, bot.Look("SELECT COUNT(*) FROM schedules WHERE tenant = 'contoso'"));
        await bot.SayAsync("maria", "daily quiz on 09:00 Europe/Berlin weekdays 2 questions");
        await bot.SayAsync("adele", "follow-ups on", isPersonal: true);

        var posted = new List<Said>();
        foreach (var (date, utc) in Days)
        {
            var nine = At(date, utc);
            await bot.AtAsync(nine.AddMinutes(-1));
            Assert.Equal(posted.Count, Cards(bot).Count);
            await bot.AtAsync(nine);
            await bot.AtAsync(nine);
            await bot.Service.UntilAsync(_ => Cards(bot).Count == posted.Count + 2);
            var today = Cards(bot).Skip(posted.Count).ToList();
            posted.AddRange(today);
            await PlayAsync(bot, nine, today);
            if (date == "2026-03-27")
                await ReportAsync(bot, today[0]);
            await slack.PlayAsync(nine.AddHours(1));
            await CloseAsync(bot, nine, today);
            await slack.CloseAsync(nine.AddHours(1));
        }

        Assert.Equal(Days.Length * 2, posted.Select(card => Round(card)).Distinct(StringComparer.Ordinal).Count());
        AddUp(bot);
        Assert.Empty(slackService.Broken);
        Assert.Equal(5 * 3, bot.Look($"SELECT COUNT(*) FROM points WHERE tenant = '{SlackService.Team}'"));
        // Everybody but Priya, who stayed away for a day before the first freeze was earned, has answered on all five workdays.
        Assert.Equal(5, bot.Look("SELECT COUNT(DISTINCT day) FROM points WHERE person = 'maria' AND id LIKE 'answer:%'"));
        await bot.SayAsync("maria", "my score", isPersonal: true);
        await bot.SayAsync("priya", "my score", isPersonal: true);
        var scores = (await bot.Service.UntilAsync(all => all.Count(said => said.Text.StartsWith("Your score", StringComparison.Ordinal)) == 2))
            .Where(said => said.Text.StartsWith("Your score", StringComparison.Ordinal)).ToList();
        Assert.Contains("5 workdays in a row; 1 missed", scores[0].Text, StringComparison.Ordinal);
        Assert.Contains("3 workdays in a row; 0 missed", scores[1].Text, StringComparison.Ordinal);
        Assert.Contains($"{bot.Look("SELECT SUM(points) FROM points WHERE person = 'maria'")} points", scores[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, bot.Look("SELECT COUNT(*) FROM rounds WHERE person = 'adele' AND id LIKE 'f-%'"));
        await ExportAsync(bot);
    }

    /// <summary>Authors see each item that enough people answered, as it does.</summary>
    private static async Task ExportAsync(SimulatedTeams bot)
    {
        var (exit, output, error) = await BotCommand.RunAsync("export", "items", "--format", "json", "--tenant", "contoso", $"--Storage:ConnectionString={bot.ConnectionString}");
        Assert.Equal((0, ""), (exit, error));
        var items = JsonNode.Parse(output)?.AsArray() ?? [];
        const string Enough = "FROM rounds WHERE tenant = 'contoso' AND answered_at IS NOT NULL GROUP BY item HAVING COUNT(*) >= 5";
        Assert.Equal(bot.Look($"SELECT COUNT(*) FROM (SELECT item {Enough})"), items.Count);
        var answers = bot.Pairs($"SELECT item, CAST(COUNT(*) AS TEXT) {Enough}");
        Assert.All(items, item => Assert.Equal(answers[(string?)item?["item"] ?? ""], item?["answers"]?.ToString()));
        Assert.All(items, item => Assert.InRange((double?)item?["right"] ?? -1, 0, 1));
        Assert.DoesNotContain("maria", System.Text.Encoding.UTF8.GetString(output), StringComparison.Ordinal);
    }

    /// <summary>Six people answer two cards: some wrong, one twice, one too late, one of them not at all on the second day.</summary>
    private static async Task PlayAsync(SimulatedTeams bot, DateTimeOffset nine, List<Said> today)
    {
        await bot.AtAsync(nine.AddMinutes(20));
        foreach (var card in today)
        {
            foreach (var player in Players.Where(player => player != "priya" || nine.Day != 27))
            {
                var feedback = await AnswerAsync(bot, player, card, isRight: player is "maria" or "adele" or "omar");
                Assert.Contains(player is "maria" or "adele" or "omar" ? "Right" : "Not right", feedback, StringComparison.Ordinal);
            }

            Assert.Contains("your first answer counts", await AnswerAsync(bot, "jonas", card, isRight: true), StringComparison.Ordinal);
        }

        await bot.AtAsync(nine.AddMinutes(21));
        var count = nine.Day == 27 ? "5 answered so far" : "6 answered so far";
        await bot.Service.UntilAsync(all => today.All(card => all.Single(said => said.Number == card.Number).Text.Contains(count, StringComparison.Ordinal)));
        var shown = bot.Service.Messages.Single(said => said.Number == today[0].Number);
        Assert.DoesNotContain("Right", shown.Text, StringComparison.Ordinal);
        Assert.Equal(Players.Length - (nine.Day == 27 ? 1 : 0), shown.Card?["refresh"]?["userIds"]?.AsArray().Count);
        Assert.Contains("Right", await ViewAsync(bot, "maria", shown), StringComparison.Ordinal);
    }

    private static async Task CloseAsync(SimulatedTeams bot, DateTimeOffset nine, List<Said> today)
    {
        await bot.AtAsync(nine.AddHours(8));
        Assert.Contains("This question is closed", (await AnswerAsync(bot, "author", today[1], isRight: true)).ToString(), StringComparison.Ordinal);
        await bot.AtAsync(nine.AddHours(8).AddMinutes(1));
        var all = await bot.Service.UntilAsync(all => today.All(card => IsOver(all.Single(said => said.Number == card.Number))));
        var closed = all.Single(said => said.Number == today[1].Number).Text;
        Assert.Contains(nine.Day == 27 ? "5 answered, 3 of them rightly" : "6 answered, 3 of them rightly", closed, StringComparison.Ordinal);
        Assert.All(Players, player => Assert.DoesNotContain(player, closed, StringComparison.Ordinal));
    }

    /// <summary>Omar reports a question whose cell is then corrected: the card is withdrawn, everybody is marked again and told, and no points go.</summary>
    private static async Task ReportAsync(SimulatedTeams bot, Said card)
    {
        var before = bot.Look("SELECT SUM(points) FROM points");
        var item = Item(bot, card);
        Assert.Contains("Thank you", (await bot.PressAsync("omar", card, Verbs.Report)).ToString(), StringComparison.Ordinal);
        await bot.AtAsync(bot.Time.GetUtcNow().AddMinutes(1));
        await bot.Service.UntilAsync(all => all.Any(said => said.Conversation == "a:29:author" && said.Text.StartsWith("A question was reported", StringComparison.Ordinal)));
        Assert.Contains("Somebody reported this question", (await AnswerAsync(bot, "priya", card, isRight: true)).ToString(), StringComparison.Ordinal);
        Assert.Equal(0, bot.Look($"SELECT COUNT(*) FROM rounds WHERE person = 'priya' AND item = '{item.Id}' AND answered_at IS NOT NULL"));

        Flip(bot, item);
        Assert.NotEqual(item.Key.Select(option => option.Id), Item(bot, card).Key.Select(option => option.Id));
        await bot.AtAsync(bot.Time.GetUtcNow().AddMinutes(1));
        await bot.Service.UntilAsync(all => all.Count(said => said.Text.StartsWith("The key of a question that you answered was corrected", StringComparison.Ordinal)) >= 3);
        Assert.Equal(0, bot.Look("SELECT COUNT(*) FROM item_reports WHERE released_at IS NULL"));
        Assert.True(bot.Look("SELECT SUM(points) FROM points") >= before);
        Assert.True(bot.Look("SELECT COUNT(*) FROM points WHERE id LIKE 'regrade:%'") >= 3);
        Assert.Equal(0, bot.Look($"SELECT COUNT(*) FROM rounds WHERE person = 'maria' AND item = '{item.Id}' AND credit > 0"));
    }

    /// <summary>What is kept twice is the same both times.</summary>
    private static void AddUp(SimulatedTeams bot)
    {
        Assert.Equal(0, bot.Look("""
            SELECT COUNT(*) FROM posted_rounds AS posted WHERE answers <> (
                SELECT COUNT(*) FROM rounds WHERE rounds.tenant = posted.tenant AND rounds.post = posted.id AND rounds.answered_at IS NOT NULL)
            """));
        Assert.Equal(bot.Look("SELECT COUNT(*) FROM rounds WHERE answered_at IS NOT NULL"), bot.Look("SELECT COUNT(*) FROM points WHERE id LIKE 'answer:%'"));
        Assert.Equal(bot.Look("SELECT SUM(times) FROM memories"), bot.Look("SELECT COUNT(*) FROM rounds WHERE answered_at IS NOT NULL"));
        Assert.Equal(0, bot.Look("SELECT COUNT(*) FROM points WHERE points < 0"));
        Assert.Equal(0, bot.Look("SELECT COUNT(*) FROM posted_rounds WHERE closed_at IS NULL"));
    }

    /// <summary>The questions that were put to the channel, whatever became of them.</summary>
    private static List<Said> Cards(SimulatedTeams bot) => [.. bot.Service.Messages.Where(said =>
        said.Conversation.StartsWith(SimulatedTeams.Channel, StringComparison.Ordinal) && (said.Text.StartsWith("Question ", StringComparison.Ordinal) || IsOver(said)))];

    private static bool IsOver(Said said) => said.Text.Contains("· closed", StringComparison.Ordinal) || said.Text.Contains("was withdrawn", StringComparison.Ordinal);

    private static string Round(Said card) => (string?)SimulatedTeams.Actions(card.Card).First(action => (string?)action["verb"] == Verbs.Answer)["data"]?["rb"]?["ids"]?["post"] ?? "";

    private static Item Item(SimulatedTeams bot, Said card) =>
        bot.Bank.Find(Items(bot)[Round(card)]) ?? throw new InvalidOperationException("the item is gone");

    private static Dictionary<string, string> Items(SimulatedTeams bot) => bot.Pairs("SELECT id, item FROM posted_rounds");

    private static Task<string> AnswerAsync(SimulatedTeams bot, string player, Said card, bool isRight) => bot.AnswerAsync(player, card, isRight);

    private static async Task<string> ViewAsync(SimulatedTeams bot, string player, Said card) =>
        Text(await bot.InvokeAsync(player, card.Conversation, card.Card?["refresh"]?["action"]?.DeepClone().AsObject() ?? [], "automatic"));

    private static string Text(JsonNode answer) => (string?)(answer["value"] as JsonObject)?["speak"] ?? answer["value"]?.ToString() ?? "";

    private static Owner Other(Owner? owner) => owner == Owner.Customer ? Owner.Provider : Owner.Customer;

    /// <summary>What proves an item is corrected: the cell goes over to the other side, or the author takes the other option.</summary>
    private static void Flip(SimulatedTeams bot, Item item)
    {
        var before = bot.Lessons.Current;
        if (before.WrittenItems.Any(written => written.Id == item.Id))
        {
            bot.Lessons.Current = before with { WrittenItems = [.. before.WrittenItems.Select(written => written.Id == item.Id ? Turned(written) : written)] };
            return;
        }

        var (content, key) = (before.Table.Content, item.Cells[0]);
        var flipped = content.Cells.Select(cell => cell.Responsibility == key.Responsibility && cell.Target == key.Target
            ? cell with { Owner = Other(cell.Owner), Accountable = cell.Owner == Owner.Customer ? Party.Provider : Party.Customer }
            : cell);
        bot.Lessons.Current = before with { Table = new KnowledgeTable(content with { Revision = "corrected", Cells = [.. flipped] }) };
    }

    /// <summary>With the first wrong option for its right one.</summary>
    private static Item Turned(Item item)
    {
        var other = item.Options.First(option => !option.IsRight);
        return item with { Options = [.. item.Options.Select(option => option with { IsRight = option == other })] };
    }

    private static DateTimeOffset At(string date, string utc) => DateTimeOffset.Parse($"{date}T{utc}:00Z", CultureInfo.InvariantCulture);
}
