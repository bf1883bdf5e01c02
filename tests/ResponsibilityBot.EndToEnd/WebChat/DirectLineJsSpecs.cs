namespace ResponsibilityBot.EndToEnd.WebChat;

/// <summary>npm botframework-directlinejs against the running program.</summary>
public sealed class DirectLineJsSpecs
{
    [Theory]
    [InlineData("polling")]
    [InlineData("websocket")]
    public async Task A_client_that_we_did_not_write_has_a_conversation(string way)
    {
        await using var bot = new TestBot();
        var (exit, output) = await Peers.RunAsync("node", ["directline.cjs", new Uri(bot.Address, "/v3/directline").ToString(), way], TestContext.Current.CancellationToken);
        Assert.True(exit == 0, output);
        Assert.Contains("answer: heard: hello", output, StringComparison.Ordinal);
        Assert.Contains("file: 415", output, StringComparison.Ordinal);
        if (way == "websocket")
            Assert.Contains("second socket: collision", output, StringComparison.Ordinal);
    }
}
