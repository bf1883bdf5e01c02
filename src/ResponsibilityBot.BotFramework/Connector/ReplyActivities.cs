using System.Buffers;
using System.Security.Cryptography;
using System.Text;
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

    /// <summary>Most messages have fewer bytes: 16 KB.</summary>
    private const int Usual = 16 * 1024;

    /// <summary>One reply, addressed to the person and conversation that it answers; with buttons for the pages of <paramref name="site"/>, if there is one.</summary>
    public static Element Of(Activity heard, Reply reply, Uri? site)
    {
        return Envelope(ReplyRenderer.Message(reply, CardSurfaces.Of(ActivityTurn.ChannelOf(heard)), site, ScopeOf(heard)), heard);
    }

    /// <summary>The same message with what says who answers whom, and where.</summary>
    public static Element Envelope(Element activity, Activity heard)
    {
        activity["from"] = new Element { ["id"] = heard.Recipient?.Id, ["name"] = heard.Recipient?.Name, ["role"] = "bot" };
        activity["recipient"] = new Element { ["id"] = heard.From?.Id, ["name"] = heard.From?.Name };
        activity["conversation"] = new Element { ["id"] = heard.Conversation?.Id };
        activity["channelId"] = heard.ChannelId;
        activity["serviceUrl"] = heard.ServiceUrl;
        activity["replyToId"] = heard.Id;
        return activity;
    }

    /// <summary>What the ids of a card begin with that answers an activity.</summary>
    public static string ScopeOf(Activity heard) => ScopeOf($"{heard.Conversation?.Id} {heard.Id}");

    /// <summary>Ids of a card's elements must differ from those of the other cards on a page: made from what tells the cards apart.</summary>
    public static string ScopeOf(string what) => "rb" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 6));

    /// <summary>The activity as JSON text.</summary>
    /// <param name="activity">The activity, or a part of one.</param>
    /// <param name="usual">How many bytes it hardly ever exceeds.</param>
    public static string Text(Element activity, int usual = Usual)
    {
        var bytes = new ArrayBufferWriter<byte>(usual);
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = Writing.Encoder, SkipValidation = true }))
            activity.Write(writer);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>The activity as JSON text.</summary>
    public static string Text(JsonNode activity) => activity.ToJsonString(Writing);
}
