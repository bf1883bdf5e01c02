using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Workers;

/// <summary>The channels by name.</summary>
internal sealed class Channels(IEnumerable<IChannel> channels)
{
    private readonly Dictionary<string, IChannel> byName = channels.ToDictionary(channel => channel.Name, StringComparer.Ordinal);

    /// <summary>The channel, or null if it was switched off since it was named.</summary>
    public IChannel? Find(string name) => byName.GetValueOrDefault(name);
}
