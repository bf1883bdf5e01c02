using System.Text.Json.Nodes;
using ResponsibilityBot.Content.Conversations;
using ResponsibilityBot.EndToEnd.Slack;
using ResponsibilityBot.Testing.Conversations;

namespace ResponsibilityBot.EndToEnd.Conversations;

/// <summary>The whole program as Slack sees it: signed events and interactions come in, calls of the Web API go out.</summary>
internal sealed class SlackStage(SlackBot slack, Conversation conversation) : IStage
{
    private readonly SlackPeople people = new(slack.Bot, slack.Service);
    private readonly string channel = $"{(conversation.InChannel ? "C" : "D")}{string.Concat(conversation.Name.Where(char.IsAsciiLetter)).ToUpperInvariant()}";

    /// <summary>In a channel everything happens in one thread.</summary>
    private readonly string? thread = conversation.InChannel ? "1600000000.000100" : null;
    private Dictionary<string, JsonObject> buttons = [];

    public async Task<StageAnswer> SayAsync(string person, string text, CancellationToken cancel) =>
        Take(await people.HearAsync(await people.SayAsync(Id(person), channel, text, cancel, thread), cancel));

    public async Task<StageAnswer> PressAsync(string person, string label, CancellationToken cancel) =>
        Take(await people.HearAsync(await people.PressAsync(Id(person), buttons[label], channel, "1600000001.000100", cancel, thread), cancel));

    public Task WaitAsync(TimeSpan time, CancellationToken cancel)
    {
        slack.Bot.Time.Advance(time);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        people.Dispose();
        return ValueTask.CompletedTask;
    }

    private StageAnswer Take(IReadOnlyList<SlackCallMade> messages)
    {
        Assert.All(messages, message => Assert.Equal((channel, thread), (message.Text("channel"), message.Text("thread_ts"))));
        var said = messages.SelectMany(message => message.Buttons).DistinctBy(button => button.Key).ToDictionary(StringComparer.Ordinal);
        if (said.Count > 0)
            buttons = said;
        return new(string.Join('\n', messages.Select(message => message.Said)), [.. said.Keys]);
    }

    private static string Id(string person) => $"U{person.ToUpperInvariant()}";
}
