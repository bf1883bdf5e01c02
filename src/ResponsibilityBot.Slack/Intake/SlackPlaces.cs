using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Intake;

/// <summary>How conversations are named: a channel by its id, a thread in it by the channel and the first message, what only one person sees by the channel and the person.</summary>
internal static class SlackPlaces
{
    /// <summary>A thread of a channel, a group or a personal chat.</summary>
    public static string Thread(string channel, string thread) => ThreadIds.PrefixIn(channel) + thread;

    /// <summary>What the bot and a person say to each other in a channel so that only the person sees it.</summary>
    public static string Private(string channel, string user) => ThreadIds.PrefixIn(channel) + user;

    /// <summary>A personal chat whose channel is not known yet.</summary>
    public static string ChatWith(string user) => $"chat-with:{user}";

    /// <summary>Whether the id is that of a conversation of two.</summary>
    public static bool IsDirect(string channel) => channel.StartsWith('D');

    /// <summary>The kind of a place of which only the id is known: groups have ids like those of channels.</summary>
    public static Place Of(string channel) => IsDirect(channel) ? Place.Personal : Place.Channel;
}
