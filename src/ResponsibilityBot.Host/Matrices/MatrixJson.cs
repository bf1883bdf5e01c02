using System.Text.Json.Serialization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Matrices;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Matrices;

/// <summary>A matrix as JSON; where a field means what it means in an answer, it has the same name.</summary>
/// <param name="Revision">The table's revision.</param>
/// <param name="Targets">The columns.</param>
/// <param name="Cells">One for each row and column, row by row.</param>
internal sealed record MatrixFile(string Revision, IReadOnlyList<MatrixTarget> Targets, IReadOnlyList<MatrixEntry> Cells)
{
    /// <summary>The id of the workload for which the cells hold, where one was named.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Workload { get; init; }

    public static MatrixFile Of(KnowledgeTable table, ResponsibilityMatrix matrix, Workload? workload) => new(
        matrix.Revision,
        [.. matrix.Columns.Select(column => new MatrixTarget(column.Place.Id, column.Place.Name, column.Model.Id))],
        [.. matrix.Sections.SelectMany(section => section.Rows.SelectMany(row => row.Cells.Select(owned => MatrixEntry.Of(table, section.Area, owned))))])
    {
        Workload = workload?.Id,
    };
}

/// <summary>A column.</summary>
internal sealed record MatrixTarget(string Id, string Name, string Model);

/// <summary>A cell with all that the table knows of it, and who does it in the organisation that it was made for.</summary>
internal sealed record MatrixEntry(
    string Area,
    string Responsibility,
    string Name,
    string Target,
    string Owner,
    string? Accountable,
    AnswerSplit Split,
    string? Note,
    MatrixCondition? Depends,
    AnswerGray? Gray,
    string Evidence,
    IReadOnlyList<AnswerSource> Sources,
    string Layer)
{
    /// <summary>The name of the role that does the customer's part, where the organisation said so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }

    /// <summary>What the organisation holds otherwise than by default, where it does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AnswerHere? Here { get; init; }

    public static MatrixEntry Of(KnowledgeTable table, Area area, OwnedCell owned)
    {
        var cell = owned.Cell;
        return new(
            area.Id,
            owned.Responsibility.Id,
            owned.Responsibility.Name,
            owned.Target.Id,
            Words.Of(cell.Owner),
            cell.Accountable is { } party ? Words.Of(party) : null,
            new AnswerSplit(cell.Provider, cell.Customer),
            cell.Note,
            cell.Condition is { } condition ? new MatrixCondition(condition.On, condition.Ask, [.. condition.Options.Select(option => new MatrixSetting(option.When, Words.Of(option.Owner)))]) : null,
            cell.Gray is { } id && table.GrayArea(id) is { } gray ? AnswerGray.Of(gray) : null,
            Words.Of(cell.Evidence),
            [.. cell.Sources.Select(AnswerSource.Of)],
            Words.Of(cell.Layer))
        {
            Role = owned.Held?.Role?.Name,
            Here = owned.Held is { } held ? AnswerHere.Of(held) : null,
        };
    }
}

/// <summary>What decides a cell.</summary>
internal sealed record MatrixCondition(string On, string Ask, IReadOnlyList<MatrixSetting> Options);

/// <summary>A setting and the owner that follows.</summary>
internal sealed record MatrixSetting(string When, string Owner);

/// <summary>How a matrix is written: camel case, nulls kept, one field a line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(MatrixFile))]
internal sealed partial class MatrixJson : JsonSerializerContext;
