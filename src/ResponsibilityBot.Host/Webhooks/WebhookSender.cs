using Microsoft.Extensions.Options;
using ResponsibilityBot.Tutoring.Webhooks;

namespace ResponsibilityBot.Host.Webhooks;

/// <summary>Sends what is due to each webhook, again with growing waits where it is not taken, and gives up after a day. A webhook that does not answer keeps no other one waiting.</summary>
internal sealed partial class WebhookSender(IWebhooks webhooks, IOptions<WebhookOptions> options, WebhookLine line, TimeProvider time, ILogger<WebhookSender> log)
{
    /// <summary>How long to wait after each try that failed. After the last there is none: that was eight tries in a day.</summary>
    public static IReadOnlyList<TimeSpan> Waits { get; } =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(8), TimeSpan.FromHours(12),
    ];

    /// <summary>A receiver that asks for more than this is asked again all the same.</summary>
    public static TimeSpan LongestWait { get; } = TimeSpan.FromDays(1);

    /// <summary>How many go to one webhook at once.</summary>
    private const int Batch = 8;

    /// <summary>Sends all that is due.</summary>
    public async Task TendAsync(CancellationToken cancel)
    {
        if (options.Value.Endpoints.Count == 0)
            return;
        var due = await webhooks.DueAsync(cancel);
        await Task.WhenAll(options.Value.Endpoints.Where(hook => due.Contains(hook.Name)).Select(hook => SendAllAsync(hook, cancel)));
    }

    /// <summary>Goes on while all of a batch is taken; else the rest waits for the next round.</summary>
    private async Task SendAllAsync(WebhookSetting hook, CancellationToken cancel)
    {
        while (await webhooks.ClaimAsync(hook.Name, Batch, cancel) is { Count: > 0 } claimed)
        {
            var taken = await Task.WhenAll(claimed.Select(message => SendAsync(hook, message, cancel)));
            if (taken.Contains(false))
                return;
        }
    }

    private async Task<bool> SendAsync(WebhookSetting hook, WebhookMessage message, CancellationToken cancel)
    {
        var outcome = await line.SendAsync(hook, message, cancel);
        if (outcome.Reason is not { } reason)
        {
            await webhooks.SentAsync(message, cancel);
            return true;
        }

        if (outcome.IsGone)
        {
            LogGone(hook.Name, await webhooks.GiveUpAllAsync(hook.Name, reason, cancel));
        }
        else if (message.Attempt > Waits.Count)
        {
            await webhooks.GiveUpAsync(message, reason, cancel);
            LogGivenUp(hook.Name, message.Id, message.Attempt, reason);
        }
        else
        {
            await webhooks.RetryAsync(message, time.GetUtcNow() + Wait(message, outcome.Wait), reason, cancel);
        }

        return false;
    }

    /// <summary>Never less than asked for; messages that failed together do not come back together.</summary>
    private static TimeSpan Wait(WebhookMessage message, TimeSpan? asked)
    {
        var usual = Waits[message.Attempt - 1];
        var wait = asked > usual ? (asked.Value < LongestWait ? asked.Value : LongestWait) : usual;
        return wait * (1 + new Random(HashCode.Combine(message.Id, message.Attempt)).NextDouble() / 10);
    }

    [LoggerMessage(1711, LogLevel.Warning, "Webhook {Hook} did not take message {Message} in {Attempts} tries: {Reason}. It is not sent any more; 'export webhooks' lists what was given up")]
    private partial void LogGivenUp(string hook, string message, int attempts, string reason);

    [LoggerMessage(1712, LogLevel.Warning, "Webhook {Hook} wants nothing any more (410); {Count} messages are given up. Take it out of the settings")]
    private partial void LogGone(string hook, int count);
}
