using Microsoft.Playwright;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.EndToEnd.Playground;

/// <summary>The Playground's page in a browser: opening it installs the bot in the personal chat.</summary>
internal sealed class PlaygroundPage : IAsyncDisposable
{
    private const int ShowsWithin = 30_000;
    private readonly IBrowserContext context;

    private PlaygroundPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
    }

    public IPage Page { get; }

    public ILocator Cards => Page.Locator(".ac-adaptiveCard");

    public static async Task<PlaygroundPage> OpenAsync(Chromium chromium, AgentsPlayground playground)
    {
        var context = await chromium.OpenAsync(ColorScheme.Light, 1300, 1000);

        // It asks for fonts from the outside, which it can do without.
        await context.RouteAsync(url => new Uri(url).Host != playground.Address.Host, route => route.AbortAsync());
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(ShowsWithin);
        await page.GotoAsync(playground.Address.ToString());
        await page.GetByTitle("Toggle Log Panel").ClickAsync();
        return new(context, page);
    }

    /// <summary>The card that says this.</summary>
    public ILocator CardWith(string text) => Cards.Filter(new() { HasText = text });

    /// <summary>Opens a chat or channel by its name in the list.</summary>
    public Task EnterAsync(string name) => Page.GetByRole(AriaRole.Treeitem, new() { Name = name }).ClickAsync();

    /// <summary>Types and sends in a chat.</summary>
    public async Task SayAsync(string text)
    {
        await Page.GetByRole(AriaRole.Textbox).ClickAsync();
        await Page.Keyboard.TypeAsync(text);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Begins a thread in a channel with a mention of the bot, picked from the list that comes up.</summary>
    public async Task PostAsync(string afterMention)
    {
        await Page.GetByRole(AriaRole.Textbox).First.ClickAsync();
        await Page.Keyboard.TypeAsync("@" + AgentsPlayground.BotName);
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = AgentsPlayground.BotName }).ClickAsync();
        await Page.Keyboard.TypeAsync(afterMention);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true }).ClickAsync();
    }

    /// <summary>Keeps a picture in <c>artifacts/</c> that shows the card.</summary>
    public async Task PictureAsync(string name, ILocator card)
    {
        await card.ScrollIntoViewIfNeededAsync();
        await Page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", $"playground-{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
