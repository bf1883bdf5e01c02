using System.Text.Json.Nodes;
using NJsonSchema;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Tests.Cards;

public sealed class CardSpecs
{
    internal static Uri Site { get; } = new("https://bot.example/");

    public static TheoryData<string> Names => [.. SampleReplies.All.Keys];

    public static TheoryData<string, string> NamesAndSurfaces =>
        [.. SampleReplies.All.SelectMany(sample => Enum.GetValues<CardSurface>().Where(surface => surface != CardSurface.Dialog || sample.Value is Reply.Form).Select(surface => (sample.Key, $"{surface}")))];

    [Fact]
    public void Every_case_of_the_replies_has_a_sample()
    {
        var cases = typeof(Reply).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Reply))).Select(type => type.Name).ToList();
        Assert.NotEmpty(cases);
        Assert.Empty(cases.Except(SampleReplies.All.Values.Select(reply => reply.GetType().Name)));
    }

    [Theory, MemberData(nameof(NamesAndSurfaces))]
    public void A_reply_becomes_the_approved_message(string name, string surface) =>
        Approved.Json($"{name}.{surface}", ReplyRenderer.Activity(SampleReplies.All[name], Enum.Parse<CardSurface>(surface), Site));

    [Theory, MemberData(nameof(NamesAndSurfaces))]
    public async Task A_card_holds_to_the_official_schema(string name, string surface)
    {
        var schema = await SchemaAsync();
        var card = AdaptiveCardRenderer.Card(SampleReplies.All[name], Enum.Parse<CardSurface>(surface), Site);
        Assert.Empty(schema.Validate(card.ToJsonString()).Select(error => error.ToString()));
    }

    [Fact]
    public async Task The_schema_refuses_a_property_that_it_does_not_know()
    {
        var card = AdaptiveCardRenderer.Card(SampleReplies.All["owner-provider"], CardSurface.Teams);
        card["body"]?[1]?.AsObject().Add("colour", "red");
        Assert.NotEmpty((await SchemaAsync()).Validate(card.ToJsonString()));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_card_is_a_pure_function_of_the_reply(string name) =>
        Assert.Equal(
            AdaptiveCardRenderer.Card(SampleReplies.All[name], CardSurface.Teams).ToJsonString(),
            AdaptiveCardRenderer.Card(SampleReplies.All[name], CardSurface.Teams).ToJsonString());

    [Theory, MemberData(nameof(Names))]
    public void The_text_twin_travels_in_the_card(string name)
    {
        var card = AdaptiveCardRenderer.Card(SampleReplies.All[name], CardSurface.WebChat);
        var twin = PlainText.Of(SampleReplies.All[name]).ReplaceLineEndings("\n");
        Assert.Equal(twin, (string?)card["speak"]);
        Assert.Equal(twin, (string?)card["fallbackText"]);
    }

    [Fact]
    public void Ids_are_unique_in_a_card_and_differ_between_cards()
    {
        var cards = SampleReplies.All.Values.Select(reply => Ids(AdaptiveCardRenderer.Card(reply, CardSurface.WebChat))).ToList();
        Assert.Contains(cards, ids => ids.Count > 1);
        Assert.Equal(cards.Sum(ids => ids.Count), cards.SelectMany(ids => ids).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Ids(AdaptiveCardRenderer.Card(SampleReplies.All["duties"], CardSurface.WebChat, scope: "turn7")), id => Assert.StartsWith("turn7-", id, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_toggle_opens_something_that_is_there(string name)
    {
        var card = AdaptiveCardRenderer.Card(SampleReplies.All[name], CardSurface.WebChat);
        var targets = Objects(card).Where(item => (string?)item["type"] == "Action.ToggleVisibility").SelectMany(item => item["targetElements"]?.AsArray() ?? []).Select(id => (string?)id);
        Assert.Equal(Ids(card), targets);
    }

    internal static async Task<JsonSchema> SchemaAsync() =>
        await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Cards", "data", "adaptive-card-1.5.0.json"), TestContext.Current.CancellationToken);

    internal static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(property => Objects(property.Value)).Prepend(item),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    private static List<string> Ids(JsonObject card) => [.. Objects(card).Where(item => item.ContainsKey("isVisible")).Select(item => (string?)item["id"] ?? "")];
}
