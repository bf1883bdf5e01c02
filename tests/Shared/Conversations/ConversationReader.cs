using System.Globalization;
using System.Text.RegularExpressions;

namespace ResponsibilityBot.Testing.Conversations;

/// <summary>Reads conversation files. Whatever is not understood is an error that names file and line.</summary>
internal static partial class ConversationReader
{
    private const string Ending = ".chat";
    private const string Bot = "Bot";
    private const string Nothing = "(nothing)";
    private const string Channel = "-- in a channel --";

    /// <summary>The names of all conversations in a folder, in order.</summary>
    /// <exception cref="FormatException">There are none.</exception>
    public static IReadOnlyList<string> NamesIn(string folder)
    {
        string[] names = Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*" + Ending).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)]
            : [];
        return names.Length > 0 ? names : throw new FormatException($"{folder}: there is no conversation here; write one in a file that ends in {Ending}");
    }

    /// <summary>Reads one conversation of a folder.</summary>
    public static Conversation Read(string folder, string name) => Parse(name, File.ReadAllText(Path.Combine(folder, name + Ending)));

    /// <summary>Reads the text of a conversation.</summary>
    /// <exception cref="FormatException">A line is not understood, or the conversation expects nothing.</exception>
    public static Conversation Parse(string name, string text)
    {
        var lines = new List<ConversationLine>();
        var inChannel = false;
        foreach (var (line, number) in text.ReplaceLineEndings("\n").Split('\n').Select((line, index) => (line.Trim(), index + 1)))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line != Channel)
                lines.Add(Line(line, number) ?? throw Wrong(name, number, $"'{line}' is not understood; write 'Maria: …', 'Maria presses: …', 'Bot: …', 'Bot not: …', '-- 20 minutes later --', '{Channel}' or '# …'"));
            else if (lines.Count > 0)
                throw Wrong(name, number, $"'{Channel}' must stand before anybody speaks");
            else
                inChannel = true;
        }

        Check(name, inChannel, lines);
        return new Conversation(name, inChannel, lines);
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

    private static void Check(string name, bool inChannel, List<ConversationLine> lines)
    {
        var heard = false;
        string? first = null;
        foreach (var line in lines)
        {
            var person = line switch { ConversationLine.Says says => says.Person, ConversationLine.Presses presses => presses.Person, _ => null };
            if (person is null && !heard && line is not ConversationLine.Waits)
                throw Wrong(name, line.Number, "nobody has said anything yet that the bot could answer");
            heard |= person is not null;
            if (!inChannel && person is not null && person != (first ??= person))
                throw Wrong(name, line.Number, $"{person} and {first} both speak; begin with '{Channel}'");
        }

        if (!lines.Exists(line => line is ConversationLine.Expects or ConversationLine.ExpectsNothing))
            throw Wrong(name, lines.Count == 0 ? 1 : lines[^1].Number, "no 'Bot:' line says what must be answered");
    }

    private static FormatException Wrong(string name, int number, string what) => new($"{name}{Ending}:{number}: {what}");

    [GeneratedRegex(@"^-- (?<count>[1-9]\d{0,3}) (?<unit>second|minute|hour|day)s? later --$")]
    private static partial Regex Later();

    [GeneratedRegex(@"^(?<who>\p{Lu}\p{L}*)(?: (?<how>not|presses))?:\s+(?<what>\S.*)$")]
    private static partial Regex Spoken();
}
