using System.Text.Json.Nodes;
using ResponsibilityBot.Testing.Conversations;

namespace ResponsibilityBot.EndToEnd.Conversations;

/// <summary>What a person gets to read and to press in activities: their text, or the text twin of their cards, and the cards' buttons.</summary>
internal sealed class ActivityAnswer(IReadOnlyList<JsonNode> activities)
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>The cards' actions that send something, by their titles.</summary>
    public IReadOnlyDictionary<string, JsonObject> Actions { get; } =
        activities.SelectMany(CardsOf).SelectMany(ActionsOf).DistinctBy(TitleOf).ToDictionary(TitleOf, StringComparer.Ordinal);

    public StageAnswer ForStage => new(string.Join('\n', activities.Select(TextOf)), [.. Actions.Keys]);

    /// <summary>A card that came alone, without an activity around it.</summary>
    public static ActivityAnswer OfCard(JsonNode? card) =>
        new([new JsonObject { ["type"] = "message", ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = CardType, ["content"] = card?.DeepClone() }) }]);

    private static string TextOf(JsonNode activity) =>
        (string?)activity["text"] ?? string.Join('\n', CardsOf(activity).Select(card => (string?)card["fallbackText"] ?? throw new InvalidOperationException("a card without a text twin")));

    private static IEnumerable<JsonNode> CardsOf(JsonNode activity) =>
        (activity["attachments"] as JsonArray ?? []).Where(attachment => (string?)attachment?["contentType"] == CardType).Select(attachment => attachment?["content"]).OfType<JsonNode>();

    private static string TitleOf(JsonObject action) => (string?)action["title"] ?? "";

    /// <summary>Wherever they stand in the card; what is inside an action (its fallback) is no action of its own.</summary>
    private static IEnumerable<JsonObject> ActionsOf(JsonNode? node) => node switch
    {
        JsonObject action when (string?)action["type"] is "Action.Execute" or "Action.Submit" => [action],
        JsonObject element => element.SelectMany(property => ActionsOf(property.Value)),
        JsonArray array => array.SelectMany(ActionsOf),
        _ => [],
    };
}
