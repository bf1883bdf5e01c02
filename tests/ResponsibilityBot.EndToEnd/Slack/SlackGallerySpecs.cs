using System.Text.Json.Nodes;
using Microsoft.Playwright;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Testing.Slack;

namespace ResponsibilityBot.EndToEnd.Slack;

/// <summary>Every approved message and modal as Slack would show it, roughly; the pictures are for people to look at.</summary>
public sealed class SlackGallerySpecs(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Rooms = ["Blocks", "Forms"];

    private static readonly string Folder = Repository.PathOf("tests", "ResponsibilityBot.EndToEnd");

    [Theory]
    [InlineData(760)]
    [InlineData(390)]
    public async Task Every_message_is_drawn_and_nothing_of_it_is_lost(int width)
    {
        var messages = new JsonObject();
        foreach (var file in Rooms.SelectMany(of => Directory.GetFiles(Repository.PathOf("tests", "ResponsibilityBot.Slack.Tests", of, "approved")).Order(StringComparer.Ordinal)))
            messages[$"{Path.GetFileNameWithoutExtension(file)}{(file.Contains("Forms", StringComparison.Ordinal) ? " (modal)" : "")}"] = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        await using var context = await chromium.OpenAsync(ColorScheme.Light, width, 900);
        var page = await context.NewPageAsync();
        await page.SetContentAsync(await File.ReadAllTextAsync(Path.Combine(Folder, "Slack", "gallery", "gallery.html"), TestContext.Current.CancellationToken));
        await page.EvaluateAsync("messages => draw(JSON.parse(messages))", messages.ToJsonString());
        Directory.CreateDirectory(Path.Combine(Folder, "TestResults", "slack"));
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, "TestResults", "slack", $"{width}.png"), FullPage = true });
        var shown = Letters(await page.EvaluateAsync<string>("document.body.textContent"));
        var texts = messages.SelectMany(message => BlockLint.Objects(message.Value?["blocks"])).Where(item => (string?)item["type"] is "text" or "plain_text" or "raw_text");
        Assert.All(texts, text => Assert.Contains(Letters((string?)text["text"] ?? ""), shown, StringComparison.Ordinal));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "wider than the window");
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
