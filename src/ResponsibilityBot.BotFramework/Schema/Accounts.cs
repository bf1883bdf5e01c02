using System.Text.Json.Serialization;

namespace ResponsibilityBot.BotFramework.Schema;

/// <summary>A person or a bot.</summary>
internal sealed record ChannelAccount
{
    public string? Id { get; init; }

    [JsonConverter(typeof(Lenient<string>))]
    public string? Name { get; init; }

    /// <summary>The person's id in the directory: the same for every bot, so it is the one to keep.</summary>
    [JsonConverter(typeof(Lenient<string>))]
    public string? AadObjectId { get; init; }

    /// <summary><c>user</c> or <c>bot</c>.</summary>
    [JsonConverter(typeof(Lenient<string>))]
    public string? Role { get; init; }
}

/// <summary>A conversation.</summary>
internal sealed record ConversationAccount
{
    /// <summary>In a thread of a channel it ends in <c>;messageid=</c> and the first message's id.</summary>
    public string? Id { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>; absent outside Teams.</summary>
    [JsonConverter(typeof(Lenient<string>))]
    public string? ConversationType { get; init; }

    [JsonConverter(typeof(Lenient<bool>))]
    public bool IsGroup { get; init; }

    [JsonConverter(typeof(Lenient<string>))]
    public string? TenantId { get; init; }
}

/// <summary>Something marked in the text; only mentions are read.</summary>
internal sealed record Entity
{
    [JsonConverter(typeof(Lenient<string>))]
    public string? Type { get; init; }

    [JsonConverter(typeof(Lenient<ChannelAccount>))]
    public ChannelAccount? Mentioned { get; init; }

    /// <summary>The mention exactly as it stands in the activity's text.</summary>
    [JsonConverter(typeof(Lenient<string>))]
    public string? Text { get; init; }
}
