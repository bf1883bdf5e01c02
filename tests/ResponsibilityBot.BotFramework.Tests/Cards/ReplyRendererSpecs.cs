using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Tests.Cards;

public sealed class ReplyRendererSpecs
{
    [Fact]
    public void An_answer_is_a_card_with_a_summary_and_without_text()
    {
        var message = ReplyRenderer.Activity(SampleReplies.All["owner-provider"], CardSurface.Teams);
        Assert.False(message.ContainsKey("text"));
        Assert.Equal("Provider (OS patching · PaaS).", (string?)message["summary"]);
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)message["attachments"]?[0]?["contentType"]);
    }

    [Fact]
    public void A_sentence_without_buttons_is_plain_text()
    {
        var message = ReplyRenderer.Activity(new Reply.Said("<b>2 * 3</b> is\n**six**"), CardSurface.Teams);
        Assert.Equal("<b>2 * 3</b> is\n**six**", (string?)message["text"]);
        Assert.Equal("plain", (string?)message["textFormat"]);
        Assert.False(message.ContainsKey("attachments"));
    }

    [Fact]
    public void A_sentence_that_cites_something_is_a_card() =>
        Assert.True(ReplyRenderer.Activity(new Reply.Said("See there.") { Sources = [Facts.Aws] }, CardSurface.WebChat).ContainsKey("attachments"));

    [Fact]
    public void A_summary_is_never_longer_than_a_notification()
    {
        var message = ReplyRenderer.Activity(new Reply.Help(new string('x', 900), "", []), CardSurface.WebChat);
        Assert.InRange(((string?)message["summary"])?.Length ?? 0, 150, CardLimits.Summary);
    }

    [Fact]
    public void Only_a_choice_waits_for_input()
    {
        Assert.Equal("expectingInput", (string?)ReplyRenderer.Activity(SampleReplies.All["choices"], CardSurface.Teams)["inputHint"]);
        Assert.Equal("acceptingInput", (string?)ReplyRenderer.Activity(SampleReplies.All["help"], CardSurface.Teams)["inputHint"]);
    }

    [Theory]
    [InlineData("msteams", "Teams")]
    [InlineData("webchat", "WebChat")]
    [InlineData("directline", "WebChat")]
    [InlineData("emulator", "WebChat")]
    public void Only_Teams_knows_Execute(string channel, string surface) => Assert.Equal(surface, CardSurfaces.Of(channel).ToString());

    [Fact]
    public void Teams_executes_and_old_clients_submit_the_same()
    {
        var actions = Pressed(CardSurface.Teams);
        Assert.NotEmpty(actions);
        Assert.All(actions, action =>
        {
            Assert.Equal("Action.Execute", (string?)action["type"]);
            Assert.Equal("Action.Submit", (string?)action["fallback"]?["type"]);
            Assert.True(JsonNode.DeepEquals(action["data"], action["fallback"]?["data"]));
            Assert.Equal((string?)action["verb"], (string?)action["data"]?["rb"]?["verb"]);
        });
    }

    [Fact]
    public void Web_Chat_never_gets_an_Execute() => Assert.All(Pressed(CardSurface.WebChat), action => Assert.Equal("Action.Submit", (string?)action["type"]));

    [Theory]
    [InlineData("Teams")]
    [InlineData("WebChat")]
    public void What_a_button_carries_is_read_back_as_its_press(string surface)
    {
        var reply = SampleReplies.All["owner-provider"];
        var pressed = Pressed(Enum.Parse<CardSurface>(surface)).Select(action => JsonSerializer.SerializeToElement(action["data"])).ToList();
        Assert.Equal(reply.Buttons.Count, pressed.Count);
        foreach (var (button, data) in reply.Buttons.Zip(pressed))
        {
            Assert.Equal(button.Press.Verb, ActionData.PressOf(data)?.Verb);
            Assert.Equal(button.Press.Ids, ActionData.PressOf(data)?.Ids);
        }
    }

    [Fact]
    public void No_more_than_six_buttons_are_shown_and_the_page_is_one_of_them()
    {
        var buttons = Enumerable.Range(0, 9).Select(number => Button.To($"Button {number}", Verbs.Help)).ToList();
        var matrix = new Reply.Matrix("Who owns what", "", new(["PaaS"], []), "/matrix") { Buttons = buttons };
        var types = Types(AdaptiveCardRenderer.Card(matrix, CardSurface.WebChat, CardSpecs.Site));
        Assert.Equal(5, types.Count(type => type == "Action.Submit"));
        Assert.Single(types, "Action.OpenUrl");
        Assert.DoesNotContain("Action.OpenUrl", Types(AdaptiveCardRenderer.Card(matrix, CardSurface.WebChat)));
    }

    [Theory]
    [InlineData("//evil.example/matrix")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://evil.example/")]
    public void A_page_never_leads_away_from_the_bot(string page) =>
        Assert.DoesNotContain("Action.OpenUrl", Types(AdaptiveCardRenderer.Card(new Reply.Matrix("T", "", new(["PaaS"], []), page), CardSurface.WebChat, CardSpecs.Site)));

    private static List<string> Types(JsonObject card) => [.. CardSpecs.Objects(card).Select(item => (string?)item["type"] ?? "")];

    private static List<JsonObject> Pressed(CardSurface surface) =>
    [
        .. CardSpecs.Objects(AdaptiveCardRenderer.Card(SampleReplies.All["owner-provider"], surface)).Where(item => (string?)item["type"] == "ActionSet")
            .SelectMany(set => set["actions"]?.AsArray() ?? []).OfType<JsonObject>().Where(action => action.ContainsKey("data")),
    ];
}
