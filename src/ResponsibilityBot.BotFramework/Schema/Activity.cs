using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResponsibilityBot.BotFramework.Schema;

/// <summary>
/// What arrives at <c>/api/messages</c>: the fields of an Activity that we read. A field marked lenient may hold anything; the others must
/// have their type or be absent.
/// </summary>
/// <remarks>Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object.</remarks>
internal sealed record Activity
{
    public string? Type { get; init; }

    public string? Id { get; init; }

    public string? ServiceUrl { get; init; }

    public string? ChannelId { get; init; }

    public ChannelAccount? From { get; init; }

    [JsonConverter(typeof(Lenient<ChannelAccount>))]
    public ChannelAccount? Recipient { get; init; }

    public ConversationAccount? Conversation { get; init; }

    /// <summary>What was said; absent where a button was pressed.</summary>
    public string? Text { get; init; }

    /// <summary><c>expectReplies</c>: the replies go into the answer to this request.</summary>
    public string? DeliveryMode { get; init; }

    /// <summary>Which invoke it is, such as <c>adaptiveCard/action</c>.</summary>
    public string? Name { get; init; }

    /// <summary><c>add</c>, <c>remove</c>, <c>add-upgrade</c> or <c>remove-upgrade</c> of an installationUpdate.</summary>
    [JsonConverter(typeof(Lenient<string>))]
    public string? Action { get; init; }

    [JsonConverter(typeof(Lenient<string>))]
    public string? Locale { get; init; }

    /// <summary>The time zone of the person's device, mostly an id of the IANA database.</summary>
    [JsonConverter(typeof(Lenient<string>))]
    public string? LocalTimezone { get; init; }

    /// <summary>What a button sent.</summary>
    public JsonElement Value { get; init; }

    /// <summary>The channel's own fields.</summary>
    public JsonElement ChannelData { get; init; }

    [JsonConverter(typeof(Lenient<Entity?[]>))]
    public Entity?[]? Entities { get; init; }

    [JsonConverter(typeof(Lenient<ChannelAccount?[]>))]
    public ChannelAccount?[]? MembersAdded { get; init; }

    [JsonConverter(typeof(Lenient<ChannelAccount?[]>))]
    public ChannelAccount?[]? MembersRemoved { get; init; }
}

/// <summary>The activity types that we act on.</summary>
internal static class ActivityTypes
{
    public const string Message = "message";
    public const string Invoke = "invoke";
    public const string ConversationUpdate = "conversationUpdate";
    public const string InstallationUpdate = "installationUpdate";
}
