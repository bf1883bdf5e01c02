using System.Net;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>The bot got no token of its own. The message holds no secret, and nothing of what the login service wrote but its codes.</summary>
internal sealed class TokenException : Exception
{
    /// <summary>With the reason.</summary>
    public TokenException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>What the login service answered, or null if it did not.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>The OAuth error, such as <c>invalid_client</c>; or null.</summary>
    public string? Error { get; init; }

    /// <summary>The number behind <c>AADSTS</c>, which https://login.microsoftonline.com/error explains; or null.</summary>
    public int? Number { get; init; }

    /// <summary>What Microsoft's support asks for; or null.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>How long the service wants us to wait, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
