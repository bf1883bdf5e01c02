using System.Text.Json.Serialization;

namespace ResponsibilityBot.BotFramework;

/// <summary>The body of an error, as the Bot Connector itself writes them.</summary>
internal sealed record ErrorAnswer(ErrorDetail Error);

/// <summary>What is wrong.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Message">For people; never holds anything that was sent.</param>
internal sealed record ErrorDetail(string Code, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ErrorAnswer))]
internal sealed partial class ErrorJson : JsonSerializerContext;
