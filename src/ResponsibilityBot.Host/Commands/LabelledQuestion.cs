using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Host.Commands;

/// <summary>A question with what a right reading or answer is. Which labels it has decides what is measured.</summary>
internal sealed record LabelledQuestion
{
    public required string Id { get; init; }

    /// <summary>The question; the sets with owners call it <c>ask</c>.</summary>
    public string? Text { get; init; }

    public string? Ask { get; init; }

    /// <summary>Questions before it (a list), or the service it is about (a text).</summary>
    public JsonElement Context { get; init; }

    public GoldReading? Gold { get; init; }

    public AcceptedReadings? Accept { get; init; }

    /// <summary>The owner of the work, where that is the label.</summary>
    public string? Expected { get; init; }

    public bool Gray { get; init; }

    /// <summary>The verdict or verdicts, where that is the label.</summary>
    public JsonElement Verdict { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public string Question => Text ?? Ask ?? "";

    public IReadOnlyList<string> Before =>
        Context.ValueKind == JsonValueKind.Array ? [.. Context.EnumerateArray().Select(item => item.GetString() ?? "")] : [];
}

/// <summary>The reading that is right.</summary>
internal sealed record GoldReading(string Intent, IReadOnlyList<string> Responsibilities, IReadOnlyList<string> Targets);

/// <summary>Further right readings, field by field.</summary>
internal sealed record AcceptedReadings(IReadOnlyList<string>? Intent, IReadOnlyList<IReadOnlyList<string>>? Responsibilities, IReadOnlyList<IReadOnlyList<string>>? Targets);

/// <summary>How an answer compares with its label.</summary>
internal enum Outcome
{
    /// <summary>As labelled.</summary>
    Right,

    /// <summary>No answer, or a choice instead of one.</summary>
    Declined,

    /// <summary>Something else was answered.</summary>
    Wrong,
}

/// <summary>Judges answers against labels.</summary>
internal static class Judge
{
    private static readonly HashSet<string> OwnerFree = ["quiz", "score", "leaderboard", "help", "smalltalk", "unknown", "clarify"];

    /// <summary>Compares one answer with its label.</summary>
    public static Outcome Of(LabelledQuestion question, Answer answer, KnowledgeTable table) => question switch
    {
        { Gold: { } gold } => Reading(question, gold, answer, table),
        { Expected: { } owner } => Owner(owner, answer),
        { Verdict.ValueKind: JsonValueKind.String or JsonValueKind.Array } => Direction(question.Verdict, answer),
        _ => answer.Certainty == "sure" && !OwnerFree.Contains(answer.Intent) ? Outcome.Wrong : Outcome.Right,
    };

    private static Outcome Reading(LabelledQuestion question, GoldReading gold, Answer answer, KnowledgeTable table)
    {
        var accept = question.Accept;
        var intent = answer.Intent == gold.Intent || accept?.Intent?.Contains(answer.Intent) == true;
        var rows = Same(gold.Responsibilities, answer.Responsibilities) || accept?.Responsibilities?.Any(other => Same(other, answer.Responsibilities)) == true;
        var places = Same(gold.Targets, answer.Targets) || accept?.Targets?.Any(other => Same(other, answer.Targets)) == true;

        // Commands, definitions and the like are judged by what they mean, not by rows that happen to be named.
        var bare = OwnerFree.Contains(answer.Intent) || (answer.Intent is "always" or "most" && gold.Intent == answer.Intent)
            || (answer.Intent is "define" or "misconception" && gold.Intent == answer.Intent && !gold.Responsibilities.All(id => table.Rows(id).Count > 0))
            || (answer.Intent == "define" && gold.Intent == "define" && (rows || places));
        if (intent && (bare || (rows && places)))
            return Outcome.Right;
        return answer.Certainty != "sure" || OwnerFree.Contains(answer.Intent) ? Outcome.Declined : Outcome.Wrong;
    }

    private static Outcome Owner(string expected, Answer answer)
    {
        if (answer.Owner == expected)
            return Outcome.Right;
        return answer.Certainty != "sure" || answer.Owner is null or "depends" ? Outcome.Declined : Outcome.Wrong;
    }

    private static Outcome Direction(JsonElement verdict, Answer answer)
    {
        if (answer.Verdict is null)
            return Outcome.Declined;
        var right = verdict.ValueKind == JsonValueKind.String ? verdict.GetString() == answer.Verdict : verdict.EnumerateArray().Any(item => item.GetString() == answer.Verdict);
        return right ? Outcome.Right : Outcome.Wrong;
    }

    private static bool Same(IReadOnlyList<string> left, IReadOnlyList<string> right) => left.Count == right.Count && left.ToHashSet(StringComparer.Ordinal).SetEquals(right);
}

/// <summary>How labelled questions are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LabelledQuestion))]
internal sealed partial class EvaluationJson : JsonSerializerContext;
