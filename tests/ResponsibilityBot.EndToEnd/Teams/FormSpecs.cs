using System.Net;
using System.Text.Json.Nodes;
using ResponsibilityBot.EndToEnd.Conversations;

namespace ResponsibilityBot.EndToEnd.Teams;

/// <summary>Dialogs in Teams, by the whole program; each spec has a conversation of its own.</summary>
public sealed class FormSpecs(BotFixture fixture) : IClassFixture<BotFixture>
{
    private const string Fetch = "task/fetch", Submit = "task/submit";
    private const string SetUp = "Set up the daily quiz", Change = "Change my settings", Challenge = "Set up a challenge";
    private int sent;

    [Fact]
    public async Task A_host_sets_the_daily_quiz_up_in_a_dialog_and_the_conversation_reads_it()
    {
        var form = await OpenAsync("quiz", await ButtonAsync("quiz", "daily quiz status", SetUp));
        Assert.Equal((SetUp, "09:00"), ((string?)form["title"], Input(form, "field-time")));
        Assert.Equal("", await SubmitAsync("quiz", Filled(form, ("field-time", "07:30"), ("field-zone", "Europe/Berlin"), ("field-days", "monday,friday"), ("field-number", 3), ("field-topics", "patching"))));
        var told = await fixture.Service.NextAsync();
        Assert.Contains("3 questions at 07:30 (Europe/Berlin), Monday, Friday", $"{told.Activity["summary"]}\n{Twin(told.Activity)}", StringComparison.Ordinal);
        Assert.Contains("07:30 (Europe/Berlin)", await SayAsync("quiz", "daily quiz"), StringComparison.Ordinal);
        Assert.Equal("07:30", Input(await OpenAsync("quiz", await ButtonAsync("quiz", "daily quiz", SetUp)), "field-time"));
    }

