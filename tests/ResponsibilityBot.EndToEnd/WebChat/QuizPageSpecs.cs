using Microsoft.Playwright;

namespace ResponsibilityBot.EndToEnd.WebChat;

/// <summary>A quiz on the page: what a person who practises sees and presses.</summary>
public sealed class QuizPageSpecs(Chromium chromium, TeachingBot shared) : IClassFixture<Chromium>, IClassFixture<TeachingBot>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light, 1100)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task A_question_is_chosen_on_marked_and_followed_by_the_next(ColorScheme colors, int width)
    {
        await using var chat = await ChatPage.OpenAsync(chromium, shared.Bot, colors, width, 900);
        await chat.Cards.First.WaitForAsync();
        await chat.SayAsync("quiz me");
        await chat.Cards.Nth(1).WaitForAsync();
        var question = chat.Cards.Nth(1);
        Assert.Contains("Question 1 today", await question.InnerTextAsync(), StringComparison.Ordinal);
        await chat.PictureAsync($"quiz-question-{colors}-{width}");
        Assert.Empty(await chat.ViolationsAsync(Cancel));

        await question.GetByRole(AriaRole.Radio).First.CheckAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Answer, I am sure" }).ClickAsync();
        await chat.Cards.Nth(2).WaitForAsync();
        var feedback = chat.Cards.Nth(2);
        Assert.Matches("Right|Not right", await feedback.GetByRole(AriaRole.Heading).First.InnerTextAsync());
        Assert.Contains("Your answer", await feedback.InnerTextAsync(), StringComparison.Ordinal);
        await chat.PictureAsync($"quiz-feedback-{colors}-{width}");
        Assert.Empty(await chat.ViolationsAsync(Cancel));

        await feedback.GetByRole(AriaRole.Button, new() { Name = "Next question" }).ClickAsync();
        await chat.Cards.Nth(3).WaitForAsync();
        Assert.Contains("Question 2 today", await chat.Cards.Nth(3).InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_without_a_choice_it_asks_for_one_on_the_card()
    {
        await using var chat = await ChatPage.OpenAsync(chromium, shared.Bot);
        await chat.Cards.First.WaitForAsync();
        await chat.SayAsync("quiz me");
        await chat.Cards.Nth(1).WaitForAsync();
        await chat.Cards.Nth(1).GetByRole(AriaRole.Button, new() { Name = "Answer, not sure" }).ClickAsync();
        await chat.Cards.Nth(1).GetByText("Choose one.").WaitForAsync();
    }
}
