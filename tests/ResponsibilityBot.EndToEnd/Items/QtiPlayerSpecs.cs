using System.Text.Json;
using Microsoft.Playwright;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Host.Items;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.EndToEnd.Items;

/// <summary>Items of QTI answered in a player that we did not write: qti-convert makes QTI 3 of them, and the elements of qti-components play that in a browser.</summary>
public sealed class QtiPlayerSpecs(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("qti-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_kind_is_marked_as_here_and_each_answer_is_told_its_reason_and_the_sources()
    {
        Item[] items = [.. Enum.GetValues<ItemKind>().Where(kind => kind != ItemKind.Order).SelectMany(kind => All().Where(item => item.Kind == kind).Take(2))];
        Assert.Equal(10, items.Length);
        foreach (var item in items)
            QtiItem.Of(item).Save(Path.Combine(folder, $"{item.Id}.xml"));
        var (exit, output) = await Peers.RunAsync("node", ["qti.mjs", folder], Cancel);
        Assert.True(exit == 0, output);
        var converted = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Converted>(line, JsonSerializerOptions.Web) ?? throw new JsonException(line)).ToDictionary(each => each.File, each => each.Text, StringComparer.Ordinal);
        var context = await chromium.OpenAsync(ColorScheme.Light, 1280, 900);
        await using var closing = context;
        var page = await context.NewPageAsync();
        await page.AddScriptTagAsync(new() { Path = Path.Combine(Peers.Folder, "node_modules", "@citolab", "qti-components", "cdn", "index.global.js") });
        await page.AddScriptTagAsync(new() { Path = Path.Combine(Peers.Folder, "qti-player.js") });
        foreach (var item in items)
            await PlayAsync(page, item, converted[$"{item.Id}.xml"]);
    }

    /// <summary>The key, then each choice or pair alone.</summary>
    private static async Task PlayAsync(IPage page, Item item, string text)
    {
        var all = item.Options.Select(option => Answer(item, option)).ToArray();
        string[][] answers = [[.. item.Key.Select(option => Answer(item, option))], .. all.Select(answer => new[] { answer })];
        var played = JsonSerializer.Deserialize<Played>(await page.EvaluateAsync<string>("([text, answers]) => play(text, answers)", new object[] { text, answers }), JsonSerializerOptions.Web);
        Assert.NotNull(played);
        Assert.Equal(CourseItems.Line(item.Prompt), played.Prompt);
        if (item.Kind != ItemKind.Sort)
            Assert.Equal(item.Options.Select(option => CourseItems.Line(option.Text)).Order(StringComparer.Ordinal), played.Choices.Order(StringComparer.Ordinal));
        // Before anything is answered nothing is given away.
        Assert.Empty(played.Told[0].Said);
        foreach (var (answer, told) in answers.Zip(played.Told.Skip(1)))
        {
            Assert.Equal(Math.Clamp(answer.Sum(choice => Worth(item, choice)), 0, 1), told.Mark ?? -1, 2);
            string[] said = [.. item.Kind == ItemKind.Sort ? [] : answer, "sources"];
            Assert.Equal(said.Order(StringComparer.Ordinal), told.Said.Order(StringComparer.Ordinal));
        }
    }

    /// <summary>A choice as it is answered; of a duty the pair with its owner.</summary>
    private static string Answer(Item item, ItemOption option) =>
        item.Kind == ItemKind.Sort ? $"{QtiItem.Name(option.Id)} {Words.Of(option.Belongs ?? Owner.Shared)}" : QtiItem.Name(option.Id);

    /// <summary>What a choice adds to the mark.</summary>
    private static double Worth(Item item, string answer)
    {
        var isRight = item.Options.Single(option => Answer(item, option) == answer).IsRight;
        var share = 1.0 / item.Key.Count();
        return isRight ? share : item.Kind == ItemKind.SeveralRight ? -share : 0;
    }

    private static IEnumerable<Item> All() => [.. CommittedContent.Curriculum.WrittenItems, .. ItemCompiler.Compile(CommittedContent.Curriculum.Table), .. CommittedContent.Curriculum.Drills.Select(drill => drill.Owners)];

    private sealed record Converted(string File, string Text);

    private sealed record Told(double? Mark, string[] Said);

    private sealed record Played(string Prompt, string[] Choices, Told[] Told);
}
