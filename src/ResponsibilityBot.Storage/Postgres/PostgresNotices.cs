using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ResponsibilityBot.Storage.Postgres;

/// <summary>
/// Hears what other processes tell (<see cref="Statements.Tell"/>) and wakes who waits for it here. While the connection is lost nothing is
/// heard, so that everybody looks for themselves when there is another.
/// </summary>
internal sealed partial class PostgresNotices(Inbox inbox, WorkSignals signals, IOptions<StorageOptions> options, TimeProvider time, ILogger<PostgresNotices> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>How often, in seconds, a connection on which nothing comes is tried.</summary>
    private const int KeepAlive = 15;

    private readonly TaskCompletionSource heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the first connection listens.</summary>
    public Task Listening => heard.Task;

    /// <summary>What the notice is called in the database.</summary>
    public static string Channel(Notice notice) => notice switch
    {
        Notice.Finished => "bot_finished",
        Notice.DirectLine => "bot_directline",
        _ => throw new ArgumentOutOfRangeException(nameof(notice), notice, null),
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is DbException or IOException)
            {
                LogLost(failure);
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(PostgresServer.Own(options.Value)) { KeepAlive = KeepAlive }.ToString());
        connection.Notification += (_, notice) => Hear(notice.Channel, notice.Payload);
        await connection.OpenAsync(stop);
        await using (var listen = new NpgsqlCommand(string.Join(';', Enum.GetValues<Notice>().Select(notice => $"LISTEN {Channel(notice)}")), connection))
            await listen.ExecuteNonQueryAsync(stop);
        inbox.Distrust();
        signals.DirectLine.WakeAll(null);
        heard.TrySetResult();
        while (true)
            await connection.WaitAsync(stop);
    }

    private void Hear(string channel, string key)
    {
        if (channel == Channel(Notice.Finished))
            inbox.FinishedElsewhere(key);
        else
            signals.DirectLine.Wake(key, null);
    }

    [LoggerMessage(2103, LogLevel.Warning, "Cannot hear what other processes tell; trying again")]
    private partial void LogLost(Exception failure);
}
