using System.Text.Json.Nodes;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Blocks;

/// <summary>The message that is being drawn. Its members make blocks whose text is cleaned and cut.</summary>
/// <param name="Site">The bot's own address, or null where people cannot open its pages.</param>
/// <param name="Room">How much may be shown.</param>
/// <param name="HasTables">Whether a table may stand where it will be seen: in messages, not on the home tab and not under links.</param>
internal sealed record MessageFrame(Uri? Site, SlackRoom Room, bool HasTables)
{
    /// <summary>What stands where a text is empty: Slack refuses empty ones.</summary>
    private const string Nothing = "–";

    /// <summary>A heading.</summary>
    public JsonObject Heading(string text) => BlockKit.Header(Cut(text, Math.Min(SlackLimits.Header, Room.Characters)));

    /// <summary>Small grey text.</summary>
    public JsonObject Small(string text) => BlockKit.Context(BlockKit.PlainText(Cut(text, Room.Characters)));

    /// <summary>The heading and, under it, what was understood and the answer in one sentence; what is empty is left out.</summary>
    public IEnumerable<JsonObject> Top(string title, string lead, string understood)
    {
        yield return Heading(title);
        if (understood.Length > 0)
            yield return Small(understood);
        if (lead.Length > 0)
            yield return Prose(lead);
    }

    /// <summary>A paragraph as a block of its own.</summary>
    public JsonObject Prose(string text, bool bold = false) => BlockKit.RichText(BlockKit.Paragraph(Run(text, bold)));

    /// <summary>A paragraph with a bold label before it; either part may be empty.</summary>
    public JsonObject Labelled(string label, string text) => (label.Length, text.Length) switch
    {
        (0, _) => BlockKit.Paragraph(Run(text)),
        (_, 0) => BlockKit.Paragraph(Run(label, bold: true)),
        _ => BlockKit.Paragraph(Run(label + ":", bold: true), BlockKit.Run(" " + Cut(text, Room.Characters))),
    };

    /// <summary>A run of text.</summary>
    public JsonObject Run(string text, bool bold = false, bool italic = false) => BlockKit.Run(Cut(text, Room.Characters), bold, italic);

    /// <summary>A list as a block, with a last line that says how many were left out and where they are.</summary>
    public JsonObject Bullets<T>(IReadOnlyList<T> list, Func<T, JsonObject> draw, string? page = null) => BlockKit.RichText(BulletList(list, draw, page));

    /// <summary>A list as a part of a block.</summary>
    public JsonObject BulletList<T>(IReadOnlyList<T> list, Func<T, JsonObject> draw, string? page = null)
    {
        var lines = list.Take(Room.Lines).Select(draw);
        var left = list.Count - Room.Lines;
        return BlockKit.List(left > 0 ? lines.Append(More($"{left} more", page)) : lines);
    }

    /// <summary>Says how many of something were left out, with a link to the page that shows them.</summary>
    public JsonObject More(string left, string? page) => Page(page) is { } address
        ? BlockKit.Paragraph(BlockKit.Run("…and ", italic: true), BlockKit.Link($"{left} on the page", address))
        : BlockKit.Paragraph(Run($"…and {left}", italic: true));

    /// <summary>Text for a place that reads no markup.</summary>
    public static string Cut(string text, int length) => SlackMarkup.Plain(text, length) is { Length: > 0 } plain ? plain : Nothing;

    /// <summary>A page of the bot, where it has an address that people can open.</summary>
    public Uri? Page(string? page) => Site is { IsAbsoluteUri: true } site && site.Scheme.StartsWith("http", StringComparison.Ordinal) && page is not null
        && Uri.TryCreate(site, page, out var address) && address.Host == site.Host && address.Scheme == site.Scheme && address.AbsoluteUri.Length <= SlackLimits.Url ? address : null;

    /// <summary>An owner with a sign before the word, so that a row is read at a glance.</summary>
    public static string Owner(Owner owner) => $"{Sign(owner)} {PlainText.Name(owner)}";

    /// <summary>The sign of an owner; the word always stands beside it.</summary>
    public static string Sign(Owner owner) => owner switch
    {
        Tutoring.Knowledge.Owner.Customer => "👤",
        Tutoring.Knowledge.Owner.Provider => "☁️",
        Tutoring.Knowledge.Owner.Shared => "🤝",
        Tutoring.Knowledge.Owner.Depends => "🔀",
        _ => "➖",
    };
}
