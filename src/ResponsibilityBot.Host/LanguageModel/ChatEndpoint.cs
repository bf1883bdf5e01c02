using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Host.LanguageModel;

/// <summary>Speaks OpenAI's chat completions, which most programs that run a model understand. It asks once, follows nothing, and reads a bounded answer.</summary>
/// <remarks>Source: https://platform.openai.com/docs/api-reference/chat/create.</remarks>
internal sealed class ChatEndpoint : IChatClient
{
    /// <summary>An answer that is longer is none: three guesses take some hundred bytes.</summary>
    private const int LongestAnswer = 64 * 1024;

    private const string Json = "application/json";

    private readonly LanguageModelOptions options;
    private readonly HttpClient client;

    public ChatEndpoint(IOptions<LanguageModelOptions> options)
    {
        this.options = options.Value;
        client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
        {
            MaxResponseContentBufferSize = LongestAnswer,
            // Whoever asks says how long they wait.
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
    }

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">Nobody answered, or not with a success, or too much.</exception>
    /// <exception cref="JsonException">The answer is not what was asked for.</exception>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{this.options.Endpoint.TrimEnd('/')}/chat/completions")
        {
            Content = new StringContent(Body(messages, options).ToJsonString(), Encoding.UTF8, Json),
        };
        if (this.options.ApiKey.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", this.options.ApiKey);
        using var answer = await client.SendAsync(request, cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException(HttpRequestError.InvalidResponse, $"The language model answered {(int)answer.StatusCode}.", null, answer.StatusCode);
        if (answer.Content.Headers.ContentType?.MediaType != Json)
            throw new JsonException("The answer is no JSON.");
        using var read = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        return new(new ChatMessage(ChatRole.Assistant, ContentOf(read.RootElement)));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("a guess is of use only when all of it is there");

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private JsonObject Body(IEnumerable<ChatMessage> messages, ChatOptions? asked) => new()
    {
        ["model"] = options.Model,
        ["temperature"] = asked?.Temperature,
        ["max_tokens"] = asked?.MaxOutputTokens,
        ["messages"] = new JsonArray([.. messages.Select(message => new JsonObject { ["role"] = message.Role.Value, ["content"] = message.Text })]),
        ["response_format"] = asked?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } format
            ? new JsonObject
            {
                ["type"] = "json_schema",
                ["json_schema"] = new JsonObject { ["name"] = format.SchemaName, ["strict"] = true, ["schema"] = JsonNode.Parse(schema.GetRawText()) },
            }
            : null,
    };

    private static string ContentOf(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0
        && choices[0].ValueKind == JsonValueKind.Object && choices[0].TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.Object
        && message.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String && content.GetString() is { } text
            ? text
            : throw new JsonException("The answer holds no message.");
}
