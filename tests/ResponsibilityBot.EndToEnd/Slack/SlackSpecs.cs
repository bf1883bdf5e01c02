using System.Net;
using System.Text.Json.Nodes;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.EndToEnd.Slack;

/// <summary>The whole program as the people of a workspace see it; each spec has people and channels of its own.</summary>
public sealed class SlackSpecs(SlackBot slack) : IClassFixture<SlackBot>, IDisposable
{
    private const string Question = "who patches the operating system in PaaS?";
    private readonly SlackPeople people = new(slack.Bot, slack.Service);

    public void Dispose() => people.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static JsonObject Samples { get; } =
        JsonNode.Parse(File.ReadAllText(Repository.PathOf("tests", "ResponsibilityBot.Slack.Tests", "Captures", "slack-payloads.json")))?.AsObject() ?? [];

    public static TheoryData<string> Names => [.. Samples.Select(sample => sample.Key)];

    [Theory, MemberData(nameof(Names))]
    public async Task Every_sample_is_acknowledged_as_it_was_sent(string name)
    {
        var (type, body) = ((string?)Samples[name]?["contentType"] ?? "", (string?)Samples[name]?["body"] ?? "");
        var path = type == "application/json" ? "/slack/events" : body.StartsWith("payload", StringComparison.Ordinal) ? "/slack/interactions" : "/slack/commands";
        using var http = new HttpClient { BaseAddress = slack.Bot.Address };
        // It must not be mixed up with what other specs say: another workspace, where the app is not installed.
        using var request = SlackService.Signed(path, type, body.Replace("T111", "T999", StringComparison.Ordinal), slack.Bot.Time.GetUtcNow());
        using var response = await http.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Nobody_else_can_speak_for_Slack()
    {
        using var http = new HttpClient { BaseAddress = slack.Bot.Address };
        var body = (string?)Samples["message_im"]?["body"] ?? "";
        using var tampered = SlackService.Signed("/slack/events", "application/json", body, slack.Bot.Time.GetUtcNow());
        tampered.Content = new StringContent(body.Replace("U111", "U666", StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.SendAsync(tampered, Cancel)).StatusCode);
        using var future = SlackService.Signed("/slack/events", "application/json", body, slack.Bot.Time.GetUtcNow().AddMinutes(6));
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.SendAsync(future, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsync("/slack/events", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_same_message_delivered_again_is_answered_once()
    {
        var message = new JsonObject { ["type"] = "message", ["channel_type"] = "im", ["user"] = "UTWICE", ["channel"] = "DTWICE", ["text"] = Question, ["ts"] = "1500000000.000100" };
        var heard = await people.HappensAsync(message.DeepClone().AsObject(), Cancel);
        Assert.Single(await people.HearAsync(heard, Cancel));
        for (var number = 0; number < 10; number++)
            await people.HappensAsync(message.DeepClone().AsObject(), Cancel);
        // The next call answers the next question, so nothing came between.
        var next = Assert.Single(await people.HearAsync(await people.SayAsync("UTWICE", "DTWICE", "who patches the operating system in IaaS?", Cancel), Cancel));
        Assert.Contains("IaaS", next.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limited_channel_is_answered_later_and_another_all_the_same()
    {
        slack.Service.Troubles.Enqueue(("CLIMITED", "429"));
        var limited = await people.SayAsync("U1", "CLIMITED", Question, Cancel);
        Assert.Equal("429 chat.postMessage", (await slack.Service.NextAsync(Cancel)).Method);
        await people.SayAsync("U1", "COTHER", Question, Cancel);
        var next = await slack.Service.NextAsync(Cancel);
        var last = await people.LaterAsync(TimeSpan.FromSeconds(3), Cancel);
        // People's clock may have run over the limit meanwhile; that others are not held is for the specs of the pace.
        Assert.Equal(["CLIMITED", "COTHER"], new[] { next.Text("channel"), last.Text("channel") }.Order(StringComparer.Ordinal));
        Assert.True(await people.AnswersAsync(limited, Cancel) == 1);
    }

    [Fact]
    public async Task An_answer_whose_acknowledgement_is_lost_is_sent_again()
    {
        slack.Service.Troubles.Enqueue(("DLOST", "lost"));
        await people.SayAsync("ULOST", "DLOST", Question, Cancel);
        var first = await slack.Service.NextAsync(Cancel);
        Assert.Equal(first.Said, (await people.LaterAsync(TimeSpan.FromSeconds(1), Cancel)).Said);
    }

    [Fact]
    public async Task A_command_is_answered_privately_and_shared_with_a_button()
    {
        var answer = Assert.Single(await people.HearAsync(await people.CommandAsync("U1", "CSHARE", Question, Cancel), Cancel));
        Assert.Equal(("response_url", "ephemeral"), (answer.Method, answer.Text("response_type")));
        await people.PressAsync("U1", answer.Buttons["Share with all here"], "CSHARE", "1.1", Cancel, isEphemeral: true);
        var shared = await slack.Service.NextAsync(Cancel);
        Assert.Equal(("in_channel", answer.Said), (shared.Text("response_type"), shared.Said));
        Assert.DoesNotContain("Share with all here", shared.Buttons.Keys);
        Assert.Equal("true", (await slack.Service.NextAsync(Cancel)).Text("delete_original"));

        // Pressed again by a client that was slow to hide it, nothing more is said: the next call answers the next question.
        await people.PressAsync("U1", answer.Buttons["Share with all here"], "CSHARE", "1.1", Cancel, isEphemeral: true);
        Assert.Equal("ephemeral", Assert.Single(await people.HearAsync(await people.CommandAsync("U1", "CSHARE", "and in IaaS?", Cancel), Cancel)).Text("response_type"));
    }

    [Fact]
    public async Task Nobody_shares_what_was_said_to_somebody_else()
    {
        var answer = Assert.Single(await people.HearAsync(await people.CommandAsync("U1", "CMINE", Question, Cancel), Cancel));
        await people.PressAsync("U2", answer.Buttons["Share with all here"], "CMINE", "1.1", Cancel, isEphemeral: true);
        Assert.Equal("chat.postMessage", Assert.Single(await people.HearAsync(await people.SayAsync("U2", "CMINE", Question, Cancel), Cancel)).Method);
    }

    [Fact]
    public async Task A_follow_up_in_a_thread_is_understood_and_another_thread_begins_anew()
    {
        Assert.Single(await people.HearAsync(await people.SayAsync("U1", "CTHREAD", Question, Cancel, "1.1"), Cancel));
        var next = Assert.Single(await people.HearAsync(await people.SayAsync("U1", "CTHREAD", "and in IaaS?", Cancel, "1.1"), Cancel));
        Assert.Contains("OS patching", next.Said, StringComparison.Ordinal);
        Assert.Equal("1.1", next.Text("thread_ts"));
        var other = Assert.Single(await people.HearAsync(await people.SayAsync("U1", "CTHREAD", "and in IaaS?", Cancel, "2.2"), Cancel));
        Assert.DoesNotContain("OS patching ·", other.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_is_asked_about_with_the_shortcut()
    {
        var asked = await people.InteractAsync(
            new JsonObject
            {
                ["type"] = "message_action",
                ["callback_id"] = SlackShortcut.WhoOwnsThis,
                ["trigger_id"] = "7.7.a",
                ["action_ts"] = "7.7",
                ["user"] = new JsonObject { ["id"] = "U1" },
                ["team"] = new JsonObject { ["id"] = SlackService.Team },
                ["channel"] = new JsonObject { ["id"] = "CASK" },
                ["response_url"] = slack.Service.ResponseUrl("ask"),
                ["message"] = new JsonObject { ["text"] = "somebody must test the restores in RDS" },
            },
            Cancel);
        var answer = Assert.Single(await people.HearAsync(asked, Cancel));
        Assert.Contains("Backups", answer.Said, StringComparison.Ordinal);
        Assert.Contains("Share with all here", answer.Buttons.Keys);
    }

    [Fact]
    public async Task A_quiz_is_begun_with_the_shortcut_and_answered_where_the_question_was()
    {
        var wish = await people.InteractAsync(
            new JsonObject
            {
                ["type"] = "shortcut",
                ["callback_id"] = SlackShortcut.QuizMe,
                ["trigger_id"] = "8.8.a",
                ["action_ts"] = "8.8",
                ["user"] = new JsonObject { ["id"] = "UQUIZ" },
                ["team"] = new JsonObject { ["id"] = SlackService.Team },
            },
            Cancel);
        var question = Assert.Single(await people.HearAsync(wish, Cancel));
        Assert.Equal(("chat.postMessage", "DUQUIZ"), (question.Method, question.Text("channel")));
        var feedback = Assert.Single(await people.HearAsync(await people.PressAsync("UQUIZ", question.Buttons["Answer, I am sure"], "DUQUIZ", "9.9", Cancel, state: question.FirstOfEach()), Cancel));
        Assert.Equal(("chat.update", "DUQUIZ", "9.9"), (feedback.Method, feedback.Text("channel"), feedback.Text("ts")));
        Assert.Contains("Next question", feedback.Buttons.Keys);
        Assert.DoesNotContain("input", feedback.Arguments["blocks"]?.ToJsonString() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_tab_says_how_far_one_is_and_its_buttons_are_answered_in_the_chat()
    {
        var opened = await people.HappensAsync(new JsonObject { ["type"] = "app_home_opened", ["user"] = "UHOME", ["channel"] = "DUHOME", ["tab"] = "home" }, Cancel);
        var home = Assert.Single(await people.HearAsync(opened, Cancel));
        Assert.Equal(("views.publish", "UHOME", "DUHOME"), (home.Method, home.Text("user_id"), (string?)home.Arguments["view"]?["private_metadata"]));
        var shown = home.Arguments["view"]?["blocks"]?.ToJsonString() ?? "";
        Assert.All(["0 points", "Due", "Your team", "Ask me"], (string part) => Assert.Contains(part, shown, StringComparison.Ordinal));
        Assert.All(["Quiz me", "Change my settings", "Set up the daily quiz"], (string label) => Assert.Contains(label, home.Buttons.Keys));
        var pressed = await people.InteractAsync(
            new JsonObject
            {
                ["type"] = "block_actions",
                ["user"] = new JsonObject { ["id"] = "UHOME" },
                ["team"] = new JsonObject { ["id"] = SlackService.Team },
                ["container"] = new JsonObject { ["type"] = "view", ["view_id"] = "V1" },
                ["view"] = home.Arguments["view"]?.DeepClone(),
                ["actions"] = new JsonArray(home.Buttons["What always stays ours"].DeepClone().AsObject()),
            },
            Cancel);
        Assert.Equal(("chat.postMessage", "DUHOME"), Assert.Single((await people.HearAsync(pressed, Cancel)).Select(call => (call.Method, call.Text("channel")))));
    }

    [Fact]
    public async Task The_messages_tab_welcomes_once()
    {
        var opened = new JsonObject { ["type"] = "app_home_opened", ["user"] = "UNEW", ["channel"] = "DUNEW", ["tab"] = "messages" };
        var welcome = Assert.Single(await people.HearAsync(await people.HappensAsync(opened.DeepClone().AsObject(), Cancel), Cancel));
        Assert.Equal(("chat.postMessage", "DUNEW"), (welcome.Method, welcome.Text("channel")));
        Assert.Equal(0, await people.AnswersAsync(await people.HappensAsync(opened, Cancel), Cancel));
    }

    [Fact]
    public async Task An_assistant_thread_gets_prompts_and_answers_in_the_thread()
    {
        var begun = await people.HappensAsync(
            new JsonObject { ["type"] = "assistant_thread_started", ["assistant_thread"] = new JsonObject { ["user_id"] = "UAI", ["channel_id"] = "DUAI", ["thread_ts"] = "3.3" } }, Cancel);
        var prompts = Assert.Single(await people.HearAsync(begun, Cancel));
        Assert.Equal(("assistant.threads.setSuggestedPrompts", "DUAI", "3.3"), (prompts.Method, prompts.Text("channel_id"), prompts.Text("thread_ts")));
        var first = (string?)prompts.Arguments["prompts"]?[0]?["message"] ?? "";
        Assert.Equal("3.3", Assert.Single(await people.HearAsync(await people.SayAsync("UAI", "DUAI", first, Cancel, "3.3"), Cancel)).Text("thread_ts"));
    }

    [Fact]
    public async Task A_link_to_the_matrix_is_unfolded()
    {
        const string Link = "https://bot.example/matrix?target=paas";
        var shared = await people.HappensAsync(
            new JsonObject
            {
                ["type"] = "link_shared",
                ["user"] = "U1",
                ["channel"] = "CLINK",
                ["message_ts"] = "4.4",
                ["links"] = new JsonArray(new JsonObject { ["domain"] = "bot.example", ["url"] = Link }),
            },
            Cancel);
        var unfurl = Assert.Single(await people.HearAsync(shared, Cancel));
        Assert.Equal(("chat.unfurl", "CLINK", "4.4"), (unfurl.Method, unfurl.Text("channel"), unfurl.Text("ts")));
        Assert.Contains("PaaS", unfurl.Arguments["unfurls"]?[Link]?.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_in_another_workspace_asks_is_not_answered_through_this_ones_token()
    {
        using var http = new HttpClient { BaseAddress = slack.Bot.Address };
        var body = ((string?)Samples["message_im"]?["body"] ?? "").Replace("T111", "T222", StringComparison.Ordinal);
        using var request = SlackService.Signed("/slack/events", "application/json", body, slack.Bot.Time.GetUtcNow());
        Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(request, Cancel)).StatusCode);
        Assert.Equal(1, await people.AnswersAsync("slack|T222|message|D111|U111|1610197987.000400", Cancel));
        Assert.Equal("DOWN", Assert.Single(await people.HearAsync(await people.SayAsync("UOWN", "DOWN", Question, Cancel), Cancel)).Text("channel"));
    }
}
