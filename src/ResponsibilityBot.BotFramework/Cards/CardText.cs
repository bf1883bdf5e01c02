using System.Buffers;
using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>
/// Makes text harmless on a card. A RichTextBlock shows text as it is, so it needs <see cref="Clean"/> only; a TextBlock reads Markdown,
/// so its text needs <see cref="Escape"/> too.
/// </summary>
/// <remarks>
/// Prose goes into RichTextBlocks: some mobile clients show the backslash of an escape (AdaptiveCards#5590, #7474), and Markdown differs from
/// client to client. Parentheses and full stops are left alone for the same reason: with the brackets escaped they open nothing.
/// </remarks>
internal static partial class CardText
{
    /// <summary>Text without any of these, and with no number or sign of a list in front, needs no escape; most labels are such.</summary>
    private static readonly SearchValues<char> Meaningful = SearchValues.Create("\\`*_~[]<>{&@:.");

    /// <summary><see cref="ShownText.Line"/>.</summary>
    public static string Clean(string text) => ShownText.Line(text);

    /// <summary><see cref="ShownText.Lines"/>.</summary>
    public static string CleanLines(string text) => ShownText.Lines(text);

    /// <summary><see cref="ShownText.Cut"/>.</summary>
    public static string Cut(string text, int length) => ShownText.Cut(text, length);

    /// <summary>Cleaned text that Markdown shows as it is: no emphasis, link, code, list, heading, entity or date function.</summary>
    public static string Escape(string text)
    {
        var clean = Clean(text);
        if (clean is "" || (!clean.AsSpan().ContainsAny(Meaningful) && !char.IsDigit(clean[0]) && clean[0] is not ('#' or '+' or '-')))
            return clean;
        var escaped = Special().Replace(clean, found => "\\" + found.Value);
        escaped = Protocol().Replace(escaped, "\\$0");
        return LineStart().Replace(escaped, found => found.Value.Insert(found.Length - 1, "\\"));
    }

    /// <summary>A link, or the escaped text alone where the address is not one of the web or too long.</summary>
    public static string Link(string text, Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            return Escape(text);
        var target = Unlinked().Replace(address.AbsoluteUri, found => Uri.HexEscape(found.Value[0]));
        return target.Length <= CardLimits.Address ? $"[{Escape(text)}]({target})" : Escape(text);
    }

    /// <summary>Characters that mean something anywhere, and an ampersand that begins an entity.</summary>
    [GeneratedRegex(@"[\\`*_~\[\]<>]|\{(?=\{)|&(?=#?\w+;)|@")]
    private static partial Regex Special();

    /// <summary>What makes some readers turn an address into a link without being asked.</summary>
    [GeneratedRegex(@"(?<=https?|ftp|mailto|xmpp):|(?<=www)\.", RegexOptions.IgnoreCase)]
    private static partial Regex Protocol();

    /// <summary>What opens a heading, a list or a rule at the start of a line.</summary>
    [GeneratedRegex(@"^(?:\d{1,9}[.)](?=\s|$)|[#+-])")]
    private static partial Regex LineStart();

    /// <summary>What would end a link's address too early.</summary>
    [GeneratedRegex(@"[()\[\]<>\\*_`]")]
    private static partial Regex Unlinked();
}
