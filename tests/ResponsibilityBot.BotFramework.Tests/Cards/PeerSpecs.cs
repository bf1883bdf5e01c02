using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Tests.Cards;

/// <summary>Our cards before programs that we did not write; they live in <c>peers/</c> and need Node, and Chromium for the gallery.</summary>
public sealed class PeerSpecs : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"cards-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}.json");

    [Fact]
    public async Task The_renderer_understands_every_card_and_Markdown_shows_every_text_as_it_is()
    {
        var hostile = Enumerable.Range(0, 40).Select(_ => AnyReply.Any.Single()).ToList();
        var cards = SampleReplies.All.Values.Concat(hostile).SelectMany((reply, index) => Enum.GetValues<CardSurface>().Select(surface => ($"{index} {reply.GetType().Name} {surface}", reply, surface)));
        await WriteAsync(cards, Enumerable.Range(0, 2_000).Select(_ => AnyReply.Text.Single()));
        await Peers.JudgeAsync("check.mjs", file);
    }

    [Fact]
    public async Task Cards_are_readable_light_and_dark_wide_and_narrow_and_axe_finds_nothing()
    {
        await WriteAsync(SampleReplies.All.Select(sample => (sample.Key, sample.Value, sample.Value is Reply.Form ? CardSurface.Dialog : CardSurface.WebChat)), []);
        await Peers.JudgeAsync("gallery.mjs", file, Path.Combine(Peers.Folder, "..", "TestResults", "cards"));
    }

    public void Dispose() => File.Delete(file);

    private async Task WriteAsync(IEnumerable<(string Name, Reply Reply, CardSurface Surface)> cards, IEnumerable<string> texts)
    {
        var all = new JsonObject();
        foreach (var (name, reply, surface) in cards)
            all[name] = AdaptiveCardRenderer.Card(reply, surface, CardSpecs.Site);
        var escaped = JsonSerializer.SerializeToNode(texts.Select(text => new { text = CardText.Clean(text), escaped = CardText.Escape(text) }));
        await File.WriteAllTextAsync(file, new JsonObject { ["cards"] = all, ["texts"] = escaped }.ToJsonString(), TestContext.Current.CancellationToken);
    }
}
