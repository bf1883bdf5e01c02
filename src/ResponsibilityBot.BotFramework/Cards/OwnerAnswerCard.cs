using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>Who owns one responsibility: the verdict first and big, then why, then who does what.</summary>
internal static class OwnerAnswerCard
{
    /// <summary>The elements of the card above its sources.</summary>
    public static IEnumerable<Element> Body(CardFrame frame, Reply.OwnerAnswer answer)
    {
        var look = OwnerLook.Of(answer.Owned.Owner);
        yield return Elements.Band(Verdict(frame, answer, look), look.Style);
        yield return frame.Prose(answer.Lead, "Medium").Spaced("Medium");
        if (answer.Here.Length > 0)
            yield return Elements.Container([frame.Bold($"🏢 {answer.Here}")], "emphasis").Spaced("Medium");
        foreach (var side in Sides(frame, answer.Owned.Cell))
            yield return side;
        if (PlainText.Accountability(answer.Owned) is { } accountable)
            yield return frame.Bold($"📌 {accountable}").Spaced("Medium");
        if (answer.Owned.Cell.Condition is { } condition)
            yield return Condition(frame, condition);
        if (answer.Owned.Cell.Note is { } note)
            yield return frame.Labelled("Note", note).Spaced("Medium");
    }

    private static IEnumerable<Element> Verdict(CardFrame frame, Reply.OwnerAnswer answer, OwnerLook look)
    {
        yield return frame.Heading($"{look.Icon} {answer.Verdict}", "ExtraLarge");
        if (answer.Understood.Length > 0)
            yield return frame.Understood(answer.Understood);
    }

    /// <summary>What each side does, as "Provider" and "You".</summary>
    public static IEnumerable<Element> Sides(CardFrame frame, Cell cell)
    {
        if (cell.Provider is { } provider)
            yield return Side(frame, Owner.Provider, provider).Spaced("Medium");
        if (cell.Customer is { } customer)
            yield return Side(frame, Owner.Customer, customer).Spaced("Small");
    }

    private static Element Side(CardFrame frame, Owner owner, string does)
    {
        var look = OwnerLook.Of(owner);
        return Elements.Container([frame.Bold(look.Labelled), frame.Prose(does).Spaced("None")], look.Style);
    }

    private static Element Condition(CardFrame frame, Condition condition) => Elements.Container(
        [
            frame.Bold($"It depends on {condition.On}"),
            .. frame.Lines(condition.Options, option => frame.Labelled(OwnerLook.Of(option.Owner).Labelled, $"if {option.When}").Spaced("Small")),
        ],
        "emphasis").Spaced("Medium");
}
