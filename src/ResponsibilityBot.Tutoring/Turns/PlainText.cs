using System.Diagnostics;
using System.Globalization;
using System.Text;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>
/// The replies as plain text: the notification text on every channel, the screen reader's twin of a card, the command line's output,
/// and what conversation files are compared with. A pure function.
/// </summary>
public static class PlainText
{
    /// <summary>One reply as lines of text without markup; never empty.</summary>
    public static string Of(Reply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var text = new StringBuilder();
        _ = reply switch
        {
            Reply.OwnerAnswer answer => Write(text, answer),
            Reply.OwnerTable table => Write(text, table),
            Reply.Duties duties => Groups(Heading(text, duties.Title, duties.Lead), duties.Groups),
            Reply.Move move => Groups(Heading(text, move.Title, move.Lead), move.Groups),
            Reply.Matrix matrix => Write(text, matrix),
            Reply.Explanation explanation => Write(text, explanation),
            Reply.Choices choices => text.AppendLine(choices.Prompt),
            Reply.Question question => Write(text, question),
            Reply.Feedback feedback => Write(text, feedback),
            Reply.Results results => Write(text, results),
            Reply.Board board => Write(text, board),
            Reply.Help help => Write(text, help),
            Reply.Form form => Write(text, form),
            Reply.Said said => text.AppendLine(said.Text),
            _ => throw new UnreachableException($"no text for {reply.GetType().Name}"),
        };
        if (reply.Sources.Count > 0)
            text.Append("Sources: ").AppendJoin("; ", reply.Sources.Select(Cite)).AppendLine();
        if (reply.Buttons.Count > 0)
            text.Append(reply is Reply.Choices ? "Choose: " : "You can also press: ").AppendJoin(" | ", reply.Buttons.Select(button => button.Label)).AppendLine();
        return text.ToString().TrimEnd();
    }

    /// <summary>A source in one line: publisher, title, address.</summary>
    public static string Cite(Source source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return $"{source.Publisher}, {source.Title} ({source.Url})";
    }

    /// <summary>How an owner is called to the person who reads: "You", "Provider", "Shared", "It depends", "Does not apply".</summary>
    public static string Name(Owner owner) => owner switch
    {
        Owner.Customer => "You",
        Owner.Provider => "Provider",
        Owner.Shared => "Shared",
        Owner.Depends => "It depends",
        _ => "Does not apply",
    };

    /// <summary>An owner as <see cref="Name(Owner)"/>, with the role that does the customer's part where the organisation said so: "You (Platform team)".</summary>
    public static string NameIn(OwnedCell owned)
    {
        ArgumentNullException.ThrowIfNull(owned);
        return owned.Held?.Role is { } role ? $"{Name(owned.Owner)} ({role.Name})" : Name(owned.Owner);
    }

    private static StringBuilder Heading(StringBuilder text, string title, string lead)
    {
        text.AppendLine(title);
        return lead.Length > 0 ? text.AppendLine(lead) : text;
    }

    private static StringBuilder Write(StringBuilder text, Reply.OwnerAnswer answer)
    {
        text.Append(answer.Verdict).Append(" (").Append(answer.Understood).AppendLine(").");
        text.AppendLine(answer.Lead);
        if (answer.Here.Length > 0)
            text.AppendLine(answer.Here);
        var cell = answer.Owned.Cell;
        if (cell.Provider is { } provider)
            text.Append("Provider: ").AppendLine(provider);
        if (cell.Customer is { } customer)
            text.Append("You: ").AppendLine(customer);
        if (Accountability(answer.Owned) is { } accountable)
            text.AppendLine(accountable);
        if (cell.Condition is { } condition)
            text.Append("It depends on ").Append(condition.On).Append(": ")
                .AppendJoin("; ", condition.Options.Select(option => $"{option.When}: {Name(option.Owner)}")).AppendLine(".");
        return cell.Note is { } note ? text.Append("Note: ").AppendLine(note) : text;
    }

    /// <summary>What the customer stays accountable for, or null where whoever does the work is also accountable.</summary>
    public static string? Accountability(OwnedCell owned)
    {
        ArgumentNullException.ThrowIfNull(owned);
        return owned switch
        {
            { Responsibility.Always: true } => "You stay accountable, whoever does the work.",
            { Cell.Accountable: Party.Customer, Owner: not Owner.Customer and not Owner.NotApplicable } => "You are accountable for the result.",
            { Cell.Accountable: Party.Provider, Owner: not Owner.Provider and not Owner.NotApplicable } => "The provider is accountable for the result.",
            _ => null,
        };
    }

    private static StringBuilder Write(StringBuilder text, Reply.OwnerTable table)
    {
        Heading(text, table.Title, table.Lead);
        foreach (var owned in table.Cells)
            text.Append("- ").Append(owned.Responsibility.Label).Append(", ").Append(owned.Target.Name).Append(": ").Append(NameIn(owned)).AppendLine();
        return text;
    }

