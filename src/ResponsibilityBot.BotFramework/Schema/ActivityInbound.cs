using System.Security.Cryptography;
using System.Text;
using ResponsibilityBot.BotFramework.Connector;
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
            Whereabouts = WhereaboutsOf(activity),
            Parsed = activity,
        };
    }

    /// <summary>The activity that was kept. Only one that waited in the table is parsed again.</summary>
    /// <exception cref="System.Text.Json.JsonException">The body is no activity.</exception>
    public static Activity ActivityOf(Inbound inbound) => inbound.Parsed as Activity ?? ActivityBody.ReadAgain(inbound.Body);

    /// <summary>How a chat is begun with the person who did it; null where the activity does not say how.</summary>
    public static PersonReference? PersonOf(Inbound inbound, Activity activity) =>
        activity is { ServiceUrl: { Length: > 0 } service, From: { Id: { } member } from }
            ? new(inbound.Channel, inbound.Tenant, ActivityTurn.PersonIdOf(from), (ReferenceAddress.Of(activity, service) with { Member = member }).Text(), Chat: null)
            : null;

    /// <summary>What is needed to speak there, or with the person, later on; null where the activity does not say how.</summary>
    private static Whereabouts? WhereaboutsOf(Activity activity)
    {
        if (activity is not { ServiceUrl: { Length: > 0 } service, Conversation: { Id: { Length: > 0 } id } conversation, From: { Id: { } member } from })
            return null;
        var way = ReferenceAddress.Of(activity, service);
        var place = ActivityTurn.PlaceOf(activity, conversation);
        // What a channel tells about itself comes from the bot: nobody to speak to.
        var isPerson = from.Role != "bot" && member != activity.Recipient?.Id;
        return new(ThreadIds.PlaceOf(id), place == Place.Thread ? Place.Channel : place, way.Text())
        {
            Team = ActivityTurn.TeamOf(activity),
            Person = isPerson ? ActivityTurn.PersonIdOf(from) : null,
            PersonAddress = isPerson ? (way with { Member = member }).Text() : null,
        };
    }

    private static string Part(string part) => part.Replace("%", "%25", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal);
}
