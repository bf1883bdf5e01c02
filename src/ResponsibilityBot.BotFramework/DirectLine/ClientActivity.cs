using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Tutoring.Organisation.Inventories;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>
/// An activity as a client posts it. Only what is named here is kept: a client cannot say who it is, in which conversation or tenant it
/// speaks, or that its words are markup.
/// </summary>
internal sealed class ClientActivity
{
    /// <summary>The longest <c>clientActivityID</c> that is taken; Web Chat's have about ten characters.</summary>
    private const int MaxIdLength = 100;

    /// <summary>What Web Chat needs to know its own messages by: https://github.com/microsoft/BotFramework-WebChat, and how a button's words are shown.</summary>
    private static readonly string[] KeptChannelData = ["clientActivityID", "clientTimestamp", "postBack", "messageBack"];

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonElement body;

    private ClientActivity(JsonElement body) => this.body = body;

    /// <summary>What it is: <c>message</c>, <c>typing</c>, <c>event</c> …</summary>
    public string Type => Json.Text(body, "type") ?? "";

    /// <summary>Whether it brings files.</summary>
    public bool HasAttachments => Json.At(body, "attachments") is { ValueKind: JsonValueKind.Array } attachments && attachments.GetArrayLength() > 0;

    /// <summary>The id that the client gave it, or null. The same id twice is one message.</summary>
    public string? ClientId => Json.Text(body, "channelData", "clientActivityID") is { Length: > 0 } id ? id : null;

    private string? Text => Json.Text(body, "text");

    private bool HasValue => Json.At(body, "value") is { ValueKind: not JsonValueKind.Null };

    /// <summary>The activity, or what is wrong with it.</summary>
    public static (ClientActivity? Activity, string? Problem) Read(ReadOnlySpan<byte> bytes)
    {
        var (body, problem) = ClientBody.Read(bytes);
        if (problem is not null)
            return (null, problem);
        var activity = new ClientActivity(body);
        return activity.Wrong() is { } wrong ? (null, wrong) : (activity, null);
    }

    /// <summary>The activity as the conversation has it, as JSON text.</summary>
    /// <param name="id">The id that it is given.</param>
    /// <param name="caller">Who says it.</param>
    /// <param name="at">When.</param>
    public string Stamped(string id, DirectLineCaller caller, DateTimeOffset at) => Stamped(id, caller, at, Text);

    /// <summary>The activity as it stays in the conversation, as JSON text: without templates that were pasted, which nobody should keep.</summary>
    /// <inheritdoc cref="Stamped(string, DirectLineCaller, DateTimeOffset)"/>
    public string Shown(string id, DirectLineCaller caller, DateTimeOffset at) => Stamped(id, caller, at, Text is { } text ? PastedText.Kept(text.ReplaceLineEndings("\n")) : null);

    private string Stamped(string id, DirectLineCaller caller, DateTimeOffset at, string? said)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Writing))
        {
            writer.WriteStartObject();
            writer.WriteString("type", Type);
            writer.WriteString("id", id);
            DirectLineParties.Write(writer, caller, at);
            if (Json.Text(body, "locale") is { } locale)
                writer.WriteString("locale", locale);
            if (Json.Text(body, "localTimezone") is { Length: > 0 and <= ActivityTurn.MaxZoneLength } zone)
                writer.WriteString("localTimezone", zone);
            if (said is { } text)
            {
                writer.WriteString("text", text);
                writer.WriteString("textFormat", "plain");
            }

            if (HasValue && Json.At(body, "value") is { } value)
            {
                writer.WritePropertyName("value");
                value.WriteTo(writer);
            }

            WriteChannelData(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private string? Wrong() => this switch
    {
        { Type.Length: 0 } => "type is missing or not a string.",
        { Type.Length: > MaxIdLength } => $"type is longer than {MaxIdLength} characters.",
        { ClientId.Length: > MaxIdLength } => $"channelData.clientActivityID is longer than {MaxIdLength} characters.",
        { Type: not ActivityTypes.Message } or { HasAttachments: true } => null,
        { Text: null } when Json.At(body, "text") is { ValueKind: not JsonValueKind.Null } => "text is not a string.",
        { Text: null or "", HasValue: false } => "A message needs text or value.",
        _ => null,
    };

    private void WriteChannelData(Utf8JsonWriter writer)
    {
        if (Json.At(body, "channelData") is not { ValueKind: JsonValueKind.Object } channelData)
            return;
        writer.WriteStartObject("channelData");
        foreach (var name in KeptChannelData)
        {
            if (!channelData.TryGetProperty(name, out var kept))
                continue;
            writer.WritePropertyName(name);
            kept.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
