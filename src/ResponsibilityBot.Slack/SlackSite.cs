namespace ResponsibilityBot.Slack;

/// <summary>Where people reach the bot's own pages, asked anew for each message.</summary>
/// <param name="find">Gives an http or https address without a path, or null where it is not known: messages then have no button that opens a page.</param>
public sealed class SlackSite(Func<Uri?> find)
{
    /// <summary>The address, or null.</summary>
    public Uri? Address => find();
}
