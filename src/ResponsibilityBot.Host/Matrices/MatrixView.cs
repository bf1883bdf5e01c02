using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Matrices;

namespace ResponsibilityBot.Host.Matrices;

/// <summary>What the page shows, and the links from it to other views of the table.</summary>
/// <param name="Table">The table it is read from.</param>
/// <param name="Selection">What was asked for.</param>
/// <param name="Matrix">Rows and columns; null where the request has problems.</param>
/// <param name="Nearest">What to offer where no row is left, or null.</param>
/// <param name="IsOpen">Whether every cell shows who does what.</param>
public sealed record MatrixView(KnowledgeTable Table, MatrixSelection Selection, ResponsibilityMatrix? Matrix, MatrixNearest? Nearest, bool IsOpen)
{
    /// <summary>The address of the open page, as links name it.</summary>
    public const string Baseline = "matrix";

    /// <summary>The address of a tenant's own page, beside the open one so that the same links hold in both.</summary>
    public const string Ours = "our-matrix";

    /// <summary>Who looks at the matrix of their tenant; null on the open page, which shows the table alone.</summary>
    public Oversight.Viewer? Viewer { get; init; }

    /// <summary>The day on which the layers of the tenant hold (UTC).</summary>
    public DateOnly Day { get; init; }

    /// <summary>The address of this page.</summary>
    public string Page => Viewer is null ? Baseline : Ours;

    /// <summary>How many of the cells the tenant holds otherwise.</summary>
    public int HeldOtherwise => Matrix?.Rows.Sum(row => row.Cells.Count(owned => owned.Held is not null)) ?? 0;

    /// <summary>The same view on the other page: of the tenant, or of the table alone.</summary>
    public string Other => (Viewer is null ? Ours : Baseline) + Query(Selection, IsOpen);

    /// <summary>More places side by side could not be read on a page.</summary>
    public const int MostColumns = 8;

    /// <summary>From this many columns on a cell is too narrow to hold its own details; they are laid over the rows below.</summary>
    private const int ManyColumns = 4;

    /// <summary>The number of columns.</summary>
    public int Width => Matrix?.Columns.Count ?? 0;

    /// <summary>Whether an opened cell lies over the rows below it.</summary>
    public bool IsOverlaid => Width >= ManyColumns && !IsOpen;

    /// <summary>The publications that the cells cite, each once, in the order in which they come.</summary>
    public IReadOnlyList<Source> Sources { get; } =
        Matrix is null ? [] : [.. Matrix.Rows.SelectMany(row => row.Cells).SelectMany(owned => owned.Cell.Sources).Distinct()];

    /// <summary>The title of the page.</summary>
    public string Title => (Viewer is null ? "Responsibility matrix" : "Our responsibility matrix")
        + (Selection.Targets.Count == 0 ? "" : $": {string.Join(", ", Selection.Targets.Select(target => target.Name))}");

    /// <summary>The parts of the filter in words; empty where every row is shown.</summary>
    public string Filter => string.Join(", ", new[]
    {
        Selection.Area is { } area ? $"area {area.Name}" : null,
        Selection.Owner is { } owner ? $"owner {Tutoring.Turns.PlainText.Name(owner)}" : null,
        Selection.Words.Length > 0 ? $"words “{Selection.Words}”" : null,
    }.OfType<string>());

    /// <summary>How many rows are shown.</summary>
    public string Count
    {
        get
        {
            var (shown, all) = (Matrix?.Rows.Count() ?? 0, Table.Content.Responsibilities.Count);
            return shown == all ? Number(all) + " responsibilities" : $"{Number(shown)} of {Number(all)} responsibilities";
        }
    }

    /// <summary>This view as a file that a spreadsheet opens.</summary>
    public string Csv => Page + ".csv" + Query(Selection, isOpen: false);

    /// <summary>This view with every cell open, or with every cell closed.</summary>
    public string Opened(bool isOpen) => Page + Query(Selection, isOpen);

    /// <summary>Another view, open as this one is.</summary>
    public string To(MatrixSelection other) => Page + Query(other, IsOpen);

    /// <summary>The view of one place.</summary>
    public string ToPlace(Target place) => To(Selection with { Targets = [place] });

    /// <summary>A value that was mistyped, put right.</summary>
    public string Mended(MatrixProblem problem, MatrixChoice choice)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(choice);
        return To(problem.Parameter switch
        {
            "target" when Table.Target(choice.Id) is { } target => Selection with { Targets = [.. Selection.Targets, target] },
            "area" => Selection with { Area = Table.Content.Areas.FirstOrDefault(area => area.Id == choice.Id) },
            "owner" => Selection with { Owner = MatrixSelection.Owners.FirstOrDefault(owner => Words.Of(owner) == choice.Id) },
            _ => Selection,
        });
    }

    /// <summary>A number for people and programs alike.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Query(MatrixSelection selection, bool isOpen)
    {
        var query = new QueryBuilder();
        foreach (var target in selection.Targets)
            query.Add("target", target.Id);
        if (selection.Area is { } area)
            query.Add("area", area.Id);
        if (selection.Owner is { } owner)
            query.Add("owner", Words.Of(owner));
        if (selection.Words.Length > 0)
            query.Add("words", selection.Words);
        if (isOpen)
            query.Add("open", "all");
        return query.ToString();
    }
}
