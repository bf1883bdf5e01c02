namespace ResponsibilityBot.Host.Api;

/// <summary>What a key may ask for. A policy of the same name guards what needs it.</summary>
internal static class ApiScopes
{
    /// <summary>Answers, the matrix, moves, services: what stands in the table.</summary>
    public const string Answers = "answers";

    /// <summary>What teams did; never one person.</summary>
    public const string Scores = "scores";

    /// <summary>Questions that were not answered.</summary>
    public const string Gaps = "gaps";

    /// <summary>The claim that holds one.</summary>
    public const string Claim = "scope";

    /// <summary>Every scope.</summary>
    public static IReadOnlyList<string> All { get; } = [Answers, Scores, Gaps];
}
