using ResponsibilityBot.Host.Operations;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Workers;

/// <summary>Hands a message to its channel once, and says what is to become of it. Nothing else sends: neither the outbox nor what delivers broadcasts.</summary>
internal sealed partial class Sender(IConversations conversations, Channels channels, BotTelemetry telemetry, TimeProvider time, ILogger<Sender> log)
{
    /// <inheritdoc cref="IChannel.Hold"/>
    public TimeSpan Hold(Outbound item) => channels.Find(item.Channel)?.Hold(item) ?? TimeSpan.Zero;

    /// <summary>Sends. What was begun by it, or is blocked from now on, is kept before this returns.</summary>
    public async Task<Verdict> SendAsync(Outbound item)
    {
        using var span = telemetry.BeginSend(item);
        var begun = time.GetTimestamp();
        var result = await TryAsync(item);
        var took = time.GetElapsedTime(begun);
        var verdict = await JudgeAsync(item, result);
        telemetry.CountSend(item, Word(result, verdict), took);
        return verdict;
    }

    /// <summary>What became of it, as the telemetry calls it.</summary>
    private static string Word(SendResult result, Verdict verdict) => (result, verdict) switch
    {
        (_, Verdict.Sent) => "sent",
        (_, Verdict.Again) => "later",
        (SendResult.Blocked, _) => "blocked",
        _ => "given-up",
    };

    private async Task<Verdict> JudgeAsync(Outbound item, SendResult result)
    {
        switch (result)
        {
            case SendResult.Sent sent:
                if (sent.Began is { } chat)
                    await conversations.KeepAsync(chat, CancellationToken.None);
                return new Verdict.Sent(sent);
            case SendResult.Later later when SendRetry.Delay(item, later.After) is { } delay:
                LogLater(item.Id, item.Attempt, later.Reason, delay);
                return new Verdict.Again(time.GetUtcNow() + delay, later.Reason);
            case SendResult.Later later:
                return GiveUp(item, $"tried {item.Attempt} times: {later.Reason}");
            case SendResult.Blocked blocked:
                await conversations.BlockAsync(item, CancellationToken.None);
                return GiveUp(item, blocked.Reason);
            case SendResult.Refused refused:
                return GiveUp(item, refused.Reason);
            case var unknown:
                throw new System.Diagnostics.UnreachableException($"no rule for {unknown.GetType().Name}");
        }
    }

    private async Task<SendResult> TryAsync(Outbound item)
    {
        if (channels.Find(item.Channel) is not { } channel)
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

    private Verdict.GivenUp GiveUp(Outbound item, string reason)
    {
        LogGivenUp(item.Id, reason);
        return new(reason);
    }

    [LoggerMessage(1201, LogLevel.Warning, "{Outbound} was not taken at try {Attempt} ({Reason}); again in {Delay}")]
    private partial void LogLater(string outbound, int attempt, string reason, TimeSpan delay);

    [LoggerMessage(1202, LogLevel.Error, "{Outbound} is given up: {Reason}")]
    private partial void LogGivenUp(string outbound, string reason);

    [LoggerMessage(1203, LogLevel.Error, "Sending {Outbound} failed: {Kind}\n{Stack}")]
    private partial void LogFailed(string outbound, string kind, string? stack);
}

/// <summary>What is to become of a message.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>It is there.</summary>
    public sealed record Sent(SendResult.Sent Result) : Verdict;

    /// <summary>It is to be sent again at a time.</summary>
    public sealed record Again(DateTimeOffset At, string Reason) : Verdict;

    /// <summary>It is given up.</summary>
    public sealed record GivenUp(string Reason) : Verdict;
}
