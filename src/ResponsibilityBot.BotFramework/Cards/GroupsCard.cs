using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>Duties under headings, for what each side does in one place and for what a move changes; long lists are folded.</summary>
internal static class GroupsCard
{
    /// <summary>The groups, each on a panel in the colour of its owner.</summary>
    public static IEnumerable<Element> Body(CardFrame frame, IReadOnlyList<DutyGroup> groups)
    {
        var (shown, left) = frame.Take(groups);
        foreach (var (index, group) in shown.Index())
        {
            var look = OwnerLook.Of(group.Owner);
            var heading = frame.Heading($"{look.Icon} {group.Label} ({group.Lines.Count})");
            yield return Elements.Container(Lines(frame, group, index).Prepend(heading), look.Style).Spaced("Medium");
        }

        if (left > 0)
            yield return frame.More(left, CardFrame.MatrixPage);
    }

    private static IEnumerable<Element> Lines(CardFrame frame, DutyGroup group, int index)
    {
        var lines = frame.Lines(group.Lines, line => frame.Labelled(line.Name, line.Text).Spaced("Small"), CardFrame.MatrixPage);
        if (lines.Count <= CardLimits.Unfolded)
            return lines;
        var open = CardLimits.Unfolded - 2;
        var folded = Elements.Folded($"Show all {group.Lines.Count}", frame.Id($"group{index}"), lines.Skip(open));
        return [.. lines.Take(open), .. folded];
    }
}
