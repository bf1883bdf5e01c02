using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ResponsibilityBot.Content;
using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Host.Oversight;
using ResponsibilityBot.Host.Pages;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Oversight.EvidencePacks;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Host.EvidencePacks;

/// <summary>What a pack tells of a period, worked out. The same data, content and program give the same pack: nothing here reads a clock.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Period">Of which days.</param>
/// <param name="Curriculum">The content as it is now.</param>
/// <param name="Files">Its files with their digests.</param>
/// <param name="Records">What is recorded.</param>
public sealed record EvidencePack(string Tenant, EvidencePeriod Period, Curriculum Curriculum, IReadOnlyList<ContentDigest> Files, EvidenceRecords Records)
{
    /// <summary>Counts up when a reader of packs has to read them otherwise.</summary>
    public const int Format = 1;

    /// <summary>What held in the period.</summary>
    public EvidenceHistory History { get; } = new(Curriculum.Organisation, Records, Period);

    private KnowledgeTable Table => Curriculum.Table;

    /// <summary>The pack's files by their names, without the list of their digests.</summary>
    /// <param name="services">What renders the page.</param>
    public async Task<IReadOnlyDictionary<string, byte[]>> FilesAsync(IServiceProvider services) => new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["evidence.html"] = Encoding.UTF8.GetBytes((await PageRendering.HtmlAsync<EvidencePage>(services, nameof(EvidencePage.Pack), this)).ReplaceLineEndings("\n")),
        ["pack.json"] = JsonSerializer.SerializeToUtf8Bytes(Facts(), EvidenceJson.Readable.EvidenceFacts),
        ["content/revisions.csv"] = CsvFile.Write(History.Revisions.Select(state => new RevisionLine(state.Revision, FileWords.Moment(state.Since)))),
        ["content/files.csv"] = CsvFile.Write(Files.Select(file => new ContentLine(file.Name, file.Sha256, file.Bytes))),
        ["content/item-keys.csv"] = CsvFile.Write(ItemKeys()),
        ["organisation/overrides.csv"] = CsvFile.Write(History.Overrides.Select(Line)),
        ["organisation/approvals.csv"] = CsvFile.Write(History.Steps.Select(Line)),
        ["organisation/clauses.csv"] = CsvFile.Write(History.Clauses.Select(clause => new ClauseLine(
            clause.Id, Origin(clause.IsOfFiles), clause.Says, clause.Source, clause.Role, Day(clause.Renewal), clause.Responsibility ?? "", clause.Target ?? ""))),
        ["organisation/clause-steps.csv"] = CsvFile.Write(History.ClauseSteps.Select(step => new ClauseStepLine(
            FileWords.Moment(step.At), step.Clause.Id, FileWords.Of(step.Step), Day(step.Clause.Renewal), step.Why, step.Clause.Says))),
        ["organisation/gaps.csv"] = CsvFile.Write(History.Gaps.Select(gap => new DatedGapLine(gap.Kind, gap.Of, Day(gap.Opened), Day(gap.Closed)))),
        ["people/participation.csv"] = CsvFile.Write(Records.Weeks.Select(week => new ParticipationLine(week.Cohort, NameOf(week.Cohort, week.Name), Day(week.Week), week.People, week.Members, week.Cards))),
        ["people/mastery.csv"] = CsvFile.Write(Records.Areas.Select(area => new MasteryLine(
            area.Cohort, NameOf(area.Cohort, area.Name), area.Area, AreaName(area.Area), area.Asked, Math.Round((double)area.Hits / Math.Max(1, area.Asked), 3), area.People))),
    };

    /// <summary>A duty as people read it.</summary>
    public string DutyOf(Override change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var place = change.Target is { } id ? Table.Target(id)?.Name ?? id : "everywhere";
        return change.Workload is { } workload ? $"{Table.NameOf(change.Responsibility)}, {place}, {workload}" : $"{Table.NameOf(change.Responsibility)}, {place}";
    }

    /// <summary>Who does it by a change, as people read it.</summary>
    public static string WhoOf(Override change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return string.Join(", ", new[] { change.Role, change.Owner is { } owner ? $"owner {Words.Of(owner)}" : null, change.Accountable is { } party ? $"accountable {Words.Of(party)}" : null }.OfType<string>());
    }

    /// <summary>What a cohort is called.</summary>
    public static string NameOf(string cohort, string? name) => ScoresView.NameOf(new(cohort, name, 0));

    /// <summary>What an area is called.</summary>
    public string AreaName(string area) => Table.Content.Areas.FirstOrDefault(each => each.Id == area)?.Name ?? area;

    /// <summary>A day (ISO 8601); empty for none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Who decided, where the step is a decision: nobody else stands in a pack.</summary>
    public static string DeciderOf(ChangeEvent step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Step is ChangeStep.Approved or ChangeStep.Refused ? step.By?.Name ?? "" : "";
    }

    private EvidenceFacts Facts() => new(
        Format, Tenant, Day(Period.From), Day(Period.To), Day(Period.LastWeek < Period.FirstWeek ? null : Period.FirstWeek), Day(Period.LastWeek < Period.FirstWeek ? null : Period.LastWeek.AddDays(6)),
        Records.Fewest, Records.HiddenWeeks, Table.Revision, Table.Content.Responsibilities.Count, Table.Content.Services.Count, Table.Content.Cells.Count);

    private IEnumerable<ItemKeyLine> ItemKeys() => Curriculum.WrittenItems.Concat(ItemCompiler.Compile(Table)).OrderBy(item => item.Id, StringComparer.Ordinal).Select(item => new ItemKeyLine(
        item.Id, item.Fact, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{item.Id}\n{item.KeyText}")))));

    private OverrideLine Line(HeldOverride held) => new(
        held.Override.Id, Origin(held.IsOfFiles), Words.Of(held.Override.Layer), held.Override.Responsibility, Table.NameOf(held.Override.Responsibility), held.Override.Target ?? "",
        held.Override.Workload ?? "", Owner(held.Override), Accountable(held.Override), held.Override.Role ?? "", held.Override.Reason, held.Approver, Day(held.Override.Since),
        Day(held.Override.Until), Day(held.Ended));

    private ApprovalLine Line(ChangeEvent step) => new(
        FileWords.Moment(step.At), step.Change.Id, FileWords.Of(step.Step), DeciderOf(step), step.Why, Words.Of(step.Change.Override.Layer), step.Change.Override.Responsibility,
        Table.NameOf(step.Change.Override.Responsibility), step.Change.Override.Target ?? "", step.Change.Override.Workload ?? "", Owner(step.Change.Override), Accountable(step.Change.Override),
        step.Change.Override.Role ?? "", Day(step.Change.Override.Until));

    private static string Owner(Override change) => change.Owner is { } owner ? Words.Of(owner) : "";

    private static string Accountable(Override change) => change.Accountable is { } party ? Words.Of(party) : "";

    private static string Origin(bool isOfFiles) => isOfFiles ? "files" : "chat";
}

/// <summary>A file of the content.</summary>
/// <param name="Name">Relative to the content folder, with forward slashes.</param>
/// <param name="Sha256">Of its bytes, in hexadecimal.</param>
/// <param name="Bytes">How many.</param>
public sealed record ContentDigest(string Name, string Sha256, long Bytes)
{
    /// <summary>The files that the bot teaches from, by their names.</summary>
    /// <exception cref="IOException">One cannot be read.</exception>
    public static IReadOnlyList<ContentDigest> Of(string folder) =>
    [
        .. ContentReader.FilesOf(folder).Select(name => (Name: name, Bytes: File.ReadAllBytes(Path.Combine(folder, name))))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => new ContentDigest(file.Name, Convert.ToHexStringLower(SHA256.HashData(file.Bytes)), file.Bytes.LongLength)),
    ];
}

