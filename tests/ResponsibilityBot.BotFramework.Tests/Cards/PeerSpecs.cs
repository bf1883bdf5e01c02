using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Tests.Cards;

/// <summary>Our cards before programs that we did not write; they live in <c>peers/</c> and need Node, and Chromium for the gallery.</summary>
public sealed class PeerSpecs : IAsyncLifetime
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"cards-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}.json");

    [Fact]
    public async Task The_renderer_understands_every_card_and_Markdown_shows_every_text_as_it_is()
    {
        var hostile = Enumerable.Range(0, 40).Select(_ => AnyReply.Any.Single()).ToList();
        var cards = Samples.All.Values.Concat(hostile).SelectMany((reply, index) => Enum.GetValues<CardSurface>().Select(surface => ($"{index} {reply.GetType().Name} {surface}", reply, surface)));
        await WriteAsync(cards, Enumerable.Range(0, 2_000).Select(_ => AnyReply.Text.Single()));
        await NodeAsync("check.mjs", file);
    }

    [Fact]
    public async Task Cards_are_readable_light_and_dark_wide_and_narrow_and_axe_finds_nothing()
    {
        await WriteAsync(Samples.All.Select(sample => (sample.Key, sample.Value, CardSurface.WebChat)), []);
        await NodeAsync("gallery.mjs", file, Path.Combine(Here(), "..", "TestResults", "cards"));
    }

    public async ValueTask InitializeAsync()
    {
        var installed = new FileInfo(Path.Combine(Peers(), "node_modules", ".package-lock.json"));
        if (!installed.Exists || installed.LastWriteTimeUtc < File.GetLastWriteTimeUtc(Path.Combine(Peers(), "package-lock.json")))
            await RunAsync("npm", "ci", "--no-audit", "--no-fund");
    }

    public ValueTask DisposeAsync()
    {
        File.Delete(file);
        return ValueTask.CompletedTask;
    }

    private async Task WriteAsync(IEnumerable<(string Name, Reply Reply, CardSurface Surface)> cards, IEnumerable<string> texts)
    {
        var all = new JsonObject();
        foreach (var (name, reply, surface) in cards)
            all[name] = AdaptiveCardRenderer.Card(reply, surface, CardSpecs.Site);
        var escaped = JsonSerializer.SerializeToNode(texts.Select(text => new { text = CardText.Clean(text), escaped = CardText.Escape(text) }));
        await File.WriteAllTextAsync(file, new JsonObject { ["cards"] = all, ["texts"] = escaped }.ToJsonString(), TestContext.Current.CancellationToken);
    }

    private static Task NodeAsync(params string[] arguments) => RunAsync("node", arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Peers(), RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}:\n{await output}\n{await errors}");
    }

    private static string Peers() => Path.GetFullPath(Path.Combine(Here(), "..", "peers"));

    private static string Here([CallerFilePath] string spec = "") => Path.GetDirectoryName(spec) ?? "";
}
