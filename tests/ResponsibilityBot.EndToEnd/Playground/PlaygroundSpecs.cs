using Microsoft.Playwright;
using ResponsibilityBot.EndToEnd.WebChat;

namespace ResponsibilityBot.EndToEnd.Playground;

/// <summary>The Microsoft 365 Agents Playground in a browser, against the running program: what a person in Teams sees.</summary>
public sealed class PlaygroundSpecs(Chromium chromium, BotFixture fixture) : IClassFixture<Chromium>, IClassFixture<BotFixture>
{
    private const string Question = "who owns OS patching in PaaS?";

    [Fact]
    public async Task Installed_it_says_hello_once_and_answers_on_a_card_with_its_verdict_and_sources()
    {
        await using var playground = await AgentsPlayground.StartAsync(fixture.Bot.Messages);
        await using var teams = await PlaygroundPage.OpenAsync(chromium, playground);
        var hello = teams.CardWith("Hello, I am the shared responsibility tutor");
        await hello.WaitForAsync();
        await teams.PictureAsync("welcome", hello);

        await teams.SayAsync(Question);
        var answer = teams.CardWith("OS patching · PaaS");
        await answer.WaitForAsync();
        await teams.PictureAsync("answer", answer);
        Assert.Equal(2, await teams.Cards.CountAsync());
        Assert.EndsWith("Provider", await answer.GetByRole(AriaRole.Heading).First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("https://learn.microsoft.com/azure/security/fundamentals/shared-responsibility", await LinksAsync(answer));
    }

    [Fact]
    public async Task A_button_brings_the_next_answer_and_words_can_follow_it_up()
    {
        await using var playground = await AgentsPlayground.StartAsync(fixture.Bot.Messages);
        await using var teams = await PlaygroundPage.OpenAsync(chromium, playground);
        await teams.CardWith("Hello").WaitForAsync();
        await teams.SayAsync(Question);
        await teams.CardWith("OS patching · PaaS").GetByRole(AriaRole.Button, new() { Name = "In SaaS" }).ClickAsync();

        // The press is an Action.Execute, whose answer takes the place of the card.
        var pressed = teams.CardWith("OS patching · SaaS");
        await pressed.WaitForAsync();
        await teams.PictureAsync("button", pressed);
        Assert.Equal(0, await teams.CardWith("OS patching · PaaS").CountAsync());

        await teams.SayAsync("and in IaaS?");
        var followed = teams.CardWith("OS patching · IaaS");
        await followed.WaitForAsync();
        await teams.PictureAsync("follow-up", followed);
        Assert.EndsWith("You", await followed.GetByRole(AriaRole.Heading).First.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quiz_is_answered_on_its_card_which_then_says_why()
    {
        await using var playground = await AgentsPlayground.StartAsync(fixture.Bot.Messages);
        await using var teams = await PlaygroundPage.OpenAsync(chromium, playground);
        await teams.CardWith("Hello").WaitForAsync();
        await teams.SayAsync("quiz me");
        var question = teams.CardWith("Question 1 today");
        await question.WaitForAsync();
        await teams.PictureAsync("quiz", question);
        await question.GetByRole(AriaRole.Radio).First.CheckAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Answer, I am sure" }).ClickAsync();

        // The feedback takes the place of the question.
        var feedback = teams.CardWith("Your answer");
        await feedback.WaitForAsync();
        await teams.PictureAsync("feedback", feedback);
        Assert.Equal(0, await teams.CardWith("Question 1 today").CountAsync());
        await feedback.GetByRole(AriaRole.Button, new() { Name = "Next question" }).ClickAsync();
        await teams.CardWith("Question 2 today").WaitForAsync();
    }

    [Fact]
    public async Task A_mention_in_a_channel_is_answered_in_its_thread()
    {
        await using var playground = await AgentsPlayground.StartAsync(fixture.Bot.Messages);
        await using var teams = await PlaygroundPage.OpenAsync(chromium, playground);
        await teams.CardWith("Hello").WaitForAsync();
        await teams.EnterAsync($"{AgentsPlayground.TeamName} - General");
        await teams.PostAsync($" {Question}");
        var answer = teams.CardWith("OS patching · PaaS");
        await answer.WaitForAsync();
        await teams.PictureAsync("channel", answer);
        Assert.EndsWith("Provider", await answer.GetByRole(AriaRole.Heading).First.InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string?>> LinksAsync(ILocator card) =>
        await Task.WhenAll((await card.GetByRole(AriaRole.Link).AllAsync()).Select(link => link.GetAttributeAsync("href")));
}
