using System.Collections.Concurrent;
using Microsoft.Playwright;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.EndToEnd.WebChat;

/// <summary>The chat page in a browser. Notes what it asks of whom, and what the browser complains about.</summary>
internal sealed class ChatPage : IAsyncDisposable
{
    private const int ShowsWithin = 15_000;
    private readonly IBrowserContext context;

    private ChatPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
    }

    public IPage Page { get; }

    public ConcurrentQueue<string> Asked { get; } = new();

    public ConcurrentQueue<string> Complaints { get; } = new();

    public ILocator Box => Page.GetByRole(AriaRole.Textbox);

    public ILocator Cards => Page.Locator(".ac-adaptiveCard");

    public static async Task<ChatPage> OpenAsync(
        Chromium chromium, TestBot bot, ColorScheme colors = ColorScheme.Light, int width = 1100, int height = 800, bool scripts = true)
    {
        var context = await chromium.OpenAsync(colors, width, height, scripts);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(ShowsWithin);
        var chat = new ChatPage(context, page);
        page.Request += (_, request) => chat.Asked.Enqueue(request.Url);
        page.WebSocket += (_, socket) => chat.Asked.Enqueue(socket.Url);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                chat.Complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => chat.Complaints.Enqueue(error);
        await page.GotoAsync(bot.Address.ToString());
        return chat;
    }

    /// <summary>Waits until the transcript shows the text.</summary>
    public Task ShowsAsync(string text) => Page.Locator("#webchat").GetByText(text, new() { Exact = true }).First.WaitForAsync();

    public async Task SayAsync(string text)
    {
        await Box.FillAsync(text);
        await Box.PressAsync("Enter");
    }

    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    /// <summary>A button on a card.</summary>
    public ILocator OnCard(string button) => Cards.GetByRole(AriaRole.Button, new() { Name = button }).Last;

    /// <summary>Keeps a picture in <c>artifacts/</c>, once the transcript has come to rest.</summary>
    public async Task PictureAsync(string name)
    {
        await Page.EvaluateAsync(
            """
            async () => {
              const transcript = document.querySelector('.webchat__basic-transcript__scrollable');
              for (let before; before !== transcript.scrollTop;) {
                before = transcript.scrollTop;
                await new Promise(resolve => setTimeout(resolve, 300));
              }
            }
            """);
        await Page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }

    /// <summary>What axe-core finds, each with its rule and element.</summary>
    public Task<string[]> ViolationsAsync(CancellationToken cancel) => Axe.ViolationsAsync(Page, cancel);

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
