using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Intake;

/// <summary>What was heard as something to keep.</summary>
internal static class SlackInbound
{
    /// <summary>What the inbox keeps.</summary>
    /// <param name="heard">What was read.</param>
    /// <param name="body">The payload that it was read from, as JSON text.</param>
    /// <param name="receivedAt">Now.</param>
    public static Inbound Of(Heard heard, string body, DateTimeOffset receivedAt) => new()
    {
        Id = IdOf(heard.Workspace.Tenant, heard.Key),
        Channel = SlackChannel.ChannelName,
        Tenant = heard.Workspace.Tenant,
        Conversation = heard.Conversation,
        Body = body,
        ReceivedAt = receivedAt,
        Whereabouts = WhereaboutsOf(heard),
        Parsed = heard,
    };

    /// <summary>The natural key. Ids of Slack have no bar, so none needs to be escaped.</summary>
    public static string IdOf(string tenant, params IReadOnlyList<string> key) => string.Join('|', [SlackChannel.ChannelName, tenant, .. key]);

    /// <summary>What is needed to speak there, or with the person, later on.</summary>
    private static Whereabouts? WhereaboutsOf(Heard heard)
    {
        if (!heard.IsReachable)
            return null;
        var address = SlackAddress.Of(heard.Workspace);
        return new(ThreadIds.PlaceOf(heard.Conversation), heard.Place == Place.Thread ? Place.Channel : heard.Place, address.Text())
        {
            Person = heard.IsPerson ? heard.User : null,
            PersonAddress = heard.IsPerson ? (address with { User = heard.User }).Text() : null,
        };
    }
}
