namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>Where people reach the bot's own pages, asked for until it is known.</summary>
/// <param name="find">Gives an http or https address without a path, or null where it is not known: cards then have no button that opens a page.</param>
public sealed class CardSite(Func<Uri?> find)
{
    private Uri? address;

    /// <summary>The address, or null.</summary>
    public Uri? Address => address ??= find();
}
