
namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>The card that is being drawn: for which surface, with how much room. Its members make elements whose text is cleaned and cut.</summary>
/// <param name="Surface">Where the card will be seen.</param>
/// <param name="Site">The bot's own address, or null where people cannot open its pages.</param>
/// <param name="Scope">What the ids of this card's elements begin with: ids must be unique on a page that shows many cards.</param>
/// <param name="Room">How much may be shown.</param>
internal sealed record CardFrame(CardSurface Surface, Uri? Site, string Scope, CardRoom Room)
{
    /// <summary>The bot's page that shows the whole table, relative to its address.</summary>
    public const string MatrixPage = "/matrix";

    /// <summary>The id of an element.</summary>
    public string Id(string name) => $"{Scope}-{name}";

    /// <summary>A heading, for screen readers too.</summary>
    public Element Heading(string text, string size = "Medium")
    {
        var heading = Word(text, size, bold: true);
        heading["style"] = "heading";
        return heading;
    }

    /// <summary>A line in a TextBlock, which reads Markdown: for headings and for cells of a table.</summary>
    public Element Word(string text, string size = "Small", bool bold = false)
    {
        var word = new Element { ["type"] = "TextBlock", ["text"] = CardText.Escape(Cut(text)), ["size"] = size, ["wrap"] = true };
        if (bold)
            word["weight"] = "Bolder";
        return word;
    }

    /// <summary>What was understood, under the heading.</summary>
    public Element Understood(string understood) => Word(understood).Spaced("None");

    /// <summary>A paragraph.</summary>
    public Element Prose(string text, string size = "Default") => Paragraph([Run(Cut(text), size, bold: false)]);

    /// <summary>A paragraph in bold.</summary>
    public Element Bold(string text, string size = "Default") => Paragraph([Run(Cut(text), size, bold: true)]);

    /// <summary>A paragraph with a bold label before it; either part may be empty, but not both.</summary>
    public Element Labelled(string label, string text) => (label.Length, text.Length) switch
    {
        (0, _) => Prose(text),
        (_, 0) => Bold(label),
        _ => Paragraph([Run(Cut(label) + ": ", "Default", bold: true), Run(Cut(text), "Default", bold: false)]),
    };

    /// <summary>As many of the list as there is room for, and how many are left.</summary>
    public (IReadOnlyList<T> Shown, int Left) Take<T>(IReadOnlyList<T> list) =>
        list.Count <= Room.Lines ? (list, 0) : ([.. list.Take(Room.Lines)], list.Count - Room.Lines);

    /// <summary>The elements of a list, with a last line that says how many were left out and where they are.</summary>
    public IReadOnlyList<Element> Lines<T>(IReadOnlyList<T> list, Func<T, Element> draw, string? page = null)
    {
        var (shown, left) = Take(list);
        return left == 0 ? [.. shown.Select(draw)] : [.. shown.Select(draw), More(left, page)];
    }

    /// <summary>Says how many lines of a list were left out, and on which page they are.</summary>
    public Element More(int left, string? page) => Prose(page is null ? $"…and {left} more" : $"…and {left} more on {page}");

    /// <summary>Text for a place that reads no Markdown, such as a label.</summary>
    public string Plain(string text) => Cut(text);

    private string Cut(string text) => CardText.Cut(CardText.Clean(text), Room.Characters);

    private static Element Paragraph(IEnumerable<Element> runs) => new() { ["type"] = "RichTextBlock", ["inlines"] = Elements.Array(runs) };

    private static Element Run(string text, string size, bool bold)
    {
        var run = new Element { ["type"] = "TextRun", ["text"] = text };
        if (size != "Default")
            run["size"] = size;
        if (bold)
            run["weight"] = "Bolder";
        return run;
    }
}
