using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.Host.Commands;

/// <summary>A line of <c>ask --batch</c>.</summary>
/// <param name="Id">Given back with the answer; any JSON value.</param>
/// <param name="Text">The question.</param>
/// <param name="Context">Questions asked before it, in order; may be missing.</param>
internal sealed record BatchQuestion(JsonElement Id, string? Text, JsonElement Context);

/// <summary>A line that <c>ask --batch</c> writes.</summary>
internal sealed record BatchAnswer(JsonElement Id, Answer Answer);

/// <summary>How answers are written: camel case, nulls kept, accents readable.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(BatchQuestion))]
[JsonSerializable(typeof(BatchAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext;
