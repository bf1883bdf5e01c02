namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>Where a card is drawn; they differ in what a button may be.</summary>
internal enum CardSurface
{
    /// <summary>Teams: <c>Action.Execute</c>, which comes back as an <c>adaptiveCard/action</c> invoke, with <c>Action.Submit</c> for old clients.</summary>
    Teams,

    /// <summary>
    /// Web Chat and every other channel, and dialogs of the message extension: <c>Action.Submit</c>; a click on an <c>Action.Execute</c> does nothing there
    /// (BotFramework-WebChat#3844).
    /// </summary>
    WebChat,

    /// <summary>A dialog in Teams: what is filled in comes back with its <c>Action.Submit</c>.</summary>
    Dialog,

    /// <summary>A message that a person sends, with the card in it, perhaps where the bot is not: no button that asks the bot something.</summary>
    Inserted,
}

/// <summary>Which surface a channel has.</summary>
internal static class CardSurfaces
{
    /// <summary>The surface of an activity's <c>channelId</c>: only <c>msteams</c> knows Action.Execute for certain.</summary>
    public static CardSurface Of(string channelId) =>
        string.Equals(channelId, "msteams", StringComparison.OrdinalIgnoreCase) ? CardSurface.Teams : CardSurface.WebChat;
}
