using System.Text.Json.Nodes;
using ResponsibilityBot.Testing.Tokens;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests.Authentication;

/// <summary>What whoever runs the bot hears of activities whose senders may speak, and that cannot be taken as they are.</summary>
public sealed class RejectionSpecs(TestKeys keys) : IClassFixture<TestKeys>
{
    [Fact]
    public async Task An_activity_that_cannot_be_taken_is_told_of_in_the_log_too_without_anything_that_was_sent()
    {
        await using var door = Door.Open(keys);
        var elsewhere = Message("hush");
        elsewhere["serviceUrl"] = "https://hush.example/";
        Assert.Equal(400, await door.DeliverAsync(Valid().With("serviceurl", "https://hush.example/"), elsewhere));
        Assert.Equal(400, await door.DeliverAsync(Valid(), new JsonObject { ["text"] = "hush" }));
        Assert.Equal(413, await door.DeliverAsync(Valid(), Message(new string('x', 300_000))));
        Assert.Equal(
            ["(BadServiceUrl): serviceUrl is on a host that replies are not sent to; if it should be, add the host to BotFramework:AllowedServiceHosts.", "(BadActivity): type is missing.", "(TooLarge): The body is larger than 262144 bytes."],
            Rejections(door).Select(line => line[line.IndexOf('(', StringComparison.Ordinal)..].TrimEnd()));
        Assert.DoesNotContain(door.Log.Lines, line => line.Contains("hush", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_fills_the_log_with_activities_that_cannot_be_taken()
    {
        await using var door = Door.Open(keys);
        for (var count = 0; count < 100; count++)
            await door.DeliverAsync(Valid(), new JsonObject());
        Assert.Equal(60, Rejections(door).Count());
        door.Time.Advance(TimeSpan.FromSeconds(1));
        for (var count = 0; count < 10; count++)
            await door.DeliverAsync(Valid(), new JsonObject());
        Assert.Equal(61, Rejections(door).Count());
    }

    private static IEnumerable<string> Rejections(Door door) => door.Log.Lines.Where(line => line.Contains("Refused an activity", StringComparison.Ordinal));

    private TestToken Valid() => TestToken.OfConnector(keys.Connector, Door.AppId, Service, Now);
}
