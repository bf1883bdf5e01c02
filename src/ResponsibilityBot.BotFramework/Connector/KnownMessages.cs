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

    private readonly ConcurrentLru<Drawn, Pieces> known = new(Environment.ProcessorCount, Most, ByReply.Instance);

    /// <summary>The same text as that of <see cref="ReplyActivities.Of"/>, and how to pack it; null where it is too short for that.</summary>
    public (string Body, Func<string>? Pack) Message(Activity heard, Reply reply, Uri? site)
    {
        var drawn = new Drawn(reply, CardSurfaces.Of(ActivityTurn.ChannelOf(heard)), site);
        if (!known.TryGet(drawn, out var pieces))
        {
            pieces = new(Draw(drawn));
            known.AddOrUpdate(drawn, pieces);
        }

        var (filling, envelope) = (ReplyActivities.ScopeOf(heard), ReplyActivities.Text(ReplyActivities.Envelope(new Element(), heard), EnvelopeBytes));
        var body = Join(pieces.All, filling, envelope);
        return (body, body.Length < PackedText.Shortest ? null : () => PackedText.Fill(pieces.Template, filling, string.Concat(",", envelope.AsSpan(1))));
    }

    /// <summary>The pieces with the scope between them, and the envelope: two objects become one, so the brace between them goes. Written once, because a card is long.</summary>
    private static string Join(string[] pieces, string scope, string envelope) => string.Create(
        pieces.Sum(piece => piece.Length) + ((pieces.Length - 1) * scope.Length) + envelope.Length,
        (pieces, scope, envelope),
        static (text, all) =>
        {
            foreach (var (index, piece) in all.pieces.Index())
            {
                if (index > 0)
                    text = After(text, all.scope);
                text = After(text, piece);
            }

            text = After(text, ",");
            After(text, all.envelope.AsSpan(1));
        });

    /// <summary>Copies a part to the beginning; what is left behind it.</summary>
    private static Span<char> After(Span<char> text, ReadOnlySpan<char> part)
    {
        part.CopyTo(text);
        return text[part.Length..];
    }

    /// <summary>The message without its last brace, cut where ids of its elements begin.</summary>
    private string[] Draw(Drawn drawn) => ReplyActivities.Text(ReplyRenderer.Message(drawn.Reply, drawn.Surface, drawn.Site, scope))[..^1].Split(scope);

    /// <summary>A message without what differs, which is packed when it is first kept.</summary>
    private sealed class Pieces(string[] all)
    {
        private string? template;

        public string[] All => all;

        public string Template => template ??= PackedText.Template(string.Join(PackedText.Gap, all));
    }

    private readonly record struct Drawn(Reply Reply, CardSurface Surface, Uri? Site);

    /// <summary>Compares replies as objects: looking into them would take as long as drawing them.</summary>
    private sealed class ByReply : IEqualityComparer<Drawn>
    {
        public static ByReply Instance { get; } = new();

        public bool Equals(Drawn one, Drawn other) => ReferenceEquals(one.Reply, other.Reply) && one.Surface == other.Surface && one.Site == other.Site;

        public int GetHashCode([DisallowNull] Drawn drawn) => RuntimeHelpers.GetHashCode(drawn.Reply);
    }
}
