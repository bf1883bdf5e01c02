using System.Globalization;
using System.Text.Json.Nodes;
using ResponsibilityBot.EndToEnd.Slack;
using ResponsibilityBot.Testing.Quizzes;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Quizzes;

/// <summary>A challenge and a live round that are played to their ends: in Teams between two teams, in Slack by a channel's people.</summary>
public sealed class PlayedChallengeSpecs
{
    private static readonly string[] Blue = ["maria", "adele", "omar", "tomoko", "jonas"];
    private static readonly string[] Green = ["priya", "linh", "sven", "anabel", "kofi", "zoe"];
    private static readonly DateTimeOffset Begin = DateTimeOffset.Parse("2026-11-26T09:00:00Z", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Two_teams_play_in_Teams_at_their_own_pace_until_the_time_is_over()
    {
        await using var bot = await SimulatedTeams.StartAsync(Begin, "--Access:Hosts:0=maria");
        foreach (var player in Blue.Concat(Green))
            await bot.SayAsync(player, "hello", isPersonal: true);
        await bot.SayAsync("maria", "team create Blue");
        foreach (var player in Blue)
            await bot.SayAsync(player, "team join Blue", isPersonal: true);
        await bot.SayAsync("priya", "team create Green", isPersonal: true);
        foreach (var player in Green.Skip(1))
            await bot.SayAsync(player, "team join green", isPersonal: true);

        await bot.SayAsync("adele", "challenge PaaS 3 questions until Friday 17:00 between Blue and Green");
        Assert.Equal(0, bot.Look("SELECT COUNT(*) FROM challenges"));
        await bot.SayAsync("maria", "challenge PaaS 3 questions until Friday 17:00 between Blue and Green");
        var card = await CardAsync(bot);
        Assert.Contains("3 questions until Friday, 27 November 2026, 17:00 (Europe/Berlin)", card.Text, StringComparison.Ordinal);
        Assert.Equal(11, bot.Look("SELECT COUNT(*) FROM challenge_players"));

        // Blue knows everything; Green knows nothing, and Zoe stays away.
        foreach (var player in Blue.Concat(Green.SkipLast(1)))
        {
            bot.Time.Advance(TimeSpan.FromSeconds(5));
            await PlayAsync(bot, card, player, isRight: Blue.Contains(player), count: 3);
        }

        Assert.Equal(30, bot.Look("SELECT COUNT(*) FROM rounds WHERE answered_at IS NOT NULL"));
        Assert.Equal(30, bot.Look("SELECT COUNT(*) FROM points WHERE id LIKE 'answer:%'"));
        Assert.Equal(2, bot.Look("SELECT COUNT(DISTINCT team) FROM points"));
        Assert.True(bot.Look("SELECT COUNT(*) FROM (SELECT DISTINCT person, item FROM rounds)") == 30, "the same questions for all");

        // Thirty answers, one edit.
        await bot.AtAsync(Begin.AddMinutes(2));
        var shown = (await bot.Service.UntilAsync(all => all.Single(said => said.Number == card.Number).Edits > 0)).Single(said => said.Number == card.Number);
        Assert.Contains("1. Blue: 100.0 (100.0 of 100 on average, 5 of 5 took part)", shown.Text, StringComparison.Ordinal);
        Assert.Contains("2. Green: 0.0 (0.0 of 100 on average, 5 of 6 took part)", shown.Text, StringComparison.Ordinal);
        await bot.AtAsync(Begin.AddMinutes(3));
        Assert.Equal(1, bot.Service.Messages.Single(said => said.Number == card.Number).Edits);

        // Who is in no team learns how to play.
        Assert.Contains("you are in none of them", Value(await bot.PressAsync("author", card, Verbs.Challenge)), StringComparison.Ordinal);

        var late = await AskedAsync(bot, card, "zoe");
        await bot.AtAsync(Begin.AddDays(1).AddHours(7));
        Assert.Contains("The challenge ended Friday, 27 November 2026, 17:00", Value(await AnswerAsync(bot, late, "zoe", isRight: true)), StringComparison.Ordinal);
        await bot.AtAsync(Begin.AddDays(1).AddHours(7).AddMinutes(1));
        var over = (await bot.Service.UntilAsync(all => all.Single(said => said.Number == card.Number).Text.Contains("· over", StringComparison.Ordinal))).Single(said => said.Number == card.Number);
        Assert.Contains("Blue won.", over.Text, StringComparison.Ordinal);
        Assert.Contains("The hardest question", over.Text, StringComparison.Ordinal);
        Assert.All(Blue.Concat(Green), player => Assert.DoesNotContain(player, over.Activity.ToJsonString(), StringComparison.Ordinal));
        Assert.Contains("This challenge is over", Value(await bot.PressAsync("zoe", card, Verbs.Challenge)), StringComparison.Ordinal);
        Assert.Equal(30, bot.Look("SELECT COUNT(*) FROM rounds WHERE answered_at IS NOT NULL"));
        Assert.Equal(0, bot.Look("SELECT COUNT(*) FROM posted_rounds WHERE closed_at IS NULL"));
    }

    [Fact]
    public async Task A_restart_in_the_middle_loses_nothing_and_counts_nothing_twice()
    {
        await using var bot = await SimulatedTeams.StartAsync(Begin, "--Access:Hosts:0=maria");
        foreach (var player in Blue)
            await bot.SayAsync(player, "hello", isPersonal: true);
        await bot.SayAsync("maria", "challenge PaaS 3 questions until Friday 17:00");
        var card = await CardAsync(bot);
        var first = await AskedAsync(bot, card, "maria");
        var feedback = Content(await AnswerAsync(bot, first, "maria", isRight: true));
        var second = Content(await PressAsync(bot, feedback, "maria", Verbs.Challenge));

        await bot.RestartAsync();
        Assert.Contains("your first answer counts", Value(await AnswerAsync(bot, first, "maria", isRight: false)), StringComparison.Ordinal);
        Assert.Equal(1, bot.Look("SELECT COUNT(*) FROM rounds WHERE answered_at IS NOT NULL"));
        // What comes next is what came next before.
        var again = Content(await PressAsync(bot, feedback, "maria", Verbs.Challenge));
        Assert.StartsWith("Question 2 of 3", (string?)again?["speak"], StringComparison.Ordinal);
        Assert.Equal(Post(second), Post(again));
        feedback = Content(await AnswerAsync(bot, again ?? [], "maria", isRight: true));

        await bot.RestartAsync();
        var third = Content(await PressAsync(bot, feedback, "maria", Verbs.Challenge));
        Assert.Contains("You have answered all 3", Value(await AnswerAsync(bot, third ?? [], "maria", isRight: true)), StringComparison.Ordinal);
        foreach (var player in Blue.Skip(1))
        {
            bot.Time.Advance(TimeSpan.FromSeconds(5));
            await PlayAsync(bot, card, player, isRight: true, count: 3);
        }

        // It ends between the last answer and the card that would tell of it, and is started after the challenge's end.
        await bot.RestartAsync();
        await bot.AtAsync(Begin.AddDays(1).AddHours(8));
        await bot.AtAsync(Begin.AddDays(1).AddHours(9));
        var over = (await bot.Service.UntilAsync(all => all.Single(said => said.Number == card.Number).Text.Contains("· over", StringComparison.Ordinal))).Single(said => said.Number == card.Number);
        Assert.Contains("Everybody here: 100.0 (100.0 of 100 on average, 5 of 5 took part)", over.Text, StringComparison.Ordinal);
        Assert.Equal(1, over.Edits);
        Assert.Equal(15, bot.Look("SELECT COUNT(*) FROM rounds WHERE answered_at IS NOT NULL"));
        Assert.Equal(15, bot.Look("SELECT COUNT(*) FROM points WHERE id LIKE 'answer:%'"));
        Assert.Equal(bot.Look("SELECT SUM(points) FROM points"), bot.Look("SELECT points FROM team_scores WHERE span = 3"));
        Assert.Equal(1, bot.Look("SELECT COUNT(*) FROM challenges"));
    }

    [Fact]
    public async Task A_channel_of_Slack_plays_in_direct_messages_and_its_card_edits_itself()
    {
        await using var service = await SlackService.StartAsync();
        await using var bot = await SimulatedTeams.StartAsync(Begin, SimulatedSlack.Settings(service));
        using var people = new SlackPeople(bot.Address, bot.Time, bot.Services, service);
        var cancel = TestContext.Current.CancellationToken;
        var opened = await people.SayAsync(SimulatedSlack.Host, SimulatedSlack.Channel, "challenge patching 2 questions for 2 days", cancel);
        await people.AnswersAsync(opened, cancel);
        SlackCallMade[] both = [await service.NextAsync(cancel), await service.NextAsync(cancel)];
        Assert.Contains(both, call => call.Said.Contains("is open until", StringComparison.Ordinal));
        var card = both.Single(call => call.Buttons.ContainsKey("Play"));
        Assert.Equal(SimulatedSlack.Channel, card.Text("channel"));

        string[] players = [SimulatedSlack.Host, "UANNA", "UBELA", "UCARL", "UDORA"];
        foreach (var player in players)
        {
            var sent = await people.PressAsync(player, card.Buttons["Play"], SimulatedSlack.Channel, card.Ts, cancel);
            await people.AnswersAsync(sent, cancel);
            SlackCallMade[] calls = [await service.NextAsync(cancel), await service.NextAsync(cancel)];
            Assert.Equal(player, calls.Single(call => call.Method == "chat.postEphemeral").Text("user"));
            var question = calls.Single(call => call.Method == "chat.postMessage");
            Assert.Equal($"D{player}", question.Text("channel"));
            Assert.StartsWith("Question 1 of 2 · Challenge: Patching", question.Said, StringComparison.Ordinal);
            var feedback = await AnswerAsync(people, bot, question, player);
            Assert.Equal(("chat.update", question.Ts), (feedback.Method, feedback.Text("ts")));
            var next = Assert.Single(await people.HearAsync(await people.PressAsync(player, feedback.Buttons["Next question"], $"D{player}", question.Ts, cancel), cancel));
            Assert.StartsWith("Question 2 of 2", next.Said, StringComparison.Ordinal);
            Assert.Contains("You have answered all 2: 2 fully right, 100.0 of 100", (await AnswerAsync(people, bot, next, player)).Said, StringComparison.Ordinal);
        }

        await bot.AtAsync(bot.Time.GetUtcNow().AddMinutes(1));
        var edited = await service.NextAsync(cancel);
        Assert.Equal(("chat.update", card.Ts), (edited.Method, edited.Text("ts")));
        Assert.Contains("Everybody here: 100.0 (100.0 of 100 on average, 5 of 5 took part)", edited.Said, StringComparison.Ordinal);
        await bot.AtAsync(Begin.AddDays(2).AddHours(1));
        var over = await service.NextAsync(cancel);
        Assert.Equal(("chat.update", card.Ts), (over.Method, over.Text("ts")));
        Assert.Contains("· over", over.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("UANNA", over.Arguments.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(10, bot.Look($"SELECT COUNT(*) FROM points WHERE tenant = '{SlackService.Team}' AND conversation = '{SimulatedSlack.Channel}'"));
        Assert.Empty(service.Broken);
    }

    [Fact]
    public async Task Another_tenant_neither_plays_nor_answers_though_it_knows_every_id()
    {
        await using var service = await SlackService.StartAsync();
        await using var bot = await SimulatedTeams.StartAsync(Begin, ["--Access:Hosts:0=maria", .. SimulatedSlack.Settings(service)]);
        using var people = new SlackPeople(bot.Address, bot.Time, bot.Services, service);
        await bot.SayAsync("maria", "hello", isPersonal: true);
        await bot.SayAsync("maria", "challenge PaaS 2 questions");
        var card = await CardAsync(bot);
        var question = await AskedAsync(bot, card, "maria");
        foreach (var stolen in SimulatedTeams.Actions(card.Card).Concat(SimulatedTeams.Actions(question)))
        {
            var ids = stolen["data"]?["rb"]?["ids"]?.DeepClone();
            var button = new JsonObject
            {
                ["type"] = "button",
                ["action_id"] = "rb:press:0",
                ["value"] = new JsonObject { ["verb"] = (string?)stolen["verb"], ["ids"] = ids }.ToJsonString(),
            };
            var cancel = TestContext.Current.CancellationToken;
            var said = Assert.Single(await people.HearAsync(await people.PressAsync("UTHIEF", button, SimulatedSlack.Channel, "1800000000.000100", cancel), cancel));
            Assert.StartsWith("This challenge is not one of yours", said.Said, StringComparison.Ordinal);
        }

        Assert.Equal(0, bot.Look("SELECT COUNT(*) FROM rounds WHERE answered_at IS NOT NULL"));
        Assert.Equal(0, bot.Look($"SELECT COUNT(*) FROM challenge_players WHERE tenant = '{SlackService.Team}'"));
    }

    [Fact]
    public async Task A_live_round_in_Teams_is_led_by_its_host_ends_each_question_by_its_timer_and_takes_in_who_comes_late()
    {
        await using var bot = await SimulatedTeams.StartAsync(Begin, "--Access:Hosts:0=maria");
        foreach (var player in Blue)
            await bot.SayAsync(player, "hello", isPersonal: true);
        await bot.SayAsync("maria", "live drill 2 questions 20 seconds");
        var lead = (await bot.Service.UntilAsync(all => all.Any(IsLead))).First(IsLead);
        Assert.Contains("2 questions. None is open yet.", lead.Text, StringComparison.Ordinal);
        Assert.StartsWith("Only whoever set this round up leads it", Value(await bot.PressAsync("adele", lead, Verbs.Live)), StringComparison.Ordinal);
        Assert.Equal("Question 1 of 2 is open.", Value(await bot.PressAsync("maria", lead, Verbs.Live)));
        Assert.StartsWith("Question 1 is not the next one", Value(await bot.PressAsync("maria", lead, Verbs.Live)), StringComparison.Ordinal);
        bot.Time.Advance(TimeSpan.FromSeconds(5));
        var first = await QuestionAsync(bot, 1);
        foreach (var player in Blue.SkipLast(1))
            Assert.Equal("Your answer is in. What is right comes when the question is locked.", await bot.AnswerAsync(player, first, isRight: player != "omar"));
        Assert.StartsWith("You have answered this one", await bot.AnswerAsync("omar", first, isRight: true), StringComparison.Ordinal);
        await bot.AtAsync(bot.Time.GetUtcNow().AddSeconds(5));
        var counted = (await bot.Service.UntilAsync(all => all.Single(said => said.Number == first.Number).Edits > 0)).Single(said => said.Number == first.Number);
        Assert.Contains("4 answered so far", counted.Text, StringComparison.Ordinal);
        Assert.All(Blue, player => Assert.DoesNotContain($"29:{player}", counted.Activity.ToJsonString(), StringComparison.Ordinal));

        // The timer is over for all at twice its time, whoever has more of it or not.
        await bot.AtAsync(Begin.AddSeconds(39));
        Assert.Equal(0, bot.Look("SELECT COUNT(*) FROM posted_rounds WHERE closed_at IS NOT NULL"));
        Assert.StartsWith("The time for this question is over", await bot.AnswerAsync("jonas", first, isRight: true), StringComparison.Ordinal);
        await bot.AtAsync(Begin.AddSeconds(41));
        var closed = (await bot.Service.UntilAsync(all => all.Single(said => said.Number == first.Number).Text.Contains("· closed", StringComparison.Ordinal))).Single(said => said.Number == first.Number);
        Assert.Contains("4 answered", closed.Text, StringComparison.Ordinal);
        var locked = (await bot.Service.UntilAsync(all => all.Single(said => said.Number == lead.Number).Text.Contains("Question 1 of 2 is locked", StringComparison.Ordinal))).Single(said => said.Number == lead.Number);

        Assert.Equal("Question 2 of 2 is open.", Value(await bot.PressAsync("maria", locked, Verbs.Live)));
        bot.Time.Advance(TimeSpan.FromSeconds(5));
        var second = await QuestionAsync(bot, 2);
        foreach (var player in Blue)
            await bot.AnswerAsync(player, second, isRight: true);
        await bot.SayAsync("maria", "live lock");
        Assert.Contains("1 right of 1 that you answered; 2 questions are locked", Value(await OwnAsync(bot, lead, "jonas")), StringComparison.Ordinal);
        Assert.Contains("1 right of 2 that you answered", Value(await OwnAsync(bot, lead, "omar")), StringComparison.Ordinal);
        bot.Time.Advance(TimeSpan.FromSeconds(5));
        await bot.SayAsync("maria", "live stop");
        bot.Time.Advance(TimeSpan.FromSeconds(5));
        var over = (await bot.Service.UntilAsync(all => all.Single(said => said.Number == lead.Number).Text.Contains("· over", StringComparison.Ordinal))).Single(said => said.Number == lead.Number);
        Assert.Contains("Everybody here: ", over.Text, StringComparison.Ordinal);
        Assert.Contains("5 of 5 took part", over.Text, StringComparison.Ordinal);
        Assert.Equal(9, bot.Look("SELECT COUNT(*) FROM rounds WHERE answered_at IS NOT NULL"));
        Assert.Equal(9, bot.Look("SELECT COUNT(*) FROM points WHERE id LIKE 'answer:%'"));
    }

    [Fact]
    public async Task A_live_round_in_Slack_shows_an_answer_when_its_host_locks_the_question()
    {
        await using var service = await SlackService.StartAsync();
        await using var bot = await SimulatedTeams.StartAsync(Begin, SimulatedSlack.Settings(service));
        using var people = new SlackPeople(bot.Address, bot.Time, bot.Services, service);
        var cancel = TestContext.Current.CancellationToken;
        await people.AnswersAsync(await people.SayAsync(SimulatedSlack.Host, SimulatedSlack.Channel, "live patching 1 question", cancel), cancel);
        SlackCallMade[] both = [await service.NextAsync(cancel), await service.NextAsync(cancel)];
        var lead = both.Single(call => call.Buttons.ContainsKey("Open the first question"));
        var refused = Assert.Single(await people.HearAsync(await people.PressAsync("UANNA", lead.Buttons["Open the first question"], SimulatedSlack.Channel, lead.Ts, cancel), cancel));
        Assert.Equal(("chat.postEphemeral", "UANNA"), (refused.Method, refused.Text("user")));
        Assert.StartsWith("Only whoever set this round up leads it", refused.Said, StringComparison.Ordinal);
        await people.AnswersAsync(await people.PressAsync(SimulatedSlack.Host, lead.Buttons["Open the first question"], SimulatedSlack.Channel, lead.Ts, cancel), cancel);
        SlackCallMade[] opened = [await service.NextAsync(cancel), await service.NextAsync(cancel), await service.NextAsync(cancel)];
        var question = opened.Single(call => call.Said.StartsWith("Question 1 of 1 · live", StringComparison.Ordinal));
        var open = opened.Single(call => call.Method == "chat.update");
        Assert.Equal(lead.Ts, open.Text("ts"));
        var taken = await AnswerAsync(people, bot, question, "UANNA", SimulatedSlack.Channel);
        Assert.Equal(("chat.postEphemeral", "UANNA", "Your answer is in. What is right comes when the question is locked."), (taken.Method, taken.Text("user"), taken.Said));
        await people.AnswersAsync(await people.PressAsync(SimulatedSlack.Host, open.Buttons["Lock"], SimulatedSlack.Channel, lead.Ts, cancel), cancel);
        SlackCallMade[] locked = [await service.NextAsync(cancel), await service.NextAsync(cancel), await service.NextAsync(cancel)];
        Assert.Contains("1 answered", locked.Single(call => call.Text("ts") == question.Ts).Said, StringComparison.Ordinal);
        var last = locked.Single(call => call.Text("ts") == lead.Ts);
        await people.AnswersAsync(await people.PressAsync(SimulatedSlack.Host, last.Buttons["Show how it went"], SimulatedSlack.Channel, lead.Ts, cancel), cancel);
        SlackCallMade[] over = [await service.NextAsync(cancel), await service.NextAsync(cancel), await service.NextAsync(cancel)];
        Assert.Contains(over, call => call.Text("ts") == lead.Ts && call.Said.Contains("· over", StringComparison.Ordinal));
        Assert.DoesNotContain(over, call => call.Arguments.ToJsonString().Contains("UANNA", StringComparison.Ordinal));
        Assert.Empty(service.Broken);
    }

    private static string Post(JsonNode? question) => (string?)SimulatedTeams.Actions(question).First()["data"]?["rb"]?["ids"]?["post"] ?? "";

    private static bool IsLead(Said said) => said.Card is not null && said.Text.StartsWith("Live round: ", StringComparison.Ordinal);

    private static Task<JsonNode> OwnAsync(SimulatedTeams bot, Said lead, string player)
    {
        var action = SimulatedTeams.Actions(lead.Card).First(action => (string?)action["title"] == "My result");
        return bot.InvokeAsync(player, lead.Conversation, new JsonObject { ["type"] = "Action.Execute", ["verb"] = Verbs.Challenge, ["data"] = action["data"]?.DeepClone() }, "manual");
    }

    private static async Task<Said> QuestionAsync(SimulatedTeams bot, int number) =>
        (await bot.Service.UntilAsync(all => all.Any(said => said.Text.StartsWith($"Question {number} of 2 · live", StringComparison.Ordinal))))
            .First(said => said.Text.StartsWith($"Question {number} of 2 · live", StringComparison.Ordinal));

    /// <summary>Presses the button on the card and plays all questions, the first of them twice.</summary>
    private static async Task PlayAsync(SimulatedTeams bot, Said card, string player, bool isRight, int count)
    {
        JsonNode question = await AskedAsync(bot, card, player);
        for (var number = 1; number <= count; number++)
        {
            Assert.StartsWith($"Question {number} of {count} · Challenge: PaaS", (string?)question["speak"], StringComparison.Ordinal);
            var feedback = await AnswerAsync(bot, question, player, isRight);
            Assert.StartsWith(isRight ? "Right" : "Not right", Value(feedback), StringComparison.Ordinal);
            if (number == 1)
                Assert.Contains("your first answer counts", Value(await AnswerAsync(bot, question, player, !isRight)), StringComparison.Ordinal);
            if (number == count)
                Assert.Contains($"You have answered all {count}", Value(feedback), StringComparison.Ordinal);
            else
                question = Content(await PressAsync(bot, Content(feedback), player, Verbs.Challenge)) ?? throw new InvalidOperationException("no next question");
        }
    }

    /// <summary>The question that comes to the own chat when the button on the card is pressed.</summary>
    private static async Task<JsonNode> AskedAsync(SimulatedTeams bot, Said card, string player)
    {
        Assert.Equal("Your next question is in our own chat.", Value(await bot.PressAsync(player, card, Verbs.Challenge)));
        Assert.Equal("Your next question is in our own chat.", Value(await bot.PressAsync(player, card, Verbs.Challenge)));
        var asked = await bot.Service.UntilAsync(all => all.Any(said => said.Conversation == $"a:29:{player}" && said.Text.StartsWith("Question ", StringComparison.Ordinal)));
        return Assert.Single(asked, said => said.Conversation == $"a:29:{player}" && said.Text.StartsWith("Question ", StringComparison.Ordinal)).Card ?? [];
    }

    private static Task<JsonNode> AnswerAsync(SimulatedTeams bot, JsonNode question, string player, bool isRight)
    {
        var post = (string?)SimulatedTeams.Actions(question).First()["data"]?["rb"]?["ids"]?["post"] ?? "";
        return PressAsync(bot, question, player, Verbs.Answer, [.. CardAnswers.To(Item(bot, post), isRight)]);
    }

    private static async Task<SlackCallMade> AnswerAsync(SlackPeople people, SimulatedTeams bot, SlackCallMade question, string player, string? channel = null)
    {
        var button = question.Buttons["Answer, I am sure"];
        var item = Item(bot, (string?)JsonNode.Parse((string?)button["value"] ?? "{}")?["ids"]?["post"] ?? "");
        var state = new JsonObject();
        foreach (var (name, value) in CardAnswers.To(item, isRight: true))
        {
            state[name] = new JsonObject
            {
                [name] = item.Kind == ItemKind.SeveralRight
                    ? new JsonObject { ["type"] = "checkboxes", ["selected_options"] = new JsonArray([.. value.Split(',').Select(id => new JsonObject { ["value"] = id })]) }
                    : new JsonObject { ["type"] = "radio_buttons", ["selected_option"] = new JsonObject { ["value"] = value } },
            };
        }

        var cancel = TestContext.Current.CancellationToken;
        return Assert.Single(await people.HearAsync(await people.PressAsync(player, button, channel ?? $"D{player}", question.Ts, cancel, state: state), cancel));
    }

    private static Task<JsonNode> PressAsync(SimulatedTeams bot, JsonNode? card, string player, string verb, params (string Name, string Value)[] inputs)
    {
        var action = SimulatedTeams.Actions(card).First(action => (string?)action["verb"] == verb);
        var data = action["data"]?.DeepClone().AsObject() ?? [];
        foreach (var (name, value) in inputs)
            data[name] = value;
        return bot.InvokeAsync(player, $"a:29:{player}", new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data }, "manual");
    }

    private static async Task<Said> CardAsync(SimulatedTeams bot)
    {
        var all = await bot.Service.UntilAsync(all => all.Any(IsCard));
        return all.First(IsCard);
    }

    private static bool IsCard(Said said) => said.Card is not null && said.Text.StartsWith("Challenge: ", StringComparison.Ordinal);

    private static Item Item(SimulatedTeams bot, string post) => bot.Bank.Find(bot.Pairs("SELECT id, item FROM posted_rounds")[post]) ?? throw new InvalidOperationException("the item is gone");

    private static JsonObject? Content(JsonNode answer) => answer["value"] as JsonObject;

    private static string Value(JsonNode answer) => (string?)Content(answer)?["speak"] ?? answer["value"]?.ToString() ?? "";
}