    [Fact]
    public async Task What_is_wrong_is_shown_in_the_dialog_which_stays_and_nothing_is_changed()
    {
        var form = await OpenAsync("wrong", await ButtonAsync("wrong", "daily quiz status", SetUp));
        var again = JsonNode.Parse(await SubmitAsync("wrong", Filled(form, ("field-zone", "CET"), ("field-topics", "xyzzy"), ("field-number", 3))))?["task"];
        Assert.Equal("continue", (string?)again?["type"]);
        var card = again?["value"]?["card"]?.ToJsonString() ?? "";
        Assert.Contains("Do you mean Europe/Berlin?", card, StringComparison.Ordinal);
        Assert.Contains("xyzzy", card, StringComparison.Ordinal);
        Assert.Equal(("CET", "3"), (Input(again?["value"], "field-zone"), Input(again?["value"], "field-number")));
        Assert.Contains("There is no daily quiz here", await SayAsync("wrong", "daily quiz"), StringComparison.Ordinal);

        // What is put right in the same dialog is taken.
        Assert.Equal("", await SubmitAsync("wrong", Filled(again?["value"], ("field-zone", "Europe/Berlin"), ("field-topics", ""))));
        Assert.Contains("The daily quiz is on", Twin((await fixture.Service.NextAsync()).Activity), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_are_saved_and_told_in_the_dialog_to_the_person_alone()
    {
        var form = await OpenAsync("settings", await ButtonAsync("settings", "settings", Change));
        var saved = await SubmitAsync("settings", Filled(form, ("field-zone", "Asia/Tokyo"), ("field-follow-ups", "true"), ("field-name", "true")));
        Assert.Contains("Your settings are saved", saved, StringComparison.Ordinal);
        Assert.Contains("Asia/Tokyo", saved, StringComparison.Ordinal);
        Assert.Contains("you stand as Alex", saved, StringComparison.Ordinal);
        Assert.Contains("Asia/Tokyo", await SayAsync("settings", "my time zone"), StringComparison.Ordinal);
        await NothingElseIsSaidAsync("settings");
    }

    [Fact]
    public async Task A_challenge_is_set_up_in_a_dialog_after_what_was_wrong_is_put_right()
    {
        var form = await OpenAsync("challenge", await ButtonAsync("challenge", "challenge status", Challenge));
        Assert.Equal((Challenge, "10", "17:00"), ((string?)form["title"], Input(form, "field-number"), Input(form, "field-time")));
        var odd = await WrongAsync("challenge", Filled(form, ("field-topics", "xyzzy"), ("field-zone", "CET")));
        Assert.Contains("xyzzy", Card(odd), StringComparison.Ordinal);
        Assert.Contains("Do you mean Europe/Berlin?", Card(odd), StringComparison.Ordinal);
        Assert.Contains("not far enough ahead", Card(await WrongAsync("challenge", Filled(form, ("field-date", "2026-01-05")))), StringComparison.Ordinal);
        Assert.Contains("No challenge runs", await SayAsync("challenge", "challenge status"), StringComparison.Ordinal);

        Assert.Equal("", await SubmitAsync("challenge", Filled(odd, ("field-zone", "Europe/Berlin"), ("field-topics", "PaaS"), ("field-number", 3))));
        string[] told = [Twin((await fixture.Service.NextAsync()).Activity), Twin((await fixture.Service.NextAsync()).Activity)];
        Assert.Contains(told, text => text.Contains("is open until", StringComparison.Ordinal));
        Assert.Contains(told, text => text.StartsWith("Challenge: PaaS", StringComparison.Ordinal) && text.Contains("3 questions until", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_no_host_gets_no_form_of_a_challenge_in_a_channel()
    {
        Assert.DoesNotContain(Challenge, (await AnswerAsync("channel 2", "challenge status", "channel")).Actions.Keys);
        var refused = await OpenAsync("channel 2", await ButtonAsync("own 2", "challenge status", Challenge), "channel");
        Assert.Contains("Only hosts set up and stop challenges here", $"{refused["card"]?["content"]?["fallbackText"]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dialog_that_is_sent_off_twice_is_done_once_and_answered_the_same()
    {
        var form = await OpenAsync("twice", await ButtonAsync("twice", "daily quiz status", SetUp));
        var data = Filled(form, ("field-time", "10:00"));
        Assert.Equal("", await SubmitAsync("twice", data, "same"));
        Assert.Equal("", await SubmitAsync("twice", data, "same"));
        Assert.Contains("at 10:00", Twin((await fixture.Service.NextAsync()).Activity), StringComparison.Ordinal);
        await NothingElseIsSaidAsync("twice");
    }

    [Fact]
    public async Task Who_is_no_host_sees_no_button_and_gets_the_reason_in_the_dialog()
    {
        var status = await AnswerAsync("channel", "daily quiz status", "channel");
        Assert.DoesNotContain(SetUp, status.Actions.Keys);
        var button = await ButtonAsync("host", "daily quiz status", SetUp);
        var refused = await OpenAsync("channel", button, "channel");
        Assert.Contains("Only hosts change the quiz", $"{refused["card"]?["content"]?["fallbackText"]}", StringComparison.Ordinal);

        // A form that was opened elsewhere does not help either.
        var form = await OpenAsync("host", button);
        Assert.Contains("in another conversation", await SubmitAsync("channel", Filled(form), place: "channel"), StringComparison.Ordinal);
        Assert.Contains("There is no daily quiz here", await SayAsync("channel", "daily quiz", "channel"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by", "somebody-else", "opened by somebody else")]
    [InlineData("place", "another", "in another conversation")]
    [InlineData("version", "0123456789ab", "has changed since you opened it")]
    [InlineData("form", "made-up", "do not know this form")]
    public async Task A_foreign_a_stale_and_a_made_up_form_get_a_sentence_in_the_dialog(string name, string id, string says)
    {
        var conversation = $"foreign {name}";
        var data = Filled(await OpenAsync(conversation, await ButtonAsync(conversation, "daily quiz status", SetUp)));
        data["rb"]?["ids"]?.AsObject()[name] = id;
        var answer = JsonNode.Parse(await SubmitAsync(conversation, data))?["task"];
        Assert.Equal("message", (string?)answer?["type"]);
        Assert.Contains(says, (string?)answer?["value"], StringComparison.Ordinal);
        await NothingElseIsSaidAsync(conversation);
    }

    [Theory]
    [InlineData("""{"data":{"rb":{"verb":"open","ids":{"form":"made-up"}}}}""", "do not know this form")]
    [InlineData("""{"data":{"rb":{"verb":"open","ids":{}}}}""", "do not know this form")]
    [InlineData("""{"data":{"somebody":"else"}}""", "not known here")]
    [InlineData("""{"data":"x"}""", "not known here")]
    [InlineData("null", "not known here")]
    [InlineData("[1]", "not known here")]
    public async Task A_dialog_of_another_shape_says_so(string value, string says)
    {
        var answer = await InvokeAsync("odd", Fetch, JsonNode.Parse(value));
        Assert.Contains(says, answer, StringComparison.Ordinal);
        Assert.NotNull(JsonNode.Parse(answer)?["task"]?["type"]);
    }

    [Fact]
    public async Task Where_there_are_no_dialogs_the_button_brings_the_words()
    {
        var settings = await AnswerAsync("webchat", "settings", channel: "emulator");
        var pressed = Activity("webchat", "personal", "emulator");
        pressed.Remove("text");
        pressed["value"] = settings.Actions[Change]["data"]?.DeepClone();
        Assert.Contains("my time zone Europe/Berlin", (await DeliverAsync(pressed)).ForStage.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_help_opens_both_forms()
    {
        var help = await AnswerAsync("help", "help");
        Assert.Contains(Change, help.Actions.Keys);
        Assert.Contains(SetUp, help.Actions.Keys);
        Assert.DoesNotContain(SetUp, (await AnswerAsync("help in a channel", "help", "channel")).Actions.Keys);
    }

    /// <summary>What is sent off is wrong: the dialog stays, with the reasons.</summary>
    private async Task<JsonNode?> WrongAsync(string conversation, JsonObject data)
    {
        var task = JsonNode.Parse(await SubmitAsync(conversation, data))?["task"];
        Assert.Equal("continue", (string?)task?["type"]);
        return task?["value"];
    }

    private static string Card(JsonNode? dialog) => dialog?["card"]?.ToJsonString() ?? "";

    /// <summary>The form as it stands in the dialog, as a client sends it off, with other values.</summary>
    private static JsonObject Filled(JsonNode? dialog, params (string Name, JsonNode? Value)[] anew)
    {
        var card = dialog?["card"]?["content"];
        var data = ActivityAnswer.OfCard(card).Actions.Values.First()["data"]?.DeepClone().AsObject() ?? [];
        foreach (var input in Inputs(card))
            data[(string?)input["id"] ?? ""] = input["value"]?.DeepClone() ?? "";
        foreach (var (name, value) in anew)
            data[name] = value;
        return data;
    }

    private static string? Input(JsonNode? dialog, string id) => Inputs(dialog?["card"]?["content"]).Single(input => (string?)input["id"] == id)["value"]?.ToString();

    private static IEnumerable<JsonObject> Inputs(JsonNode? card) => (card?["body"] as JsonArray ?? []).OfType<JsonObject>().Where(item => ((string?)item["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true);

    private static string Twin(JsonNode activity) => (string?)activity["attachments"]?[0]?["content"]?["fallbackText"] ?? (string?)activity["text"] ?? "";

    private async Task<JsonObject> ButtonAsync(string conversation, string words, string label)
    {
        var button = (await AnswerAsync(conversation, words)).Actions[label];
        Assert.Equal(Fetch, (string?)button["data"]?["msteams"]?["type"]);
        return button;
    }

    private async Task<JsonNode> OpenAsync(string conversation, JsonObject button, string place = "personal")
    {
        var answer = JsonNode.Parse(await InvokeAsync(conversation, Fetch, new JsonObject { ["data"] = button["data"]?.DeepClone(), ["context"] = new JsonObject { ["theme"] = "default" } }, place));
        Assert.Equal("continue", (string?)answer?["task"]?["type"]);
        return answer?["task"]?["value"] ?? throw new InvalidOperationException("no dialog");
    }

    private Task<string> SubmitAsync(string conversation, JsonObject data, string? id = null, string place = "personal") =>
        InvokeAsync(conversation, Submit, new JsonObject { ["data"] = data.DeepClone() }, place, id);

    private async Task<string> InvokeAsync(string conversation, string name, JsonNode? value, string place = "personal", string? id = null)
    {
        var activity = Activity(conversation, place, "msteams", id);
        activity.Remove("text");
        (activity["type"], activity["name"], activity["value"]) = ("invoke", name, value);
        using var answer = await fixture.Bot.DeliverAsync(activity);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task<string> SayAsync(string conversation, string words, string place = "personal") => (await AnswerAsync(conversation, words, place)).ForStage.Text;

    private Task<ActivityAnswer> AnswerAsync(string conversation, string words, string place = "personal", string channel = "msteams")
    {
        var activity = Activity(conversation, place, channel);
        activity["text"] = words;
        return DeliverAsync(activity);
    }

    private async Task<ActivityAnswer> DeliverAsync(JsonObject activity)
    {
        activity["deliveryMode"] = "expectReplies";
        using var answer = await fixture.Bot.DeliverAsync(activity);
        return new([.. (JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))?["activities"]?.AsArray() ?? []).OfType<JsonNode>()]);
    }

    /// <summary>The next that is posted answers the next question, so nothing came between.</summary>
    private async Task NothingElseIsSaidAsync(string conversation)
    {
        await fixture.Bot.DeliverAsync(fixture.Message(conversation, $"{conversation} last"));
        Assert.Equal($"{conversation} last", (string?)(await fixture.Service.NextAsync()).Activity["replyToId"]);
    }

    private JsonObject Activity(string conversation, string place, string channel, string? id = null)
    {
        var activity = fixture.Message(conversation, id ?? $"{conversation} {sent++}");
        activity["channelId"] = channel;
        activity["conversation"]?.AsObject()["conversationType"] = place;
        return activity;
    }
}
