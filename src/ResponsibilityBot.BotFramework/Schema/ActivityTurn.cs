using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Schema;

/// <summary>An activity as a turn.</summary>
internal static class ActivityTurn
{
    /// <summary>The tenant of what is not in any tenant: the web chat, the emulator.</summary>
    public const string LocalTenant = "local";

    private const string NoChannel = "unknown";

    /// <summary>The longest name of a time zone that is taken; there is none of half that length.</summary>
    public const int MaxZoneLength = 64;

    /// <summary>The name of the invoke that a button of a card sends.</summary>
    public const string CardAction = "adaptiveCard/action";

    /// <summary>The name of the invoke that asks what stands in a dialog.</summary>
    public const string TaskFetch = "task/fetch";

    /// <summary>The name of the invoke that sends off what was filled into a dialog.</summary>
    public const string TaskSubmit = "task/submit";

    /// <summary>Whose data it is.</summary>
    public static string TenantOf(Activity activity) =>
        activity.Conversation?.TenantId is { Length: > 0 } tenant ? tenant
        : Json.Text(activity.ChannelData, "tenant", "id") is { Length: > 0 } channelTenant ? channelTenant
        : LocalTenant;

    /// <summary>The channel as the activity names it.</summary>
    public static string ChannelOf(Activity activity) => activity.ChannelId is { Length: > 0 } channel ? channel : NoChannel;

    /// <summary>The team that the conversation belongs to, or null.</summary>
    public static string? TeamOf(Activity activity) => Json.Text(activity.ChannelData, "team", "id") is { Length: > 0 and <= ActivityBody.MaxIdLength } team ? team : null;

    /// <summary>The person's id in the directory where there is one: it is the same for every bot and lasts.</summary>
    public static string PersonIdOf(ChannelAccount person) => person.AadObjectId is { Length: > 0 } lasting ? lasting : person.Id ?? "";

    /// <summary>Where it happened. A message that begins a thread has the thread's id already: its own.</summary>
    public static Place PlaceOf(Activity activity, ConversationAccount conversation) => conversation switch
    {
        { ConversationType: "channel", Id: { } id } => id.Split(";messageid=", 2) is [_, var root] && root != activity.Id ? Place.Thread : Place.Channel,
        { ConversationType: "groupChat" } => Place.Group,
        { ConversationType: "personal" } => Place.Personal,
        { IsGroup: true } => Place.Group,
        _ => Place.Personal,
    };

    /// <summary>The place that the bot was removed from, or that is gone; null for every other activity.</summary>
    public static Farewell? FarewellOf(Activity activity) => activity switch
    {
        { Type: ActivityTypes.InstallationUpdate, Action: "remove" } => new(activity.Conversation?.Id ?? "", TeamOf(activity)) { Person = LeaverOf(activity) },
        { Type: ActivityTypes.ConversationUpdate, MembersRemoved: { } gone, Recipient.Id: { } bot } when gone.Any(member => member?.Id == bot) =>
            new(activity.Conversation?.Id ?? "", TeamOf(activity)),
        { Type: ActivityTypes.ConversationUpdate } when Json.Text(activity.ChannelData, "eventType") == "teamDeleted" => new(activity.Conversation?.Id ?? "", TeamOf(activity)),
        { Type: ActivityTypes.ConversationUpdate } when Json.Text(activity.ChannelData, "eventType") == "channelDeleted"
            && Json.Text(activity.ChannelData, "channel", "id") is { Length: > 0 and <= ActivityBody.MaxIdLength } channel => new(channel, null),
        _ => null,
    };

    /// <summary>Who removed the bot from their own chat; null for any other place.</summary>
    private static string? LeaverOf(Activity activity) =>
        activity is { Conversation.ConversationType: "personal", From: { } person } ? PersonIdOf(person) : null;

    /// <summary>The turn, or null when there is nothing to hear: typing, reactions, edits, our own echo, types still to be invented.</summary>
    public static Turn? Read(Activity activity, string id, DateTimeOffset receivedAt)
    {
        if (activity.From is not { Id: not null } person || activity.Conversation is not { Id: { } conversation } || IsFromBot(activity))
            return null;
        if (Kind(activity) is not { } kind)
            return null;
        var press = kind == TurnKind.Pressed ? ActionData.PressOf(activity.Value) : null;
        if (kind == TurnKind.Pressed && press is null)
            return null;
        var (text, pasted) = kind == TurnKind.Said ? MentionText.Of(activity) : ("", null);
        return new()
        {
            Id = id,
            Channel = ChannelOf(activity),
            Tenant = TenantOf(activity),
            Conversation = conversation,
            Team = TeamOf(activity),
            Person = new(PersonIdOf(person), person.Name ?? ""),
            Place = PlaceOf(activity, activity.Conversation),
            Kind = kind,
            Text = text,
            Pasted = pasted,
            Press = press,
            At = receivedAt,
            Zone = activity.LocalTimezone is { Length: > 0 and <= MaxZoneLength } zone ? zone : null,
            Locale = LocaleOf(activity),
        };
    }

    private static TurnKind? Kind(Activity activity) => activity switch
    {
        { Type: ActivityTypes.Message, Text: null or "", Value.ValueKind: System.Text.Json.JsonValueKind.Object } => TurnKind.Pressed,
        // A button that also shows words in the chat sends both; its ids say more than its words.
        { Type: ActivityTypes.Message } when ActionData.PressOf(activity.Value) is not null => TurnKind.Pressed,
        { Type: ActivityTypes.Message } => TurnKind.Said,
        { Type: ActivityTypes.Invoke, Name: CardAction or TaskFetch or TaskSubmit } => TurnKind.Pressed,
        { Type: ActivityTypes.ConversationUpdate, MembersAdded: { Length: > 0 } added } when IsWelcome(activity, added) => TurnKind.Joined,
        { Type: ActivityTypes.InstallationUpdate, Action: "add" } => TurnKind.Joined,
        _ => null,
    };

    private static bool IsFromBot(Activity activity) =>
        activity.Type == ActivityTypes.Message && (activity.From?.Role == "bot" || activity.From?.Id == activity.Recipient?.Id);

    /// <summary>Where several people are, only the bot's own coming is a time to welcome: nobody wants one each time a colleague joins.</summary>
    private static bool IsWelcome(Activity activity, ChannelAccount?[] added) =>
        activity.Conversation is { } conversation && PlaceOf(activity, conversation) == Place.Personal || added.Any(member => member?.Id is { } id && id == activity.Recipient?.Id);

    private static string LocaleOf(Activity activity) =>
        activity.Locale is { Length: > 1 and <= 35 } locale && locale.All(unit => char.IsAsciiLetterOrDigit(unit) || unit == '-') ? locale : "en";
}

/// <summary>A place that the bot was removed from.</summary>
/// <param name="Conversation">Its id.</param>
/// <param name="Team">The team, if it was removed from all of it.</param>
internal sealed record Farewell(string Conversation, string? Team)
{
    /// <summary>Whose own chat it was, or null.</summary>
    public string? Person { get; init; }
}
