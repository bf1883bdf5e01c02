using System.Buffers;
using System.Net.WebSockets;

namespace ResponsibilityBot.Slack.Sockets;

/// <summary>One open WebSocket to Slack: takes what comes, and acknowledges each envelope when it is kept.</summary>
internal sealed class SlackSocket : IAsyncDisposable
{
    /// <summary>How long Slack may take for its first word, and how long what is being kept may take when the socket closes.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest message that is read; Slack's own are some hundred kilobytes at most.</summary>
    private const int LargestMessage = 4 * 1024 * 1024;

    private const int Chunk = 16 * 1024;

    private readonly ClientWebSocket socket;
    private readonly SocketSurroundings around;
    private readonly SemaphoreSlim sending = new(1);
    private readonly InFlight keeping = new();
    private readonly TaskCompletionSource hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SocketEnd> ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource dropped = new();
    private readonly Task reading;

    private SlackSocket(ClientWebSocket socket, SocketSurroundings around)
    {
        this.socket = socket;
        this.around = around;
        reading = ReadAsync();
    }

    /// <summary>Completes when another socket must take its place: because Slack says so, in good time, or because this one is closed.</summary>
    public Task<SocketEnd> Ending => ending.Task;

    /// <summary>Completes when nothing more can come.</summary>
    public Task Closed => reading;

    /// <summary>Opens it; returns when Slack has said hello.</summary>
    /// <exception cref="WebSocketException">It could not be opened, or was closed before hello.</exception>
    /// <exception cref="TimeoutException">Slack said nothing within <see cref="Patience"/>.</exception>
    public static async Task<SlackSocket> OpenAsync(Uri address, SocketSurroundings around, CancellationToken cancel)
    {
        var client = new ClientWebSocket();
        client.Options.SetRequestHeader("User-Agent", "ResponsibilityBot/1.0");
        // The runtime sends pings whenever nothing else arrives, and gives the connection up when they are not answered.
        client.Options.KeepAliveInterval = around.Ping;
        client.Options.KeepAliveTimeout = around.Ping;
        SlackSocket? opened = null;
        try
        {
            await client.ConnectAsync(address, cancel).WaitAsync(Patience, around.Time, cancel);
            opened = new SlackSocket(client, around);
            await opened.hello.Task.WaitAsync(Patience, around.Time, cancel);
            return opened;
        }
        catch
        {
            if (opened is null)
                client.Dispose();
            else
                await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes it when what came through it is kept and acknowledged. What Slack sends meanwhile is not taken; Slack sends it again.</summary>
    public async Task CloseAsync()
    {
        keeping.Close();
        try
        {
            await keeping.Done.WaitAsync(Patience, around.Time);
            await SendAsync(() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, dropped.Token)).WaitAsync(Patience, around.Time);
            await reading.WaitAsync(Patience, around.Time);
        }
        catch (Exception failure) when (failure is TimeoutException or WebSocketException or OperationCanceledException)
        {
            // It is dropped instead; what was not acknowledged comes again.
        }
    }

    /// <summary>Drops it if it is not closed yet.</summary>
    public async ValueTask DisposeAsync()
    {
        keeping.Close();
        // This breaks the connection. The socket itself goes last: one that is gone may no longer be read, not even to hear that it is broken.
        await dropped.CancelAsync();
        await reading;
        await keeping.Done;
        socket.Dispose();
        sending.Dispose();
        dropped.Dispose();
    }

    private async Task ReadAsync()
    {
        // What opens it goes on first.
        await Task.Yield();
        var end = SocketEnd.Closed;
        try
        {
            while (await NextAsync() is { } message)
                Take(message);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            end = SocketEnd.Broken;
        }
        finally
        {
            hello.TrySetException(new WebSocketException("closed before hello"));
            // Whoever opened it may have left already.
            _ = hello.Task.Exception;
            ending.TrySetResult(end);
        }
    }

    /// <summary>The next message that is not too large, or null when the other side closes.</summary>
    private async Task<ReadOnlyMemory<byte>?> NextAsync()
    {
        while (true)
        {
            var message = new ArrayBufferWriter<byte>(Chunk);
            var size = 0L;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(message.GetMemory(Chunk), dropped.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                    return null;
                size += part.Count;
                if (size <= LargestMessage)
                    message.Advance(part.Count);
            }
            while (!part.EndOfMessage);
            if (size <= LargestMessage)
                return message.WrittenMemory;
            around.Log.TooLarge(size);
        }
    }

    private void Take(ReadOnlyMemory<byte> message)
    {
        switch (SocketFrame.Read(message.Span))
        {
            case SocketFrame.Hello:
                hello.TrySetResult();
                break;
            case SocketFrame.Disconnect { Reason: var reason }:
                around.Log.ToBeClosed(reason ?? "unknown");
                ending.TrySetResult(reason switch
                {
                    "link_disabled" => SocketEnd.SwitchedOff,
                    "too_many_websockets" => SocketEnd.TooMany,
                    _ => SocketEnd.Announced,
                });
                break;
            case SocketFrame.Envelope envelope when keeping.TryBegin():
                // Not waited for: the next one may come. It begins here, so what is kept has the order of arrival.
                _ = KeepAsync(envelope);
                break;
            case SocketFrame.Unknown:
                around.Log.NotUnderstood();
                break;
        }
    }

    /// <summary>Keeps and acknowledges. What cannot be kept is not acknowledged, so Slack delivers it again.</summary>
    private async Task KeepAsync(SocketFrame.Envelope envelope)
    {
        try
        {
            var payload = envelope.Delivery is { } delivery ? await around.Take(delivery, dropped.Token) : null;
            await SendAsync(() => socket.SendAsync(SocketFrame.Acknowledge(envelope, payload), WebSocketMessageType.Text, true, dropped.Token));
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            around.Log.NotAcknowledged(gone.GetType().Name);
        }
#pragma warning disable CA1031 // One envelope that fails must not end those beside it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            around.Log.NotKept(failure);
        }
        finally
        {
            keeping.End();
        }
    }

    /// <summary>A socket sends one message at a time.</summary>
    private async Task SendAsync(Func<Task> send)
    {
        await sending.WaitAsync(dropped.Token);
        try
        {
            await send();
        }
        finally
        {
            sending.Release();
        }
    }
}
