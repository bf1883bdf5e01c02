using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Matrices;

/// <summary>What somebody wants to see of the table, as it was typed.</summary>
/// <param name="Targets">Ids of service models and services in the order of the columns; none means the six models.</param>
/// <param name="Area">The id of a group of rows; null or blank means all.</param>
/// <param name="Owner"><c>customer provider shared depends none</c>; null or blank means all.</param>
/// <param name="Words">Words that a row must hold; null or blank means any row.</param>
public sealed record MatrixRequest(IReadOnlyList<string> Targets, string? Area, string? Owner, string? Words)
{
    /// <summary>The id or name of a workload as which the duties hold; null or blank for none. Without targets its services are the columns.</summary>
    public string? Workload { get; init; }
}

/// <summary>A part of a request that the table does not know.</summary>
/// <param name="Parameter"><c>target</c>, <c>area</c>, <c>owner</c> or <c>workload</c>.</param>
/// <param name="Value">What was typed, cut to 60 characters.</param>
/// <param name="Sentence">What is wrong with it and what to write instead.</param>
/// <param name="Near">What may have been meant, the nearest first; may be empty.</param>
public sealed record MatrixProblem(string Parameter, string Value, string Sentence, IReadOnlyList<MatrixChoice> Near)
{
    /// <summary>The sentence, and the ids that may have been meant, in one line.</summary>
    public string ToText() => Near.Count == 0 ? Sentence : $"{Sentence} Did you mean {string.Join(" or ", Near.Select(choice => choice.Id))}?";
}

/// <summary>A value of a parameter.</summary>
/// <param name="Id">What to write.</param>
/// <param name="Name">What people read.</param>
public sealed record MatrixChoice(string Id, string Name);

/// <summary>What words that found nothing may have meant, the nearest first.</summary>
/// <param name="Rows">Rows; may be empty.</param>
/// <param name="Places">Service models and services; may be empty.</param>
public sealed record MatrixNearest(IReadOnlyList<Responsibility> Rows, IReadOnlyList<Target> Places);
