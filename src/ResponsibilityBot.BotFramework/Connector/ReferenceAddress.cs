using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityBot.BotFramework.Schema;

namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>How a place or a person is reached through the Bot Connector, as it is stored.</summary>
/// <param name="ServiceUrl">The service that last spoke for it; empty for our own Direct Line.</param>
/// <param name="ChannelId">The channel as activities name it.</param>
/// <param name="Bot">Who the bot is there.</param>
/// <param name="Member">Who the person is there, for this bot alone; null for a place.</param>
internal sealed record ReferenceAddress(string ServiceUrl, string ChannelId, ReferenceAddress.Account Bot, string? Member)
{
    /// <summary>How the place of an activity is reached, at a service.</summary>
    public static ReferenceAddress Of(Activity activity, string service) =>
        new(service, ActivityTurn.ChannelOf(activity), new(activity.Recipient?.Id, activity.Recipient?.Name), Member: null);

    /// <summary>As JSON text.</summary>
    public string Text() => JsonSerializer.Serialize(this, ReferenceAddressJson.Default.ReferenceAddress);

    /// <summary>Reads what <see cref="Text"/> wrote.</summary>
    /// <exception cref="JsonException">It did not.</exception>
    public static ReferenceAddress Read(string text) =>
        JsonSerializer.Deserialize(text, ReferenceAddressJson.Default.ReferenceAddress) ?? throw new JsonException("null is no address");

    /// <summary>The bot.</summary>
    internal sealed record Account(string? Id, string? Name);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReferenceAddress))]
internal sealed partial class ReferenceAddressJson : JsonSerializerContext;
