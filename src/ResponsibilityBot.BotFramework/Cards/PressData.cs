using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>
/// What a button of a card carries: <c>{"verb": "owner", "ids": {"responsibility": "…", "target": "…"}}</c>, as the <c>data</c> of an
/// Action.Submit or Action.Execute. Inputs of the card come back beside them and count as ids too.
/// </summary>
internal static class PressData
{
    private const string VerbName = "verb";
    private const string IdsName = "ids";

    /// <summary>More than this many, or longer ones, were not written by us.</summary>
    private const int MaxIds = 20;

    private const int MaxIdLength = 200;

    /// <summary>The data of a button.</summary>
    public static JsonObject Write(Press press)
    {
        var ids = new JsonObject();
        foreach (var (name, id) in press.Ids)
            ids[name] = id;
        return new() { [VerbName] = press.Verb, [IdsName] = ids };
    }

    /// <summary>The press in an activity, or null when there is none that we could have written. Nothing in it is to be trusted.</summary>
    public static Press? Read(Activity activity)
    {
        var action = activity.Type == ActivityTypes.Invoke ? Json.At(activity.Value, "action") : activity.Value;
        if (action is not { ValueKind: JsonValueKind.Object } pressed)
            return null;
        var data = activity.Type == ActivityTypes.Invoke ? Json.At(pressed, "data") ?? default : pressed;
        var verb = Json.Text(pressed, VerbName) ?? Json.Text(data, VerbName);
        if (verb is not { Length: > 0 and <= MaxIdLength })
            return null;

        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(ids, data);
        Add(ids, Json.At(data, IdsName) ?? default);
        ids.Remove(VerbName);
        return ids.Count <= MaxIds ? new(verb, ids) : null;
    }

    private static void Add(Dictionary<string, string> ids, JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in data.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String && property.Value.GetString() is { Length: <= MaxIdLength } id && property.Name.Length <= MaxIdLength)
                ids[property.Name] = id;
        }
    }
}
