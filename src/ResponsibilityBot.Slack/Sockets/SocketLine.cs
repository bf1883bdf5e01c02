using System.Net.WebSockets;
using System.Security.Cryptography;

namespace ResponsibilityBot.Slack.Sockets;

/// <summary>Keeps one socket open for as long as the program runs: its successor is open before it closes.</summary>
internal sealed class SocketLine(SocketOpening opening, SocketSurroundings around)
{
    /// <summary>How long a socket that Slack announced to close goes on beside its successor, so that what is on its way still arrives.</summary>
    public static TimeSpan Overlap { get; } = TimeSpan.FromSeconds(20);

    /// <summary>A socket that lived so long was no failure, and its successor is opened without a wait.</summary>
    public static TimeSpan GoodLife { get; } = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly List<Task> leaving = [];
    private int tries;
    private long begun;

    /// <summary>Works until it is cancelled, or until Slack says that nothing more will come.</summary>
    /// <returns>Why nothing more will come; null if it was cancelled.</returns>
    public async Task<SocketStop?> RunAsync(CancellationToken cancel)
    {
        SlackSocket? current = null;
        try
        {
            while (true)
            {
                var opened = await OpenAsync(cancel);
                if (opened.Socket is null)
                    return opened.Stop;
                Leave(current, cancel);
                current = opened.Socket;
                var end = await current.Ending.WaitAsync(cancel);
                if (end == SocketEnd.SwitchedOff)
                    return new("link_disabled", SocketStop.SwitchedOff);
                Note(end);
                if (around.Time.GetElapsedTime(begun) >= GoodLife)
                    tries = 0;
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            await Task.WhenAll([.. leaving, .. current is null ? [] : new[] { CloseAsync(current) }]);
        }
    }

    private void Note(SocketEnd end)
    {
        if (end == SocketEnd.TooMany)
            around.Log.TooMany();
        else if (end != SocketEnd.Announced)
            around.Log.Ended(end);
    }

    /// <summary>Opens a socket, however long that takes.</summary>
    private async Task<(SlackSocket? Socket, SocketStop? Stop)> OpenAsync(CancellationToken cancel)
    {
        TimeSpan? asked = null;
        while (true)
        {
            var delay = Delay(tries, asked);
            if (delay > TimeSpan.Zero)
                await Task.Delay(delay, around.Time, cancel);
            tries++;
            var (socket, open) = await TryAsync(cancel);
            if (socket is not null)
            {
                around.Log.Opened();
                return (socket, null);
            }

            if (open is SocketOpen.Never never)
                return (null, new(never.Error, never.Cure));
            asked = (open as SocketOpen.NotNow)?.After;
            around.Log.NotOpened((open as SocketOpen.NotNow)?.Reason ?? "", Delay(tries, asked));
        }
    }

    private async Task<(SlackSocket? Socket, SocketOpen? Open)> TryAsync(CancellationToken cancel)
    {
        begun = around.Time.GetTimestamp();
        var open = await opening.AskAsync(cancel);
        if (open is not SocketOpen.At at)
            return (null, open);
        try
        {
            return (await SlackSocket.OpenAsync(at.Address, around, cancel), null);
        }
        catch (WebSocketException failure)
        {
            return (null, new SocketOpen.NotNow($"{failure.WebSocketErrorCode}", null));
        }
        catch (TimeoutException)
        {
            return (null, new SocketOpen.NotNow("no answer in time", null));
        }
    }

    /// <summary>Lets a socket go on until Slack closes it, or until its time is over; then closes it.</summary>
    private void Leave(SlackSocket? socket, CancellationToken cancel)
    {
        leaving.RemoveAll(gone => gone.IsCompletedSuccessfully);
        if (socket is not null)
            leaving.Add(LeaveAsync());

        async Task LeaveAsync()
        {
            try
            {
                await socket.Closed.WaitAsync(Overlap, around.Time, cancel);
            }
            catch (Exception over) when (over is TimeoutException or OperationCanceledException)
            {
                // Closed by us, below.
            }

            await CloseAsync(socket);
        }
    }

    private static async Task CloseAsync(SlackSocket socket)
    {
        await socket.CloseAsync();
        await socket.DisposeAsync();
    }

    /// <summary>Twice as long after each failure, up to a minute; and never two programs at the same moment.</summary>
    private static TimeSpan Delay(int failures, TimeSpan? asked)
    {
        if (failures == 0)
            return TimeSpan.Zero;
        var longest = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(failures - 1, 10)), LongestWait.TotalSeconds));
        var wait = longest * (0.5 + (RandomNumberGenerator.GetInt32(1001) / 2000.0));
        return asked > wait ? asked.Value : wait;
    }
}
