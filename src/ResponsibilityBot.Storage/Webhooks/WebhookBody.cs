using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityBot.Tutoring.Webhooks;

namespace ResponsibilityBot.Storage.Webhooks;

/// <summary>What is sent to a webhook: <c>docs/webhooks.md</c> shows each kind.</summary>
/// <param name="Type">One of <see cref="WebhookEvents.All"/>.</param>
/// <param name="Timestamp">When it happened, in UTC.</param>
/// <param name="Data">What.</param>
internal sealed record WebhookBody<T>(string Type, DateTimeOffset Timestamp, T Data);

/// <inheritdoc cref="WebhookBody{T}"/>
internal static class WebhookBody
{
    /// <summary>Tells of a closed round.</summary>
    public static string Of(long at, ClosedRoundData data) => JsonSerializer.Serialize(
        new(WebhookEvents.RoundClosed, DateTimeOffset.FromUnixTimeMilliseconds(at), data), WebhookJson.Default.WebhookBodyClosedRoundData);

    /// <summary>Tells of a gap.</summary>
    public static string Of(long at, FoundGapData data) => JsonSerializer.Serialize(
        new(WebhookEvents.GapFound, DateTimeOffset.FromUnixTimeMilliseconds(at), data), WebhookJson.Default.WebhookBodyFoundGapData);
}

/// <summary>A round that is closed.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Round">Its id.</param>
/// <param name="Team">The id of the team of its place, as in <c>/api/v1/scores</c>.</param>
/// <param name="Item">The item's id.</param>
/// <param name="Fact">What one learns by it: a row, an at sign and a place of the table, mostly.</param>
/// <param name="Number">Its number among those that were posted together, from 1.</param>
/// <param name="Count">How many those are.</param>
/// <param name="Opened">When it was posted, in UTC.</param>
/// <param name="Closed">When it was closed, in UTC.</param>
/// <param name="Answers">How many people answered.</param>
/// <param name="Share">The mean mark, 0 to 1; null where fewer than <c>Privacy:MinimumGroupSize</c> answered.</param>
internal sealed record ClosedRoundData(
    string Tenant, string Round, string Team, string Item, string Fact, int Number, int Count, DateTimeOffset Opened, DateTimeOffset Closed, int Answers, double? Share);

/// <summary>A gap that was not there before.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Gap">The gap's id: the same when it comes back.</param>
/// <param name="Kind">The word for its kind.</param>
/// <param name="Workload">The id of the workload, or null.</param>
/// <param name="Target">The id of the service or service model, or null.</param>
/// <param name="Responsibilities">Ids of the rows that are new in it.</param>
/// <param name="Roles">Ids of the roles that it concerns.</param>
internal sealed record FoundGapData(string Tenant, string Gap, string Kind, string? Workload, string? Target, IReadOnlyList<string> Responsibilities, IReadOnlyList<string> Roles);

/// <summary>Camel case, nulls kept, nothing beyond ASCII.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WebhookBody<ClosedRoundData>))]
[JsonSerializable(typeof(WebhookBody<FoundGapData>))]
internal sealed partial class WebhookJson : JsonSerializerContext;
