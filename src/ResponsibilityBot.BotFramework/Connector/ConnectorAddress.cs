using ResponsibilityBot.BotFramework.Schema;

namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>The addresses of the Bot Connector.</summary>
/// <remarks>Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference.</remarks>
internal static class ConnectorAddress
{
    /// <summary>Where a reply to the activity is posted, or null if the activity names no service.</summary>
    public static string? OfReply(Activity activity)
    {
        if (activity is not { ServiceUrl: { Length: > 0 } service, Conversation.Id: { Length: > 0 } conversation })
            return null;
        // Ids hold ':' and ';messageid=', and anybody's id may hold '/', so every segment is encoded.
        var address = $"{service.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(conversation)}/activities";
        return activity.Id is { Length: > 0 } id ? $"{address}/{Uri.EscapeDataString(id)}" : address;
    }
}
