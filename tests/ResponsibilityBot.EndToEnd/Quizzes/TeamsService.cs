using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ResponsibilityBot.EndToEnd.Quizzes;

/// <summary>
/// Stands for Teams' connector: keeps what is said in each conversation as people see it, edits included. Threads and personal chats are
/// begun as the real one does; what is edited must be there.
/// </summary>
internal sealed class TeamsService : IAsyncDisposable
{
    private const string Root = "/teams/v3/conversations";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Said> messages = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim changed = new(0);
    private int last;

    private TeamsService(WebApplication app) => this.app = app;

    public string Url => app.Urls.First() + "/teams";

    /// <summary>All that stands there, the oldest first.</summary>
    public IReadOnlyList<Said> Messages => [.. messages.Values.OrderBy(said => said.Number)];

    /// <summary>Why nothing is taken in a conversation, as Teams calls it; null where it is.</summary>
    public Func<string, string?> Refuse { get; set; } = _ => null;

    /// <summary>For how many seconds a channel is told to wait; null where a thread is begun at once.</summary>
    public Func<string, int?> Wait { get; set; } = _ => null;

    /// <summary>Until when no thread is begun, and nobody is told so.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>The channels in which a thread was to be begun, also where it was not.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public static async Task<TeamsService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var service = new TeamsService(app);
        app.MapPost(Root, (Delegate)service.BeginAsync);
        app.MapPost(Root + "/{conversation}/activities/{activity?}", (Delegate)service.TakeAsync);
        app.MapPut(Root + "/{conversation}/activities/{activity}", (Delegate)service.EditAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    /// <summary>Puts something there that was said before this service began, under its own number.</summary>
    public void Keep(Said said)
    {
        messages[$"{said.Number}"] = said;
        last = Math.Max(last, said.Number);
    }

    /// <summary>Returns when what stands there is as wished.</summary>
    public async Task<IReadOnlyList<Said>> UntilAsync(Func<IReadOnlyList<Said>, bool> isThere)
    {
        while (true)
        {
            if (Messages is var now && isThere(now))
                return now;
            if (!await changed.WaitAsync(Patience, TestContext.Current.CancellationToken))
                throw new TimeoutException($"waited in vain; what stands there: {string.Join('\n', Messages.Select(said => said.Text))}");
        }
    }

    public ValueTask DisposeAsync()
    {
        changed.Dispose();
        return app.DisposeAsync();
    }

    private async Task<IResult> BeginAsync(HttpContext http)
    {
        var wish = await BodyAsync(http);
        if (wish["isGroup"]?.GetValue<bool>() != true)
            return TypedResults.Json(new { id = $"a:{wish["members"]?[0]?["id"]}" }, statusCode: StatusCodes.Status201Created);
        var channel = $"{wish["channelData"]?["channel"]?["id"]}";
        Asked.Enqueue(channel);
        changed.Release();
        await Gate;
        if (Wait(channel) is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (Refuse(channel) is { } code)
            return TypedResults.Json(new { error = new { code } }, statusCode: StatusCodes.Status403Forbidden);
        var number = Interlocked.Increment(ref last);
        var thread = $"{channel};messageid={number}";
        Add(number, thread, wish["activity"]?.AsObject() ?? throw new InvalidOperationException("a thread begins with a message"));
        return TypedResults.Json(new { id = thread, activityId = $"{number}" }, statusCode: StatusCodes.Status201Created);
    }

    private async Task<IResult> TakeAsync(HttpContext http, string conversation)
    {
        var number = Interlocked.Increment(ref last);
        Add(number, Uri.UnescapeDataString(conversation), await BodyAsync(http));
        return TypedResults.Json(new { id = $"{number}" }, statusCode: StatusCodes.Status201Created);
    }

    private async Task<IResult> EditAsync(HttpContext http, string conversation, string activity)
    {
        var body = await BodyAsync(http);
        if (!messages.TryGetValue(activity, out var before) || before.Conversation != Uri.UnescapeDataString(conversation))
            return TypedResults.NotFound();
        messages[activity] = before with { Activity = body, Edits = before.Edits + 1 };
        changed.Release();
        return TypedResults.Json(new { id = activity });
    }

    private void Add(int number, string conversation, JsonObject activity)
    {
        messages[$"{number}"] = new(number, conversation, activity, 0);
        changed.Release();
    }

    private static async Task<JsonObject> BodyAsync(HttpContext http) =>
        (await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted))?.AsObject() ?? throw new InvalidOperationException("no body");
}

/// <summary>A message as it stands.</summary>
/// <param name="Number">Its place, and its id.</param>
/// <param name="Conversation">Where it stands; of a thread's first message the thread.</param>
/// <param name="Activity">The last edition.</param>
/// <param name="Edits">How often it was edited.</param>
internal sealed record Said(int Number, string Conversation, JsonObject Activity, int Edits)
{
    /// <summary>The card, or null.</summary>
    public JsonObject? Card => Activity["attachments"]?[0]?["content"]?.AsObject();

    /// <summary>What a screen reader says.</summary>
    public string Text => (string?)Card?["speak"] ?? (string?)Activity["text"] ?? "";
}
