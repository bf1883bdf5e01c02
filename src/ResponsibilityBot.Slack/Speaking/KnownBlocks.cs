using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using BitFaster.Caching.Lru;
using ResponsibilityBot.Slack.Blocks;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Speaking;

/// <summary>
/// Replies as Block Kit. What was drawn for a reply lately is known: the same reply, the very object, is not drawn again. Safe for use by
/// many threads.
/// </summary>
internal sealed class KnownBlocks
{
    /// <summary>How many messages are known at most: 256, of some 4 KB each.</summary>
    private const int Most = 256;

    private readonly ConcurrentLru<Drawn, MessageTemplate> known = new(Environment.ProcessorCount, Most, ByReply.Instance);

    /// <summary>The text of <see cref="BlockKitRenderer.Message"/> with what is this message's own behind it, and how to pack it; null where it is too short for that.</summary>
    /// <param name="reply">What is said.</param>
    /// <param name="site">The bot's own address, or null.</param>
    /// <param name="own">Arguments that a drawn message has not; one at least.</param>
    public (string Body, Func<string>? Pack) Text(Reply reply, Uri? site, JsonObject own) => known
        .GetOrAdd(new(reply, site), drawn => new(SlackJson.Text(BlockKitRenderer.Message(drawn.Reply, drawn.Site))[..^1]))
        .Fill("", SlackJson.Text(own));

    private readonly record struct Drawn(Reply Reply, Uri? Site);

    /// <summary>Compares replies as objects: looking into them would take as long as drawing them.</summary>
    private sealed class ByReply : IEqualityComparer<Drawn>
    {
        public static ByReply Instance { get; } = new();

        public bool Equals(Drawn one, Drawn other) => ReferenceEquals(one.Reply, other.Reply) && one.Site == other.Site;

        public int GetHashCode([DisallowNull] Drawn drawn) => RuntimeHelpers.GetHashCode(drawn.Reply);
    }
}
