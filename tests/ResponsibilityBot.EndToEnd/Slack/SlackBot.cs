using ResponsibilityBot.EndToEnd.Conversations;

namespace ResponsibilityBot.EndToEnd.Slack;

/// <summary>The whole program with Slack switched on, and a Slack for it.</summary>
public sealed class SlackBot : IAsyncLifetime
{
    private SlackService? service;
    private ConversationBot? bot;

    internal SlackService Service => service ?? throw new InvalidOperationException("not started");

    internal ConversationBot Bot => bot ?? throw new InvalidOperationException("not started");

    public async ValueTask InitializeAsync()
    {
        service = await SlackService.StartAsync();
        bot = new(new Dictionary<string, string>(service.Settings) { ["Site:Address"] = "https://bot.example" });
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
