using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResponsibilityBot.Tutoring.Asking.Evaluation;

/// <summary>A question with what a right reading or answer is. Which labels it has decides what is measured; without any, that it is not answered.</summary>
public sealed record LabelledQuestion
{
    /// <summary>What <see cref="Duty"/> says of a question that is about no single duty, and <see cref="Place"/> of one that tells no place.</summary>
    public const string NoDuty = "none";

    /// <summary>Names it in reports.</summary>
    public required string Id { get; init; }

    /// <summary>The question; null where a set calls it <see cref="Ask"/>.</summary>
    public string? Text { get; init; }

    /// <summary>The question, as the sets with owners call it; else null.</summary>
    public string? Ask { get; init; }

    /// <summary>What was said before it (a list, or one text such as the service that it is about), or nothing. The text <c>general</c> is nothing.</summary>
    public JsonElement Context { get; init; }

    /// <summary>The reading that is right, where that is the label.</summary>
    public GoldReading? Gold { get; init; }

    /// <summary>Further right readings, or null.</summary>
    public AcceptedReadings? Accept { get; init; }

    /// <summary>The owner of the work, where that is the label: <c>customer</c>, <c>provider</c> or <c>shared</c>.</summary>
    public string? Expected { get; init; }

    /// <summary>Whether sources disagree on the label.</summary>
    public bool Gray { get; init; }

    /// <summary>The verdict (a text) or verdicts (a list) that are right, where that is the label.</summary>
    public JsonElement Verdict { get; init; }

    /// <summary>The duty that an owner is asked for, where that alone is the label; <see cref="NoDuty"/> where the question is about no single one. Null else.</summary>
    public string? Duty { get; init; }

    /// <summary>Who would do it if the answer were yes, where that alone is the label: <c>customer</c>, <c>provider</c>, or <c>open</c> where yes would not tell. Null else.</summary>
    public string? Side { get; init; }

    /// <summary>The intent's word, where that alone is the label; null else.</summary>
    public string? Asked { get; init; }

    /// <summary>The service model or kind of service that is named or described, where that alone is the label; <see cref="NoDuty"/> where none is. Null else.</summary>
    public string? Place { get; init; }

    /// <summary>Whether no label says anything: then it must not be answered.</summary>
    [JsonIgnore]
    public bool IsUnlabelled => this is { Gold: null, Expected: null, Duty: null, Side: null, Asked: null, Place: null, Verdict.ValueKind: JsonValueKind.Undefined };

    /// <summary>What kind of question it is; may be missing.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The question; empty if the line has none.</summary>
    [JsonIgnore]
    public string Question => Text ?? Ask ?? "";

    /// <summary>What was said before it; empty if there was nothing.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Before => QuestionSeries.Before(Context);

    /// <summary>Reads a set of JSON lines; empty lines are skipped.</summary>
    /// <param name="name">The file's name, for errors.</param>
    /// <param name="lines">Its lines.</param>
    /// <exception cref="FormatException">A line is no labelled question; the message names file, line and what is wrong.</exception>
    public static IReadOnlyList<LabelledQuestion> ReadLines(string name, IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var questions = new List<LabelledQuestion>();
        foreach (var (line, number) in lines.Select((line, index) => (line, index + 1)))
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                if (JsonSerializer.Deserialize(line, EvaluationJson.Default.LabelledQuestion) is not { Question.Length: > 0 } question)
                    throw new FormatException($"{name}:{number}: there is no question; give it as \"text\" or \"ask\"");
                if (question.Side is not (null or "customer" or "provider" or "open"))
                    throw new FormatException($"{name}:{number}: the side is {question.Side}; write customer, provider or open");
                if (question.Place is { Length: 0 })
                    throw new FormatException($"{name}:{number}: the place is empty; write a service model, or none");
                if (question.Asked is { } asked && !Understanding.IntentWords.TryRead(asked, out _))
                    throw new FormatException($"{name}:{number}: there is no intent {asked}");
                questions.Add(question);
            }
            catch (JsonException error)
            {
                throw new FormatException($"{name}:{number}: {error.Message}", error);
            }
        }

        return questions;
    }
}

/// <summary>The reading that is right.</summary>
/// <param name="Intent">The intent's word.</param>
/// <param name="Responsibilities">Ids of rows and families, in any order.</param>
/// <param name="Targets">Ids of models and services, in any order.</param>
public sealed record GoldReading(string Intent, IReadOnlyList<string> Responsibilities, IReadOnlyList<string> Targets);

/// <summary>Further right readings, field by field.</summary>
/// <param name="Intent">Intents that are right too, or null.</param>
/// <param name="Responsibilities">Sets of rows that are right too, or null.</param>
/// <param name="Targets">Sets of places that are right too, or null.</param>
public sealed record AcceptedReadings(
    IReadOnlyList<string>? Intent = null,
    IReadOnlyList<IReadOnlyList<string>>? Responsibilities = null,
    IReadOnlyList<IReadOnlyList<string>>? Targets = null);

/// <summary>How labelled questions are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LabelledQuestion))]
internal sealed partial class EvaluationJson : JsonSerializerContext;
