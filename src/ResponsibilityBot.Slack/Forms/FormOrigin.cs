using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Slack.Speaking;

namespace ResponsibilityBot.Slack.Forms;

/// <summary>Where a form was opened: a view does not say that itself. It travels in the view's <c>private_metadata</c>, beside the ids of the form.</summary>
/// <param name="Conversation">The conversation, thread included: see <see cref="SlackPlaces"/>.</param>
/// <param name="Channel">The channel that is answered in, or null for the chat with the person.</param>
/// <param name="Thread">The thread in it, or null.</param>
/// <param name="IsOwn">Whether the button stood where only the person saw it: then what is said stays in the view.</param>
internal sealed record FormOrigin(string Conversation, string? Channel, string? Thread, bool IsOwn)
{
    /// <summary>Of a button, by the way in which it would be answered.</summary>
    public static FormOrigin Of(string conversation, ReplyWay way) => way switch
    {
        ReplyWay.Post post => new(conversation, post.Channel, post.Thread, IsOwn: false),
        ReplyWay.Begin => new(conversation, null, null, IsOwn: false),
        _ => new(conversation, null, null, IsOwn: true),
    };

    /// <summary>How what is said goes back there.</summary>
    public ReplyWay WayTo(string user) => Channel is null ? new ReplyWay.Begin(user) : new ReplyWay.Post(Channel, Thread) { By = user };

    /// <summary>As JSON text, with the ids of a form.</summary>
    public string Write(IReadOnlyDictionary<string, string> ids)
    {
        var metadata = new JsonObject { ["conversation"] = Conversation, ["own"] = IsOwn, ["ids"] = new JsonObject(ids.OrderBy(id => id.Key, StringComparer.Ordinal).Select(id => KeyValuePair.Create<string, JsonNode?>(id.Key, id.Value))) };
        if (Channel is not null)
            metadata["channel"] = Channel;
        if (Thread is not null)
            metadata["thread"] = Thread;
        return SlackJson.Text(metadata);
    }

    /// <summary>Reads what <see cref="Write"/> wrote, with the ids; null for everything else.</summary>
    public static (FormOrigin Origin, IReadOnlyDictionary<string, string> Ids)? Read(string? text)
    {
        if (text is null || SlackJson.Parse(text) is not { ValueKind: JsonValueKind.Object } metadata || SlackJson.TextAt(metadata, "conversation") is not { Length: > 0 } conversation
            || SlackJson.At(metadata, "ids") is not { ValueKind: JsonValueKind.Object } named)
            return null;
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, id) in SlackJson.Texts(named))
            ids[name] = id;
        return (new(conversation, SlackJson.Code(metadata, "channel"), SlackJson.Code(metadata, "thread"), SlackJson.IsTrue(metadata, "own")), ids);
    }
}
