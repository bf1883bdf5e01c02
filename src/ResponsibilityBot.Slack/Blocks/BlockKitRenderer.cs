using System.Diagnostics;
using System.Text.Json.Nodes;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Blocks;

/// <summary>The replies as Block Kit. A pure function: no clock, no services.</summary>
internal static class BlockKitRenderer
{
    /// <summary>
    /// The message without an address: <c>text</c> for notifications and screen readers, and <c>blocks</c>. Whatever the reply holds, it stays within
    /// <see cref="SlackLimits"/>: it is drawn again with shorter lists and texts until it does.
    /// </summary>
    /// <param name="reply">What is to be said.</param>
    /// <param name="site">The bot's own http or https address for buttons that open a page, or null to have none.</param>
    /// <param name="share">What the button "Share" shows to all: the id of what was asked; null for no such button.</param>
    /// <exception cref="UnreachableException">A case of <see cref="Reply"/> that has no blocks.</exception>
    public static JsonObject Message(Reply reply, Uri? site = null, string? share = null)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return new()
        {
            ["text"] = SlackMarkup.Escaped(PlainText.Of(reply), SlackLimits.Fallback),
            ["blocks"] = Fitting(room => [.. Body(new(site, room, HasTables: true), reply), .. Footer.Of(new(site, room, HasTables: true), reply, share)], reply),
            // Sources are links; a preview of each would bury the answer.
            ["unfurl_links"] = false,
            ["unfurl_media"] = false,
        };
    }

    /// <summary>As <see cref="Message"/>, to take the place of another message.</summary>
    public static JsonObject Updated(Reply reply, Uri? site)
    {
        var message = Message(reply, site);
        message["text"] = SlackMarkup.Escaped(PlainText.Of(reply), SlackLimits.UpdatedFallback);
        return message;
    }

    /// <summary>The blocks under a link to a page of ours: they have no table, and no buttons, which nobody asked for.</summary>
    public static JsonArray Unfurled(Reply reply, Uri? site) => Fitting(room => [.. Body(new(site, room, HasTables: false), reply)], reply);

    /// <summary>The blocks of the home tab: the replies under each other.</summary>
    public static JsonArray HomeTab(params IReadOnlyList<Reply> replies) => Fitting(
        room => [.. replies.SelectMany((reply, index) => Part(new(null, room, HasTables: false), reply, index))], replies[0]);

    /// <summary>The blocks of a view that says something: no table, and no buttons.</summary>
    public static JsonArray InView(Reply reply) => Fitting(room => [.. Body(new(null, room, HasTables: false), reply)], reply);

    /// <summary>A reply among others. The ids of blocks are unique in a view.</summary>
    private static IEnumerable<JsonObject> Part(MessageFrame frame, Reply reply, int index)
    {
        foreach (var block in Body(frame, reply).Concat(Footer.Of(frame, reply, null)))
        {
            if (index > 0 && (string?)block["block_id"] == Footer.ButtonsId)
                block["block_id"] = $"{Footer.ButtonsId}:{index}";
            yield return block;
        }
    }

    private static JsonArray Fitting(Func<SlackRoom, IReadOnlyList<JsonObject>> draw, Reply reply) =>
        SlackRoom.Steps.Select(draw).Select(BlockKit.Array).FirstOrDefault(Fits)
            ?? throw new UnreachableException($"a message of {reply.GetType().Name} does not fit into the smallest room");

    /// <summary>Whether the blocks are within the limits of a message.</summary>
    public static bool Fits(JsonArray blocks) => blocks.Count <= SlackLimits.Blocks && LengthOf(blocks) <= SlackLimits.AllBlocks;

    /// <summary>Characters as JSON that escapes what must be. It is counted without being written.</summary>
    private static int LengthOf(JsonNode? node) => node switch
    {
        JsonObject parts => 2 + parts.Sum(part => part.Key.Length + 4 + LengthOf(part.Value)),
        JsonArray items => 2 + items.Sum(item => 1 + LengthOf(item)),
        JsonValue value when value.TryGetValue<string>(out var text) => 2 + text.Length + text.AsSpan().Count('"') + text.AsSpan().Count('\\'),
        null => 4,
        _ => node.ToJsonString().Length,
    };

    private static IEnumerable<JsonObject> Body(MessageFrame frame, Reply reply) => reply switch
    {
        Reply.OwnerAnswer answer => OwnerBlocks.Of(frame, answer),
        Reply.OwnerTable table => OwnerBlocks.Of(frame, table),
        Reply.Duties duties => [.. frame.Top(duties.Title, duties.Lead, duties.Understood), .. ListBlocks.Groups(frame, duties.Groups)],
        Reply.Move move => [.. frame.Top(move.Title, move.Lead, move.Understood), .. ListBlocks.Groups(frame, move.Groups)],
        Reply.Matrix matrix => MatrixBlocks.Of(frame, matrix),
        Reply.Explanation explanation => [.. frame.Top(explanation.Title, explanation.Lead, explanation.Understood), .. ListBlocks.Points(frame, explanation.Points)],
        Reply.Question question => QuizBlocks.Of(frame, question),
        Reply.Feedback feedback => QuizBlocks.Of(frame, feedback),
        Reply.Results results => ResultsBlocks.Of(frame, results),
        Reply.Board board => BoardBlocks.Of(frame, board),
        Reply.Help help => [.. frame.Top(help.Title, help.Lead, help.Understood), .. ListBlocks.Examples(frame, "Try", help.Examples)],
        Reply.Form form => [.. frame.Top(form.Title, form.Lead, form.Understood), .. ListBlocks.Words(frame, form)],
        Reply.Choices choices => ListBlocks.Sentence(frame, choices.Prompt, choices.Understood, bold: true),
        Reply.Said said => ListBlocks.Sentence(frame, said.Text, said.Understood, bold: false),
        _ => throw new UnreachableException($"no blocks for {reply.GetType().Name}"),
    };
}
