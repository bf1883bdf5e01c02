using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>Replies as activities that answer an activity.</summary>
internal static class ReplyActivities
{
    /// <summary>Bodies go into JSON documents only, never into a page: other scripts and emoji stay as they are.</summary>
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One reply, addressed to the person and conversation that it answers.</summary>
    public static JsonObject Of(Activity heard, Reply reply)
    {
        var activity = ReplyRenderer.Activity(reply, ActivityTurn.ChannelOf(heard));
        activity["from"] = new JsonObject { ["id"] = heard.Recipient?.Id, ["name"] = heard.Recipient?.Name, ["role"] = "bot" };
        activity["recipient"] = new JsonObject { ["id"] = heard.From?.Id, ["name"] = heard.From?.Name };
        activity["conversation"] = new JsonObject { ["id"] = heard.Conversation?.Id };
        activity["channelId"] = heard.ChannelId;
        activity["serviceUrl"] = heard.ServiceUrl;
        activity["replyToId"] = heard.Id;
        return activity;
    }

    /// <summary>The activity as JSON text.</summary>
    public static string Text(JsonNode activity) => activity.ToJsonString(Writing);
}
