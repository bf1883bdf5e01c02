using Microsoft.Extensions.Options;
using ResponsibilityBot.Host.Access;
using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Quizzes;

/// <summary>Tells the authors what was reported, and takes items back whose key was corrected.</summary>
internal sealed partial class ReportDesk(
    ICurriculum curriculum, ItemBanks banks, IItemReports reports, Announcer announcer, IOptions<AccessOptions> access, ILogger<ReportDesk> log)
{
    private readonly NamedPerson[] authors = [.. access.Value.Admins.Select(NamedPerson.Read).OfType<NamedPerson>()];

    /// <summary>Goes through what is put aside.</summary>
    public async Task TendAsync(CancellationToken cancel)
    {
        foreach (var report in await reports.OpenAsync(cancel))
        {
            var item = (await banks.OfAsync(report.Tenant, cancel)).Find(report.Item);
            if (item is not null && ItemKeys.Of(item) is var key && key != report.Key)
                await RegradeAsync(report, item, key, cancel);
            else if (!report.IsTold)
                await TellAsync(report, item, cancel);
        }
    }

    private async Task TellAsync(ItemReport report, Item? item, CancellationToken cancel)
    {
        LogReported(report.Item, report.Tenant);
        var notes = new List<Outbound>();
        foreach (var author in authors.Where(author => author.IsIn(report.Tenant)))
        {
            if (item is not null && await announcer.ToPersonAsync($"report:{report.Item}:{report.At.ToUnixTimeMilliseconds()}:{author.Id}", report.Tenant, author.Id, Ask(item), cancel) is { } note)
                notes.Add(note);
        }

        await reports.TellAsync(report, notes, cancel);
    }

    private async Task RegradeAsync(ItemReport report, Item item, string key, CancellationToken cancel)
    {
        var regraded = ItemKeys.Regrade(item, await reports.AnsweredAsync(report.Tenant, item.Id, cancel));
        var notes = new List<Outbound>();
        foreach (var each in regraded)
        {
            var id = $"regrade:{key}:{each.Round.Id}";
            if (await announcer.ToPersonAsync(id, report.Tenant, each.Round.Person, Note(item, each), cancel) is { } note)
                notes.Add(note);
        }

        await reports.RegradeAsync(report, key, regraded, notes, cancel);
        LogRegraded(report.Item, report.Tenant, regraded.Count);
    }

    private Reply.Explanation Ask(Item item)
    {
        var phrases = curriculum.Current.Phrases;
        return new(
            phrases.Say("report-title"), item.Prompt,
            [new(phrases.Say("report-label-key"), item.KeyText), new(phrases.Say("report-label-item"), item.Id), new("", phrases.Say("report-how"))])
        {
            Sources = [.. item.Sources.Take(4)],
            Buttons =
            [
                Button.To(phrases.Say("button-key-right"), Verbs.Review, "item", item.Id, "key", "right"),
                Button.To(phrases.Say("button-key-wrong"), Verbs.Review, "item", item.Id, "key", "wrong"),
            ],
        };
    }

    private Reply.Said Note(Item item, Regraded regraded) => new(curriculum.Current.Phrases.Say(
        "report-regraded", ("prompt", item.Prompt), ("key", item.KeyText), ("now", PlainText.Percent(regraded.Credit)), ("before", PlainText.Percent(regraded.Round.Given?.Credit ?? 0))));

    [LoggerMessage(1301, LogLevel.Warning, "Item {Item} was reported in tenant {Tenant} and is put aside there")]
    private partial void LogReported(string item, string tenant);

    [LoggerMessage(1302, LogLevel.Information, "Item {Item} is asked again in tenant {Tenant} with its corrected key; {Answers} answers were marked again")]
    private partial void LogRegraded(string item, string tenant, int answers);
}
