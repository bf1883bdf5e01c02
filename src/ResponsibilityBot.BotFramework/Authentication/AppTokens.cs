using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.Connector;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>The bot's own token, asked for when it is needed, kept until five minutes before it is over, and asked for once however many want it.</summary>
internal sealed partial class AppTokens
{
    /// <summary>The name of its HTTP client.</summary>
    public const string ClientName = "login";

    private readonly IOptions<BotFrameworkOptions> options;
    private readonly TokenRequest request;
    private readonly IHttpClientFactory clients;
    private readonly TimeProvider time;
    private readonly ILogger<AppTokens> log;
    private readonly SingleFlight asking;
    private AppToken? kept;
    private Failure? failure;

    public AppTokens(IOptions<BotFrameworkOptions> options, TokenRequest request, IHttpClientFactory clients, TimeProvider time, ILogger<AppTokens> log)
    {
        this.options = options;
        this.request = request;
        this.clients = clients;
        this.time = time;
        this.log = log;
        asking = new(AskAsync);
    }

    /// <summary>How long before its end a token is not used any longer; half its life, if that is less.</summary>
    public static TimeSpan Early { get; } = TimeSpan.FromMinutes(5);

    /// <summary>How long everybody is told of the same failure before the service is asked again.</summary>
    public static TimeSpan AfterFailure { get; } = TimeSpan.FromSeconds(5);

    /// <summary>The token, or null if the bot has no credentials.</summary>
    /// <exception cref="TokenException">There is none to be had now. Try again later.</exception>
    public async ValueTask<string?> GetAsync(CancellationToken cancel)
    {
        if (!options.Value.HasCredentials)
            return null;
        if (Fresh() is { } token)
            return token;
        await asking.RunAsync(cancel);
        // A token that is nearly over still serves, if no new one is to be had.
        if (Volatile.Read(ref kept) is { } got && time.GetUtcNow() < got.ExpiresAt)
            return got.Text;
        var reason = Volatile.Read(ref failure)?.Reason;
        throw new TokenException($"no token: {reason?.Message ?? "the new one is over"}", reason) { RetryAfter = reason?.RetryAfter };
    }

    /// <summary>Does not use a token any longer that the connector refused. Others may have got a new one meanwhile; that one stays.</summary>
    public void Drop(string token)
    {
        if (Volatile.Read(ref kept) is { } refused && refused.Text == token)
            Interlocked.CompareExchange(ref kept, null, refused);
    }

    private string? Fresh() => Volatile.Read(ref kept) is { } token && time.GetUtcNow() < token.RefreshAt ? token.Text : null;

    private async Task AskAsync()
    {
        if (Fresh() is not null || (Volatile.Read(ref failure) is { } last && time.GetUtcNow() < last.Until))
            return;
        try
        {
            Volatile.Write(ref kept, await FetchAsync());
            Volatile.Write(ref failure, null);
        }
        catch (TokenException reason)
        {
            Fail(reason);
        }
        catch (Exception cause) when (cause is HttpRequestException or OperationCanceledException)
        {
            Fail(new("no answer", cause));
        }
        catch (Exception cause) when (cause is CryptographicException or IOException or UnauthorizedAccessException)
        {
            Fail(new("the certificate in BotFramework:CertificateFile cannot be read", cause));
        }
    }

    private async Task<AppToken> FetchAsync()
    {
        using var client = clients.CreateClient(ClientName);
        using var asked = request.Create();
        using var response = await client.SendAsync(asked, CancellationToken.None);
        var body = await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
        var now = time.GetUtcNow();
        if (!response.IsSuccessStatusCode)
            throw TokenAnswer.Failure(response, body, RetryAfter.Of(response, now));
        if (TokenAnswer.Read(body, now) is not { } answer)
            throw new TokenException($"{(int)response.StatusCode} without a token") { Status = response.StatusCode };
        var half = (answer.ExpiresAt - now) / 2;
        return new(answer.Token, answer.ExpiresAt - (half < Early ? half : Early), answer.ExpiresAt);
    }

    private void Fail(TokenException reason)
    {
        var now = time.GetUtcNow();
        Volatile.Write(ref failure, new(reason, now + (reason.RetryAfter > AfterFailure ? reason.RetryAfter.Value : AfterFailure)));
        LogFailed(reason.Message, reason.CorrelationId);
    }

    /// <summary>A class, not a record: what it holds must not come out when somebody writes it down.</summary>
    private sealed class AppToken(string text, DateTimeOffset refreshAt, DateTimeOffset expiresAt)
    {
        public string Text => text;

        public DateTimeOffset RefreshAt => refreshAt;

        public DateTimeOffset ExpiresAt => expiresAt;
    }

    private sealed record Failure(TokenException Reason, DateTimeOffset Until);

    [LoggerMessage(3021, LogLevel.Error, "The bot gets no token and cannot answer: {Reason} (correlation id {CorrelationId})")]
    private partial void LogFailed(string reason, string? correlationId);
}
