using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.EndToEnd.Conversations;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Testing.Slack;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Slack;

/// <summary>The people of a workspace: what they do is delivered as Slack does, and what the bot says to it is waited for.</summary>
internal sealed class SlackPeople(Uri address, FakeTimeProvider time, IServiceProvider services, SlackService slack) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = address };

    public SlackPeople(ConversationBot bot, SlackService slack)
        : this(bot.Address, bot.Time, bot.Services, slack)
    {
    }

    public void Dispose() => http.Dispose();

    /// <summary>Somebody says something; the natural key of it.</summary>
    public Task<string> SayAsync(string person, string channel, string text, CancellationToken cancel, string? thread = null)
    {
        var number = slack.NextNumber();
        var isDirect = channel.StartsWith('D');
        var message = new JsonObject
        {
            ["type"] = isDirect ? "message" : "app_mention",
            ["user"] = person,
            ["channel"] = channel,
            ["text"] = isDirect ? text : $"<@{SlackService.Bot}> {text}",
            ["ts"] = $"17000{number:00000}.000100",
        };
        if (isDirect)
            message["channel_type"] = "im";
        if (thread is not null)
            message["thread_ts"] = thread;
        return HappensAsync(message, cancel);
    }

    /// <summary>Something happens; the natural key of it, or nothing if the bot does not hear it.</summary>
    public Task<string> HappensAsync(JsonObject happened, CancellationToken cancel, string? eventId = null) => DeliverAsync(
        "/slack/events",
        new JsonObject
        {
            ["type"] = "event_callback",
            ["team_id"] = SlackService.Team,
            ["event_id"] = eventId ?? $"Ev{slack.NextNumber()}",
            ["event"] = happened,
            ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = SlackService.Team, ["user_id"] = SlackService.Bot, ["is_bot"] = true, ["is_enterprise_install"] = false }),
        },
        cancel);

    /// <summary>Somebody types the slash command.</summary>
    public Task<string> CommandAsync(string person, string channel, string text, CancellationToken cancel)
    {
        var number = slack.NextNumber();
        return DeliverAsync(
            "/slack/commands",
            new JsonObject
            {
                ["team_id"] = SlackService.Team,
                ["channel_id"] = channel,
                ["channel_name"] = "general",
                ["user_id"] = person,
                ["user_name"] = person,
                ["command"] = "/responsibility",
                ["text"] = text,
                ["response_url"] = slack.ResponseUrl($"commands/{number}"),
                ["trigger_id"] = $"{number}.1.a",
            },
            cancel);
    }

    /// <summary>Somebody presses a button of a message.</summary>
    public Task<string> PressAsync(string person, JsonObject button, string channel, string message, CancellationToken cancel, string? thread = null, bool isEphemeral = false, JsonObject? state = null, string? trigger = null)
    {
        var number = slack.NextNumber();
        var action = button.DeepClone().AsObject();
        action["action_ts"] = $"17000{number:00000}.000200";
        return InteractAsync(
            new JsonObject
            {
                ["type"] = "block_actions",
                ["user"] = new JsonObject { ["id"] = person, ["name"] = person },
                ["team"] = new JsonObject { ["id"] = SlackService.Team },
                ["channel"] = new JsonObject { ["id"] = channel },
                ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = message, ["channel_id"] = channel, ["thread_ts"] = thread, ["is_ephemeral"] = isEphemeral },
                ["actions"] = new JsonArray(action),
                ["state"] = new JsonObject { ["values"] = state ?? [] },
                ["response_url"] = slack.ResponseUrl($"actions/{number}"),
                ["trigger_id"] = trigger ?? $"{number}.1.p",
            },
            cancel);
    }

    /// <summary>Any other interaction.</summary>
    public Task<string> InteractAsync(JsonObject payload, CancellationToken cancel) => DeliverAsync("/slack/interactions", payload, cancel);

    /// <summary>Somebody sends a form off as it stands in the view, with other values; what Slack is told to do with the view.</summary>
    public async Task<JsonNode> SubmitAsync(string person, SlackCallMade filled, CancellationToken cancel, JsonObject? anew = null)
    {
        var (view, values) = (filled.Arguments["view"], new JsonObject());
        foreach (var input in BlockLint.Objects(view?["blocks"]).Where(block => (string?)block["type"] == "input"))
        {
            var (name, element, state) = ((string?)input["block_id"] ?? "", input["element"], new JsonObject());
            foreach (var (initial, sent) in new[] { ("initial_value", "value"), ("initial_time", "selected_time"), ("initial_date", "selected_date"), ("initial_option", "selected_option"), ("initial_options", "selected_options") })
            {
                if (element?[initial] is { } value)
                    state[sent] = value.DeepClone();
            }

            values[name] = new JsonObject { [name] = anew?[name]?.DeepClone() ?? state };
        }

        var payload = new JsonObject
        {
            ["type"] = "view_submission",
            ["user"] = new JsonObject { ["id"] = person, ["name"] = person },
            ["team"] = new JsonObject { ["id"] = SlackService.Team },
            ["trigger_id"] = $"{slack.NextNumber()}.1.s",
            ["view"] = new JsonObject
            {
                ["id"] = filled.Text("view_id"),
                ["hash"] = filled.Text("hash"),
                ["callback_id"] = view?["callback_id"]?.DeepClone(),
                ["private_metadata"] = view?["private_metadata"]?.DeepClone(),
                ["state"] = new JsonObject { ["values"] = values },
            },
        };
        return await AnsweredAsync("/slack/interactions", payload, cancel) ?? throw new InvalidOperationException("no answer");
    }

    /// <summary>How many messages are said to what was heard; waits until the bot has made them up.</summary>
    public async Task<int> AnswersAsync(string heard, CancellationToken cancel) =>
        heard.Length == 0 ? 0 : (await services.GetRequiredService<IInbox>().AnswersAsync(heard, cancel)).Count;

    /// <summary>The messages that are said to what was heard, as Slack took them.</summary>
    public async Task<IReadOnlyList<SlackCallMade>> HearAsync(string heard, CancellationToken cancel)
    {
        var answers = new List<SlackCallMade>();
        for (var left = await AnswersAsync(heard, cancel); left > 0; left--)
            answers.Add(await slack.NextAsync(cancel));
        return answers;
    }

    /// <summary>The next call, which comes by itself when time has passed.</summary>
    public async Task<SlackCallMade> LaterAsync(TimeSpan after, CancellationToken cancel)
    {
        time.Advance(after);
        var next = slack.NextAsync(cancel);
        while (!next.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await next;
    }

    private async Task<string> DeliverAsync(string path, JsonObject payload, CancellationToken cancel)
    {
        Assert.Null(await AnsweredAsync(path, payload, cancel));
        return SlackPayload.Read(System.Text.Json.JsonSerializer.SerializeToElement(payload)) is { } heard ? SlackInbound.IdOf(heard.Workspace.Tenant, heard.Key) : "";
    }

    /// <summary>Delivers; what the bot answers in the same request, or null.</summary>
    private async Task<JsonNode?> AnsweredAsync(string path, JsonObject payload, CancellationToken cancel)
    {
        // People take their time, so the bot's pace is not what is tested here.
        time.Advance(TimeSpan.FromSeconds(5));
        return slack.UsesSockets ? await slack.DeliverAsync(EnvelopeOf(path), payload, cancel) : await PostAsync(path, payload, cancel);
    }

    private static string EnvelopeOf(string path) => path switch
    {
        "/slack/events" => "events_api",
        "/slack/interactions" => "interactive",
        _ => "slash_commands",
    };

    private async Task<JsonNode?> PostAsync(string path, JsonObject payload, CancellationToken cancel)
    {
        var (type, body) = path switch
        {
            "/slack/events" => ("application/json", payload.ToJsonString()),
            "/slack/interactions" => ("application/x-www-form-urlencoded", "payload=" + Uri.EscapeDataString(payload.ToJsonString())),
            _ => ("application/x-www-form-urlencoded", string.Join('&', payload.Select(field => $"{field.Key}={Uri.EscapeDataString((string?)field.Value ?? "")}"))),
        };
        using var request = SlackService.Signed(path, type, body, time.GetUtcNow());
        using var response = await http.SendAsync(request, cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(cancel) is { Length: > 0 } answer ? JsonNode.Parse(answer) : null;
    }
}
