using ResponsibilityBot.Host.Operations;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Workers;

/// <summary>Works on the inbox: reads a turn, lets the tutor hear it, and keeps what is to be said. One whose sender waits is worked on in the sender's own flow.</summary>
internal sealed partial class TurnWorker(IInbox inbox, Channels channels, Tutor tutor, BotTelemetry telemetry, TimeProvider time, ILogger<TurnWorker> log)
    : QueueWorker<Inbound>(Places, time, log), IDesk
{
    /// <summary>How many conversations are worked on at once: a turn waits for the disk far longer than it needs the processor.</summary>
    private const int Places = 64;

    /// <summary>How often a turn is tried before it is set aside.</summary>
    private const int MostTries = 3;

    private const string SetAside = "set-aside";

    /// <summary>How long one turn may take.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly Reply Apology = new Reply.Said("Sorry, something went wrong on my side and I cannot answer that. Please try other words.");

    public async Task<IReadOnlyList<Outbound>> AnswerAsync(Inbound inbound, CancellationToken cancel)
    {
        if (!await inbox.BeginAsync(inbound, cancel))
        {
            var said = await inbox.AnswersAsync(inbound.Id, cancel);
            // Of one that was answered before, behind something that is answered now, nothing may be kept.
            if (said.Count > 0 || !inbound.IsRepeatable || !await inbox.BeginAsync(inbound, cancel))
                return said;
        }

        return await WorkAtOnceAsync(inbound with { Attempt = 1 }).WaitAsync(cancel) ?? await inbox.AnswersAsync(inbound.Id, cancel);
    }

    protected override Task<IReadOnlyList<Inbound>> ClaimAsync(int most, CancellationToken cancel) => inbox.ClaimAsync(most, cancel);

    protected override Task<IReadOnlyList<Inbound>> WaitAsync(SemaphoreSlim places, CancellationToken cancel) => inbox.WaitAsync(places, cancel);

    protected override Task ReleaseAsync(Inbound item) => inbox.ReleaseAsync(item, CancellationToken.None);

    protected override Task WorkAsync(Inbound item) => SayAsync(item);

    /// <summary>What was said to one that somebody waits for; null where that was said before, is still to come because it is tried again, or could not be written.</summary>
    private async Task<IReadOnlyList<Outbound>?> WorkAtOnceAsync(Inbound item)
    {
        try
        {
            return await SayAsync(item);
        }
        catch (Exception failure)
        {
            _ = ReleaseAtLastAsync(item, failure);
            return null;
        }
    }

    /// <summary>What was said, or null where only the table may know that.</summary>
    private async Task<IReadOnlyList<Outbound>?> SayAsync(Inbound item)
    {
        using var span = telemetry.BeginTurn(item);
        var (became, said) = await HearOrSetAsideAsync(item);
        telemetry.CountTurn(item, became, Time.GetUtcNow());
        return said;
    }

    /// <summary>What became of it, as the telemetry calls it, and what was said.</summary>
    private async Task<(string Became, IReadOnlyList<Outbound>? Said)> HearOrSetAsideAsync(Inbound item)
    {
        if (channels.Find(item.Channel) is not { } channel)
        {
            await SetAsideAsync(item, [], "its channel is switched off");
            return (SetAside, null);
        }

        // A turn that takes the whole process with it never gets as far as its own catch.
        if (item.Attempt > MostTries)
        {
            await SetAsideAsync(item, Apologise(channel, item), "the process ended each time");
            return (SetAside, null);
        }

        Heard heard;
        try
        {
            heard = await HearAsync(channel, item);
        }
        catch (Exception failure)
        {
            LogFailed(item.Id, item.Attempt, Fault.Kind(failure), failure.StackTrace);
            if (item.Attempt >= MostTries)
            {
                await SetAsideAsync(item, Apologise(channel, item), Fault.Kind(failure));
                return (SetAside, null);
            }

            await inbox.RetryAsync(item, Time.GetUtcNow() + TimeSpan.FromSeconds(0.5 * item.Attempt), Fault.Kind(failure), CancellationToken.None);
            return ("retried", null);
        }

        return ("answered", await inbox.FinishAsync(item, heard.Said, heard.Welcome, CancellationToken.None));
    }

    private async Task<Heard> HearAsync(IChannel channel, Inbound item)
    {
        using var patience = new CancellationTokenSource(Longest, Time);
        var turn = channel.Read(item);
        var replies = turn is null ? [] : await tutor.HearAsync(turn with { Carrier = item.Channel }, patience.Token);
        return new(channel.Render(item, replies), turn is { Kind: TurnKind.Joined } ? turn.Home : null);
    }

    private IReadOnlyList<Outbound> Apologise(IChannel channel, Inbound item)
    {
        try
        {
            return channel.Render(item, [Apology]);
        }
        catch (Exception failure)
        {
            // What cannot be read cannot be answered either; it is set aside all the same.
            LogNoApology(item.Id, Fault.Kind(failure));
            return [];
        }
    }

    private Task SetAsideAsync(Inbound item, IReadOnlyList<Outbound> said, string reason)
    {
        LogSetAside(item.Id, reason);
        return inbox.SetAsideAsync(item, reason, said, CancellationToken.None);
    }

    private sealed record Heard(IReadOnlyList<Outbound> Said, string? Welcome);

    [LoggerMessage(1101, LogLevel.Error, "{Inbound} failed at try {Attempt}: {Kind}\n{Stack}")]
    private partial void LogFailed(string inbound, int attempt, string kind, string? stack);

    [LoggerMessage(1102, LogLevel.Error, "{Inbound} is set aside: {Reason}")]
    private partial void LogSetAside(string inbound, string reason);

    [LoggerMessage(1103, LogLevel.Error, "{Inbound} could not even be answered with an apology: {Kind}")]
    private partial void LogNoApology(string inbound, string kind);
}
