using System.Text.Json;
using System.Text.Json.Nodes;

namespace ResponsibilityBot.Slack.Forms;

/// <summary>A view that is open and waits for its form. It is written into the payload of the button that asked for it, so that the payload alone says where the form goes.</summary>
/// <param name="Id">The view's id.</param>
/// <param name="Hash">Which state of it is meant, so that a later one is not overwritten.</param>
internal sealed record OpenedView(string Id, string Hash)
{
    /// <summary>A name that Slack has no use for.</summary>
    private const string Name = "rb_view";

    /// <summary>The payload with the view in it.</summary>
    public JsonElement Into(JsonElement payload)
    {
        var all = JsonNode.Parse(payload.GetRawText())?.AsObject() ?? [];
        all[Name] = new JsonObject { ["id"] = Id, ["hash"] = Hash };
        return JsonSerializer.SerializeToElement(all);
    }

    /// <summary>The view in a payload, or null.</summary>
    public static OpenedView? In(JsonElement payload) => Of(SlackJson.At(payload, Name));

    /// <summary>The view in Slack's answer, or null.</summary>
    public static OpenedView? Of(JsonElement view) => SlackJson.Code(view, "id") is { } id && SlackJson.Code(view, "hash") is { } hash ? new(id, hash) : null;
}
