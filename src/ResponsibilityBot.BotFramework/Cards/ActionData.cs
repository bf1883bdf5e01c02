using System.Text.Json;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>
/// What a button of a card carries: <c>{"rb": {"verb": "owner", "ids": {"responsibility": "…", "target": "…"}}}</c>; ids only, never text
/// to read again. It comes back as the <c>value</c> of a message (Action.Submit), in <c>value.action.data</c> of an
/// <c>adaptiveCard/action</c> invoke (Action.Execute), or in <c>value.data</c> of the invoke of a dialog.
/// </summary>
internal static class ActionData
{
    /// <summary>The property that holds what is ours; a client may add others beside it.</summary>
    public const string Root = "rb";

    /// <summary>The verb: one of <see cref="Verbs"/>.</summary>
    public const string Verb = "verb";

    /// <summary>The ids by name.</summary>
    public const string Ids = "ids";

    /// <summary>More ids than this were not written by us.</summary>
    public const int MostIds = 20;

    /// <summary>A name or a verb longer than this was not written by us.</summary>
    public const int LongestName = 64;

    /// <summary>An id longer than this was not written by us; one id may be a list of all rows of the table, which have 940 characters.</summary>
    public const int LongestId = 1_200;

    private const string Action = "action";
    private const string Data = "data";

    /// <summary>The data of a button.</summary>
    public static Element Of(Press press)
    {
        var ids = new Element();
        foreach (var (name, id) in press.Ids.OrderBy(id => id.Key, StringComparer.Ordinal))
            ids[name] = id;
        return new() { [Root] = new Element { [Verb] = press.Verb, [Ids] = ids } };
    }

    /// <summary>
    /// The press in an activity's <c>value</c>, whether a message's or an invoke's, or null where there is none that we could have
    /// written. Does not throw, whatever the value holds; nothing in it is to be trusted.
    /// </summary>
    public static Press? PressOf(JsonElement value)
    {
        try
        {
            var data = Property(Property(value, Action), Data) is { ValueKind: JsonValueKind.Object } invoked ? invoked
                : Property(value, Data) is { ValueKind: JsonValueKind.Object } filled && Property(value, Root).ValueKind == JsonValueKind.Undefined ? filled
                : value;
            return Read(Property(data, Root), data);
        }
        catch (InvalidOperationException)
        {
            // A JSON string may hold half of a surrogate pair; such a string is no text, so it names no id.
            return null;
        }
    }

    /// <summary>The ids under our own property; what was typed into the card stands beside it and never replaces one of ours.</summary>
    private static Press? Read(JsonElement ours, JsonElement data)
    {
        if (Text(Property(ours, Verb)) is not { Length: > 0 and <= LongestName } verb)
            return null;

        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(ids, Property(ours, Ids));
        Add(ids, data);
        return ids.Count <= MostIds ? new(verb, ids) : null;
    }

    private static void Add(Dictionary<string, string> ids, JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in given.EnumerateObject())
        {
            if (property.Name.Length <= LongestName && (property.Name.StartsWith(Verbs.Filled, StringComparison.Ordinal) ? Filled(property.Value) : Text(property.Value)) is { Length: <= LongestId } id)
                ids.TryAdd(property.Name, id);
        }
    }

    private static JsonElement Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : default;

    /// <summary>Some clients send a number or a toggle as such, others as text.</summary>
    private static string? Filled(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => Text(element),
    };

    private static string? Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;
}
