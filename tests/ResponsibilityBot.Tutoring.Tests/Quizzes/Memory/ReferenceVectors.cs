using System.Text.Json;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Quizzes.Memory;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Memory;

/// <summary>What the npm package ts-fsrs made of histories of answers: <c>vectors/vectors.mjs</c> wrote it.</summary>
internal sealed record ReferenceVectors(string Package, string Version, double[] Parameters, ReferenceRecall[] Recalls, ReferenceReview[][] Histories)
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    public static ReferenceVectors Read()
    {
        var text = File.ReadAllText(Repository.PathOf("tests", "ResponsibilityBot.Tutoring.Tests", "Quizzes", "Memory", "ts-fsrs.json"));
        return JsonSerializer.Deserialize<ReferenceVectors>(text, Camel) ?? throw new InvalidDataException("ts-fsrs.json is empty");
    }
}

internal sealed record ReferenceRecall(double Stability, double Days, double Recall);

internal sealed record ReferenceReview(DateTimeOffset At, Grade Grade, double Stability, double Difficulty);
