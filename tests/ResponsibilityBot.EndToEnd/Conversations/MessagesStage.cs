using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.Content.Conversations;
using ResponsibilityBot.Testing.Conversations;

namespace ResponsibilityBot.EndToEnd.Conversations;

/// <summary>The whole program as Teams sees it: activities to <c>/api/messages</c>, buttons as <c>adaptiveCard/action</c> invokes. Replies come inline.</summary>
internal sealed class MessagesStage(ConversationBot bot, Conversation conversation) : IStage
{
    private readonly HttpClient http = new() { BaseAddress = bot.Address };
    private readonly string service = new Uri(bot.Address, "_connector").AbsoluteUri;
    private IReadOnlyDictionary<string, JsonObject> actions = new Dictionary<string, JsonObject>();
    private int sent;

    public async Task<StageAnswer> SayAsync(string person, string text, CancellationToken cancel)
    {
        var activity = Activity(person, "message");
        activity["text"] = text;
        activity["deliveryMode"] = "expectReplies";
        var answer = await PostAsync(activity, cancel);
        IReadOnlyList<JsonNode> replies = [.. answer["activities"]?.AsArray().OfType<JsonNode>() ?? []];
        Assert.All(replies, reply => Assert.Equal((string?)activity["id"], (string?)reply["replyToId"]));
        return Take(new ActivityAnswer(replies));
    }

    public async Task<StageAnswer> PressAsync(string person, string label, CancellationToken cancel)
    {
        var activity = Activity(person, "invoke");
        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject { ["action"] = actions[label].DeepClone(), ["trigger"] = "manual" };
        var answer = await PostAsync(activity, cancel);
        Assert.Equal(200, (int?)answer["statusCode"]);
        return Take(ActivityAnswer.OfCard(answer["value"]));
    }

    public Task WaitAsync(TimeSpan time, CancellationToken cancel)
    {
        bot.Time.Advance(time);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private StageAnswer Take(ActivityAnswer answer)
    {
        if (answer.Actions.Count > 0)
            actions = answer.Actions;
        return answer.ForStage;
    }

    private async Task<JsonNode> PostAsync(JsonObject activity, CancellationToken cancel)
    {
        using var response = await http.PostAsJsonAsync("api/messages", activity, cancel);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonNode>(cancel) ?? throw new InvalidOperationException("null");
    }

    private JsonObject Activity(string person, string type) => new()
    {
        ["type"] = type,
        ["id"] = $"{conversation.Name}-{++sent}",
        ["channelId"] = "msteams",
        ["serviceUrl"] = service,
        ["from"] = new JsonObject { ["id"] = "29:" + person, ["name"] = person, ["aadObjectId"] = "aad-" + person },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "ResponsibilityBot" },
        ["conversation"] = conversation.InChannel
            ? new JsonObject { ["id"] = $"19:{conversation.Name}@thread.tacv2;messageid=1", ["conversationType"] = "channel", ["isGroup"] = true, ["tenantId"] = "tenant-1" }
            : new JsonObject { ["id"] = "a:" + conversation.Name, ["conversationType"] = "personal", ["tenantId"] = "tenant-1" },
    };
}
