using Microsoft.AspNetCore.Http;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>Decides who may deliver activities, before a byte of the body is read.</summary>
internal interface IInboundAuthentication
{
    /// <summary>Judges one request. Never throws for what the request holds.</summary>
    ValueTask<InboundVerdict> JudgeAsync(HttpContext http, CancellationToken cancel);
}

/// <summary>What became of a request's credentials.</summary>
internal abstract record InboundVerdict
{
    private InboundVerdict()
    {
    }

    /// <summary>It may deliver.</summary>
    /// <param name="ServiceUrl">The only <c>serviceUrl</c> that its activity may name, because the token was signed for it; null where no token was needed.</param>
    public sealed record Accepted(string? ServiceUrl) : InboundVerdict;

    /// <summary>It may not: 401.</summary>
    /// <param name="Reason">Why, for whoever runs the bot. Says nothing of what was expected.</param>
    public sealed record Refused(string Reason) : InboundVerdict;
}
