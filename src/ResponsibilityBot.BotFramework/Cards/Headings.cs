
namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>The top of every card that has a title.</summary>
internal static class Headings
{
    /// <summary>Title, what was understood, and the answer in one sentence; what is empty is left out.</summary>
    public static IEnumerable<Element> Of(CardFrame frame, string title, string lead, string understood)
    {
        List<Element> band = [frame.Heading(title, "Large")];
        if (understood.Length > 0)
            band.Add(frame.Understood(understood));
        yield return Elements.Band(band, "emphasis");
        if (lead.Length > 0)
            yield return frame.Prose(lead, "Medium").Spaced("Medium");
    }
}
