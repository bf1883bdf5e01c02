using System.Text.Json.Nodes;
using ResponsibilityBot.EndToEnd.Conversations;

namespace ResponsibilityBot.EndToEnd.Slack;

/// <summary>Who does what in an organisation is proposed in a modal, approved by a button and answered in Slack, by the whole program.</summary>
public sealed class SlackChangeSpecs : IAsyncLifetime
{
    private SlackService? service;
    private ConversationBot? bot;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SlackService Service => service ?? throw new InvalidOperationException("not started");

    private ConversationBot Bot => bot ?? throw new InvalidOperationException("not started");

    public async ValueTask InitializeAsync()
    {
        service = await SlackService.StartAsync();
        bot = new(new Dictionary<string, string>(service.Settings) { ["Access:Authors:0"] = "T111/UMARIA", ["Access:Authors:1"] = "T111/UADA" });
    }

    public async ValueTask DisposeAsync()
    {
        if (bot is not null)
            await bot.DisposeAsync();
        if (service is not null)
            await service.DisposeAsync();
    }

    [Fact]
    public async Task From_a_proposal_in_a_modal_to_an_answer()
    {
        using var people = new SlackPeople(Bot, Service);
        var how = Assert.Single(await people.HearAsync(await people.SayAsync("UMARIA", "CTEAM", "propose a change", Cancel, "1.1"), Cancel));
        var form = Assert.Single(await people.HearAsync(await people.PressAsync("UMARIA", how.Buttons["Propose a change"], "CTEAM", "1.9", Cancel, "1.1"), Cancel));
        Assert.Equal("views.update", form.Method);
        var wrong = await people.SubmitAsync("UMARIA", form, Cancel, Filled("os patching", "the moon", "the provider", "TICKET-1"));
        Assert.Contains("is no service", (string?)wrong["errors"]?["field-where"], StringComparison.Ordinal);
        Assert.Equal("clear", (string?)(await people.SubmitAsync("UMARIA", form, Cancel, Filled("os patching", "ec2", "the provider", "TICKET-1")))["response_action"]);
        var preview = await Service.NextAsync(Cancel);
        Assert.Contains("Proposed change", preview.Said, StringComparison.Ordinal);

        Assert.Contains("somebody else decides", Assert.Single(await people.HearAsync(await people.PressAsync("UMARIA", preview.Buttons["Approve"], "CTEAM", "2.9", Cancel, "1.1"), Cancel)).Said, StringComparison.Ordinal);
        Assert.Contains("made by authors", Assert.Single(await people.HearAsync(await people.PressAsync("UGUEST", preview.Buttons["Approve"], "CTEAM", "2.9", Cancel, "1.1"), Cancel)).Said, StringComparison.Ordinal);
        Assert.Contains("Approved by", Assert.Single(await people.HearAsync(await people.PressAsync("UADA", preview.Buttons["Approve"], "CTEAM", "2.9", Cancel, "1.1"), Cancel)).Said, StringComparison.Ordinal);
        // The proposer hears of it in the own chat, before or after the next question is answered.
        await people.SayAsync("UGUEST", "CTEAM", "who patches the os on ec2?", Cancel, "3.3");
        SlackCallMade[] said = [await Service.NextAsync(Cancel), await Service.NextAsync(Cancel)];
        var answer = Assert.Single(said, call => call.Text("channel") == "CTEAM");
        Assert.Contains("By default yours; here: the provider (approved by UADA)", answer.Said, StringComparison.Ordinal);
        Assert.Contains("Approved by UADA", Assert.Single(said, call => call.Text("channel") != "CTEAM").Said, StringComparison.Ordinal);
    }

    private static JsonObject Filled(string what, string where, string who, string reason) => new()
    {
        ["field-what"] = Typed(what),
        ["field-where"] = Typed(where),
        ["field-who"] = Typed(who),
        ["field-reason"] = Typed(reason),
    };

    private static JsonObject Typed(string value) => new() { ["value"] = value };
}
