using CsCheck;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Testing.Replies;

/// <summary>Replies of every case with any text in them: Markdown, markup, emoji, control characters, far too much of all of it.</summary>
internal static class AnyReply
{
    /// <summary>As long as one id of a button may be: a list of all rows of the table.</summary>
    private const int LongestId = 1_200;

    /// <summary>As long as an address may be that still becomes a link.</summary>
    private const int LongestAddress = 500;

    private static readonly string[] Parts =
    [
        "[x](https://evil.example)", "![i](http://evil.example/i.png)", "https://evil.example", "www.evil.example", "me@evil.example", "<a href=x>", "<!channel>", "<!here|all>", "<@U111>", "<#C111|x>", "<!subteam^S1>", "<https://evil.example>",
        "*", "**", "_", "__", "`", "```", "~~", "\\", "# ", "- ", "+ ", "1. ", "> ", "|", "&lt;", "&#91;", "{{DATE(2026-01-01T00:00:00Z)}}", "\n", "\r\n\r\n", "\t", "\0", "\u202E",
        "\ud83d", "🔥", "👩‍🚀", "שלום", "漢字", "]", "(", ")", " ", "word", "a_b_c",
    ];

    private static readonly Gen<string> Soup = Gen.Int[0, Parts.Length - 1].Select(index => Parts[index]).Array[0, 30].Select(string.Concat);

    private static readonly Gen<string> Long = Gen.Select(Soup, Gen.Int[1, 60], (text, times) => string.Concat(Enumerable.Repeat(text, times)));

    public static Gen<string> Text { get; } = Gen.Frequency((4, Soup), (2, Gen.String), (1, Long));

    private static readonly Gen<int> Count = Gen.Frequency((8, Gen.Int[0, 4]), (2, Gen.Int[5, 60]), (1, Gen.Const(500)));

    private static readonly Gen<Owner> Owners = Gen.Enum<Owner>();

    private static readonly Gen<OwnedCell> Owned = Gen.Select(Text, Text, Text, Owners, Text.Array[0, 3], (provider, customer, note, owner, options) => Facts.Owned(
        Facts.Backups with { Id = provider, Label = note }, Facts.AmazonRds with { Id = customer, Name = customer }, owner, provider, customer, note,
        options.Length == 0 ? null : new(note, "", [.. options.Select(option => new ConditionOption(option, owner))])));

    private static ShownItem Shown(ItemKind kind, string prompt, IReadOnlyList<string> options) => new(
        "item", kind, prompt, [.. options.Select((option, number) => new ShownOption($"option-{number}", $"{number} {option}"))], kind == ItemKind.Sort ? [Owner.Customer, Owner.Provider, Owner.Shared] : []);

    /// <summary>A list whose lines repeat a few texts: long lists are cheap to make.</summary>
    private static Gen<List<T>> ListOf<T>(Gen<T> line) => Gen.Select(Count, line.Array[1, 4], (count, lines) => Enumerable.Range(0, count).Select(index => lines[index % lines.Length]).ToList());

    private static readonly Gen<DutyGroup> Group = Gen.Select(Text, Owners, ListOf(Gen.Select(Soup, Soup, (name, text) => new DutyLine("id", name, text))), (label, owner, lines) => new DutyGroup(label, owner, lines));

    private static readonly Gen<Grid> Grids = Gen.Select(Text.Array[0, 9], ListOf(Gen.Select(Text, Owners.Array[9], (label, owners) => new GridRow(label, label, owners))), (columns, rows) =>
        new Grid(columns, [.. rows.Select(row => row with { Owners = [.. row.Owners.Take(columns.Length)] })]));

