using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Slack;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.EndToEnd.Slack;

/// <summary>What Slack's own programs say: Bolt's receiver to what we take for signed, and the types of its client to what we send.</summary>
public sealed class SlackPeerSpecs(BoltReceiver bolt) : IClassFixture<BoltReceiver>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("as it is", true)]
    [InlineData("four minutes old", true)]
    [InlineData("six minutes old", false)]
    [InlineData("another body", false)]
    [InlineData("another secret", false)]
    [InlineData("no signature", false)]
    [InlineData("no timestamp", false)]
    [InlineData("a signature that is cut", false)]
    public async Task Bolt_takes_what_we_take_and_refuses_what_we_refuse(string request, bool isTaken)
    {
        var (signed, body) = Request(request);
        using (signed)
        {
            Assert.Equal(isTaken, Judge(signed, body) == SignatureVerdict.Valid);
            using var answer = await bolt.Http.SendAsync(signed, Cancel);
            Assert.Equal(isTaken, answer.StatusCode == HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Bolt_takes_a_day_from_the_future_and_we_do_not()
    {
        using var signed = SlackService.Signed("/slack/events", "application/json", Body, TimeProvider.System.GetUtcNow().AddDays(1));
        signed.Content = Bare(Body);
        Assert.Equal(SignatureVerdict.Stale, Judge(signed, Body));
        using var answer = await bolt.Http.SendAsync(signed, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("Blocks")]
    [InlineData("Forms")]
    public async Task Slacks_own_types_hold_what_we_send(string of)
    {
        var approved = Repository.PathOf("tests", "ResponsibilityBot.Slack.Tests", of, "approved");
        var (exit, output) = await Peers.RunAsync("node", ["blocks.cjs", approved], Cancel);
        Assert.True(exit == 0, output);
        Assert.NotEmpty(Directory.GetFiles(approved));
        Assert.Contains($"{Directory.GetFiles(approved).Length} messages judged", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"blocks":[{"type":"header","text":{"type":"mrkdwn","text":"x"}}]}""")]
    [InlineData("""{"blocks":[{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"x"},"colour":"red"}]}]}""")]
    [InlineData("""{"blocks":[{"type":"section","text":"x"}]}""")]
    [InlineData("""{"type":"modal","title":"x","blocks":[]}""")]
    [InlineData("""{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[{"type":"input","label":{"type":"plain_text","text":"x"},"element":{"type":"timepicker","initial":"09:00"}}]}""")]
    public async Task And_nothing_else(string message)
    {
        var folder = Directory.CreateTempSubdirectory("blocks-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "wrong.json"), message, Cancel);
        var (exit, output) = await Peers.RunAsync("node", ["blocks.cjs", folder.FullName], Cancel);
        folder.Delete(recursive: true);
        Assert.True(exit == 1 && output.Contains("wrong.json:", StringComparison.Ordinal), output);
    }

    private static string Body { get; } = (string?)JsonNode.Parse(
        File.ReadAllText(Repository.PathOf("tests", "ResponsibilityBot.Slack.Tests", "Captures", "slack-payloads.json")))?["app_mention"]?["body"] ?? "";

    private static (HttpRequestMessage Signed, string Body) Request(string request)
    {
        var now = TimeProvider.System.GetUtcNow();
        var at = request switch { "four minutes old" => now.AddMinutes(-4), "six minutes old" => now.AddMinutes(-6), _ => now };
        var signed = SlackService.Signed("/slack/events", "application/json", Body, at);
        var body = request == "another body" ? Body.Replace("U111", "U112", StringComparison.Ordinal) : Body;
        // Bolt refuses a charset, which we do not.
        signed.Content = Bare(body);
        var signature = signed.Headers.GetValues("X-Slack-Signature").Single();
        switch (request)
        {
            case "no timestamp":
                signed.Headers.Remove("X-Slack-Request-Timestamp");
                break;
            case "no signature" or "another secret" or "a signature that is cut":
                signed.Headers.Remove("X-Slack-Signature");
                if (request != "no signature")
                    signed.Headers.Add("X-Slack-Signature", request == "another secret" ? "v0=" + new string('0', 64) : signature[..^1]);
                break;
        }

        return (signed, body);
    }

    private static SignatureVerdict Judge(HttpRequestMessage signed, string body) => SlackSignature.Judge(
        SlackService.Secret, Header(signed, "X-Slack-Request-Timestamp"), Header(signed, "X-Slack-Signature"), Encoding.UTF8.GetBytes(body), TimeProvider.System.GetUtcNow());

    private static string? Header(HttpRequestMessage request, string name) => request.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    private static StringContent Bare(string body) => new(body, Encoding.UTF8, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
}
