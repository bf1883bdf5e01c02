using System.Text.Json.Nodes;

namespace ResponsibilityBot.Slack.Blocks;

/// <summary>Blocks and elements, one small function each. Texts are cleaned and cut by whoever calls.</summary>
/// <remarks>Source: https://docs.slack.dev/reference/block-kit.</remarks>
internal static class BlockKit
{
    /// <summary>A list as JSON.</summary>
    public static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items]);

    /// <summary>A heading.</summary>
    public static JsonObject Header(string text) => new() { ["type"] = "header", ["text"] = PlainText(text) };

    /// <summary>Small grey text.</summary>
    public static JsonObject Context(params IEnumerable<JsonObject> elements) => new() { ["type"] = "context", ["elements"] = Array(elements) };

    /// <summary>Text without markup.</summary>
    public static JsonObject PlainText(string text) => new() { ["type"] = "plain_text", ["text"] = text };

    /// <summary>Text with Slack's markup, in which nothing becomes a link by itself.</summary>
    public static JsonObject Markup(string text) => new() { ["type"] = "mrkdwn", ["text"] = text, ["verbatim"] = true };

    /// <summary>Rich text.</summary>
    /// <param name="parts">Made by <see cref="Paragraph"/>, <see cref="List"/> and <see cref="Quote"/>.</param>
    public static JsonObject RichText(params IEnumerable<JsonObject> parts) => new() { ["type"] = "rich_text", ["elements"] = Array(parts) };

    /// <summary>A paragraph of rich text.</summary>
    public static JsonObject Paragraph(params IEnumerable<JsonObject> runs) => new() { ["type"] = "rich_text_section", ["elements"] = Array(runs) };

    /// <summary>A paragraph that is set apart.</summary>
    public static JsonObject Quote(params IEnumerable<JsonObject> runs) => new() { ["type"] = "rich_text_quote", ["elements"] = Array(runs) };

    /// <summary>A list of paragraphs.</summary>
    public static JsonObject List(IEnumerable<JsonObject> paragraphs, string style = "bullet") => new() { ["type"] = "rich_text_list", ["style"] = style, ["elements"] = Array(paragraphs) };

    /// <summary>A run of text.</summary>
    public static JsonObject Run(string text, bool bold = false, bool italic = false)
    {
        var run = new JsonObject { ["type"] = "text", ["text"] = text };
        if (bold || italic)
            run["style"] = Style(bold, italic);
        return run;
    }

    /// <summary>A link in rich text.</summary>
    public static JsonObject Link(string text, Uri page) => new() { ["type"] = "link", ["url"] = page.AbsoluteUri, ["text"] = text };

    /// <summary>Buttons and other elements in a row.</summary>
    public static JsonObject Actions(string id, IEnumerable<JsonObject> elements) => new() { ["type"] = "actions", ["block_id"] = id, ["elements"] = Array(elements) };

    /// <summary>A button that sends something.</summary>
    public static JsonObject Button(string id, string label, string value) => new()
    {
        ["type"] = "button",
        ["action_id"] = id,
        ["text"] = PlainText(label),
        ["value"] = value,
    };

    /// <summary>A button that opens a page.</summary>
    public static JsonObject LinkButton(string id, string label, Uri page) => new()
    {
        ["type"] = "button",
        ["action_id"] = id,
        ["text"] = PlainText(label),
        ["url"] = page.AbsoluteUri,
    };

    /// <summary>Something to choose, with its label.</summary>
    /// <param name="name">The name that what is chosen comes back under.</param>
    /// <param name="label">The label.</param>
    /// <param name="element">Made by <see cref="Choice"/>.</param>
    public static JsonObject Input(string name, string label, JsonObject element) => new()
    {
        ["type"] = "input",
        ["block_id"] = name,
        ["label"] = PlainText(label),
        ["element"] = element,
    };

    /// <summary>Radio buttons, checkboxes or a select.</summary>
    /// <param name="type"><c>radio_buttons</c>, <c>checkboxes</c> or <c>static_select</c>.</param>
    /// <param name="name">The name that what is chosen comes back under.</param>
    /// <param name="options">Made by <see cref="Option"/>.</param>
    public static JsonObject Choice(string type, string name, IEnumerable<JsonObject> options) => new() { ["type"] = type, ["action_id"] = name, ["options"] = Array(options) };

    /// <summary>One thing to choose.</summary>
    public static JsonObject Option(string text, string value) => new() { ["text"] = PlainText(text), ["value"] = value };

    /// <summary>A table.</summary>
    public static JsonObject Table(IEnumerable<IEnumerable<string>> rows, int columns) => new()
    {
        ["type"] = "table",
        ["column_settings"] = Array(Enumerable.Range(0, columns).Select(_ => new JsonObject { ["is_wrapped"] = true })),
        ["rows"] = Array(rows.Select(row => Array(row.Select(cell => new JsonObject { ["type"] = "raw_text", ["text"] = cell })))),
    };

    private static JsonObject Style(bool bold, bool italic)
    {
        var style = new JsonObject();
        if (bold)
            style["bold"] = true;
        if (italic)
            style["italic"] = true;
        return style;
    }
}
