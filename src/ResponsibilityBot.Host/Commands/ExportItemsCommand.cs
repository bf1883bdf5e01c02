using System.CommandLine;
using System.Text.Json;
using ResponsibilityBot.Host.Items;
using ResponsibilityBot.Tutoring.Quizzes.Health;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>export items</c>: how the items of the quizzes do, for those who write them.</summary>
internal static class ExportItemsCommand
{
    /// <summary>The command. What it does not know itself is a setting, such as <c>--Storage:ConnectionString=…</c>.</summary>
    public static Command Create()
    {
        var format = ExportFile.Format("the items are");
        var tenant = new Option<string?>("--tenant") { Description = "Only the answers of this tenant" };
        var flagged = new Option<bool>("--flagged") { Description = "Only items that are to be looked at, or are put aside" };
        var output = ExportFile.Output();
        var content = ContentOption.Create();
        var command = new Command("items", "Write how items do: share right, picks by option, discrimination, what is to be looked at. Settings may follow: --Key:SubKey=value")
        {
            format, tenant, flagged, output, content,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancel) => WriteAsync(
            parsed.UnmatchedTokens, parsed.GetValue(content), parsed.GetValue(tenant), parsed.GetValue(flagged), parsed.GetValue(format) == "json", parsed.GetValue(output), cancel));
        return command;
    }

    private static Task<int> WriteAsync(
        IReadOnlyList<string> settings, string? folder, string? tenant, bool isFlagged, bool asJson, string? output, CancellationToken cancel) => StoredReport.RunAsync(settings, async services =>
    {
        if (ContentOption.Load(folder) is not { } curriculum)
            return 1;
        var answers = services.GetRequiredService<IItemAnswers>();
        var bank = new ItemBank(curriculum.Table, [.. curriculum.WrittenItems, .. ItemCompiler.Compile(curriculum.Table)]);
        var aside = await answers.AsideAsync(tenant, cancel);
        var known = ItemHealths.Of(bank, await answers.ListAsync(tenant, cancel), answers.Fewest);
        var entries = Entries(bank, known, aside).Where(entry => !isFlagged || entry.Flags.Count > 0 || entry.Aside > 0).ToList();
        return await ExportFile.WriteAsync(output, asJson ? JsonSerializer.SerializeToUtf8Bytes(entries, ItemJson.Readable.IReadOnlyListItemEntry) : ItemLine.Write(entries), cancel);
    });

    /// <summary>What was answered often enough, and what is put aside.</summary>
    private static IEnumerable<ItemEntry> Entries(ItemBank bank, IReadOnlyList<ItemHealth> known, IReadOnlyDictionary<string, int> aside)
    {
        var listed = known.Select(health => health.Item.Id).ToHashSet(StringComparer.Ordinal);
        return known.Select(health => ItemEntry.Of(health, aside.GetValueOrDefault(health.Item.Id)))
            .Concat(aside.Where(item => !listed.Contains(item.Key)).Select(item => bank.Find(item.Key) is { } found ? ItemEntry.Of(found, item.Value) : null).OfType<ItemEntry>())
            .OrderBy(entry => entry.Item, StringComparer.Ordinal);
    }
}
