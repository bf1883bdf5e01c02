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

    /// <summary>It may deliver, if its activity keeps to what the token says.</summary>
    /// <param name="Token">The token; null where none was needed.</param>
    public sealed record Accepted(VerifiedToken? Token) : InboundVerdict;

    /// <summary>It may not.</summary>
    /// <param name="Verdict">The rule that it broke.</param>
    /// <param name="Reason">Why, for whoever sent it. Says nothing of what was expected.</param>
    public sealed record Refused(TokenVerdict Verdict, string Reason) : InboundVerdict
    {
        /// <summary>With the verdict's own words.</summary>
        public Refused(TokenVerdict verdict)
            : this(verdict, verdict.Says())
        {
        }
    }
}