    private static readonly Gen<Reply> Bare = Gen.OneOf<Reply>(
        Gen.Select(Text, Text, Owned, Reply (verdict, lead, owned) => new Reply.OwnerAnswer(verdict, lead, owned) { Here = lead }),
        Gen.Select(Text, Text, ListOf(Owned), Reply (title, lead, cells) => new Reply.OwnerTable(title, lead, cells)),
        Gen.Select(Text, Text, ListOf(Group), Reply (title, lead, groups) => new Reply.Duties(title, lead, groups)),
        Gen.Select(Text, Text, ListOf(Group), Reply (title, lead, groups) => new Reply.Move(title, lead, groups)),
        Gen.Select(Text, Text, Grids, Text, Reply (title, lead, grid, page) => new Reply.Matrix(title, lead, grid, page)),
        Gen.Select(Text, Text, ListOf(Gen.Select(Text, Text, (label, text) => new Point(label, text))), Reply (title, lead, points) => new Reply.Explanation(title, lead, points)),
        Gen.Select(Text, Text, ListOf(Text), Reply (title, lead, examples) => new Reply.Help(title, lead, examples)),
        Gen.Select(Text, Text, Gen.Enum<ItemKind>(), Text.Array[2, 8], Reply (title, prompt, kind, options) => new Reply.Question(title, Shown(kind, prompt, options))),
        Gen.Select(Text, Text, Gen.Bool, ListOf(Gen.Select(Text, Text, (label, text) => new Point(label, text))), Text, Reply (verdict, prompt, isRight, points, note) =>
            new Reply.Feedback(verdict, isRight, prompt, points, note)),
        Gen.Select(Text, Text, Text, ListOf(Gen.Select(Text, Gen.Bool, Gen.Double[0, 1], (text, isRight, chosen) => new Share(text, isRight, Owner: null, chosen))), (title, prompt, lead, shares) =>
            (Reply)new Reply.Results(title, prompt, lead, shares, [])),
        Gen.Select(Text, Text, Text, ListOf(Gen.Select(Text, Text, Gen.Bool, (name, figure, isOwn) => new BoardLine(figure, name, figure, name, 0.5, isOwn))), Text, (title, lead, note, lines, chart) =>
            (Reply)new Reply.Board(title, lead, lines) { Note = note, Chart = chart }),
        AnyForm.Any.Select(Reply (form) => form),
        Text.Select(Reply (prompt) => new Reply.Choices(prompt)),
        Text.Select(Reply (text) => new Reply.Said(text)));

    private static readonly Gen<Source> Sources = Gen.Select(Text, Text, Gen.Int[0, 700], (publisher, title, length) =>
        new Source("id", publisher, title, new Uri("https://example.org/a_(b)*[c]/" + new string('x', length)), null));

    public static Gen<Reply> Any { get; } = Gen.Select(Bare, Text, ListOf(Sources), ListOf(Text), ListOf(Text), (reply, understood, sources, trace, labels) => reply with
    {
        Understood = understood,
        Sources = sources,
        Trace = trace,
        Buttons = [.. labels.Select(label => Button.To(label, Verbs.Owner, "responsibility", new string('r', LongestId), "target", "paas"))],
    });

    /// <summary>Every case filled to the brim with the same text: far too many lines in every list, ids and addresses as long as they may be.</summary>
    public static IEnumerable<Reply> Worst(string text)
    {
        List<T> Sixty<T>(T line) => [.. Enumerable.Repeat(line, 60)];
        var owned = Enumerable.Range(0, 60).Select(number => Facts.Owned(
            Facts.Backups with { Id = $"{number}", Label = text }, Facts.AmazonRds with { Id = $"{number % 7}", Name = text }, Owner.Shared, text, text, text,
            new(text, text, Sixty(new ConditionOption(text, Owner.Depends))))).ToList();
        var groups = Sixty(new DutyGroup(text, Owner.Shared, [.. Sixty(new DutyLine("row", text, text)).Take(9)]));
        var grid = new Grid(Sixty(text), Sixty(new GridRow(text, text, Sixty(Owner.NotApplicable))));
        Reply[] all =
        [
            new Reply.OwnerAnswer(text, text, owned[0]) { Here = text }, new Reply.OwnerTable(text, text, owned), new Reply.Duties(text, text, groups), new Reply.Move(text, text, groups),
            new Reply.Matrix(text, text, grid, "/matrix"), new Reply.Explanation(text, text, Sixty(new Point(text, text))), new Reply.Help(text, text, Sixty(text)),
            new Reply.Question(text, Shown(ItemKind.Sort, text, [.. Sixty(text).Take(10)])) { Note = text }, new Reply.Feedback(text, false, text, Sixty(new Point(text, text)), text),
            new Reply.Results(text, text, text, Sixty(new Share(text, IsRight: true, Owner.Shared, 0.5)), Sixty(new Point(text, text))),
            new Reply.Board(text, text, Sixty(new BoardLine(text, text, text, text, 1, IsOwn: true))) { Heading = text, Points = Sixty(new Point(text, text)), Note = text, Chart = "/charts/" + new string('x', 1_980) },
            AnyForm.Worst(text), new Reply.Choices(text), new Reply.Said(text),
        ];
        var address = new Uri("https://example.org/" + new string('x', LongestAddress - 20));
        return all.Select(reply => reply with
        {
            Understood = text,
            Sources = Sixty(new Source("id", text, text, address, new DateOnly(2026, 11, 23))),
            Trace = Sixty(text),
            Buttons = Sixty(Button.To(text, Verbs.Owner, "responsibility", new string('r', LongestId))),
        });
    }
}
