using System.CommandLine;
using System.Text.Json;
using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Host.Items;
using ResponsibilityBot.Host.Organisation;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Quizzes.Health;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>export items</c>: how the items of the quizzes do, for those who write them; or the items themselves, for a learning platform.</summary>
internal static class ExportItemsCommand
{
    private const string Gift = "gift", Qti = "qti";

    /// <summary>The command. What it does not know itself is a setting, such as <c>--Storage:ConnectionString=…</c>.</summary>
    public static Command Create()
    {
        var format = ExportFile.Format("the items are", Gift, Qti);
        var tenant = new Option<string?>("--tenant") { Description = "Only the answers of this tenant; with gift and qti its items, as it holds the duties" };
        var flagged = new Option<bool>("--flagged") { Description = "Only items that are to be looked at, or are put aside; not with gift and qti" };
        var topics = new Option<string[]>("--topic") { Description = "Only items about these rows or families, by their ids", AllowMultipleArgumentsPerToken = true };
        var targets = new Option<string[]>("--target") { Description = "Only items that stand on cells of these service models, services or providers, by their ids", AllowMultipleArgumentsPerToken = true };
        var output = ExportFile.Output();
        var content = ContentOption.Create();
        var command = new Command(
            "items",
            "Write how items do (csv, json): share right, picks by option, discrimination, what is to be looked at. Or write the items themselves for Moodle (gift) and other learning platforms (qti, a package). Settings may follow: --Key:SubKey=value")
        {
            format, tenant, flagged, topics, targets, output, content,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.Validators.Add(result =>
        {
            if (result.GetValue(flagged) && result.GetValue(format) is Gift or Qti)
                result.AddError("--flagged goes with csv and json: what is put aside is never written for a learning platform.");
        });
        command.SetAction((parsed, cancel) =>
        {
            var request = new ItemsRequest(parsed.GetValue(topics) ?? [], parsed.GetValue(targets) ?? [], parsed.GetValue(tenant), parsed.GetValue(flagged), parsed.GetValue(format) ?? "csv");
            return WriteAsync(parsed.UnmatchedTokens, parsed.GetValue(content), request, parsed.GetValue(output), cancel);
        });
        return command;
    }

    private static Task<int> WriteAsync(IReadOnlyList<string> settings, string? folder, ItemsRequest request, string? output, CancellationToken cancel) => StoredReport.RunAsync(settings, async services =>
    {
        if (ContentOption.Load(folder) is not { } curriculum)
            return 1;
        var problems = request.Problems(curriculum.Table).ToList();
        foreach (var problem in problems)
            await Console.Error.WriteLineAsync(problem);
        if (problems.Count > 0)
            return CommandLine.WrongUse;
        var bank = new ItemBank(curriculum.Table, [.. curriculum.WrittenItems, .. ItemCompiler.Compile(curriculum.Table)], request.IsForCourses ? curriculum.Drills : null);
        var answers = services.GetRequiredService<IItemAnswers>();
        return await ExportFile.WriteAsync(
            output, request.IsForCourses ? await CourseAsync(services, curriculum, bank, request, cancel) : await HealthAsync(curriculum.Table, bank, answers, request, cancel), cancel);
    });

    /// <summary>The items themselves, those of a tenant as it holds them. Before there is a database nobody has put one aside, and the files alone say what holds.</summary>
    private static async Task<byte[]> CourseAsync(IServiceProvider services, Curriculum curriculum, ItemBank bank, ItemsRequest request, CancellationToken cancel)
    {
        var aside = new HashSet<string>(StringComparer.Ordinal);
        var said = curriculum.Organisation;
        try
        {
            aside.UnionWith((await services.GetRequiredService<IItemAnswers>().AsideAsync(request.Tenant, cancel)).Keys);
            if (request.Tenant is { } tenant)
                said = await services.OrganisationsOver(curriculum.Organisation).OfAsync(tenant, cancel);
        }
        catch (FileNotFoundException)
        {
            await Console.Error.WriteLineAsync("There is no database yet, so no item is put aside.");
        }

        if (request.Tenant is not null && OrganisationCurricula.Lay(curriculum, said, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)).Held is { } held)
        {
            aside.UnionWith(RetiredItems.Of(held, bank, said.Overrides).Select(item => item.Id));
            bank = ItemBanks.Over(bank, held);
        }

        var items = CourseItems.Of(curriculum.Table, bank.All.Where(item => request.Takes(curriculum.Table, item) && !aside.Contains(item.Id)));
        await Console.Error.WriteLineAsync($"{items.Count} items are written.");
        foreach (var (kind, count) in items.LeftOut)
            await Console.Error.WriteLineAsync($"{count} items are left out: learning platforms cannot ask them as they are asked here ({FileWords.Of(kind)}).");
        return request.Format == Gift ? GiftFile.Write(items) : QtiPackage.Write(items);
    }

