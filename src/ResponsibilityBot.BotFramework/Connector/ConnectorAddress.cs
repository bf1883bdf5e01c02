using ResponsibilityBot.BotFramework.Schema;

namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>The addresses of the Bot Connector. No id can change where they lead.</summary>
/// <remarks>Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference.</remarks>
internal static class ConnectorAddress
{
    /// <summary>Where a reply to the activity is posted, or null if the activity names no service.</summary>
    public static string? OfReply(Activity activity)
    {
        if (activity is not { ServiceUrl: { Length: > 0 } service, Conversation.Id: { Length: > 0 } conversation })
            return null;
        return activity.Id is { Length: > 0 } id ? OfActivity(service, conversation, id) : OfActivities(service, conversation);
    }

    /// <summary>Where conversations are made.</summary>
    public static string OfConversations(string service) => Of(service, "conversations");

    /// <summary>Where a conversation is spoken in.</summary>
    public static string OfActivities(string service, string conversation) => Of(service, "conversations", conversation, "activities");

    /// <summary>Where an activity is replied to, changed and deleted.</summary>
    public static string OfActivity(string service, string conversation, string activity) => Of(service, "conversations", conversation, "activities", activity);

    /// <summary>Where the people of a conversation are listed.</summary>
    public static string OfMembers(string service, string conversation) => Of(service, "conversations", conversation, "pagedmembers");

    /// <summary>Where one person of a conversation is.</summary>
    public static string OfMember(string service, string conversation, string member) => Of(service, "conversations", conversation, "members", member);

    /// <summary>Where a team is.</summary>
    public static string OfTeam(string service, string team) => Of(service, "teams", team);

    /// <summary>Where a team's channels are listed.</summary>
    public static string OfChannels(string service, string team) => Of(service, "teams", team, "conversations");

    private static string Of(string service, params ReadOnlySpan<string> segments)
    {
        var address = new System.Text.StringBuilder(service.TrimEnd('/')).Append("/v3");
        foreach (var segment in segments)
        {
            // These would climb or vanish, however they are encoded.
            if (segment is "" or "." or "..")
                throw new ArgumentException($"'{segment}' cannot be part of an address", nameof(segments));
            // Ids hold ':' and ';messageid=', and anybody's id may hold '/'.
            address.Append('/').Append(Uri.EscapeDataString(segment));
        }

        return address.ToString();
    }
}
