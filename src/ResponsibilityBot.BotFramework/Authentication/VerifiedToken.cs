using System.Collections.Frozen;
using ResponsibilityBot.BotFramework.Schema;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>A token that kept every rule that needs no body.</summary>
/// <param name="ExpiresAt">When it is over, without any grace.</param>
internal abstract record VerifiedToken(DateTimeOffset ExpiresAt)
{
    /// <summary>Judges the activity that came with it. Pure.</summary>
    public abstract TokenVerdict Judge(Activity activity);

    /// <summary>A channel's, by way of the Bot Connector.</summary>
    /// <param name="ServiceUrl">The only service that its activities may name: our own token will be sent there.</param>
    /// <param name="Endorsements">The channels that the key may sign for; empty if its issuer names none.</param>
    /// <param name="ExpiresAt">When it is over, without any grace.</param>
    public sealed record Connector(string ServiceUrl, FrozenSet<string> Endorsements, DateTimeOffset ExpiresAt) : VerifiedToken(ExpiresAt)
    {
        /// <inheritdoc/>
        public override TokenVerdict Judge(Activity activity)
        {
            if (!IsSameService(ServiceUrl, activity.ServiceUrl))
                return TokenVerdict.OtherServiceUrl;
            return activity.ChannelId is { Length: > 0 } channel && Endorsements.Contains(channel) ? TokenVerdict.Accepted : TokenVerdict.NotEndorsed;
        }

        /// <summary>Compared to the letter, but that one of them may end in a slash that the other leaves out.</summary>
        private static bool IsSameService(ReadOnlySpan<char> signed, ReadOnlySpan<char> named) =>
            !named.IsEmpty && WithoutSlash(signed).SequenceEqual(WithoutSlash(named));

        private static ReadOnlySpan<char> WithoutSlash(ReadOnlySpan<char> url) => url.EndsWith("/") ? url[..^1] : url;
    }

    /// <summary>An emulator's. Says nothing of services and channels.</summary>
    /// <param name="ExpiresAt">When it is over, without any grace.</param>
    public sealed record Emulator(DateTimeOffset ExpiresAt) : VerifiedToken(ExpiresAt)
    {
        /// <inheritdoc/>
        public override TokenVerdict Judge(Activity activity) => TokenVerdict.Accepted;
    }
}
