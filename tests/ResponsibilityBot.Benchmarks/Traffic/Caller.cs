using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ResponsibilityBot.Benchmarks.Traffic;

/// <summary>
/// One connection that posts and reads answers, as cheaply as can be: the caller shares the machine with what is measured. Knows as much of
/// HTTP/1.1 as the answers here need: a status and a length.
/// </summary>
internal sealed class Caller : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[256 * 1024];
    private readonly string head;
    private readonly IPlatform platform;

    /// <param name="address">Whom to call.</param>
    /// <param name="platform">Who calls.</param>
    public Caller(Uri address, IPlatform platform)
    {
        this.platform = platform;
        head = $"POST {platform.Path} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json; charset=utf-8\r\n";
        socket.Connect(IPAddress.Loopback, address.Port);
    }

    /// <summary>Posts the body; the length of what was answered.</summary>
    /// <exception cref="InvalidOperationException">It was not answered with 200.</exception>
    public async Task<int> PostAsync(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        byte[] request = [.. Encoding.UTF8.GetBytes($"{head}{platform.Proof(bytes)}Content-Length: {bytes.Length}\r\n\r\n"), .. bytes];
        await socket.SendAsync(request);
        var (read, headEnd) = (0, -1);
        while (headEnd < 0)
        {
            read += await ReceiveAsync(read);
            headEnd = buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8);
        }

        var length = Length(buffer.AsSpan(0, headEnd + 2));
        while (read < headEnd + 4 + length)
            read += await ReceiveAsync(read);
        if (!buffer.AsSpan().StartsWith("HTTP/1.1 200 "u8))
            throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, read));
        return length;
    }

    public void Dispose() => socket.Dispose();

    private async ValueTask<int> ReceiveAsync(int at)
    {
        var received = await socket.ReceiveAsync(buffer.AsMemory(at));
        return received > 0 ? received : throw new InvalidOperationException("the connection was closed");
    }

    private static int Length(ReadOnlySpan<byte> head)
    {
        var name = "Content-Length: "u8;
        var at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _)
            ? length
            : throw new InvalidOperationException("an answer without a length");
    }
}
