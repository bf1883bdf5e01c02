using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.AspNetCore.WebUtilities;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Slack;
using ResponsibilityBot.Slack.Blocks;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Operations;

/// <summary>
/// Random bodies and texts through everything that reads them and draws the answer: each is taken or refused by rule, none is an accident.
/// <c>RANDOM_INPUTS</c> says how many of each kind; docs/threat-model.md says how many were tried in one go.
/// </summary>
public sealed class RandomInputSpecs
{
    private const int ActivityBytes = 256 * 1024;

    /// <summary>Stands for half a surrogate pair, which no library writes.</summary>
    private const string LoneHalf = "lone half";
    private static readonly long Inputs = long.Parse(Environment.GetEnvironmentVariable("RANDOM_INPUTS") ?? "4000", CultureInfo.InvariantCulture);
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);
    private static readonly Uri Site = new("https://bot.example");
    private readonly Curriculum curriculum = CommittedContent.Curriculum;

    [Fact]
    public void Any_text_is_answered_and_its_answer_can_be_drawn_everywhere() => Texts().Sample(
        text =>
        {
            var reply = QuestionAnswerer.Answer(curriculum, text, topic: null).Reply;
            Assert.NotEmpty(PlainText.Of(reply));
            var activity = ReplyRenderer.Activity(reply, CardSurface.Teams, Site).ToJsonString();
            Assert.InRange(activity.Length, 1, 80 * 1024);
            Assert.True(BlockKitRenderer.Fits(BlockKitRenderer.Message(reply, Site)["blocks"]?.AsArray() ?? []));
        },
        iter: Inputs,
        threads: 1);

    [Fact]
    public void Any_body_is_an_activity_or_refused_with_a_sentence() => Bodies(Activities()).Sample(
        body =>
        {
            var (activity, problem) = ActivityBody.Read(body);
            Assert.True(activity is null != problem is null);
            if (activity is null)
                return;
            var inbound = ActivityInbound.Of("activity", activity, Encoding.UTF8.GetString(body), Now);
            Assert.NotEmpty(inbound.Id);
            var turn = ActivityTurn.Read(activity, inbound.Id, Now);
            Assert.True(turn is null || turn.Text.Length <= ActivityBytes);
        },
        iter: Inputs,
        threads: 1);

    [Fact]
    public void Any_signed_body_of_Slack_is_heard_or_passed_over() => Bodies(Payloads()).Sample(
        body =>
        {
            JsonElement payload;
            try
            {
                payload = SlackJson.Parse(body);
            }
            catch (InvalidDataException)
            {
                // Refused with 400.
                return;
            }

            if (payload.ValueKind == JsonValueKind.Object && SlackPayload.Read(payload) is { } heard)
                Assert.NotEmpty(SlackInbound.Of(heard, payload.GetRawText(), Now).Id);
        },
        iter: Inputs,
        threads: 1);

    /// <summary>Words that the reader knows in any order with odd signs between, and any UTF-16 at all.</summary>
    private Gen<string> Texts()
    {
        string[] names =
        [
            .. curriculum.Table.Content.Responsibilities.Select(row => row.Label), .. curriculum.Table.Content.Services.Select(service => service.Name), .. curriculum.Table.Content.Models.Select(model => model.Label),
            .. curriculum.Table.Content.Providers.Select(provider => provider.Name), "who", "owns", "we", "our", "does", "not", "patch", "is", "it", "always", "why", "and", "what about", "move", "from", "to", "compare", "vs",
            "most", "matrix", "define", "quiz", "?", "!", ",", "->", "'", "’", "\0", "\u202e", "🙂", "\ud83d", "é", "İ", "\r\n", "<!channel>", "=1+1", "[x](javascript:0)", "<at>x</at>", "&lt;", "x", "42",
        ];
        var salad = Gen.OneOf(names).Array[0, 25].Select(words => string.Join(' ', words));
        return Gen.Frequency((4, salad), (1, Gen.Char.Array[0, 400].Select(units => new string(units))), (1, Gen.String[0, 5000]));
    }

    /// <summary>A recorded body of which bytes were changed, left out or doubled, or whose values were exchanged; sometimes no body at all.</summary>
    private static Gen<byte[]> Bodies(IReadOnlyList<string> recorded)
    {
        var one = Gen.OneOf(recorded.ToArray());
        var torn = Gen.Select(one, Gen.Select(Gen.Int[0, 100_000], Gen.Int[0, 8], Gen.Byte.Array[0, 8]).Array[1, 6]).Select((text, cuts) =>
        {
            var bytes = new List<byte>(Encoding.UTF8.GetBytes(text));
            foreach (var (where, length, put) in cuts)
            {
                var at = bytes.Count == 0 ? 0 : where % bytes.Count;
                bytes.RemoveRange(at, Math.Min(length, bytes.Count - at));
                bytes.InsertRange(at, put);
            }

            return bytes.ToArray();
        });
        var mixed = Gen.Select(one, Gen.Select(Gen.Int[0, 1000], Values()).Array[1, 5]).Select((text, changes) =>
        {
            var body = JsonNode.Parse(text);
            foreach (var (where, value) in changes)
                Exchange(body, where, value);
            return Encoding.UTF8.GetBytes((body?.ToJsonString() ?? "null").Replace(LoneHalf, @"\ud800", StringComparison.Ordinal));
        });
        return Gen.Frequency((3, torn), (3, mixed), (1, Gen.Byte.Array[0, 300]));
    }

    private static Gen<string> Values() => Gen.OneOf(
        Gen.OneOf("null", "true", "0", "-1", "1e400", "[]", "{}", "\"\"", "\"\\u0000\"", $"\"{LoneHalf}\"", "[[[[[[[]]]]]]]", "{\"id\":{\"id\":[]}}", "\"2026-13-45\"", "99999999999999999999", "\"<at>\"", "\"19:x@thread.tacv2;messageid=\""),
        Gen.String[0, 300].Select(text => JsonSerializer.Serialize(text)));

    /// <summary>Puts another value in the place of one of the values.</summary>
    private static void Exchange(JsonNode? node, int where, string value)
    {
        var all = new List<(JsonNode Parent, object Key)>();
        Collect(node, all);
        if (all.Count == 0)
            return;
        var (parent, key) = all[where % all.Count];
        JsonNode? put;
        try
        {
            put = JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            put = value;
        }

        if (parent is JsonObject map)
            map[(string)key] = put;
        else
            parent[(int)key] = put;
    }

    private static void Collect(JsonNode? node, List<(JsonNode Parent, object Key)> all)
    {
        if (node is JsonObject map)
        {
            foreach (var (key, child) in map)
            {
                all.Add((map, key));
                Collect(child, all);
            }
        }
        else if (node is JsonArray list)
        {
            for (var index = 0; index < list.Count; index++)
            {
                all.Add((list, index));
                Collect(list[index], all);
            }
        }
    }

    private static List<string> Activities() =>
    [
        .. Directory.GetFiles(Repository.PathOf("tests/ResponsibilityBot.BotFramework.Tests/Captures"), "*.jsonl")
            .SelectMany(File.ReadLines).Select(line => JsonNode.Parse(line)?["body"]?.ToJsonString()).OfType<string>(),
    ];

    private static List<string> Payloads() =>
    [
        .. (JsonNode.Parse(File.ReadAllText(Repository.PathOf("tests/ResponsibilityBot.Slack.Tests/Captures/slack-payloads.json")))?.AsObject() ?? [])
            .Select(sample => ((string?)sample.Value?["contentType"], (string?)sample.Value?["body"] ?? ""))
            .Select(sample => sample.Item1 == "application/json" ? sample.Item2
                : QueryHelpers.ParseQuery(sample.Item2) is var fields && fields.TryGetValue("payload", out var payload) ? payload.ToString()
                : new JsonObject(fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, field.Value.ToString()))).ToJsonString()),
    ];
}
