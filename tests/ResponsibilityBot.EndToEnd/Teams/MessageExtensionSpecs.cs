using System.Net;
using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Teams.Extensions;
using ResponsibilityBot.EndToEnd.Conversations;

namespace ResponsibilityBot.EndToEnd.Teams;

public sealed class MessageExtensionSpecs(BotFixture fixture) : IClassFixture<BotFixture>
{
    private const string Query = "composeExtension/query";
    private const string Fetch = "composeExtension/fetchTask";
    private const string Submit = "composeExtension/submitAction";

    [Fact]
    public async Task A_search_finds_the_answer_first_and_then_where_its_buttons_lead()
    {
        var found = await SearchAsync("who owns OS patching in PaaS?");
        Assert.True(found.Count > 2);
        Assert.Equal("Provider (OS patching · PaaS).", Preview(found[0], "title"));
        Assert.Contains("the provider takes care of", Preview(found[0], "text"), StringComparison.Ordinal);
        Assert.Contains(found, result => Preview(result, "title") == "You (OS patching · IaaS).");
    }

    [Fact]
    public async Task What_a_person_sends_has_no_button_that_asks_a_bot_that_may_not_be_there()
    {
        var found = await SearchAsync("who owns OS patching in PaaS?");
        Assert.All(found, result => Assert.DoesNotContain(new ActivityAnswer([Sent(result)]).Actions.Values, action => (string?)action["type"] is "Action.Execute" or "Action.Submit"));
        Assert.Contains("learn.microsoft.com", $"{found[0]["content"]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_that_is_only_opened_shows_questions_to_start_with()
    {
        var opened = await InvokeAsync(Query, new JsonObject
        {
            ["commandId"] = OwnerQuery.CommandId,
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = "initialRun", ["value"] = "true" }),
        });
        Assert.Equal(4, Results(opened).Count);
        Assert.Equal("Provider (OS patching · PaaS).", Preview(Results(opened)[0], "title"));
    }

    [Fact]
    public async Task A_vague_search_finds_the_possible_answers()
    {
        var found = await SearchAsync("backups");
        Assert.NotEmpty(found);
        Assert.All(found, result => Assert.NotEqual("", Preview(result, "title")));
    }

    [Fact]
    public async Task The_second_page_is_empty()
    {
        var value = Typed("who owns OS patching in PaaS?");
        value["queryOptions"] = new JsonObject { ["skip"] = 25, ["count"] = 25 };
        Assert.Empty(Results(await InvokeAsync(Query, value)));
    }

