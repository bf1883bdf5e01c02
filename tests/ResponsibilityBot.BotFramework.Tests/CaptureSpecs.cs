using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.BotFramework.Connector;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests;

/// <summary>Everything that the Agents Playground was recorded to send.</summary>
public sealed class CaptureSpecs
{
    private static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Captures");

    public static TheoryData<string, int> Sent
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var file in Directory.GetFiles(Folder, "*.jsonl").Order(StringComparer.Ordinal))
            {
                foreach (var (number, line) in File.ReadLines(file).Index())
                {
                    if (JsonNode.Parse(line)?["body"] is not null)
                        rows.Add(Path.GetFileName(file), number);
                }
            }

            return rows;
        }
    }

    [Fact]
    public void There_are_captures() => Assert.True(Sent.Count > 30);

    [Theory]
    [MemberData(nameof(Sent))]
    public void Every_recorded_activity_is_read(string file, int number)
    {
        var body = File.ReadLines(Path.Combine(Folder, file)).ElementAt(number);
        var json = JsonNode.Parse(body)?["body"]?.AsObject();
        Assert.NotNull(json);
        // The recorded buttons were another bot's; ours carry their own data at the same place.
        if (json["value"]?["action"]?.AsObject() is { } action)
            action["data"] = ActionData.Of(new("owner", new Dictionary<string, string> { ["target"] = "paas" })).ToNode();
        var turn = json.Turn();
        Assert.Equal(Expected(json), turn?.Kind);
        Assert.Null(Hosts("Development").Refusal((string?)json["serviceUrl"] ?? ""));
        if (turn is null)
            return;
        Assert.Equal(("msteams", "00000000-0000-0000-0000-0000000000001", "00000000-0000-0000-0000-0000000000020"), (turn.Channel, turn.Tenant, turn.Person.Id));
        Assert.DoesNotContain("<at>", turn.Text, StringComparison.Ordinal);
        Assert.Equal(turn.Conversation.Contains("messageid", StringComparison.Ordinal), turn.Place == Place.Thread);
    }

    [Fact]
    public void Every_template_is_read()
    {
        var templates = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "playground-custom-activity-templates.json")))?.AsObject();
        Assert.NotNull(templates);
        foreach (var (name, template) in templates)
        {
            Assert.NotNull(template);
            var activity = template.Read();
            Assert.Equal(name.EndsWith(":uninstall", StringComparison.Ordinal), activity is { Type: ActivityTypes.InstallationUpdate } && ActivityTurn.FarewellOf(activity) is not null);
        }
    }

    [Theory]
    [InlineData("playground-ui-traffic.jsonl")]
    [InlineData("playground-api-traffic.jsonl")]
    public void Replies_go_to_the_addresses_that_the_playground_took(string file)
    {
        var lines = File.ReadLines(Path.Combine(Folder, file)).Select(line => JsonNode.Parse(line)).ToList();
        var heard = lines.Where(line => line?["body"] is not null).ToDictionary(line => (string?)line?["body"]?["id"] ?? "", line => line?["body"]);
        var replies = lines.Where(line => (string?)line?["dir"] == "bot->connector" && (int?)line["status"] == 201 && line["request"]?["replyToId"] is not null).ToList();
        Assert.NotEmpty(replies);
        foreach (var reply in replies)
        {
            var body = heard[(string?)reply?["request"]?["replyToId"] ?? ""];
            Assert.NotNull(body);
            Assert.Equal((string?)reply?["url"], ConnectorAddress.OfReply(body.Read()));
        }
    }

    private static TurnKind? Expected(JsonObject activity) => ((string?)activity["type"], (string?)activity["name"]) switch
    {
        ("message", _) when activity["text"] is not null => TurnKind.Said,
        ("conversationUpdate", _) => TurnKind.Joined,
        ("installationUpdate", _) => TurnKind.Joined,
        ("invoke", "adaptiveCard/action") => TurnKind.Pressed,
        _ => null,
    };
}
