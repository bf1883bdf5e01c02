using System.Net;
using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd;

public sealed class MessagesSpecs(BotFixture fixture) : IClassFixture<BotFixture>
{
    [Fact]
    public async Task A_question_is_answered_at_its_serviceUrl()
    {
        var answer = await fixture.Bot.DeliverAsync(fixture.Message("a:1;messageid=7", "m/1"));
        Assert.Equal((HttpStatusCode.OK, ""), (answer.StatusCode, await BodyAsync(answer)));

        var (path, reply) = await fixture.Service.NextAsync();
        Assert.Equal("/_connector/v3/conversations/a%3A1%3Bmessageid%3D7/activities/m%2F1", path);
        Assert.Equal(("message", "m/1", "bot-id", "user-id-0"), ((string?)reply["type"], (string?)reply["replyToId"], (string?)reply["from"]?["id"], (string?)reply["recipient"]?["id"]));
    }

    [Fact]
    public async Task A_question_that_is_delivered_again_and_again_is_answered_once()
    {
        var message = fixture.Message("twice", "m1");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => fixture.Bot.DeliverAsync(message.DeepClone())));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        await fixture.Bot.DeliverAsync(message);
        await fixture.Bot.DeliverAsync(fixture.Message("twice", "m2"));

        // What comes next answers the next question, so nothing came between.
        Assert.Equal("m1", await NextReplyToAsync());
        Assert.Equal("m2", await NextReplyToAsync());
    }

    [Fact]
    public async Task A_conversation_is_welcomed_once()
    {
        var added = new JsonArray(new JsonObject { ["id"] = "bot-id" });
        await fixture.Bot.DeliverAsync(With(fixture.Message("welcome", "install"), ("type", "installationUpdate"), ("action", "add")));
        await fixture.Bot.DeliverAsync(With(fixture.Message("welcome", "update"), ("type", "conversationUpdate"), ("membersAdded", added)));
        await fixture.Bot.DeliverAsync(With(fixture.Message("welcome", "typing"), ("type", "typing")));
        await fixture.Bot.DeliverAsync(fixture.Message("welcome", "m1"));
        Assert.Equal("install", await NextReplyToAsync());
        Assert.Equal("m1", await NextReplyToAsync());

        await fixture.Bot.DeliverAsync(With(fixture.Message("welcome", "gone"), ("type", "installationUpdate"), ("action", "remove")));
        await fixture.Bot.DeliverAsync(With(fixture.Message("welcome", "back"), ("type", "installationUpdate"), ("action", "add")));
        Assert.Equal("back", await NextReplyToAsync());
    }

    [Fact]
    public async Task Replies_that_are_expected_come_inline_and_a_second_time_the_same()
    {
        var message = With(fixture.Message("inline", "m1"), ("deliveryMode", "expectReplies"));
        var first = await fixture.Bot.DeliverAsync(message.DeepClone());
        var said = await BodyAsync(first);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (first.StatusCode, first.Content.Headers.ContentType?.MediaType));
        var reply = Assert.Single(JsonNode.Parse(said)?["activities"]?.AsArray() ?? []);
        Assert.Equal("m1", (string?)reply?["replyToId"]);
        Assert.Equal(said, await BodyAsync(await fixture.Bot.DeliverAsync(message)));

        await fixture.Bot.DeliverAsync(fixture.Message("inline", "m2"));
        Assert.Equal("m2", await NextReplyToAsync());
    }

    [Fact]
    public async Task A_pressed_card_is_answered_in_the_same_request()
    {
        var answer = await fixture.Bot.DeliverAsync(Pressed("press", "p1", "help"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var body = JsonNode.Parse(await BodyAsync(answer));
        Assert.Equal(200, (int?)body?["statusCode"]);
        Assert.NotNull(body?["value"]);
    }

    [Fact]
    public async Task A_button_of_somebody_else_gets_an_error_inside_a_200()
    {
        var answer = await fixture.Bot.DeliverAsync(Pressed("press", "p2", ""));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/vnd.microsoft.error", (string?)JsonNode.Parse(await BodyAsync(answer))?["type"]);
    }

    [Theory]
    [InlineData("composeExtension/queryLink")]
    [InlineData("signin/verifyState")]
    [InlineData("something/new")]
    public async Task Other_invokes_are_not_implemented(string name)
    {
        var answer = await fixture.Bot.DeliverAsync(With(fixture.Message("invoke", name), ("type", "invoke"), ("name", name)));
        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
    }

    [Fact]
    public async Task A_reply_that_the_service_is_too_busy_for_is_sent_again_in_order()
    {
        fixture.Service.Refusals.Enqueue((HttpStatusCode.TooManyRequests, "1"));
        fixture.Service.Refusals.Enqueue((HttpStatusCode.ServiceUnavailable, null));
        await fixture.Bot.DeliverAsync(fixture.Message("busy", "m1"));
        await fixture.Bot.DeliverAsync(fixture.Message("busy", "m2"));
        Assert.Equal("m1", await NextReplyToAsync());
        Assert.Equal("m2", await NextReplyToAsync());
    }

    [Fact]
    public async Task A_reply_that_the_service_refuses_for_good_holds_nothing_up()
    {
        fixture.Service.Refusals.Enqueue((HttpStatusCode.Forbidden, null));
        await fixture.Bot.DeliverAsync(fixture.Message("refused", "m1"));
        await fixture.Bot.DeliverAsync(fixture.Message("refused", "m2"));
        Assert.Equal("m2", await NextReplyToAsync());
    }

    [Fact]
    public async Task It_says_that_it_is_healthy_and_ready()
    {
        Assert.Equal("Healthy", await fixture.Bot.Client.GetStringAsync("healthz", TestContext.Current.CancellationToken));
        var ready = JsonNode.Parse(await fixture.Bot.Client.GetStringAsync("readyz", TestContext.Current.CancellationToken));
        Assert.Equal("Healthy", (string?)ready?["checks"]?["database"]?["status"]);
    }

    private static async Task<string> BodyAsync(HttpResponseMessage answer) => await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static JsonObject With(JsonObject activity, params (string Name, JsonNode? Value)[] fields)
    {
        foreach (var (name, value) in fields)
            activity[name] = value;
        return activity;
    }

    private async Task<string?> NextReplyToAsync() => (string?)(await fixture.Service.NextAsync()).Activity["replyToId"];

    private JsonObject Pressed(string conversation, string id, string verb) => With(
        fixture.Message(conversation, id),
        ("type", "invoke"),
        ("name", "adaptiveCard/action"),
        ("text", null),
        ("value", new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = ActionData.Of(new Press(verb, new Dictionary<string, string>())).ToNode() },
        }));
}
