using System.Net;

namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>The Bot Connector did not do what it was asked. The message holds codes alone: no words of people, no ids, no token.</summary>
/// <param name="message">What happened, such as <c>429 Throttled</c> or <c>no answer in time</c>.</param>
/// <param name="failure">What that means.</param>
/// <param name="inner">The cause, if there is one.</param>
internal sealed class ConnectorException(string message, ConnectorFailure failure, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What it means.</summary>
    public ConnectorFailure Failure => failure;

    /// <summary>What was answered, or null if nothing was.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>The service's own word for it, such as <c>ConversationNotFound</c>; or null.</summary>
    public string? Code { get; init; }

    /// <summary>How long the service wants us to wait, or null if it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What Microsoft's support asks for: the header <c>X-Correlating-OperationId</c>; or null.</summary>
    public string? CorrelationId { get; init; }
}

/// <summary>What a failure means for whoever called.</summary>
internal enum ConnectorFailure
{
    /// <summary>It may pass: the same call is worth another try.</summary>
    Passing,

    /// <summary>It will not pass: the same call would fail again.</summary>
    Lasting,

    /// <summary>Nothing can be said in that conversation until something arrives from it again.</summary>
    Blocked,
}
