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
        CardWith(CardText.CleanLines(PlainText.Of(reply)), reply, surface, site, scope).ToNode();

    /// <summary>As <see cref="Card"/>, to be written, where the clean text twin is at hand.</summary>
    public static Element CardWith(string twin, Reply reply, CardSurface surface, Uri? site, string scope)
    {
        var named = scope.Length > 0 ? scope : Fingerprint(twin);
        foreach (var room in CardRoom.Steps)
        {
            if (Draw(reply, new(surface, site, named, room), twin) is var card && Fits(card))
                return card;
        }

        throw new UnreachableException($"a card of {reply.GetType().Name} does not fit into the smallest room");
    }

    private static Element Draw(Reply reply, CardFrame frame, string twin)
    {
        var text = CardText.Cut(twin, frame.Room.Twin);
        var page = reply is Reply.Matrix matrix ? MatrixCard.Page(frame, matrix) : null;
        var card = new Element
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

    private static IEnumerable<Element> Body(CardFrame frame, Reply reply) => reply switch
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
        Reply.Form form => frame.Surface == CardSurface.Dialog ? FormCard.Body(frame, form) : TextCards.Body(frame, form),
        Reply.Choices choices => TextCards.Body(frame, choices),
        Reply.Said said => TextCards.Body(frame, said),
        _ => throw new UnreachableException($"no card for {reply.GetType().Name}"),
    };

    /// <summary>JSON in ASCII is the most that the card can take in any encoding.</summary>
    private static bool Fits(Element card) => card.LengthInAscii() * sizeof(char) <= CardLimits.MessageBytes - CardLimits.EnvelopeBytes;

    private static string Fingerprint(string text) =>
        "rb" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
}
