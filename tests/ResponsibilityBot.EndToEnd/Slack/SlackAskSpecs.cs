using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.EndToEnd.Conversations;
using ResponsibilityBot.EndToEnd.Workloads;
using ResponsibilityBot.Host.Organisation;

namespace ResponsibilityBot.EndToEnd.Slack;

/// <summary>A role is asked in its channel, answers by a modal, and the asker hears it in their own chat; by the whole program. Maria is an author and hosts.</summary>
public sealed class SlackAskSpecs : IAsyncLifetime
{
    private SlackService? service;
    private ConversationBot? bot;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SlackService Service => service ?? throw new InvalidOperationException("not started");

    private ConversationBot Bot => bot ?? throw new InvalidOperationException("not started");

    public async ValueTask InitializeAsync()
    {
        service = await SlackService.StartAsync();
        bot = new(new Dictionary<string, string>(service.Settings) { ["Access:Authors:0"] = "T111/UMARIA", ["Access:Hosts:0"] = "T111/UMARIA" });
        await bot.Services.DecideAsync(SlackService.Team);
    }

    public async ValueTask DisposeAsync()
    {
        if (bot is not null)
            await bot.DisposeAsync();
        if (service is not null)
            await service.DisposeAsync();
    }

    [Fact]
    public async Task From_the_question_in_a_channel_to_the_answer_in_the_askers_own_chat()
    {
        using var people = new SlackPeople(Bot, Service);
        Assert.Single(await people.HearAsync(await people.SayAsync("UMARIA", "CPLATFORM", "role contact Platform team as #platform", Cancel), Cancel));
        Assert.Single(await people.HearAsync(await people.SayAsync("UOMAR", "DUOMAR", "help", Cancel), Cancel));

        var answer = Assert.Single(await people.HearAsync(await people.SayAsync("UOMAR", "CTEAM", "who patches the os in iaas?", Cancel, "1.1"), Cancel));
        var form = Assert.Single(await people.HearAsync(await people.PressAsync("UOMAR", answer.Buttons["Ask Platform team"], "CTEAM", "1.9", Cancel, "1.1"), Cancel));
        Assert.Equal("views.update", form.Method);
        // That it was sent is between the asker and the bot, and stands where the form was.
        var sent = await people.SubmitAsync("UOMAR", form, Cancel, new() { ["field-question"] = Typed("Do you patch our <!channel> machines on Sundays?") });
        Assert.Equal("update", (string?)sent["response_action"]);
        Assert.Contains("Platform team is asked (#platform)", sent.ToJsonString(), StringComparison.Ordinal);

        var asked = await ToldAsync();
        Assert.Equal(("chat.postMessage", "CPLATFORM"), (asked.Method, asked.Text("channel")));
        Assert.Contains("Do you patch our <!channel> machines on Sundays?", asked.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("<!channel>", asked.Text("text"), StringComparison.Ordinal);
        Assert.Contains("UOMAR", asked.Said, StringComparison.Ordinal);

        // It is answered where it was sent, and nowhere else.
        var elsewhere = Assert.Single(await people.HearAsync(await people.PressAsync("ULENA", asked.Buttons["Answer"], "CTEAM", "2.9", Cancel), Cancel));
        Assert.Contains("sent to another place", elsewhere.Said + elsewhere.Arguments.ToJsonString(), StringComparison.Ordinal);
        var reply = Assert.Single(await people.HearAsync(await people.PressAsync("ULENA", asked.Buttons["Answer"], "CPLATFORM", "2.9", Cancel), Cancel));
        Assert.Equal("clear", (string?)(await people.SubmitAsync("ULENA", reply, Cancel, new() { ["field-answer"] = Typed("Yes, each Sunday at six.") }))["response_action"]);
        // The channel sees the answer, and the asker hears it, whichever comes first.
        SlackCallMade[] said = [await ToldAsync(), await Service.NextAsync(Cancel)];
        Assert.Contains("ULENA answered UOMAR: Yes, each Sunday at six.", Assert.Single(said, call => call.Text("channel") == "CPLATFORM").Said, StringComparison.Ordinal);
        var heard = Assert.Single(said, call => call.Text("channel") == "DUOMAR");
        Assert.Equal("chat.postMessage", heard.Method);
        Assert.Contains("Platform team answered you", heard.Said, StringComparison.Ordinal);
        Assert.Contains("Yes, each Sunday at six.", heard.Said, StringComparison.Ordinal);
        Assert.Contains("Propose it as a change", heard.Buttons.Keys);

        // Nothing of it is told twice: the next thing that comes is the answer to the next question.
        await Bot.Services.GetRequiredService<AskNotices>().TendAsync(Cancel);
        Assert.Contains("PaaS", Assert.Single(await people.HearAsync(await people.SayAsync("UOMAR", "DUOMAR", "who patches the os in paas?", Cancel), Cancel)).Said, StringComparison.Ordinal);
        Assert.Empty(Service.Broken);
    }

    [Fact]
    public async Task In_a_thread_what_leans_on_a_workload_stays_with_it_and_another_thread_knows_nothing_of_it()
    {
        using var people = new SlackPeople(Bot, Service);
        Assert.Single(await people.HearAsync(await people.SayAsync("UMARIA", "CTEAM", "workload add checkout: Amazon EC2, owner Platform team", Cancel), Cancel));
        Assert.Single(await people.HearAsync(await people.SayAsync("UOMAR", "CTEAM", "who owns backup for checkout?", Cancel, "1.1"), Cancel));
        Assert.Contains("TICKET-1", await SaidAsync("1.1"), StringComparison.Ordinal);
        Assert.DoesNotContain("TICKET-1", await SaidAsync("2.2"), StringComparison.Ordinal);

        async Task<string> SaidAsync(string thread) => Assert.Single(await people.HearAsync(await people.SayAsync("UOMAR", "CTEAM", "and OS patching?", Cancel, thread), Cancel)).Said;
    }

    [Fact]
    public async Task A_template_that_is_pasted_is_read_with_its_lines()
    {
        using var people = new SlackPeople(Bot, Service);
        const string Words = "workload add pasted in test from\n```# machines\nresource \"aws_instance\" \"a\" {}\nresource \"aws_s3_bucket\" \"b\" {}```";
        Assert.Contains("It runs on Amazon EC2, Amazon S3", Assert.Single(await people.HearAsync(await people.SayAsync("UMARIA", "DUMARIA", Words, Cancel), Cancel)).Said, StringComparison.Ordinal);
    }

    /// <summary>What is told by itself; who tends it runs by the clock, too, and whoever is first tells.</summary>
    private async Task<SlackCallMade> ToldAsync()
    {
        await Bot.Services.GetRequiredService<AskNotices>().TendAsync(Cancel);
        return await Service.NextAsync(Cancel);
    }

    private static JsonObject Typed(string value) => new() { ["value"] = value };
}
