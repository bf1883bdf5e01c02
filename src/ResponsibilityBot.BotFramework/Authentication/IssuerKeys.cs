using Microsoft.Extensions.Logging;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>
/// An issuer's keys, read when they are first needed, again when they are a day old, and at once when a token names one that is not among
/// them: issuers roll their keys without notice. While they cannot be read, the last ones stay.
/// </summary>
/// <remarks>
/// The library's own ConfigurationManager reads anew in the background when a key is unknown, so that the first messages after a roll are
/// refused; its clock cannot be replaced either.
/// </remarks>
internal sealed partial class IssuerKeys
{
    /// <summary>The name of its HTTP client.</summary>
    public const string ClientName = "openid";

    private readonly Uri metadata;
    private readonly IHttpClientFactory clients;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly SingleFlight reading;
    private volatile State state = new(null, DateTimeOffset.MinValue, false);

    /// <param name="metadata">The issuer's metadata document.</param>
    /// <param name="clients">Gives the client <see cref="ClientName"/>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where failures go.</param>
    public IssuerKeys(Uri metadata, IHttpClientFactory clients, TimeProvider time, ILogger<IssuerKeys> log)
    {
        this.metadata = metadata;
        this.clients = clients;
        this.time = time;
        this.log = log;
        reading = new(ReadAsync);
    }

    /// <summary>The oldest that keys may be: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(24);

    /// <summary>Anybody can make up a key's name, so unknown names lead to no more than one reading in this time.</summary>
    public static TimeSpan BetweenReadings { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a failed reading is not repeated.</summary>
    public static TimeSpan AfterFailure { get; } = TimeSpan.FromSeconds(5);

    /// <summary>The key of that name.</summary>
    /// <returns>The key and <see cref="TokenVerdict.Accepted"/>, or null and why there is none.</returns>
    public async ValueTask<(IssuerKey? Key, TokenVerdict Verdict)> FindAsync(string kid, CancellationToken cancel)
    {
        await FreshenAsync(kid, cancel);
        if (Find(kid) is { } known)
            return (known, TokenVerdict.Accepted);
        await reading.RunAsync(cancel);
        return Find(kid) is { } rolled ? (rolled, TokenVerdict.Accepted) : (null, state.Keys is null ? TokenVerdict.KeysUnavailable : TokenVerdict.UnknownKey);
    }

    private IssuerKey? Find(string kid) => state.Keys?.Keys.GetValueOrDefault(kid);

    private async ValueTask FreshenAsync(string kid, CancellationToken cancel)
    {
        if (state.Keys is { } keys && time.GetUtcNow() - keys.ReadAt < Lifetime)
            return;
        var flight = reading.RunAsync(cancel);
        // While the issuer is out of reach, nobody waits for it again whose key is known.
        if (!state.HasFailed || Find(kid) is null)
            await flight;
    }

    /// <summary>Reads, if it is time to. Never throws but for cancellation, which it does not have.</summary>
    private async Task ReadAsync()
    {
        if (time.GetUtcNow() < state.NextReading)
            return;
        try
        {
            using var client = clients.CreateClient(ClientName);
            var read = await KeySet.FetchAsync(client, metadata, time, CancellationToken.None);
            state = new(read, read.ReadAt + BetweenReadings, false);
            LogRead(read.Keys.Count, metadata);
        }
        catch (Exception failure) when (KeySet.IsOutside(failure))
        {
            state = new(state.Keys, time.GetUtcNow() + AfterFailure, true);
            if (state.Keys is null)
                LogUnavailable(metadata, failure.Message);
            else
                LogOutdated(metadata, failure.Message, state.Keys.ReadAt);
        }
    }

    /// <param name="Keys">The last that could be read, or null.</param>
    /// <param name="NextReading">Not before then.</param>
    /// <param name="HasFailed">Whether the last reading did.</param>
    private sealed record State(KeySet? Keys, DateTimeOffset NextReading, bool HasFailed);

    [LoggerMessage(3011, LogLevel.Information, "Read {Count} keys by way of {Metadata}")]
    private partial void LogRead(int count, Uri metadata);

    [LoggerMessage(3012, LogLevel.Error, "No activity can be taken: the keys behind {Metadata} cannot be read ({Problem})")]
    private partial void LogUnavailable(Uri metadata, string problem);

    [LoggerMessage(3013, LogLevel.Error, "The keys behind {Metadata} cannot be read ({Problem}); those of {ReadAt:u} stay in use")]
    private partial void LogOutdated(Uri metadata, string problem, DateTimeOffset readAt);
}
