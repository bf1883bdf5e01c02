using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>Who owns several responsibilities, or one in several places: a table of owners, and behind a button who does what.</summary>
internal static class OwnerTableCard
{
    /// <summary>The elements of the card above its sources.</summary>
    public static IEnumerable<Element> Body(CardFrame frame, Reply.OwnerTable table)
    {
        foreach (var element in Headings.Of(frame, table.Title, table.Lead, table.Understood))
            yield return element;

        if (table.Cells.Count == 0)
            yield break;
        if (GridOf(table.Cells) is { } grid)
        {
            foreach (var element in MatrixCard.Table(frame, grid))
                yield return element;
        }
        else
        {
            foreach (var element in List(frame, table.Cells))
                yield return element;
        }

        var details = frame.Lines(table.Cells, owned => Details(frame, owned, Name(table.Cells, owned)), CardFrame.MatrixPage);
        foreach (var element in Elements.Folded("Show who does what", frame.Id("details"), details))
            yield return element;
    }

    /// <summary>The cells as rows by places, where they fill such a grid; null where one row or one place is all there is.</summary>
    private static Grid? GridOf(IReadOnlyList<OwnedCell> cells)
    {
        var rows = cells.Select(owned => owned.Responsibility).DistinctBy(row => row.Id).ToList();
        var places = cells.Select(owned => owned.Target).DistinctBy(place => place.Id).ToList();
        var owners = cells.DistinctBy(owned => (owned.Responsibility.Id, owned.Target.Id))
            .ToDictionary(owned => (owned.Responsibility.Id, owned.Target.Id), owned => owned.Owner);
        if (rows.Count == 1 || places.Count == 1 || places.Count > CardLimits.Columns || owners.Count != rows.Count * places.Count || owners.Count != cells.Count)
            return null;
        return new(
            [.. places.Select(Label)],
            [.. rows.Select(row => new GridRow(row.Label, "", [.. places.Select(place => owners[(row.Id, place.Id)])]))]);
    }

    private static IEnumerable<Element> List(CardFrame frame, IReadOnlyList<OwnedCell> cells)
    {
        var (shown, left) = frame.Take(cells);
        var head = Tables.Row([Tables.Cell(frame.Word(Same(cells, Row) ? "Where" : "What", bold: true)), Tables.Cell(frame.Word("Who", bold: true))], "emphasis");
        var rows = shown.Select(owned => Tables.Row(
            [
                Tables.Cell(frame.Word(Name(cells, owned), "Default")),
                Tables.Cell(frame.Word(Who(owned), "Default", bold: true), OwnerLook.Of(owned.Owner).Style),
            ]));
        yield return Tables.Table([3, 2], rows.Prepend(head)).Spaced("Medium");
        if (left > 0)
            yield return frame.More(left, CardFrame.MatrixPage);
    }

    private static string Who(OwnedCell owned) => owned.Held?.Role is { } role ? $"{OwnerLook.Of(owned.Owner).Labelled} ({role.Name})" : OwnerLook.Of(owned.Owner).Labelled;

    private static Element Details(CardFrame frame, OwnedCell owned, string name) =>
        Elements.Container([frame.Bold(name), .. OwnerAnswerCard.Sides(frame, owned.Cell)], "emphasis").Spaced("Small");

    /// <summary>What tells this cell from the others: the row, the place, or both.</summary>
    private static string Name(IReadOnlyList<OwnedCell> cells, OwnedCell owned) =>
        Same(cells, Row) && cells.Count > 1 ? Label(owned.Target)
        : Same(cells, cell => cell.Target.Id) ? owned.Responsibility.Label
        : $"{owned.Responsibility.Label} · {Label(owned.Target)}";

    private static string Label(Target target) => target is ServiceModel model ? model.Label : target.Name;

    private static string Row(OwnedCell cell) => cell.Responsibility.Id;

    private static bool Same(IReadOnlyList<OwnedCell> cells, Func<OwnedCell, string> of) => cells.Select(of).Distinct(StringComparer.Ordinal).Take(2).Count() == 1;
}
