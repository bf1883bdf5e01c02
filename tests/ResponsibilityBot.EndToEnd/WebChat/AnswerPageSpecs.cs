using Microsoft.Playwright;

namespace ResponsibilityBot.EndToEnd.WebChat;

/// <summary>The page with the real dialogs: what a person sees first.</summary>
public sealed class AnswerPageSpecs(Chromium chromium, TeachingBot shared) : IClassFixture<Chromium>, IClassFixture<TeachingBot>
{
    private const string Question = "Who owns OS patching in PaaS?";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_suggested_question_is_answered_on_a_card_whose_buttons_work()
    {
        await using var chat = await ChatPage.OpenAsync(chromium, shared.Bot);
        await AskAsync(chat, Question);
        Assert.Contains("Provider", await chat.Cards.Last.InnerTextAsync(), StringComparison.Ordinal);
        var before = await chat.Cards.CountAsync();
        var buttons = await chat.Cards.Last.GetByRole(AriaRole.Button).AllInnerTextsAsync();
        await chat.OnCard(buttons[^1]).ClickAsync();
        await chat.Cards.Nth(before).WaitForAsync();
    }

    [Fact]
    public async Task Every_suggested_question_is_answered()
    {
        await using var chat = await ChatPage.OpenAsync(chromium, shared.Bot);
        await chat.Cards.First.WaitForAsync();
        foreach (var question in await chat.Page.Locator("#suggestions button").AllInnerTextsAsync())
        {
            await AskAsync(chat, question);
            Assert.DoesNotContain("I don't know", await chat.Cards.Last.InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1100, 900)]
    [InlineData(ColorScheme.Dark, 1100, 900)]
    [InlineData(ColorScheme.Light, 360, 740)]
    [InlineData(ColorScheme.Dark, 360, 740)]
    public async Task Everybody_can_use_the_page_and_nothing_leaves_this_machine(ColorScheme colors, int width, int height)
    {
        await using var chat = await ChatPage.OpenAsync(chromium, shared.Bot, colors, width, height);
        await chat.Cards.First.WaitForAsync();
        await chat.PictureAsync($"web-chat-welcome-{colors}-{width}");
        await AskAsync(chat, Question);
        await chat.PictureAsync($"web-chat-answer-{colors}-{width}");

        Assert.Empty(await chat.ViolationsAsync(Cancel));
        Assert.Empty(chat.Complaints);
        Assert.Contains(chat.Asked, url => url.StartsWith("ws:", StringComparison.Ordinal));
        Assert.All(chat.Asked.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)), url =>
            Assert.Equal(shared.Bot.Address.Authority, new Uri(url.Replace("blob:", "", StringComparison.Ordinal)).Authority));
        Assert.True(await chat.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "wider than the window");
    }

    /// <summary>Presses a suggested question and waits until another card is there.</summary>
    private static async Task AskAsync(ChatPage chat, string question)
    {
        await chat.Cards.First.WaitForAsync();
        var before = await chat.Cards.CountAsync();
        await chat.PressAsync(question);
        await chat.Cards.Nth(before).WaitForAsync();
    }
}

/// <summary>One bot with the real dialogs for all tests of a class.</summary>
public sealed class TeachingBot : IAsyncDisposable
{
    internal TestBot Bot { get; } = TestBot.Teaching();

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}
