using System.Text.Json.Nodes;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Blocks;

/// <summary>Who owns one responsibility, or several.</summary>
internal static class OwnerBlocks
{
    /// <summary>The verdict first and big, then why, then who does what.</summary>
    public static IEnumerable<JsonObject> Of(MessageFrame frame, Reply.OwnerAnswer answer)
    {
        foreach (var block in frame.Top($"{MessageFrame.Sign(answer.Owned.Owner)} {answer.Verdict}", answer.Lead, answer.Understood))
            yield return block;
        if (answer.Here.Length > 0)
            yield return frame.Prose($"🏢 {answer.Here}", bold: true);
        var sides = Sides(frame, answer.Owned.Cell).ToList();
        if (sides.Count > 0)
            yield return BlockKit.RichText(sides);
        if (PlainText.Accountability(answer.Owned) is { } accountable)
            yield return frame.Prose($"📌 {accountable}", bold: true);
        if (answer.Owned.Cell.Condition is { } condition)
        {
            yield return BlockKit.RichText(
                BlockKit.Paragraph(frame.Run($"It depends on {condition.On}", bold: true)),
                frame.BulletList(condition.Options, option => frame.Labelled(MessageFrame.Owner(option.Owner), $"if {option.When}")));
        }

        if (answer.Owned.Cell.Note is { } note)
            yield return BlockKit.RichText(frame.Labelled("Note", note));
    }

    /// <summary>The owners as a table.</summary>
    public static IEnumerable<JsonObject> Of(MessageFrame frame, Reply.OwnerTable table)
    {
        foreach (var block in frame.Top(table.Title, table.Lead, table.Understood))
            yield return block;
        if (table.Cells.Count == 0)
            yield break;
        foreach (var block in GridOf(table.Cells) is { } grid ? MatrixBlocks.Table(frame, grid) : List(frame, table.Cells))
            yield return block;
    }

    /// <summary>What each side does, each as a paragraph that is set apart.</summary>
    private static IEnumerable<JsonObject> Sides(MessageFrame frame, Cell cell)
    {
        if (cell.Provider is { } provider)
            yield return Side(frame, Owner.Provider, provider);
        if (cell.Customer is { } customer)
            yield return Side(frame, Owner.Customer, customer);
    }

    private static JsonObject Side(MessageFrame frame, Owner owner, string does) =>
        BlockKit.Quote(frame.Run(MessageFrame.Owner(owner) + ":", bold: true), BlockKit.Run(" " + MessageFrame.Cut(does, frame.Room.Characters)));

    private static IEnumerable<JsonObject> List(MessageFrame frame, IReadOnlyList<OwnedCell> cells)
    {
        var oneRow = cells.All(owned => owned.Responsibility.Id == cells[0].Responsibility.Id);
        var onePlace = cells.All(owned => owned.Target.Id == cells[0].Target.Id);
        string Name(OwnedCell owned) => oneRow && cells.Count > 1 ? Label(owned.Target) : onePlace ? owned.Responsibility.Label : $"{owned.Responsibility.Label} · {Label(owned.Target)}";
        return MatrixBlocks.Table(frame, new WordTable([oneRow && cells.Count > 1 ? "Where" : "What", "Who"], [.. cells.Select(owned => (IReadOnlyList<string>)[Name(owned), Who(owned)])]));
    }

    private static string Who(OwnedCell owned) => owned.Held?.Role is { } role ? $"{MessageFrame.Owner(owned.Owner)} ({role.Name})" : MessageFrame.Owner(owned.Owner);

    /// <summary>The cells as rows by places, where they fill such a grid; null where one row or one place is all there is.</summary>
    private static Grid? GridOf(IReadOnlyList<OwnedCell> cells)
    {
        var rows = cells.Select(owned => owned.Responsibility).DistinctBy(row => row.Id).ToList();
        var places = cells.Select(owned => owned.Target).DistinctBy(place => place.Id).ToList();
        var owners = cells.DistinctBy(owned => (owned.Responsibility.Id, owned.Target.Id)).ToDictionary(owned => (owned.Responsibility.Id, owned.Target.Id), owned => owned.Owner);
        return rows.Count == 1 || places.Count == 1 || owners.Count != rows.Count * places.Count || owners.Count != cells.Count
            ? null
            : new([.. places.Select(Label)], [.. rows.Select(row => new GridRow(row.Label, "", [.. places.Select(place => owners[(row.Id, place.Id)])]))]);
    }

    private static string Label(Target target) => target is ServiceModel model ? model.Label : target.Name;
}
