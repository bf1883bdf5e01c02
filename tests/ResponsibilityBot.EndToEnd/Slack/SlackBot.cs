using ResponsibilityBot.EndToEnd.Conversations;

namespace ResponsibilityBot.EndToEnd.Slack;

/// <summary>The whole program with Slack switched on, and a Slack for it.</summary>
public sealed class SlackBot : IAsyncLifetime
{
    private readonly bool usesSockets;
    private SlackService? service;
    private ConversationBot? bot;

    public SlackBot()
        : this(usesSockets: false)
    {
    }

    internal SlackBot(bool usesSockets) => this.usesSockets = usesSockets;

    internal SlackService Service => service ?? throw new InvalidOperationException("not started");

    internal ConversationBot Bot => bot ?? throw new InvalidOperationException("not started");

    public async ValueTask InitializeAsync()
    {
        service = await SlackService.StartAsync(usesSockets);
        bot = new(new Dictionary<string, string>(usesSockets ? service.SocketSettings : service.Settings) { ["Site:Address"] = "https://bot.example", ["Access:Hosts:0"] = "T111/UHOST" });
    }

    public async ValueTask DisposeAsync()
    {
        if (bot is not null)
            await bot.DisposeAsync();
        if (service is not null)
            await service.DisposeAsync();
        Assert.Empty(service?.Broken ?? []);
    }
}

/// <summary>The same in Socket Mode.</summary>
public sealed class SlackSocketBot : IAsyncLifetime
{
    internal SlackBot Slack { get; } = new(usesSockets: true);

    public ValueTask InitializeAsync() => Slack.InitializeAsync();

    public ValueTask DisposeAsync() => Slack.DisposeAsync();
}
