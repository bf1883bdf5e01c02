using ResponsibilityBot.Host.Workers;

namespace ResponsibilityBot.Host.Quizzes;

/// <summary>Runs <see cref="RoundKeeper"/>, <see cref="ChallengeDesk"/>, <see cref="ReportDesk"/> and <see cref="FollowUpPoster"/> every few seconds. A run that fails is logged and tried again.</summary>
internal sealed partial class RoundWorker(RoundKeeper rounds, ChallengeDesk challenges, ReportDesk desk, FollowUpPoster followUps, TimeProvider time, ILogger<RoundWorker> log)
    : TendingWorker(Interval, time)
{
    /// <summary>The least time between two edits of a card.</summary>
    private static TimeSpan Interval { get; } = TimeSpan.FromSeconds(5);

    protected override async Task TendAsync(CancellationToken stop)
    {
        await rounds.TendAsync(stop);
        await challenges.TendAsync(stop);
        await desk.TendAsync(stop);
        await followUps.TendAsync(stop);
    }

    [LoggerMessage(1303, LogLevel.Error, "Looking after the posted questions failed: {Kind}; it is tried again\n{Stack}")]
    protected override partial void LogFailed(string kind, string? stack);
}
