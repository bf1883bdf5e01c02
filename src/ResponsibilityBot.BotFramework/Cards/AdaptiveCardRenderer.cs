using System.Buffers;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>The replies as Adaptive Cards 1.5. A pure function: no clock, no services.</summary>
internal static class AdaptiveCardRenderer
{
    /// <summary>The type of an attachment that holds a card.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    private static readonly SearchValues<char> Unescaped =
        SearchValues.Create(" !#$%()*,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~");

    private const string Version = "1.5";
    private const string Schema = "http://adaptivecards.io/schemas/adaptive-card.json";

    /// <summary>
    /// The card of a reply. Whatever the reply holds, the card stays below <see cref="CardLimits.MessageBytes"/> less the envelope: it is drawn
    /// again with shorter lists and texts until it does. The text twin travels in it as <c>speak</c> and <c>fallbackText</c>.
    /// </summary>
    /// <param name="reply">What is to be said.</param>
    /// <param name="surface">Where it will be seen.</param>
    /// <param name="site">The bot's own http or https address for buttons that open a page, or null to have none.</param>
    /// <param name="scope">What the ids of elements begin with: unique among the cards on one page; made from the reply's text if empty.</param>
    /// <exception cref="UnreachableException">A case of <see cref="Reply"/> that has no card.</exception>
    public static JsonObject Card(Reply reply, CardSurface surface, Uri? site = null, string scope = "") =>
        CardWith(CardText.CleanLines(PlainText.Of(reply)), reply, surface, site, scope);

    /// <summary>As <see cref="Card"/>, where the clean text twin is at hand.</summary>
    public static JsonObject CardWith(string twin, Reply reply, CardSurface surface, Uri? site, string scope)
    {
        var named = scope.Length > 0 ? scope : Fingerprint(twin);
        var cards = CardRoom.Steps.Select(room => Draw(reply, new(surface, site, named, room), twin));
        return cards.FirstOrDefault(Fits) ?? throw new UnreachableException($"a card of {reply.GetType().Name} does not fit into the smallest room");
    }

    private static JsonObject Draw(Reply reply, CardFrame frame, string twin)
    {
        var text = CardText.Cut(twin, frame.Room.Twin);
        var page = reply is Reply.Matrix matrix ? MatrixCard.Page(frame, matrix) : null;
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = Schema,
            ["version"] = Version,
            ["speak"] = text,
            ["fallbackText"] = text,
            ["body"] = Elements.Array(Body(frame, reply).Concat(Footer.Of(frame, reply, page))),
        };
        if (OwnViews.Of(frame.Surface, reply) is { } refresh)
            card["refresh"] = refresh;
        return card;
    }

    private static IEnumerable<JsonObject> Body(CardFrame frame, Reply reply) => reply switch
    {
        Reply.OwnerAnswer answer => OwnerAnswerCard.Body(frame, answer),
        Reply.OwnerTable table => OwnerTableCard.Body(frame, table),
        Reply.Duties duties => Headings.Of(frame, duties.Title, duties.Lead, duties.Understood).Concat(GroupsCard.Body(frame, duties.Groups)),
        Reply.Move move => Headings.Of(frame, move.Title, move.Lead, move.Understood).Concat(GroupsCard.Body(frame, move.Groups)),
        Reply.Matrix matrix => MatrixCard.Body(frame, matrix),
        Reply.Explanation explanation => TextCards.Body(frame, explanation),
        Reply.Question question => QuizCards.Body(frame, question),
        Reply.Feedback feedback => QuizCards.Body(frame, feedback),
        Reply.Results results => ResultsCard.Body(frame, results),
        Reply.Board board => BoardCard.Body(frame, board),
        Reply.Help help => TextCards.Body(frame, help),
        Reply.Choices choices => TextCards.Body(frame, choices),
        Reply.Said said => TextCards.Body(frame, said),
        _ => throw new UnreachableException($"no card for {reply.GetType().Name}"),
    };

    /// <summary>JSON in ASCII is the most that the card can take in any encoding. It is counted without being written.</summary>
    private static bool Fits(JsonObject card) => LengthInAscii(card) * sizeof(char) <= CardLimits.MessageBytes - CardLimits.EnvelopeBytes;

    private static int LengthInAscii(JsonNode? node) => node switch
    {
        JsonObject parts => 2 + parts.Sum(part => part.Key.Length + 4 + LengthInAscii(part.Value)),
        JsonArray items => 2 + items.Sum(item => 1 + LengthInAscii(item)),
        JsonValue value when value.TryGetValue<string>(out var text) => 2 + text.Length + (5 * Escapes(text)),
        null => 4,
        _ => node.ToJsonString().Length,
    };

    /// <summary>How many characters may be written as six.</summary>
    private static int Escapes(ReadOnlySpan<char> text)
    {
        var escapes = 0;
        while (text.IndexOfAnyExcept(Unescaped) is >= 0 and var at)
        {
            escapes++;
            text = text[(at + 1)..];
        }

        return escapes;
    }

    private static string Fingerprint(string text) =>
        "rb" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
}