    private static async Task<byte[]> HealthAsync(KnowledgeTable table, ItemBank bank, IItemAnswers answers, ItemsRequest request, CancellationToken cancel)
    {
        var aside = await answers.AsideAsync(request.Tenant, cancel);
        var known = ItemHealths.Of(bank, await answers.ListAsync(request.Tenant, cancel), answers.Fewest);
        var entries = Entries(bank, known, aside)
            .Where(entry => (!request.IsFlagged || entry.Flags.Count > 0 || entry.Aside > 0) && bank.Find(entry.Item) is { } item && request.Takes(table, item)).ToList();
        return request.Format == "json" ? JsonSerializer.SerializeToUtf8Bytes(entries, ItemJson.Readable.IReadOnlyListItemEntry) : ItemLine.Write(entries);
    }

    /// <summary>What was answered often enough, and what is put aside.</summary>
    private static IEnumerable<ItemEntry> Entries(ItemBank bank, IReadOnlyList<ItemHealth> known, IReadOnlyDictionary<string, int> aside)
    {
        var listed = known.Select(health => health.Item.Id).ToHashSet(StringComparer.Ordinal);
        return known.Select(health => ItemEntry.Of(health, aside.GetValueOrDefault(health.Item.Id)))
            .Concat(aside.Where(item => !listed.Contains(item.Key)).Select(item => bank.Find(item.Key) is { } found ? ItemEntry.Of(found, item.Value) : null).OfType<ItemEntry>())
            .OrderBy(entry => entry.Item, StringComparer.Ordinal);
    }
}

/// <summary>Which items are asked for, and how.</summary>
/// <param name="Topics">Ids of rows or families; empty for all.</param>
/// <param name="Targets">Ids of service models, services or providers; empty for all.</param>
/// <param name="Tenant">Whose answers count, or null for all.</param>
/// <param name="IsFlagged">Whether only those that are to be looked at.</param>
/// <param name="Format">csv, gift, qti or json.</param>
internal sealed record ItemsRequest(string[] Topics, string[] Targets, string? Tenant, bool IsFlagged, string Format)
{
    /// <summary>Whether the items themselves are asked for.</summary>
    public bool IsForCourses => Format is "gift" or "qti";

    /// <summary>Ids that there are not.</summary>
    public IEnumerable<string> Problems(KnowledgeTable table) =>
        Topics.Where(topic => table.Rows(topic).Count == 0).Select(topic => $"--topic {topic}: there is no row or family with this id; 'export matrix' lists them.")
            .Concat(Targets.Where(target => table.Target(target) is null).Select(target => $"--target {target}: there is no service model, service or provider with this id."));

    /// <summary>Whether an item is asked for.</summary>
    public bool Takes(KnowledgeTable table, Item item) =>
        (Topics.Length == 0 || Topics.Any(topic => table.Rows(topic).Contains(item.Topic)))
        && (Targets.Length == 0 || item.Cells.Any(cell => Targets.Contains(cell.Target) || (table.Target(cell.Target) is Service service && Targets.Contains(service.Provider))));
}