    private static StringBuilder Groups(StringBuilder text, IReadOnlyList<DutyGroup> groups)
    {
        foreach (var group in groups)
        {
            text.Append(group.Label).AppendLine(":");
            foreach (var line in group.Lines)
                text.Append("- ").Append(line.Name).AppendLine(line.Text.Length > 0 ? $": {line.Text}" : "");
        }

        return text;
    }

    private static StringBuilder Write(StringBuilder text, Reply.Matrix matrix)
    {
        Heading(text, matrix.Title, matrix.Lead);
        foreach (var row in matrix.Grid.Rows)
            text.Append("- ").Append(row.Label).Append(": ")
                .AppendJoin(", ", row.Owners.Select((owner, column) => $"{matrix.Grid.Columns[column]} {Name(owner)}")).AppendLine();
        return text;
    }

    private static StringBuilder Write(StringBuilder text, Reply.Explanation explanation)
    {
        Heading(text, explanation.Title, explanation.Lead);
        foreach (var point in explanation.Points)
            text.Append("- ").AppendLine(point.Label.Length > 0 ? $"{point.Label}: {point.Text}" : point.Text);
        return text;
    }

    private static StringBuilder Write(StringBuilder text, Reply.Help help)
    {
        Heading(text, help.Title, help.Lead);
        foreach (var example in help.Examples)
            text.Append("- ").AppendLine(example);
        return text;
    }

    /// <summary>Where nothing can be filled in, a form is what to type instead.</summary>
    private static StringBuilder Write(StringBuilder text, Reply.Form form)
    {
        Heading(text, form.Title, form.Lead);
        foreach (var field in form.Fields.Where(field => field.Error.Length > 0))
            text.Append(field.Label).Append(": ").AppendLine(field.Error);
        text.AppendLine("Type it:");
        foreach (var words in form.Words)
            text.Append("- ").AppendLine(words);
        return text;
    }

    private static StringBuilder Write(StringBuilder text, Reply.Question question)
    {
        text.AppendLine(question.Title).AppendLine(question.Item.Prompt);
        foreach (var option in question.Item.Options)
            text.Append("- ").AppendLine(option.Text);
        if (question.Item.Bins.Count > 0)
            text.Append("Put each to its owner: ").AppendJoin(", ", question.Item.Bins.Select(Name)).AppendLine(".");
        if (question.Item.Places > 0)
            text.AppendLine("Give each a place of its own, from 1 for the first.");
        return question.Note.Length > 0 ? text.AppendLine(question.Note) : text;
    }

    private static StringBuilder Write(StringBuilder text, Reply.Feedback feedback)
    {
        text.AppendLine(feedback.Verdict).AppendLine(feedback.Prompt);
        foreach (var point in feedback.Points)
            text.Append(point.Label).Append(": ").AppendLine(point.Text);
        return feedback.Note.Length > 0 ? text.AppendLine(feedback.Note) : text;
    }

    private static StringBuilder Write(StringBuilder text, Reply.Board board)
    {
        Heading(text, board.Title, board.Lead);
        foreach (var line in board.Lines)
            text.Append("- ").AppendLine(Of(line));
        foreach (var point in board.Points)
            text.AppendLine(point.Label.Length > 0 ? $"{point.Label}: {point.Text}" : point.Text);
        return board.Note.Length > 0 ? text.AppendLine(board.Note) : text;
    }

    /// <summary>A line of a board: "1. Blue: 12.5 (5 of 8 took part), your team".</summary>
    public static string Of(BoardLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var figure = line.Figure.Length == 0 ? line.Detail : line.Detail.Length == 0 ? line.Figure : $"{line.Figure} ({line.Detail})";
        return $"{(line.Rank.Length > 0 ? $"{line.Rank}. " : "")}{line.Name}: {figure}{(line.IsOwn ? ", your team" : "")}";
    }

    private static StringBuilder Write(StringBuilder text, Reply.Results results)
    {
        text.AppendLine(results.Title).AppendLine(results.Prompt).AppendLine(results.Lead);
        foreach (var share in results.Shares)
            text.Append("- ").Append(share.Text).Append(": ").AppendLine(Of(share));
        foreach (var point in results.Points)
            text.AppendLine(point.Label.Length > 0 ? $"{point.Label}: {point.Text}" : point.Text);
        return text;
    }

    /// <summary>What is said of an option when a question is closed: right or whose, and the share that chose so.</summary>
    public static string Of(Share share)
    {
        ArgumentNullException.ThrowIfNull(share);
        var truth = share.Owner is { } owner ? Name(owner) : share.IsRight ? "right" : "not right";
        return share.Chosen is { } chosen ? $"{truth}, {(share.Owner is null ? "chosen by" : "known to")} {Percent(chosen)}" : truth;
    }

    /// <summary>A share of 0 to 1 as whole percent.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100, MidpointRounding.AwayFromZero):0} %");
}
