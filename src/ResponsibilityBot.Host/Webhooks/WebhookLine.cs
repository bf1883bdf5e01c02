using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Webhooks;

namespace ResponsibilityBot.Host.Webhooks;

/// <summary>What came of one try.</summary>
/// <param name="Reason">Why it was not taken, or null if it was.</param>
/// <param name="IsGone">Whether the receiver wants nothing any more.</param>
/// <param name="Wait">How long the receiver wants us to wait, or null.</param>
internal sealed record WebhookOutcome(string? Reason, bool IsGone = false, TimeSpan? Wait = null);

/// <summary>Sends messages to the addresses of webhooks. It follows nothing, reads no answer beyond its head, and leaves no trace of an address: one may be as good as a key.</summary>
internal sealed class WebhookLine : IDisposable
{
    /// <summary>How long one try may take, from the name to the head of the answer.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(15);

    private const int LongestHead = 16;

    private readonly HttpMessageInvoker invoker;
    private readonly IHostEnvironment environment;
    private readonly TimeProvider time;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>>? lookUp;

    /// <param name="environment">Development or not.</param>
    /// <param name="time">The clock.</param>
    /// <param name="lookUp">Who knows the machines of a name; null for the system.</param>
    public WebhookLine(IHostEnvironment environment, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>>? lookUp = null)
    {
        (this.environment, this.time, this.lookUp) = (environment, time, lookUp);
        invoker = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy would look names up by itself.
            UseProxy = false,
            MaxResponseHeadersLength = LongestHead,
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            // Nothing is added to requests, and nobody is told of them.
            ActivityHeadersPropagator = null,
            ConnectCallback = ConnectAsync,
        });
    }

    /// <summary>Sends a message once.</summary>
    public async Task<WebhookOutcome> SendAsync(WebhookSetting hook, WebhookMessage message, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            using var request = Request(hook, message);
            using var answer = await invoker.SendAsync(request, either.Token);
            return answer.IsSuccessStatusCode
                ? new(null)
                : new($"answered {(int)answer.StatusCode}", answer.StatusCode == HttpStatusCode.Gone, WaitOf(answer.Headers.RetryAfter));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return new($"no answer in {Patience.TotalSeconds} seconds");
        }
        catch (HttpRequestException failure)
        {
            return new(failure.InnerException is WebhookRefusedException refused ? refused.Message : $"no connection: {failure.HttpRequestError} ({Fault.Kind(failure)})");
        }
    }

    public void Dispose() => invoker.Dispose();

    private HttpRequestMessage Request(WebhookSetting hook, WebhookMessage message)
    {
        var now = time.GetUtcNow();
        var keys = new[] { hook.Secret, hook.FormerSecret }.Select(WebhookSignature.KeyOf).OfType<byte[]>();
        return new(HttpMethod.Post, hook.Address)
        {
            Headers =
            {
                { "webhook-id", message.Id },
                { "webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) },
                { "webhook-signature", WebhookSignature.Of(keys, message.Id, now, message.Body) },
                { "User-Agent", "ResponsibilityBot" },
            },
            Content = new StringContent(message.Body, Encoding.UTF8, "application/json"),
        };
    }

    private TimeSpan? WaitOf(RetryConditionHeaderValue? asked) => asked?.Delta ?? asked?.Date - time.GetUtcNow();

    /// <summary>Looks the name up and connects to what was judged, so that the name cannot lead elsewhere in between.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var address = context.InitialRequestMessage.RequestUri ?? throw new WebhookRefusedException();
        var machines = await WebhookNetwork.FindAsync(address, environment, cancel, lookUp);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(machines, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
