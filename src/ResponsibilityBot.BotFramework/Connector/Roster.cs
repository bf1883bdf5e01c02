using System.Text.Json.Serialization;

namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>A page of a conversation's people.</summary>
/// <param name="Members">Who.</param>
/// <param name="ContinuationToken">What the next page is asked for with; null on the last.</param>
internal sealed record MembersPage(IReadOnlyList<TeamsMember>? Members, string? ContinuationToken);

/// <summary>A person in a conversation. The service tells more; what the bot has no use for is not read.</summary>
internal sealed record TeamsMember
{
    /// <summary>Good for this bot alone.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>The person's id in the directory.</summary>
    public string? AadObjectId { get; init; }

    public string? TenantId { get; init; }

    /// <summary><c>user</c>, <c>guest</c> or <c>anonymous</c>.</summary>
    public string? UserRole { get; init; }
}

/// <summary>A team.</summary>
internal sealed record Team
{
    /// <summary>The id of its General channel too.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>The team's group in the directory.</summary>
    public string? AadGroupId { get; init; }
}

/// <summary>A team's channels.</summary>
internal sealed record TeamChannels(IReadOnlyList<TeamChannel>? Conversations);

/// <summary>A channel.</summary>
/// <param name="Id"><c>19:…@thread.tacv2</c>.</param>
/// <param name="Name">Null for the General channel, which each client names in its own language.</param>
internal sealed record TeamChannel(string? Id, string? Name);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CreatedConversation))]
[JsonSerializable(typeof(MembersPage))]
[JsonSerializable(typeof(TeamsMember))]
[JsonSerializable(typeof(Team))]
[JsonSerializable(typeof(TeamChannels))]
internal sealed partial class RosterJson : JsonSerializerContext;
