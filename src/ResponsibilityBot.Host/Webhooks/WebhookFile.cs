using System.Text.Json.Serialization;
using CsvHelper;
using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Tutoring.Webhooks;

namespace ResponsibilityBot.Host.Webhooks;

/// <summary>A message to a webhook as it is written; the names are the headings.</summary>
/// <param name="Webhook">The webhook's name.</param>
/// <param name="Message">The message's id, which its receiver has too.</param>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Event">What it tells of.</param>
/// <param name="State">waiting, taken or given-up.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Reason">Why the last try failed, or empty.</param>
/// <param name="Happened">When what it tells of happened (UTC).</param>
/// <param name="Ended">When it was taken or given up (UTC), or empty.</param>
[CsvRecord]
internal sealed partial record WebhookRecord(string Webhook, string Message, string Tenant, string Event, string State, int Attempts, string Reason, string Happened, string Ended)
{
    public static WebhookRecord Of(ReportedWebhook message) => new(
        message.Hook, message.Id, message.Tenant, message.Kind, FileWords.Of(message.State), message.Attempts, message.Reason ?? "",
        FileWords.Moment(message.At), message.EndedAt is { } at ? FileWords.Moment(at) : "");
}

/// <summary>How messages are written as JSON: camel case, one field a line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<WebhookRecord>))]
internal sealed partial class WebhookFileJson : JsonSerializerContext;
