using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using BitFaster.Caching.Lru;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>
/// Replies as the text of activities. What was drawn for a reply lately is known: the same reply, the very object, is not drawn again, and only
/// what differs from message to message is written into it. Safe for use by many threads.
/// </summary>
internal sealed class KnownMessages
{
    /// <summary>How many messages are known at most: 256, of some 9 KB each.</summary>
    private const int Most = 256;

    /// <summary>Most envelopes have fewer bytes: 1 KB.</summary>
    private const int EnvelopeBytes = 1024;

    /// <summary>Stands for the scope of a message in what is known: nobody's text holds what is drawn by lot at every start.</summary>
    private readonly string scope = ReplyActivities.ScopeOf(Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    private readonly ConcurrentLru<Drawn, MessageTemplate> known = new(Environment.ProcessorCount, Most, ByReply.Instance);

    /// <summary>The same text as that of <see cref="ReplyActivities.Of"/>, and how to pack it; null where it is too short for that.</summary>
    public (string Body, Func<string>? Pack) Message(Activity heard, Reply reply, Uri? site)
    {
        var drawn = new Drawn(reply, CardSurfaces.Of(ActivityTurn.ChannelOf(heard)), site);
        if (!known.TryGet(drawn, out var template))
        {
            template = Draw(drawn);
            known.AddOrUpdate(drawn, template);
        }

        return template.Fill(ReplyActivities.ScopeOf(heard), ReplyActivities.Text(ReplyActivities.Envelope(new Element(), heard), EnvelopeBytes));
    }

    /// <summary>The message without its last brace, cut where ids of its elements begin.</summary>
    private MessageTemplate Draw(Drawn drawn) => new(ReplyActivities.Text(ReplyRenderer.Message(drawn.Reply, drawn.Surface, drawn.Site, scope))[..^1].Split(scope));

    private readonly record struct Drawn(Reply Reply, CardSurface Surface, Uri? Site);

    /// <summary>Compares replies as objects: looking into them would take as long as drawing them.</summary>
    private sealed class ByReply : IEqualityComparer<Drawn>
    {
        public static ByReply Instance { get; } = new();

        public bool Equals(Drawn one, Drawn other) => ReferenceEquals(one.Reply, other.Reply) && one.Surface == other.Surface && one.Site == other.Site;

        public int GetHashCode([DisallowNull] Drawn drawn) => RuntimeHelpers.GetHashCode(drawn.Reply);
    }
}
