using System.Text;

namespace ResponsibilityBot.Tutoring.Organisation.Inventories;

/// <summary>The text of a template as far as it declares something.</summary>
internal static class TemplateText
{
    /// <summary>
    /// Without comments (<c>#</c>, <c>//</c>, <c>/* */</c>) and long texts (<c>&lt;&lt;EOT</c>, <c>'''</c>), in which anything may stand that looks like a declaration. Short texts
    /// stay, but for the quotes inside.
    /// </summary>
    public static string WithoutComments(string text)
    {
        var code = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var rest = text.AsSpan(at);
            if (rest[0] == '#' || rest.StartsWith("//"))
                at = End(text, at, "\n", keeps: true);
            else if (rest.StartsWith("/*"))
                at = End(text, at + 2, "*/", keeps: false);
            else if (rest.StartsWith("'''"))
                at = End(text, at + 3, "'''", keeps: false);
            else if (rest.StartsWith("<<"))
                at = AfterLongText(text, at, code);
            else if (rest[0] == '"')
                at = AfterShortText(text, at, code);
            else
                code.Append(text[at++]);
        }

        return code.ToString();
    }

    private static int End(string text, int from, string mark, bool keeps)
    {
        var found = text.IndexOf(mark, Math.Min(from, text.Length), StringComparison.Ordinal);
        return found < 0 ? text.Length : keeps ? found : found + mark.Length;
    }

    /// <summary>After a heredoc, whose last line is the word that it began with.</summary>
    private static int AfterLongText(string text, int at, StringBuilder code)
    {
        var from = at + 2;
        if (from < text.Length && text[from] == '-')
            from++;
        var to = from;
        while (to < text.Length && (char.IsLetterOrDigit(text[to]) || text[to] == '_'))
            to++;
        if (to == from)
        {
            code.Append("<<");
            return at + 2;
        }

        var word = text[from..to];
        for (var line = text.IndexOf('\n', to); line >= 0; line = text.IndexOf('\n', line + 1))
        {
            var end = text.IndexOf('\n', line + 1);
            if (text.AsSpan(line + 1, (end < 0 ? text.Length : end) - line - 1).Trim().SequenceEqual(word))
                return end < 0 ? text.Length : end;
        }

        return text.Length;
    }

    /// <summary>After a text in quotes. It ends on its line: what is left open there is a mistake that must not swallow the rest.</summary>
    private static int AfterShortText(string text, int at, StringBuilder code)
    {
        code.Append('"');
        for (at++; at < text.Length && text[at] != '\n'; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
                at++;
            else if (text[at] == '"')
                break;
            else
                code.Append(text[at]);
        }

        code.Append('"');
        return at < text.Length && text[at] == '"' ? at + 1 : at;
    }
}
