using ResponsibilityBot.Host.Operations;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Workers;

/// <summary>Works on the outbox: sends, and sends again later what was not taken.</summary>
internal sealed partial class SendWorker(IOutbox outbox, IConversations conversations, Channels channels, BotTelemetry telemetry, TimeProvider time, ILogger<SendWorker> log)
    : QueueWorker<Outbound>(Places, time, log)
{
    /// <summary>How many conversations are sent to at once.</summary>
    private const int Places = 64;

    protected override Task<IReadOnlyList<Outbound>> ClaimAsync(int most, CancellationToken cancel) => outbox.ClaimAsync(most, cancel);

    protected override Task<IReadOnlyList<Outbound>> WaitAsync(SemaphoreSlim places, CancellationToken cancel) => outbox.WaitAsync(places, cancel);

    protected override Task ReleaseAsync(Outbound item) => outbox.ReleaseAsync(item, CancellationToken.None);

    protected override async Task WorkAsync(Outbound item)
    {
        var channel = channels.Find(item.Channel);
        if (channel?.Hold(item) is { } wait && wait > TimeSpan.Zero)
        {
            await outbox.PostponeAsync(item, Time.GetUtcNow() + wait, CancellationToken.None);
            return;
        }

        using var span = telemetry.BeginSend(item);
        var begun = Time.GetTimestamp();
        var result = await SendAsync(channel, item);
        var took = Time.GetElapsedTime(begun);
        telemetry.CountSend(item, await RecordAsync(item, result), took);
    }

    /// <summary>Writes down what became of it; that, as the telemetry calls it.</summary>
    private async Task<string> RecordAsync(Outbound item, SendResult result)
    {
        switch (result)
        {
            case SendResult.Sent sent:
                if (sent.Began is { } chat)
                    await conversations.KeepAsync(chat, CancellationToken.None);
                await outbox.SentAsync(item, sent, CancellationToken.None);
                return "sent";
            case SendResult.Later later when SendRetry.Delay(item, later.After) is { } delay:
                LogLater(item.Id, item.Attempt, later.Reason, delay);
                await outbox.RetryAsync(item, Time.GetUtcNow() + delay, later.Reason, CancellationToken.None);
                return "later";
            case SendResult.Later later:
                await GiveUpAsync(item, $"tried {item.Attempt} times: {later.Reason}");
                return "given-up";
            case SendResult.Blocked blocked:
                await conversations.BlockAsync(item, CancellationToken.None);
                await GiveUpAsync(item, blocked.Reason);
                return "blocked";
            case SendResult.Refused refused:
                await GiveUpAsync(item, refused.Reason);
                return "given-up";
            case var unknown:
                throw new System.Diagnostics.UnreachableException($"no rule for {unknown.GetType().Name}");
        }
    }

    private async Task<SendResult> SendAsync(IChannel? channel, Outbound item)
    {
        if (channel is null)
            return new SendResult.Refused("its channel is switched off");
        try
        {
            return await channel.SendAsync(item, CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogFailed(item.Id, Fault.Kind(failure), failure.StackTrace);
            return new SendResult.Later(null, Fault.Kind(failure));
        }
    }

    private Task GiveUpAsync(Outbound item, string reason)
    {
        LogGivenUp(item.Id, reason);
        return outbox.GiveUpAsync(item, reason, CancellationToken.None);
    }

    [LoggerMessage(1201, LogLevel.Warning, "{Outbound} was not taken at try {Attempt} ({Reason}); again in {Delay}")]
    private partial void LogLater(string outbound, int attempt, string reason, TimeSpan delay);

    [LoggerMessage(1202, LogLevel.Error, "{Outbound} is given up: {Reason}")]
    private partial void LogGivenUp(string outbound, string reason);

    [LoggerMessage(1203, LogLevel.Error, "Sending {Outbound} failed: {Kind}\n{Stack}")]
    private partial void LogFailed(string outbound, string kind, string? stack);
}
