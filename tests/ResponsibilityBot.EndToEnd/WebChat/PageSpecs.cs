using System.Net;
using Microsoft.Playwright;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.WebChat;

public sealed class PageSpecs(Chromium chromium, SharedBot shared) : IClassFixture<Chromium>, IClassFixture<SharedBot>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_can_be_asked_with_the_keyboard_alone()
    {
        var bot = shared.Bot;
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
        var bot = shared.Bot;
        await using var chat = await ChatPage.OpenAsync(chromium, bot);
        await chat.ShowsAsync("welcome");
        await chat.PressAsync("Does AWS back up our RDS?");
        await chat.ShowsAsync("heard: Does AWS back up our RDS?");
    }

    [Fact]
    public async Task A_button_of_the_bot_works()
    {
        var bot = shared.Bot;
        await using var chat = await ChatPage.OpenAsync(chromium, bot);
        await chat.ShowsAsync("welcome");
        await chat.SayAsync("buttons");
        await chat.OnCard("In SaaS?").ClickAsync();
        await chat.ShowsAsync("pressed: owner saas");
    }

    [Fact]
    public async Task A_reload_shows_the_same_chat_and_a_new_chat_begins_anew()
    {
        var bot = shared.Bot;
        await using var chat = await ChatPage.OpenAsync(chromium, bot);
        await chat.ShowsAsync("welcome");
        await chat.SayAsync("hello");
        await chat.ShowsAsync("heard: hello");
        await chat.Page.ReloadAsync();
        await chat.ShowsAsync("heard: hello");
        var conversation = bot.Dialog.Heard.Last(turn => turn.Text == "hello").Conversation;
        Assert.Single(bot.Dialog.Heard, turn => turn.Kind == TurnKind.Joined && turn.Conversation == conversation);

        await chat.PressAsync("New chat");
        await chat.Page.GetByText("heard: hello").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await chat.ShowsAsync("welcome");
        await chat.SayAsync("hello again");
        await chat.ShowsAsync("heard: hello again");
        var later = bot.Dialog.Heard.Last(turn => turn.Text == "hello again");
        Assert.NotEqual(conversation, later.Conversation);
        Assert.Equal(bot.Dialog.Heard.First(turn => turn.Conversation == conversation).Person, later.Person);
    }

    [Fact]
    public async Task Markup_that_was_typed_is_shown_as_it_was_typed()
    {
        var bot = shared.Bot;
        await using var chat = await ChatPage.OpenAsync(chromium, bot);
        await chat.ShowsAsync("welcome");
        await chat.SayAsync("<b>hello</b> & *goodbye*");
        await chat.ShowsAsync("<b>hello</b> & *goodbye*");
        await chat.ShowsAsync("heard: <b>hello</b> & *goodbye*");
    }

    [Fact]
    public async Task Without_scripts_the_page_names_the_command_line()
    {
        var bot = shared.Bot;
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
        var bot = shared.Bot;
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
}
