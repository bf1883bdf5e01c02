using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityBot.Slack.Workspaces;

namespace ResponsibilityBot.Slack.Speaking;

/// <summary>How a message, a place or a person is reached, as it is stored.</summary>
/// <param name="Team">The workspace.</param>
/// <param name="Enterprise">The organisation.</param>
/// <param name="IsOrgInstall">Whether the app was installed for the whole organisation.</param>
internal sealed record SlackAddress(string? Team, string? Enterprise, bool IsOrgInstall)
{
    /// <summary>The method of the Web API that takes the message; null for a place or a person.</summary>
    public string? Method { get; init; }

    /// <summary>The address that takes the message instead of a method, or null.</summary>
    public string? Url { get; init; }

    /// <summary>The person, or null.</summary>
    public string? User { get; init; }

    /// <summary>Whose bot speaks.</summary>
    [JsonIgnore]
    public Workspace Workspace => new(Team, Enterprise, IsOrgInstall);

    /// <summary>In a workspace.</summary>
    public static SlackAddress Of(Workspace workspace) => new(workspace.Team, workspace.Enterprise, workspace.IsOrgInstall);

    /// <summary>As JSON text.</summary>
    public string Text() => JsonSerializer.Serialize(this, SlackAddressJson.Default.SlackAddress);

    /// <summary>Reads what <see cref="Text"/> wrote.</summary>
    /// <exception cref="JsonException">It did not.</exception>
    public static SlackAddress Read(string text) =>
        JsonSerializer.Deserialize(text, SlackAddressJson.Default.SlackAddress) ?? throw new JsonException("null is no address");
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(SlackAddress))]
internal sealed partial class SlackAddressJson : JsonSerializerContext;
