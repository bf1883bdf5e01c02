using System.Text.Json;
using System.Text.Unicode;

namespace ResponsibilityBot.BotFramework.Schema;

/// <summary>Reads the body of a request. Any bytes at all give an activity or a sentence that says what is wrong.</summary>
internal static class ActivityBody
{
    /// <summary>The largest body that is read: 256 KB. Teams' own limit for a message is about 100 KB.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>How deep objects and arrays may nest.</summary>
    public const int MaxDepth = 64;

    /// <summary>The longest id that is taken; those of Teams have about 150 characters.</summary>
    public const int MaxIdLength = 1000;

    /// <summary>The activity, or what is wrong with it.</summary>
    public static (Activity? Activity, string? Problem) Read(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8))
            body = body[3..];
        if (body.Trim(" \t\r\n"u8).IsEmpty)
            return (null, "The body is empty; send one activity as JSON.");
        if (UnicodeProblem(body) is { } problem)
            return (null, problem);

        Activity? activity;
        try
        {
            activity = JsonSerializer.Deserialize(body, ActivityJson.Default.Activity);
        }
        catch (JsonException wrong)
        {
            return (null, wrong.Path is null or "$"
                ? "The body is not an activity: it must be one JSON object."
                : $"{wrong.Path.TrimStart('$').TrimStart('.')} has the wrong type.");
        }

        return Missing(activity) is { } missing ? (null, missing) : (activity, null);
    }

    /// <summary>Reads a body that was read before.</summary>
    /// <exception cref="JsonException">It was not.</exception>
    public static Activity ReadAgain(string body) =>
        JsonSerializer.Deserialize(body, ActivityJson.Default.Activity) ?? throw new JsonException("null is no activity");

    /// <summary>Goes through the JSON once, so that every string in it can be read later on.</summary>
    public static string? UnicodeProblem(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        // A string without escapes can be read if its bytes are valid.
        var isValid = Utf8.IsValid(body);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && (reader.ValueIsEscaped || !isValid))
                    _ = reader.GetString();
            }

            return null;
        }
        catch (JsonException wrong)
        {
            return $"The body is not JSON (line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine}), or nests deeper than {MaxDepth}.";
        }
        catch (InvalidOperationException)
        {
            return "A string in the body is not valid Unicode.";
        }
    }

    private static string? Missing(Activity? activity) => activity switch
    {
        null => "The body is null; send one activity.",
        { Type: null or "" } => "type is missing.",
        { Conversation.Id: null or "" } or { Conversation: null } => "conversation.id is missing.",
        { From.Id: null or "" } or { From: null } => "from.id is missing.",
        // In an address these two would climb, however they are encoded.
        { Conversation.Id: "." or ".." } => "conversation.id must not be dots only.",
        { Id: "." or ".." } => "id must not be dots only.",
        { Conversation.Id.Length: > MaxIdLength } => $"conversation.id is longer than {MaxIdLength} characters.",
        { From.Id.Length: > MaxIdLength } => $"from.id is longer than {MaxIdLength} characters.",
        { Id.Length: > MaxIdLength } => $"id is longer than {MaxIdLength} characters.",
        { ServiceUrl.Length: > MaxIdLength } => $"serviceUrl is longer than {MaxIdLength} characters.",
        _ => Names(activity).Where(name => HasControl(name.Value)).Select(name => $"{name.Field} holds a control character.").FirstOrDefault(),
    };

    private static bool HasControl(ReadOnlySpan<char> name) => name.ContainsAnyInRange('\0', '\u001F') || name.ContainsAnyInRange('\u007F', '\u009F');

    /// <summary>What things are known by: it goes into keys and addresses, and not every database takes every character.</summary>
    private static IEnumerable<(string Field, string? Value)> Names(Activity activity) =>
    [
        ("id", activity.Id), ("channelId", activity.ChannelId), ("serviceUrl", activity.ServiceUrl), ("from.id", activity.From?.Id),
        ("from.aadObjectId", activity.From?.AadObjectId), ("conversation.id", activity.Conversation?.Id), ("conversation.tenantId", activity.Conversation?.TenantId),
        ("channelData.tenant.id", Json.Text(activity.ChannelData, "tenant", "id")), ("channelData.team.id", Json.Text(activity.ChannelData, "team", "id")),
    ];
}
