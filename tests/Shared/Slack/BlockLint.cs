using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ResponsibilityBot.Testing.Slack;

/// <summary>Slack's rules for messages, written down a second time from its documentation, so that a wrong constant of ours is found.</summary>
internal static partial class BlockLint
{
    private static readonly string[] Blocks = ["actions", "context", "divider", "header", "input", "rich_text", "section", "table"];

    /// <summary>Fails with the first rule that a message breaks.</summary>
    public static void Check(JsonObject message)
    {
        var text = (string?)message["text"] ?? "";
        Assert.InRange(text.Length, 1, message.ContainsKey("ts") ? 4_000 : 40_000);
        Assert.DoesNotMatch(Unescaped(), text);
        Check(message["blocks"]?.AsArray() ?? [], 50);
    }

    /// <summary>Fails with the first rule that the blocks break.</summary>
    public static void Check(JsonArray blocks, int most)
    {
        Assert.InRange(blocks.Count, 1, most);
        // Emoji are written as they are, not as six signs for each half.
        Assert.InRange(Half().Replace(blocks.ToJsonString(Json), "x").Length, 1, 13_200);
        var ids = blocks.Select(block => (string?)block?["block_id"]).OfType<string>().ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal).Count(), ids.Count);
        Assert.InRange(blocks.Count(block => (string?)block?["type"] == "table"), 0, 1);
        foreach (var block in blocks.OfType<JsonObject>())
        {
            Assert.Contains((string?)block["type"] ?? "", Blocks);
            Block(block);
        }

        foreach (var item in Objects(blocks))
            Element(item);
        // Nothing in it could call anybody, whether it is read as markup or not.
        Assert.DoesNotMatch(Call(), blocks.ToJsonString(Json));
    }

    /// <summary>Fails with the first rule that a modal breaks.</summary>
    public static void CheckModal(JsonObject view)
    {
        Assert.Equal("modal", (string?)view["type"]);
        Length(view["title"]?["text"], 24);
        var blocks = view["blocks"]?.AsArray() ?? [];
        Check(blocks, 100);
        Assert.Equal(blocks.Any(block => (string?)block?["type"] == "input"), view.ContainsKey("submit"));
        if (view["submit"] is { } submit)
            Length(submit["text"], 24);
        if (view["close"] is { } close)
            Length(close["text"], 24);
        if (view["private_metadata"] is { } metadata)
            Length(metadata, 3000);
    }

    public static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(property => Objects(property.Value)).Prepend(item),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    private static readonly System.Text.Json.JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void Block(JsonObject block)
    {
        switch ((string?)block["type"])
        {
            case "header":
                Length(block["text"]?["text"], 150);
                break;
            case "context":
                Assert.InRange(block["elements"]?.AsArray().Count ?? 0, 1, 10);
                break;
            case "actions":
                Assert.InRange(block["elements"]?.AsArray().Count ?? 0, 1, 25);
                var ids = block["elements"]?.AsArray().Select(element => (string?)element?["action_id"]).ToList() ?? [];
                Assert.Equal(ids.Distinct().Count(), ids.Count);
                break;
            case "input":
                Length(block["label"]?["text"], 2000);
                if (block["hint"] is { } hint)
                    Length(hint["text"], 2000);
                break;
            case "table":
                var rows = block["rows"]?.AsArray() ?? [];
                Assert.InRange(rows.Count, 2, 100);
                Assert.All(rows, row => Assert.InRange(row?.AsArray().Count ?? 0, 1, 20));
                Assert.Single(rows.Select(row => row?.AsArray().Count).Distinct());
                break;
        }
    }

    private static void Element(JsonObject item)
    {
        if (item["block_id"] is { } id)
            Length(id, 255);
        if (item["action_id"] is { } action)
            Length(action, 255);
        switch ((string?)item["type"])
        {
            case "link":
                Length(item["url"], 3000);
                Length(item["text"], 3000);
                break;
            case "plain_text" or "mrkdwn" or "text" or "raw_text":
                Length(item["text"], 3000);
                break;
            case "button":
                Length(item["text"]?["text"], 75);
                if (item["value"] is { } value)
                    Length(value, 2000);
                if (item["url"] is { } url)
                    Length(url, 3000);
                break;
            case "plain_text_input":
                Assert.InRange((int?)item["max_length"] ?? 3000, 1, 3000);
                Assert.InRange(((string?)item["initial_value"] ?? "").Length, 0, (int?)item["max_length"] ?? 3000);
                break;
            case "number_input":
                Assert.False((bool?)item["is_decimal_allowed"]);
                break;
            case "timepicker" when item["initial_time"] is { } time:
                Assert.Matches("^[0-2][0-9]:[0-5][0-9]$", (string?)time);
                break;
            case "datepicker" when item["initial_date"] is { } date:
                Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", (string?)date);
                break;
            case "radio_buttons" or "checkboxes":
                Options(item, 10);
                break;
            case "static_select":
                Options(item, 100);
                Length(item["placeholder"]?["text"], 150);
                break;
            case "rich_text" or "rich_text_section" or "rich_text_list" or "rich_text_quote":
                Assert.NotEmpty(item["elements"]?.AsArray() ?? []);
                break;
        }

        if ((string?)item["type"] == "mrkdwn")
            Assert.DoesNotMatch(Unescaped(), Link().Replace((string?)item["text"] ?? "", ""));
    }

    private static void Options(JsonObject element, int most)
    {
        var options = element["options"]?.AsArray() ?? [];
        Assert.InRange(options.Count, 1, most);
        Assert.All(options, option => Length(option?["text"]?["text"], 75));
        Assert.All(options, option => Length(option?["value"], 75));
    }

    private static void Length(JsonNode? text, int most) => Assert.InRange(((string?)text ?? "").Length, 1, most);

    [GeneratedRegex("[<>]|&(?!(?:amp|lt|gt);)")]
    private static partial Regex Unescaped();

    [GeneratedRegex("<https?://[^<>|]+\\|[^<>|]+>")]
    private static partial Regex Link();

    [GeneratedRegex("\\\\u[0-9A-F]{4}")]
    private static partial Regex Half();

    [GeneratedRegex("<[!@#]")]
    private static partial Regex Call();
}
