using System.Net.WebSockets;
using System.Text;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>One client that listens to one conversation.</summary>
internal sealed class ConversationStream(WebSocket socket, IDirectLineStore store, string conversation, TimeProvider time)
{
    /// <summary>How long there may be silence before an empty frame is sent, so that nobody in between takes the connection for dead.</summary>
    public static TimeSpan Silence { get; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a client may take for one frame, or to say goodbye.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int MostInFrame = 50;

    /// <summary>Tells the client everything after the watermark until it leaves, a newer stream takes its place, or the program stops.</summary>
    public async Task RunAsync(long after, CancellationToken replaced, CancellationToken stopping)
    {
        using var gone = new CancellationTokenSource();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(gone.Token, replaced, stopping);
        var listening = ListenAsync(gone);
        try
        {
            await TellAsync(after, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The usual end.
        }
        catch (WebSocketException)
        {
            // The client went without a word. It will come back with its watermark.
        }

        await CloseAsync(replaced.IsCancellationRequested, listening);
    }

    private async Task TellAsync(long after, CancellationToken ended)
    {
        while (true)
        {
            var activities = await store.ReadAsync(conversation, after, ended);
            foreach (var frame in activities.Chunk(MostInFrame))
            {
                after = frame[^1].Number;
                await SendAsync(DirectLineAnswers.Frame(frame, after));
            }

            if (activities.Count == 0 && !await MoreAsync(after, ended))
                await SendAsync("");
        }
    }

    /// <summary>Waits for the next activity. False if there was silence for too long.</summary>
    private async Task<bool> MoreAsync(long after, CancellationToken ended)
    {
        using var silence = new CancellationTokenSource(Silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, ended);
        try
        {
            await store.WaitAsync(conversation, after, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !ended.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task SendAsync(string frame)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
        }
        catch (OperationCanceledException slow)
        {
            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely, slow);
        }
    }

    /// <summary>Clients say nothing here but empty frames, against silence. What they say is not read; that they leave is.</summary>
    private async Task ListenAsync(CancellationTokenSource gone)
    {
        var buffer = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException)
        {
            // Gone without a word.
        }

        await gone.CancelAsync();
    }

    private async Task CloseAsync(bool replaced, Task listening)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(
                    replaced ? WebSocketCloseStatus.PolicyViolation : WebSocketCloseStatus.EndpointUnavailable, replaced ? "collision" : "goodbye", patience.Token);
            }

            await listening.WaitAsync(patience.Token);
        }
        catch (Exception unsaid) when (unsaid is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
            await listening;
        }
    }
}
