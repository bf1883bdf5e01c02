using System.Text.Json.Nodes;
using ResponsibilityBot.EndToEnd.Slack;
using ResponsibilityBot.Testing.Slack;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.EndToEnd.Quizzes;

/// <summary>The same program as <see cref="SimulatedTeams"/> has, and a team in a channel of Slack that plays.</summary>
internal sealed class SimulatedSlack(SimulatedTeams bot, SlackService slack) : IDisposable
{
    public const string Channel = "C777";
    public const string Host = "UHOST";
    private static readonly string[] Players = [Host, "UANNA", "UBELA"];
    private readonly SlackPeople people = new(bot.Address, bot.Time, bot.Services, slack);
    private readonly List<SlackCallMade> cards = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Where settings lead the bot to Slack.</summary>
    public static string[] Settings(SlackService slack) => [.. slack.Settings.Select(setting => $"--{setting.Key}={setting.Value}"), $"--Access:Hosts:1={SlackService.Team}/{Host}"];

    /// <summary>Sets the daily quiz up; somebody who is no host cannot.</summary>
    public async Task SetUpAsync()
    {
        const string Words = "daily quiz on 09:00 Europe/London weekdays 1 question";
        Assert.Contains("Only hosts", (await people.HearAsync(await people.SayAsync("UANNA", Channel, Words, Cancel), Cancel))[0].Said, StringComparison.Ordinal);
        Assert.Contains("The daily quiz is on", (await people.HearAsync(await people.SayAsync(Host, Channel, Words, Cancel), Cancel))[0].Said, StringComparison.Ordinal);
    }

    /// <summary>At nine in London the question is there; three answer it, one of them twice.</summary>
    public async Task PlayAsync(DateTimeOffset nine)
    {
        await bot.AtAsync(nine.AddMinutes(-1));
        await bot.AtAsync(nine);
        var card = await NextAsync("chat.postMessage");
        Assert.Equal(Channel, card.Text("channel"));
        Assert.StartsWith("Question of the day", card.Said, StringComparison.Ordinal);
        cards.Add(card);
        await bot.AtAsync(nine.AddMinutes(5));
        foreach (var player in Players)
            Assert.Contains(player == Host ? "Right" : "Not right", (await AnswerAsync(player, card, isRight: player == Host)).Said, StringComparison.Ordinal);
        Assert.Contains("your first answer counts", (await AnswerAsync("UBELA", card, isRight: true)).Said, StringComparison.Ordinal);
        await bot.AtAsync(nine.AddMinutes(10));
        var counted = await NextAsync("chat.update");
        Assert.Equal(card.Ts, counted.Text("ts"));
        Assert.Contains("3 answered so far", counted.Said, StringComparison.Ordinal);
    }

    /// <summary>After its time the card shows the answer, and no shares: only three answered.</summary>
    public async Task CloseAsync(DateTimeOffset nine)
    {
        await bot.AtAsync(nine.AddHours(8).AddMinutes(1));
        var closed = await NextAsync("chat.update");
        Assert.Equal(cards[^1].Ts, closed.Text("ts"));
        Assert.Contains("· closed", closed.Said, StringComparison.Ordinal);
        Assert.Contains("3 answered. Shares are shown from 5 answers on", closed.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("UANNA", closed.Arguments.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("This question is closed", (await AnswerAsync("ULATE", cards[^1], isRight: true)).Said, StringComparison.Ordinal);
    }

    public void Dispose() => people.Dispose();

    /// <summary>What the person alone is shown.</summary>
    private async Task<SlackCallMade> AnswerAsync(string person, SlackCallMade card, bool isRight)
    {
        var button = card.Buttons["Answer, I am sure"];
        var item = Item(card);
        var state = new JsonObject();
        foreach (var input in BlockLint.Objects(card.Arguments["blocks"]).Where(block => (string?)block["type"] == "input"))
        {
            var (block, element) = ((string?)input["block_id"] ?? "", input["element"]?.AsObject() ?? []);
            var options = element["options"]?.AsArray().Select(option => option?.AsObject() ?? []).ToList() ?? [];
            state[block] = new JsonObject { [(string?)element["action_id"] ?? ""] = Chosen(item, element, options, isRight) };
        }

        var heard = await people.PressAsync(person, button, Channel, card.Ts, Cancel, state: state);
        var answer = Assert.Single(await people.HearAsync(heard, Cancel));
        Assert.Equal((Channel, person), (answer.Text("channel"), answer.Text("user")));
        Assert.Equal("chat.postEphemeral", answer.Method);
        return answer;
    }

    private static JsonObject Chosen(Item item, JsonObject element, List<JsonObject> options, bool isRight)
    {
        var own = item.Options.Where(option => option.IsRight == isRight).Select(option => option.Id).ToHashSet(StringComparer.Ordinal);
        var picked = options.Where(option => item.Kind == ItemKind.Sort || own.Contains((string?)option["value"] ?? "")).Select(option => (JsonNode)option.DeepClone()).ToList();
        return (string?)element["type"] == "checkboxes"
            ? new() { ["type"] = "checkboxes", ["selected_options"] = new JsonArray([.. picked]) }
            : new() { ["type"] = (string?)element["type"], ["selected_option"] = picked[0] };
    }

    private Item Item(SlackCallMade card)
    {
        var post = bot.Pairs("SELECT id, item FROM posted_rounds").Single(pair => card.Arguments.ToJsonString().Contains(pair.Key, StringComparison.Ordinal));
        return bot.Bank.Find(post.Value) ?? throw new InvalidOperationException("the item is gone");
    }

    /// <summary>The next call of that method in the channel; nothing else may come before it.</summary>
    private async Task<SlackCallMade> NextAsync(string method)
    {
        var call = await slack.NextAsync(Cancel);
        Assert.Equal(method, call.Method);
        return call;
    }
}
