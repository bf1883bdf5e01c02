using System.Text.Json.Nodes;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>The elements of a card that hold other elements. Source of names and values: the Adaptive Cards schema 1.5.</summary>
internal static class Elements
{
    /// <summary>A JSON array of these.</summary>
    public static JsonArray Array(IEnumerable<JsonObject> items)
    {
        var array = new JsonArray();
        foreach (var item in items)
            array.Add((JsonNode)item);
        return array;
    }

    /// <summary>A group; with a style it has a background.</summary>
    public static JsonObject Container(IEnumerable<JsonObject> items, string? style = null)
    {
        var container = new JsonObject { ["type"] = "Container", ["items"] = Array(items) };
        if (style is not null)
            container["style"] = style;
        return container;
    }

    /// <summary>A group as a coloured band from edge to edge.</summary>
    public static JsonObject Band(IEnumerable<JsonObject> items, string style)
    {
        var band = Container(items, style);
        band["bleed"] = true;
        return band;
    }

    /// <summary>The same element with the space before it: <c>None Small Default Medium Large</c>.</summary>
    public static JsonObject Spaced(this JsonObject element, string spacing)
    {
        element["spacing"] = spacing;
        return element;
    }

    /// <summary>A row of buttons.</summary>
    public static JsonObject Actions(IEnumerable<JsonObject> actions) => new() { ["type"] = "ActionSet", ["actions"] = Array(actions) };

    /// <summary>A button that shows and hides <paramref name="items"/>, which are hidden at first; works without a network.</summary>
    public static IEnumerable<JsonObject> Folded(string title, string id, IEnumerable<JsonObject> items, string? style = null)
    {
        var folded = Container(items, style);
        folded["id"] = id;
        folded["isVisible"] = false;
        yield return Actions([new() { ["type"] = "Action.ToggleVisibility", ["title"] = title, ["targetElements"] = new JsonArray(id) }]);
        yield return folded;
    }
}
