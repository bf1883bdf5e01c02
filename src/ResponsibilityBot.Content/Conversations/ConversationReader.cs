using System.Globalization;
using System.Text.RegularExpressions;

namespace ResponsibilityBot.Content.Conversations;

/// <summary>What reading a conversation gave.</summary>
/// <param name="Conversation">Null if there are problems.</param>
/// <param name="Problems">All of them, by line; empty if it can be played.</param>
public sealed record ReadConversation(Conversation? Conversation, IReadOnlyList<Problem> Problems);

/// <summary>Reads conversation files. Whatever is not understood is a problem that names file and line.</summary>
public static partial class ConversationReader
{
    private const string Part = "conversations";
    private const string Ending = ".chat";
    private const string Bot = "Bot";
    private const string Nothing = "(nothing)";
    private const string Channel = "-- in a channel --";

    /// <summary>The names of all conversations in a folder, in order; none if there is no such folder.</summary>
    public static IReadOnlyList<string> NamesIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*" + Ending).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Reads one conversation of a folder.</summary>
    public static ReadConversation Read(string folder, string name) => Parse(name, File.ReadAllText(Path.Combine(folder, name + Ending)));

    /// <summary>Every problem of the conversations in a content folder.</summary>
    /// <param name="content">The folder that holds <c>conversations/</c>; there may be none.</param>
    public static IReadOnlyList<Problem> ProblemsIn(string content)
    {
        var folder = Path.Combine(content, Part);
        return [.. NamesIn(folder).SelectMany(name => Read(folder, name).Problems)];
    }

    /// <summary>Reads the text of a conversation.</summary>
    public static ReadConversation Parse(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (lines, problems) = (new List<ConversationLine>(), new ProblemList());
        var file = $"{Part}/{name}{Ending}";
        var inChannel = false;
        foreach (var (line, number) in text.ReplaceLineEndings("\n").Split('\n').Select((line, index) => (line.Trim(), index + 1)))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line == Channel && lines.Count == 0)
                inChannel = true;
            else if (line == Channel)
                problems.Add(new(file, number), $"'{Channel}' must stand before anybody speaks; move it to the top");
            else if (Line(line, number) is { } read)
                lines.Add(read);
            else
                problems.Add(new(file, number), $"'{line}' is not understood; write 'Maria: …', 'Maria presses: …', 'Bot: …', 'Bot not: …', '-- 20 minutes later --', '{Channel}' or '# …'");
        }

        Check(file, inChannel, lines, problems);
        return new(problems.Any ? null : new Conversation(name, inChannel, lines), problems.Sorted);
    }

    private static ConversationLine? Line(string line, int number)
    {
        if (Later().Match(line) is { Success: true } later)
            return new ConversationLine.Waits(number, Span(later.Groups["count"].Value, later.Groups["unit"].Value));
        if (Spoken().Match(line) is not { Success: true } spoken)
            return null;
        var (who, how, what) = (spoken.Groups["who"].Value, spoken.Groups["how"].Value, spoken.Groups["what"].Value);
        return (who == Bot, how) switch
        {
            (true, "") when what == Nothing => new ConversationLine.ExpectsNothing(number),
            (true, "") => new ConversationLine.Expects(number, what),
            (true, "not") => new ConversationLine.Excludes(number, what),
            (false, "") => new ConversationLine.Says(number, who, what),
            (false, "presses") => new ConversationLine.Presses(number, who, what),
            _ => null,
        };
    }

    private static TimeSpan Span(string count, string unit)
    {
        var number = int.Parse(count, CultureInfo.InvariantCulture);
        return unit switch { "second" => TimeSpan.FromSeconds(number), "minute" => TimeSpan.FromMinutes(number), "hour" => TimeSpan.FromHours(number), _ => TimeSpan.FromDays(number) };
    }

    private static void Check(string file, bool inChannel, List<ConversationLine> lines, ProblemList problems)
    {
        var heard = false;
        string? first = null;
        foreach (var line in lines)
        {
            var person = line switch { ConversationLine.Says says => says.Person, ConversationLine.Presses presses => presses.Person, _ => null };
            if (person is null && !heard && line is not ConversationLine.Waits)
                problems.Add(new(file, line.Number), "nobody has said anything yet that the bot could answer; let somebody speak first");
            heard |= person is not null;
            if (!inChannel && person is not null && person != (first ??= person))
                problems.Add(new(file, line.Number), $"{person} and {first} both speak; begin with '{Channel}'");
        }

        if (!problems.Any && !lines.Exists(line => line is ConversationLine.Expects or ConversationLine.ExpectsNothing))
            problems.Add(new(file, lines.Count == 0 ? 1 : lines[^1].Number), "no 'Bot:' line says what must be answered; write one below what is said");
    }

    [GeneratedRegex(@"^-- (?<count>[1-9]\d{0,3}) (?<unit>second|minute|hour|day)s? later --$")]
    private static partial Regex Later();

    [GeneratedRegex(@"^(?<who>\p{Lu}\p{L}*)(?: (?<how>not|presses))?:\s+(?<what>\S.*)$")]
    private static partial Regex Spoken();
}
