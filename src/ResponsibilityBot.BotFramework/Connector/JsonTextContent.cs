using System.Buffers;
using System.Net;
using System.Text;

namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>JSON text as the body of a request. It is encoded while it is sent, into memory that is used again: a card has some nine kilobytes.</summary>
internal sealed class JsonTextContent : HttpContent
{
    private readonly string json;
    private readonly int bytes;

    public JsonTextContent(string json)
    {
        (this.json, bytes) = (json, Encoding.UTF8.GetByteCount(json));
        Headers.ContentType = new("application/json", "utf-8");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(bytes);
        try
        {
            var length = Encoding.UTF8.GetBytes(json, buffer);
            await stream.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes;
        return true;
    }
}
