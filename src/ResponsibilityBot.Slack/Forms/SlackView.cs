using System.Text.Json;
using ResponsibilityBot.Slack.Blocks;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Forms;

/// <summary>Reads forms that were sent off.</summary>
/// <remarks>Source: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload.</remarks>
internal static class SlackView
{
    /// <summary>The type of the payload.</summary>
    public const string Submission = "view_submission";

    /// <summary>A longer value was not filled in: the longest input has fewer characters.</summary>
    private const int LongestValue = SlackLimits.InputText;

    /// <summary>More values than this were not asked for.</summary>
    private const int MostValues = 30;

    /// <summary>What was filled in, or null where the view is not a form that this program could have shown.</summary>
    public static Heard? Read(JsonElement payload)
    {
        if (SlackJson.TextAt(payload, "type") != Submission || SlackJson.TextAt(payload, "view", "callback_id") != FormView.CallbackId
            || SlackPayload.WorkspaceOf(payload) is not { } workspace || SlackJson.Code(payload, "user", "id") is not { } user
            || SlackJson.Code(payload, "view", "id") is not { } view || FormOrigin.Read(SlackJson.TextAt(payload, "view", "private_metadata")) is not var (origin, ids))
            return null;
        var all = new Dictionary<string, string>(ids, StringComparer.Ordinal);
        foreach (var (name, value) in Filled(SlackJson.At(payload, "view", "state", "values")).Take(MostValues))
            all.TryAdd(name, value);
        var place = PlaceOf(origin);
        return new()
        {
            Workspace = workspace,
            Key = ["view", user, view, SlackJson.Code(payload, "trigger_id") ?? SlackJson.Code(payload, "view", "hash") ?? ""],
            User = user,
            UserName = SlackJson.TextAt(payload, "user", "name") ?? "",
            Place = place,
            Conversation = origin.Conversation,
            Kind = TurnKind.Pressed,
            Press = new(Verbs.Submit, all),
            Way = new ReplyWay.Submitted(origin),
            IsReachable = origin.Channel is not null,
        };
    }

    private static Place PlaceOf(FormOrigin origin)
    {
        var channel = ThreadIds.PlaceOf(origin.Conversation);
        var place = origin.Conversation.StartsWith(SlackPlaces.ChatWith(""), StringComparison.Ordinal) ? Place.Personal : SlackPlaces.Of(channel);
        return place == Place.Channel && origin.Thread is not null ? Place.Thread : place;
    }

    private static IEnumerable<(string Name, string Value)> Filled(JsonElement blocks)
    {
        if (blocks.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var input in blocks.EnumerateObject().Where(block => block.Value.ValueKind == JsonValueKind.Object).SelectMany(block => block.Value.EnumerateObject()))
        {
            if (SlackJson.NameOf(input) is { Length: <= 64 } name && name.StartsWith(Verbs.Filled, StringComparison.Ordinal) && ValueOf(input.Value) is { Length: <= LongestValue } value)
                yield return (name, value);
        }
    }

    private static string? ValueOf(JsonElement input) => SlackJson.At(input, "selected_options") is { ValueKind: JsonValueKind.Array } several
        ? string.Join(',', several.EnumerateArray().Select(option => SlackJson.TextAt(option, "value")).OfType<string>())
        : SlackJson.TextAt(input, "selected_option", "value") ?? SlackJson.TextAt(input, "selected_time") ?? SlackJson.TextAt(input, "selected_date") ?? SlackJson.TextAt(input, "value");
}
