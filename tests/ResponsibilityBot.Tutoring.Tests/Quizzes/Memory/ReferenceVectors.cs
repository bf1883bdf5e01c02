using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Quizzes.Memory;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Memory;

/// <summary>What the npm package ts-fsrs made of histories of answers: <c>vectors/vectors.mjs</c> wrote it.</summary>
internal sealed record ReferenceVectors(string Package, string Version, double[] Parameters, ReferenceRecall[] Recalls, ReferenceReview[][] Histories)
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    public static ReferenceVectors Read() => JsonSerializer.Deserialize<ReferenceVectors>(Text("ts-fsrs.json"), Camel) ?? throw new InvalidDataException("ts-fsrs.json is empty");

    /// <summary>The version of the package that the script would install now.</summary>
    public static string? LockedVersion() => (string?)JsonNode.Parse(Text("vectors/package-lock.json"))?["packages"]?["node_modules/ts-fsrs"]?["version"];

    private static string Text(string name) => File.ReadAllText(Repository.PathOf("tests", "ResponsibilityBot.Tutoring.Tests", "Quizzes", "Memory", name));
}

internal sealed record ReferenceRecall(double Stability, double Days, double Recall);

internal sealed record ReferenceReview(DateTimeOffset At, Grade Grade, double Stability, double Difficulty);
