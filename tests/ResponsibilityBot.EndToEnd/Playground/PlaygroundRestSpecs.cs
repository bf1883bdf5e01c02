using System.Net;
using System.Text.Json.Nodes;
using ResponsibilityBot.EndToEnd.Conversations;

namespace ResponsibilityBot.EndToEnd.Playground;

/// <summary>The Microsoft 365 Agents Playground without its page: places and ways that the page does not show.</summary>
public sealed class PlaygroundRestSpecs(BotFixture fixture) : IClassFixture<BotFixture>
{
    private const string Hello = "Hello, I am the shared responsibility tutor";
    private const string Greeting = "Hello! I am a bot: ask me who owns what in the cloud, for example \"does AWS back up our RDS?\".";

    [Fact]
    public async Task In_a_group_chat_and_in_a_channel_it_says_hello_once_and_does_not_hear_its_own_name()
    {
        await using var playground = await AgentsPlayground.StartAsync(fixture.Bot.Messages);
        await HelloAsync(playground, AgentsPlayground.GroupChat);
        await playground.SayAsync(AgentsPlayground.GroupChat, $"{AgentsPlayground.Mention} hi");

        // With one word more it would not be a greeting.
        Assert.Equal((AgentsPlayground.GroupChat, Greeting), await FirstLineAsync(playground));

        await HelloAsync(playground, AgentsPlayground.General);
        await playground.SayAsync(AgentsPlayground.General, $"hi {AgentsPlayground.Mention}");
        var (thread, greeting) = await FirstLineAsync(playground);
        Assert.StartsWith($"{AgentsPlayground.General};messageid=", thread, StringComparison.Ordinal);
        Assert.Equal(Greeting, greeting);
        await playground.SayAsync(thread, $"who patches the OS in IaaS, {AgentsPlayground.Mention}?");
        Assert.Equal((thread, "You (OS patching · IaaS)."), await FirstLineAsync(playground));
    }

    [Fact]
    public async Task What_a_client_without_Execute_submits_is_answered_with_a_new_message()
    {
        await using var playground = await AgentsPlayground.StartAsync(fixture.Bot.Messages);
        await HelloAsync(playground, AgentsPlayground.PersonalChat);
        await playground.SayAsync(AgentsPlayground.PersonalChat, "who owns OS patching in PaaS?");
        var (_, card) = await playground.NextAsync();
        var button = new ActivityAnswer([card]).Actions["In SaaS"];
        Assert.Equal("Action.Submit", (string?)button["fallback"]?["type"]);

        await playground.SubmitAsync(AgentsPlayground.PersonalChat, (string?)card["messageId"] ?? "", button["fallback"]?["data"]);
        Assert.Equal((AgentsPlayground.PersonalChat, "Provider (OS patching · SaaS)."), await FirstLineAsync(playground));
    }

    [Fact]
    public async Task Removed_and_added_again_it_says_hello_again()
    {
        await using var playground = await AgentsPlayground.StartAsync(fixture.Bot.Messages);
        await HelloAsync(playground, AgentsPlayground.PersonalChat);
        using var removed = await fixture.Bot.DeliverAsync(await playground.TemplateAsync(AgentsPlayground.PersonalChat, "uninstall"));
        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        await HelloAsync(playground, AgentsPlayground.PersonalChat);
    }

    [Fact]
    public async Task Where_replies_are_expected_inline_they_come_inline()
    {
        await using var playground = await AgentsPlayground.StartAsync(fixture.Bot.Messages, "--delivery-mode", "expectReplies");
        await playground.SayAsync(AgentsPlayground.PersonalChat, "who owns OS patching in PaaS?");
        Assert.Equal((AgentsPlayground.PersonalChat, "Provider (OS patching · PaaS)."), await FirstLineAsync(playground));
    }

    [Fact]
    public async Task A_search_from_where_a_message_is_written_finds_answers_to_put_into_it()
    {
        await using var playground = await AgentsPlayground.StartAsync(fixture.Bot.Messages);
        var found = await playground.InvokeAsync(AgentsPlayground.GroupChat, "composeExtension/query", new JsonObject
        {
            ["commandId"] = "whoOwns",
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = "question", ["value"] = "who owns OS patching in PaaS?" }),
            ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
        });
        Assert.Equal("Provider (OS patching · PaaS).", (string?)found["composeExtension"]?["attachments"]?[0]?["preview"]?["content"]?["title"]);
    }

    [Fact]
    public async Task The_action_on_a_message_opens_a_dialog_with_the_answer()
    {
        await using var playground = await AgentsPlayground.StartAsync(fixture.Bot.Messages);
        var dialog = await playground.InvokeAsync(AgentsPlayground.General, "composeExtension/fetchTask", new JsonObject
        {
            ["commandId"] = "whoOwnsThis",
            ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = "<p>does AWS back up our <b>RDS</b>?</p>" } },
        });
        Assert.Equal("continue", (string?)dialog["task"]?["type"]);
        Assert.Contains("Backups", (string?)dialog["task"]?["value"]?["card"]?["content"]?["fallbackText"], StringComparison.Ordinal);
    }

    private static async Task HelloAsync(AgentsPlayground playground, string conversation)
    {
        await playground.InstallAsync(conversation);
        Assert.Equal((conversation, Hello), await FirstLineAsync(playground));
    }

    /// <summary>The first line of the next message of the bot, and where it stands.</summary>
    private static async Task<(string Conversation, string Line)> FirstLineAsync(AgentsPlayground playground)
    {
        var (conversation, message) = await playground.NextAsync();
        return (conversation, new ActivityAnswer([message]).ForStage.Text.Split('\n')[0]);
    }
}