/// <summary>What a pack is: <c>pack.json</c>.</summary>
/// <param name="Format"><see cref="EvidencePack.Format"/>.</param>
/// <param name="Tenant">Whose.</param>
/// <param name="From">The first day (ISO 8601, UTC).</param>
/// <param name="To">The last day.</param>
/// <param name="FirstWeek">The Monday of the first whole week; empty where there is none.</param>
/// <param name="LastWeekEnds">The Sunday of the last whole week.</param>
/// <param name="MinimumGroupSize">Weeks of cohorts with fewer people are left out.</param>
/// <param name="HiddenWeeks">How many are.</param>
/// <param name="Revision">The state of the content when the pack was made.</param>
/// <param name="Responsibilities">How many rows its table has.</param>
/// <param name="Services">How many services.</param>
/// <param name="Cells">How many cells.</param>
internal sealed record EvidenceFacts(
    int Format, string Tenant, string From, string To, string FirstWeek, string LastWeekEnds, int MinimumGroupSize, int HiddenWeeks, string Revision, int Responsibilities, int Services, int Cells);

/// <summary>Camel case, one field a line, the same on every system.</summary>
[JsonSerializable(typeof(EvidenceFacts))]
internal sealed partial class EvidenceJson : JsonSerializerContext
{
    public static EvidenceJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
