using System.Text.Json;

namespace ResponsibilityBot.Slack.Intake;

/// <summary>Something that Slack delivered and that is proved to come from Slack: by its signature, or by the socket that it came through.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Payload">An object. The fields of a slash command are its strings.</param>
internal sealed record SlackDelivery(DeliveryKind Kind, JsonElement Payload);

/// <summary>The kinds of deliveries; in Socket Mode the types of envelopes.</summary>
internal enum DeliveryKind
{
    /// <summary>Something happened: <c>events_api</c>.</summary>
    Event,

    /// <summary>Somebody used a button, a shortcut or a view: <c>interactive</c>.</summary>
    Interaction,

    /// <summary>Somebody typed a slash command: <c>slash_commands</c>.</summary>
    Command,
}
