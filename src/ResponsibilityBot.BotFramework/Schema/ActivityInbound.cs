using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Schema;

/// <summary>An activity as something to keep.</summary>
internal static class ActivityInbound
{
    /// <summary>What the inbox keeps of an activity.</summary>
    /// <param name="channel">The <see cref="IChannel.Name"/> of the channel that will read it.</param>
    /// <param name="activity">As <see cref="ActivityBody.Read"/> gave it: it has a conversation and a sender.</param>
    /// <param name="body">The same activity as JSON text.</param>
    /// <param name="receivedAt">Now.</param>
    public static Inbound Of(string channel, Activity activity, string body, DateTimeOffset receivedAt)
    {
        var tenant = ActivityTurn.TenantOf(activity);
        var conversation = activity.Conversation?.Id ?? "";
        // Without an id of its own, a second delivery is known by its bytes.
        var own = activity.Id is { Length: > 0 } id ? id : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        return new()
        {
            Id = string.Join('|', new[] { channel, ActivityTurn.ChannelOf(activity), tenant, conversation, own }.Select(Part)),
            Channel = channel,
            Tenant = tenant,
            Conversation = conversation,
            Body = body,
            ReceivedAt = receivedAt,
            Address = AddressOf(activity),
        };
    }

    /// <summary>What is needed to speak in the conversation later on: where the service is, who the bot is there, who the person is.</summary>
    private static string AddressOf(Activity activity) => new JsonObject
    {
        ["serviceUrl"] = activity.ServiceUrl,
        ["channelId"] = activity.ChannelId,
        ["conversationType"] = activity.Conversation?.ConversationType,
        ["root"] = activity.Conversation?.Id?.Split(";messageid=")[0],
        ["bot"] = new JsonObject { ["id"] = activity.Recipient?.Id, ["name"] = activity.Recipient?.Name },
        ["user"] = new JsonObject { ["id"] = activity.From?.Id, ["aadObjectId"] = activity.From?.AadObjectId },
        ["locale"] = activity.Locale,
    }.ToJsonString();

    private static string Part(string part) => part.Replace("%", "%25", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal);
}
