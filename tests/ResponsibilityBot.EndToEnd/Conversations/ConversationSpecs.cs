using ResponsibilityBot.EndToEnd.Slack;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Testing.Conversations;

namespace ResponsibilityBot.EndToEnd.Conversations;

/// <summary>Each conversation of <c>dialogs/conversations/</c> through the whole program, as a message to <c>/api/messages</c>.</summary>
public sealed class MessagesConversationSpecs(ConversationBot bot) : IClassFixture<ConversationBot>
{
    private static readonly string Folder = Repository.PathOf("dialogs", "conversations");

    public static TheoryData<string> Names() => [.. ConversationFile.NamesIn(Folder)];

    [Theory, MemberData(nameof(Names))]
    public async Task Played_through_messages(string name)
    {
        var conversation = ConversationFile.Read(Folder, name);
        await using var stage = new MessagesStage(bot, conversation);
        await ConversationPlayer.PlayAsync(conversation, stage, TestContext.Current.CancellationToken);
    }
}

/// <summary>Each conversation of one person through the whole program, over Direct Line.</summary>
public sealed class DirectLineConversationSpecs(ConversationBot bot) : IClassFixture<ConversationBot>
{
    private static readonly string Folder = Repository.PathOf("dialogs", "conversations");

    /// <summary>A conversation of Direct Line has one person: what happens in a channel is left out.</summary>
    public static TheoryData<string> Names() => [.. ConversationFile.NamesIn(Folder).Where(name => !ConversationFile.Read(Folder, name).InChannel)];

    [Theory, MemberData(nameof(Names))]
    public async Task Played_through_Direct_Line(string name)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var stage = await DirectLineStage.BeginAsync(bot, cancel);
        await ConversationPlayer.PlayAsync(ConversationFile.Read(Folder, name), stage, cancel);
    }
}

/// <summary>Each conversation through the whole program, as Slack delivers it.</summary>
public sealed class SlackConversationSpecs(SlackBot slack) : IClassFixture<SlackBot>
{
    private static readonly string Folder = Repository.PathOf("dialogs", "conversations");

    public static TheoryData<string> Names() => [.. ConversationFile.NamesIn(Folder)];

    [Theory, MemberData(nameof(Names))]
    public async Task Played_through_Slack(string name)
    {
        var conversation = ConversationFile.Read(Folder, name);
        await using var stage = new SlackStage(slack, conversation);
        await ConversationPlayer.PlayAsync(conversation, stage, TestContext.Current.CancellationToken);
        Assert.Empty(slack.Service.Broken);
    }
}

/// <summary>Each conversation through the whole program in Socket Mode, while Slack goes on closing sockets.</summary>
public sealed class SlackSocketConversationSpecs(SlackSocketBot bot) : IClassFixture<SlackSocketBot>
{
    private static readonly string Folder = Repository.PathOf("dialogs", "conversations");

    public static TheoryData<string> Names() => [.. ConversationFile.NamesIn(Folder)];

    [Theory, MemberData(nameof(Names))]
    public async Task Played_through_sockets(string name)
    {
        var conversation = ConversationFile.Read(Folder, name);
        await bot.Slack.Service.RefreshAsync(TestContext.Current.CancellationToken);
        await using var stage = new SlackStage(bot.Slack, conversation);
        await ConversationPlayer.PlayAsync(conversation, stage, TestContext.Current.CancellationToken);
        Assert.Empty(bot.Slack.Service.Broken);
    }
}
