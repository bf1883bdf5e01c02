using ResponsibilityBot.BotFramework.Connector;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>A card that shows some people something else: Teams asks for their views by itself when they see it.</summary>
/// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views.</remarks>
internal static class OwnViews
{
    /// <summary>People whose views Teams asks for at most.</summary>
    public const int Most = 60;

    /// <summary>The card's <c>refresh</c>, or null where nobody has a view of their own or the surface knows none.</summary>
    public static Element? Of(CardSurface surface, Reply reply)
    {
        if (surface != CardSurface.Teams || reply is not Reply.Question { View: { } view, Viewers: { Count: > 0 } viewers })
            return null;
        var ids = viewers.Select(MemberOf).OfType<string>().Distinct(StringComparer.Ordinal).Take(Most).ToArray();
        return ids.Length == 0 ? null : new()
        {
            ["action"] = new Element { ["type"] = "Action.Execute", ["title"] = "Refresh", ["verb"] = view.Verb, ["data"] = ActionData.Of(view) },
            ["userIds"] = ids,
        };
    }

    private static string? MemberOf(PersonReference person) => person.Address is { } address ? ReferenceAddress.Read(address).Member : null;
}
