using System.Net;
using Microsoft.Playwright;

namespace ResponsibilityBot.EndToEnd.WebChat;

public sealed class PageSpecs(Chromium chromium) : IClassFixture<Chromium>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_can_be_asked_with_the_keyboard_alone()
    {
        await using var bot = new TestBot();
        await using var chat = await ChatPage.OpenAsync(chromium, bot);
        await chat.ShowsAsync("welcome");
        for (var presses = 0; presses < 30 && !await chat.Box.EvaluateAsync<bool>("box => box === document.activeElement"); presses++)
            await chat.Page.Keyboard.PressAsync("Tab");
        await chat.Page.Keyboard.TypeAsync("who owns it?");
        await chat.Page.Keyboard.PressAsync("Enter");
        await chat.ShowsAsync("heard: who owns it?");
    }

    [Fact]
    public async Task A_suggested_question_is_sent()
    {
        await using var bot = new TestBot();
        await using var chat = await ChatPage.OpenAsync(chromium, bot);
        await chat.ShowsAsync("welcome");
        await chat.PressAsync("Does AWS back up our RDS?");
        await chat.ShowsAsync("heard: Does AWS back up our RDS?");
    }

    [Fact]
    public async Task A_button_of_the_bot_works()
    {
        await using var bot = new TestBot();
        await using var chat = await ChatPage.OpenAsync(chromium, bot);
        await chat.ShowsAsync("welcome");
        await SayAsync(chat, "buttons");
        await chat.Suggested("In SaaS?").ClickAsync();
        await chat.ShowsAsync("pressed: owner saas");
    }

    [Fact]
    public async Task A_reload_shows_the_same_chat_and_a_new_chat_begins_anew()
    {
        await using var bot = new TestBot();
        await using var chat = await ChatPage.OpenAsync(chromium, bot);
        await chat.ShowsAsync("welcome");
        await SayAsync(chat, "hello");
        await chat.ShowsAsync("heard: hello");
        await chat.Page.ReloadAsync();
        await chat.ShowsAsync("heard: hello");
        Assert.Single(bot.Dialog.Heard, turn => turn.Kind == Tutoring.Turns.TurnKind.Joined);

        await chat.PressAsync("New chat");
        await chat.ShowsAsync("welcome");
        Assert.False(await chat.Page.GetByText("heard: hello").IsVisibleAsync());
        Assert.Single(bot.Dialog.Heard.Select(turn => turn.Person.Id).Distinct());
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1100, 800)]
    [InlineData(ColorScheme.Dark, 1100, 800)]
    [InlineData(ColorScheme.Light, 360, 740)]
    [InlineData(ColorScheme.Dark, 360, 740)]
    public async Task Everybody_can_use_the_page_and_nothing_leaves_this_machine(ColorScheme colors, int width, int height)
    {
        await using var bot = new TestBot();
        await using var chat = await ChatPage.OpenAsync(chromium, bot, colors, width, height);
        await chat.ShowsAsync("welcome");
        await SayAsync(chat, "<b>hello</b> & *goodbye*");
        await chat.ShowsAsync("heard: <b>hello</b> & *goodbye*");
        await SayAsync(chat, "buttons");
        await chat.Suggested("In SaaS?").WaitForAsync();
        await chat.PictureAsync($"web-chat-{colors}-{width}");

        Assert.Empty(await chat.ViolationsAsync(Cancel));
        Assert.Empty(chat.Complaints);
        Assert.Contains(chat.Asked, url => url.StartsWith("ws:", StringComparison.Ordinal));
        Assert.All(chat.Asked.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)), url =>
            Assert.Equal(bot.Address.Authority, new Uri(url.Replace("blob:", "", StringComparison.Ordinal)).Authority));
        Assert.True(await chat.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "wider than the window");
    }

    [Fact]
    public async Task Without_scripts_the_page_names_the_command_line()
    {
        await using var bot = new TestBot();
        await using var chat = await ChatPage.OpenAsync(chromium, bot, scripts: false);
        Assert.Contains("-- ask \"who owns OS patching in PaaS?\"", await chat.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_when_the_chat_is_switched_off()
    {
        await using var bot = new TestBot("Production");
        await using var chat = await ChatPage.OpenAsync(chromium, bot);
        await chat.Page.GetByRole(AriaRole.Alert).GetByText("The web chat is switched off; set WebChat:Enabled to switch it on.").WaitForAsync();
    }

    [Theory]
    [InlineData("/", true)]
    [InlineData("/site.css", false)]
    [InlineData("/vendor/webchat.js", false)]
    public async Task Files_come_with_headers_that_keep_browsers_safe(string path, bool isPage)
    {
        await using var bot = new TestBot();
        using var http = new HttpClient { BaseAddress = bot.Address };
        using var response = await http.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        if (!isPage)
            return;
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private static async Task SayAsync(ChatPage chat, string text)
    {
        await chat.Box.FillAsync(text);
        await chat.Box.PressAsync("Enter");
    }
}
