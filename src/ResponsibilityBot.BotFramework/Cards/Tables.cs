
namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>Tables of a card (Adaptive Cards 1.5).</summary>
internal static class Tables
{
    /// <summary>A table whose first row is its head. That is the default; the schema and the renderers spell the property differently.</summary>
    /// <param name="weights">The widths of the columns in proportion.</param>
    /// <param name="rows">The head, then the others; each with as many cells as there are columns.</param>
    public static Element Table(IEnumerable<int> weights, IEnumerable<Element> rows) => new()
    {
        ["type"] = "Table",
        ["columns"] = Elements.Array(weights.Select(weight => new Element { ["width"] = weight })),
        ["rows"] = Elements.Array(rows),
        ["verticalCellContentAlignment"] = "Center",
        ["gridStyle"] = "emphasis",
    };

    /// <summary>A row.</summary>
    public static Element Row(IEnumerable<Element> cells, string? style = null)
    {
        var row = new Element { ["type"] = "TableRow", ["cells"] = Elements.Array(cells) };
        if (style is not null)
            row["style"] = style;
        return row;
    }

    /// <summary>A cell.</summary>
    public static Element Cell(Element item, string? style = null)
    {
        var cell = new Element { ["type"] = "TableCell", ["items"] = Elements.Array([item]) };
        if (style is not null)
            cell["style"] = style;
        return cell;
    }
}
