using Microsoft.AspNetCore.Mvc;
using ResponsibilityBot.Tutoring.Matrices;

namespace ResponsibilityBot.Host.Matrices;

/// <summary>The parameters of the matrix, as a page and as a file.</summary>
internal sealed record MatrixParameters
{
    /// <summary>The columns, in their order: ids of models and services; none for the six models.</summary>
    [FromQuery]
    public string[] Target { get; init; } = [];

    /// <summary>The area's id; null for all.</summary>
    [FromQuery]
    public string? Area { get; init; }

    /// <summary>Whose the rows are; null for everybody's.</summary>
    [FromQuery]
    public string? Owner { get; init; }

    /// <summary>Words that the rows are searched for; null for none.</summary>
    [FromQuery]
    public string? Words { get; init; }

    /// <summary><c>all</c> where each cell says all it knows.</summary>
    [FromQuery]
    public string? Open { get; init; }

    /// <summary>What they ask for.</summary>
    public MatrixRequest Request => new(Target, Area, Owner, Words);
}
