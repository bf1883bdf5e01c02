using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.EndToEnd.Quizzes;
using ResponsibilityBot.Host.Webhooks;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Upgrades;

/// <summary>Today's program goes on where each older version ended.</summary>
public sealed class UpgradeSpecs
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Versions()
    {
        var data = new TheoryData<string, string>();
        foreach (var version in LeftBehind.Versions)
        {
            data.Add(version, "Sqlite");
            data.Add(version, "Postgres");
        }

        return data;
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task What_it_counts_and_says_of_people_teams_and_layers_is_what_the_older_version_said(string version, string engine)
    {
        await using var bot = await UpgradedBot.StartAsync(version, engine);
        Assert.True(bot.Left.Figures.Count > 10 && bot.Left.Heard.Count > 5);
        Assert.All(bot.Left.Figures, figure => Assert.Equal((figure.Key, figure.Value), (figure.Key, bot.Teams.Look(figure.Key))));
        foreach (var heard in bot.Left.Heard)
        {
            var answer = await bot.Days.AskAsync(heard.Person, heard.Says);
            Assert.NotEmpty(heard.Holds);
            Assert.All(heard.Holds, part => Assert.Contains(part, answer, StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task A_tap_on_a_card_of_the_older_version_is_marked_and_counts_once(string version, string engine)
    {
        await using var bot = await UpgradedBot.StartAsync(version, engine);
        var (answers, points) = (Answers(bot), Points(bot));
        var daily = bot.Left.Card("daily 1");

        // Who had answered before hears that the first answer counts.
        Assert.Contains("your first answer counts", await bot.PressAsync("maria", daily, Verbs.Answer), StringComparison.Ordinal);
        Assert.Equal((answers, points), (Answers(bot), Points(bot)));

        foreach (var (person, card) in new[] { ("adele", daily), ("adele", bot.Left.Card("follow-up")), ("omar", bot.Left.Card("practice")) })
        {
            (answers, points) = (Answers(bot), Points(bot));
            Assert.StartsWith("Right", await bot.PressAsync(person, card, Verbs.Answer), StringComparison.Ordinal);
            Assert.Equal(answers + 1, Answers(bot));
            Assert.InRange(Points(bot) - points, 5, 10);
            points = Points(bot);
            Assert.Contains("your first answer counts", await bot.PressAsync(person, card, Verbs.Answer), StringComparison.Ordinal);
            Assert.Equal((answers + 1, points), (Answers(bot), Points(bot)));
        }

        await bot.Teams.AtAsync(bot.Left.At.AddMinutes(2));
        await bot.Teams.Service.UntilAsync(_ => bot.Now(daily).Text.Contains("4 answered so far", StringComparison.Ordinal));
        AddUp(bot);
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task A_challenge_goes_on_at_the_question_that_comes_next(string version, string engine)
    {
        await using var bot = await UpgradedBot.StartAsync(version, engine);
        Assert.Equal("Your next question is in our own chat.", await bot.PressAsync("maria", bot.Left.Card("challenge"), Verbs.Challenge));
        // Questions of the older version may be made no more: then there are fewer, and what is asked is the next that there is.
        bool IsNext(Said said) => said.Conversation == "a:29:maria" && said.Text.StartsWith("Question ", StringComparison.Ordinal) && said.Text.Contains(" · Challenge: PaaS", StringComparison.Ordinal);
        var next = (await bot.Teams.Service.UntilAsync(all => all.Any(IsNext))).Single(IsNext);
        var answers = Answers(bot);
        Assert.StartsWith("Right", await bot.Teams.AnswerAsync("maria", next, isRight: true), StringComparison.Ordinal);
        Assert.Equal(answers + 1, Answers(bot));
        AddUp(bot);
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task What_was_not_sent_goes_out_once_and_the_open_round_closes_on_its_old_card(string version, string engine)
    {
        await using var bot = await UpgradedBot.StartAsync(version, engine);
        Assert.Equal(0, bot.Teams.Look("SELECT COUNT(*) FROM outbox WHERE state = 3"));
        var waiting = bot.Teams.Pairs("SELECT id, kind FROM webhook_messages WHERE state < 2").Keys.ToList();
        Assert.NotEmpty(waiting);

        await bot.Teams.AtAsync(bot.Left.At.AddMinutes(45));
        await bot.Teams.Service.UntilAsync(all => all.Any(IsLate));
        LeftCard[] open = [bot.Left.Card("daily 1"), bot.Left.Card("daily 2")];
        foreach (var person in new[] { "adele", "tomoko", "priya" })
            await bot.PressAsync(person, open[0], Verbs.Answer);
        await bot.Teams.AtAsync(bot.Left.At.AddHours(8).AddMinutes(46));
        var all = await bot.Teams.Service.UntilAsync(all => open.All(card => IsClosed(bot.Now(card))) && all.Where(IsLate).All(IsClosed));
        Assert.Single(all, IsLate);
        Assert.Contains("6 answered, 5 of them rightly", bot.Now(open[0]).Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Teams.Look("SELECT COUNT(*) FROM outbox WHERE state = 3"));

        await bot.Teams.Services.GetRequiredService<WebhookSender>().TendAsync(Cancel);
        while (!waiting.All(id => bot.Receiver.All.Any(came => came.Id == id)))
            await bot.Receiver.NextAsync();
        Assert.Equal(waiting.Order(StringComparer.Ordinal), bot.Receiver.All.Select(came => came.Id).Where(waiting.Contains).Order(StringComparer.Ordinal));
        AddUp(bot);
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task Who_wants_to_be_forgotten_is_and_the_team_keeps_its_sum(string version, string engine)
    {
        await using var bot = await UpgradedBot.StartAsync(version, engine);
        var (own, team) = (bot.Teams.Look("SELECT SUM(points) FROM points WHERE person = 'omar'"), bot.Teams.Look("SELECT SUM(points) FROM team_scores"));
        Assert.True(own > 0);
        Assert.Contains("What I keep of you", await bot.Days.AskAsync("omar", "privacy"), StringComparison.Ordinal);
        await bot.Days.AskAsync("omar", "delete my data");
        var asked = bot.Teams.Service.Messages[^1];
        Assert.StartsWith("Delete your", asked.Text, StringComparison.Ordinal);
        await bot.Teams.PressAsync("omar", asked, Verbs.Erase);
        foreach (var table in new[] { "points", "person_scores", "rounds", "memories", "challenge_players", "people" })
            Assert.Equal((table, 0), (table, bot.Teams.Look($"SELECT COUNT(*) FROM {table} WHERE person = 'omar'")));
        Assert.Equal(team, bot.Teams.Look("SELECT SUM(points) FROM team_scores"));
    }

    private static long Answers(UpgradedBot bot) => bot.Teams.Look("SELECT COUNT(*) FROM rounds WHERE answered_at IS NOT NULL");

    private static long Points(UpgradedBot bot) => bot.Teams.Look("SELECT SUM(points) FROM points");

    /// <summary>What is kept twice is the same both times.</summary>
    private static void AddUp(UpgradedBot bot)
    {
        Assert.Equal(0, bot.Teams.Look("""
            SELECT COUNT(*) FROM posted_rounds AS posted WHERE answers <> (
                SELECT COUNT(*) FROM rounds WHERE rounds.tenant = posted.tenant AND rounds.post = posted.id AND rounds.answered_at IS NOT NULL)
            """));
        Assert.Equal(Answers(bot), bot.Teams.Look("SELECT COUNT(*) FROM points WHERE id LIKE 'answer:%'"));
        Assert.Equal(Points(bot), bot.Teams.Look("SELECT SUM(points) FROM person_scores WHERE span = 3"));
        Assert.Equal(Points(bot), bot.Teams.Look("SELECT SUM(points) FROM team_scores WHERE span = 3"));
        Assert.Equal(Answers(bot), bot.Teams.Look("SELECT SUM(times) FROM memories"));
    }

    private static bool IsLate(Said said) => said.Conversation.StartsWith(PlayedDays.BusyChannel, StringComparison.Ordinal);

    private static bool IsClosed(Said said) => said.Text.Contains("· closed", StringComparison.Ordinal);
}
