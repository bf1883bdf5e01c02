
namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>The elements of a card that hold other elements. Source of names and values: the Adaptive Cards schema 1.5.</summary>
internal static class Elements
{
    /// <summary>A JSON array of these.</summary>
    public static List<Element> Array(IEnumerable<Element> items) => items as List<Element> ?? [.. items];

    /// <summary>A group; with a style it has a background.</summary>
    public static Element Container(IEnumerable<Element> items, string? style = null)
    {
        var container = new Element { ["type"] = "Container", ["items"] = Array(items) };
        if (style is not null)
            container["style"] = style;
        return container;
    }

    /// <summary>A group as a coloured band from edge to edge.</summary>
    public static Element Band(IEnumerable<Element> items, string style)
    {
        var band = Container(items, style);
        band["bleed"] = true;
        return band;
    }

    /// <summary>The same element with the space before it: <c>None Small Default Medium Large</c>.</summary>
    public static Element Spaced(this Element element, string spacing)
    {
        element["spacing"] = spacing;
        return element;
    }

    /// <summary>A row of buttons.</summary>
    public static Element Actions(IEnumerable<Element> actions) => new() { ["type"] = "ActionSet", ["actions"] = Array(actions) };

    /// <summary>A button that shows and hides <paramref name="items"/>, which are hidden at first; works without a network.</summary>
    public static IEnumerable<Element> Folded(string title, string id, IEnumerable<Element> items, string? style = null)
    {
        var folded = Container(items, style);
        folded["id"] = id;
        folded["isVisible"] = false;
        yield return Actions([new() { ["type"] = "Action.ToggleVisibility", ["title"] = title, ["targetElements"] = new[] { id } }]);
        yield return folded;
    }
}
