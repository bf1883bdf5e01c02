using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Blocks;

/// <summary>
/// What a button carries: <c>{"verb": "owner", "ids": {"responsibility": "…", "target": "…"}}</c> in its value; ids only, never text to read again.
/// What was chosen in the message comes beside it, by the name of its input.
/// </summary>
internal static class PressValue
{
    /// <summary>The button that shows an answer to all.</summary>
    public const string Share = "rb:share";

    /// <summary>The button that opens a page; it sends nothing that we hear.</summary>
    public const string Open = "rb:open";

    /// <summary>What the ids of buttons begin with.</summary>
    private const string Prefix = "rb:press:";

    private const string Verb = "verb", Ids = "ids";

    /// <summary>More ids than this were not written by us.</summary>
    private const int MostIds = 20;

    /// <summary>A name or a verb longer than this was not written by us.</summary>
    private const int LongestName = 64;

    /// <summary>A button's id: unique in its message.</summary>
    public static string ActionId(int number) => $"{Prefix}{number}";

    /// <summary>The value of a button, or null where it would be longer than Slack takes.</summary>
    public static string? Of(Press press)
    {
        var ids = new JsonObject();
        foreach (var (name, id) in press.Ids.OrderBy(id => id.Key, StringComparer.Ordinal))
            ids[name] = id;
        return SlackJson.Text(new JsonObject { [Verb] = press.Verb, [Ids] = ids }) is { Length: <= SlackLimits.ButtonValue } value ? value : null;
    }

    /// <summary>
    /// The press in an action, with what was chosen in the message or view; null where there is none that we could have written. Does not throw, whatever
    /// they hold; nothing in them is to be trusted.
    /// </summary>
    public static Press? PressOf(JsonElement action, params ReadOnlySpan<JsonElement> states)
    {
        if (SlackJson.TextAt(action, "action_id")?.StartsWith(Prefix, StringComparison.Ordinal) != true || SlackJson.TextAt(action, "value") is not { } text)
            return null;
        var value = SlackJson.Parse(text);
        if (SlackJson.TextAt(value, Verb) is not { Length: > 0 and <= LongestName } verb)
            return null;
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, id) in SlackJson.Texts(SlackJson.At(value, Ids)).Where(id => id.Name.Length <= LongestName))
            ids.TryAdd(name, id);
        foreach (var state in states)
        {
            // What was chosen never replaces an id of the button.
            foreach (var (name, id) in Chosen(state))
                ids.TryAdd(name, id);
        }

        return ids.Count <= MostIds ? new(verb, ids) : null;
    }

    private static IEnumerable<(string Name, string Id)> Chosen(JsonElement state)
    {
        if (state.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var input in state.EnumerateObject().Where(block => block.Value.ValueKind == JsonValueKind.Object).SelectMany(block => block.Value.EnumerateObject()))
        {
            if (SlackJson.NameOf(input) is { Length: <= LongestName } name && IsPick(name) && ChosenIn(input.Value) is { } id)
                yield return (name, id);
        }
    }

    private static bool IsPick(string name) => name == Verbs.Pick || name.StartsWith(Verbs.Pick + "-", StringComparison.Ordinal);

    private static string? ChosenIn(JsonElement input) => SlackJson.At(input, "selected_options") is { ValueKind: JsonValueKind.Array } several
        ? string.Join(',', several.EnumerateArray().Select(option => SlackJson.TextAt(option, "value")).OfType<string>())
        : SlackJson.TextAt(input, "selected_option", "value");
}