    [Theory]
    [InlineData("""{"commandId":"whoOwns","parameters":[{"name":"question","value":"hello"}]}""", "for example")]
    [InlineData("""{"commandId":"older","parameters":[]}""", "older than the bot")]
    [InlineData("""{"commandId":7,"parameters":"x"}""", "older than the bot")]
    [InlineData("null", "older than the bot")]
    [InlineData("[1]", "older than the bot")]
    public async Task A_search_without_an_answer_gets_a_sentence(string value, string says)
    {
        var answer = await InvokeAsync(Query, JsonNode.Parse(value));
        Assert.Equal("message", (string?)answer["composeExtension"]?["type"]);
        Assert.Contains(says, (string?)answer["composeExtension"]?["text"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"commandId":"whoOwns","parameters":[7,null,{"name":"question","value":{}}],"queryOptions":{"skip":"many"}}""")]
    [InlineData("""{"commandId":"whoOwns","parameters":{}}""")]
    [InlineData("""{"commandId":"whoOwns"}""")]
    public async Task A_search_of_another_shape_counts_as_only_opened(string value) =>
        Assert.Equal(4, Results(await InvokeAsync(Query, JsonNode.Parse(value))).Count);

    [Fact]
    public async Task The_action_on_a_message_answers_what_the_message_says_in_a_dialog()
    {
        var dialog = await InvokeAsync(Fetch, On("<div><div>Does <b>AWS</b> back up our RDS&nbsp;databases?</div></div>"));
        Assert.Equal("continue", (string?)dialog["task"]?["type"]);
        Assert.Contains("Amazon RDS", Card(dialog), StringComparison.Ordinal);
        Assert.Contains("Backups", Card(dialog), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buttons_in_the_dialog_go_on_in_it_and_one_puts_the_card_into_a_message()
    {
        var dialog = await InvokeAsync(Fetch, On("<p>who owns OS patching in PaaS?</p>"));
        var buttons = Buttons(dialog);
        Assert.All(buttons.Values, button => Assert.NotEqual("Action.Execute", (string?)button["type"]));
        var next = await InvokeAsync(Submit, Pressed(buttons["In SaaS"]));
        Assert.Contains("OS patching · SaaS", Card(next), StringComparison.Ordinal);

        var inserted = Results(await InvokeAsync(Submit, Pressed(buttons["Insert into a message"])));
        Assert.Equal("Provider (OS patching · PaaS).", Preview(Assert.Single(inserted), "title"));
    }

    [Theory]
    [InlineData("""{"commandId":"whoOwnsThis","messagePayload":{"body":{"content":"<attachment id='1'>card</attachment><img src='x'>"}}}""", "no words")]
    [InlineData("""{"commandId":"whoOwnsThis"}""", "no words")]
    [InlineData("""{"commandId":"older"}""", "older than the bot")]
    public async Task A_message_without_words_and_an_unknown_action_get_a_sentence_in_the_dialog(string value, string says) =>
        Assert.Contains(says, Card(await InvokeAsync(Fetch, JsonNode.Parse(value))), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"data":{"rb":{"verb":"owner","ids":{"responsibility":"made-up","target":"paas","insert":"card"}}}}""", "who owns which duty")]
    [InlineData("""{"data":{"rb":{"verb":"drop","ids":{}}}}""", "not known here")]
    [InlineData("""{"data":"x"}""", "not known here")]
    [InlineData("""{}""", "not known here")]
    public async Task A_button_with_made_up_ids_says_so(string value, string says) =>
        Assert.Contains(says, (await InvokeAsync(Submit, JsonNode.Parse(value))).ToJsonString(), StringComparison.Ordinal);

    private static JsonObject Typed(string question) => new()
    {
        ["commandId"] = OwnerQuery.CommandId,
        ["parameters"] = new JsonArray(new JsonObject { ["name"] = OwnerQuery.Parameter, ["value"] = question }),
        ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
    };

    private static JsonObject On(string html) => new()
    {
        ["commandId"] = MessageQuestion.CommandId,
        ["commandContext"] = "message",
        ["messagePayload"] = new JsonObject { ["id"] = "1", ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = html } },
    };

    private static JsonObject Pressed(JsonNode button) => new()
    {
        ["commandId"] = MessageQuestion.CommandId,
        ["commandContext"] = "message",
        ["data"] = button["data"]?.DeepClone(),
    };

    private static List<JsonNode> Results(JsonNode answer)
    {
        Assert.Equal("result", (string?)answer["composeExtension"]?["type"]);
        return [.. (answer["composeExtension"]?["attachments"]?.AsArray() ?? []).OfType<JsonNode>()];
    }

    private static string Preview(JsonNode result, string field) => (string?)result["preview"]?["content"]?[field] ?? "";

    /// <summary>The result as the message that a person sends with it.</summary>
    private static JsonObject Sent(JsonNode result) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = result["contentType"]?.DeepClone(), ["content"] = result["content"]?.DeepClone() }),
    };

    private static string Card(JsonNode dialog) => (string?)dialog["task"]?["value"]?["card"]?["content"]?["fallbackText"] ?? "";

    private static IReadOnlyDictionary<string, JsonObject> Buttons(JsonNode dialog) => new ActivityAnswer([Sent(dialog["task"]?["value"]?["card"] ?? new JsonObject())]).Actions;

    private async Task<List<JsonNode>> SearchAsync(string question) => Results(await InvokeAsync(Query, Typed(question)));

    private async Task<JsonNode> InvokeAsync(string name, JsonNode? value)
    {
        var activity = fixture.Message("extension", Guid.CreateVersion7().ToString());
        activity.Remove("text");
        activity["type"] = "invoke";
        activity["name"] = name;
        activity["value"] = value;
        using var answer = await fixture.Bot.DeliverAsync(activity);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)) ?? throw new InvalidOperationException("null");
    }
}
