using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using ResponsibilityBot.Host.Gaps;
using ResponsibilityBot.Tutoring.Asking.Gaps;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>export gaps</c>: the questions that the content had no right answer to, for those who write it; and what organisations do not hold.</summary>
internal static class ExportGapsCommand
{
    /// <summary>The command. What it does not know itself is a setting, such as <c>--Storage:ConnectionString=…</c>.</summary>
    public static Command Create()
    {
        var format = ExportFile.Format("the gaps are");
        var since = DayOption.Create("--since", "Only those that came up on this day or later", "2026-11-01");
        var minimum = new Option<int?>("--minimum") { Description = "Only those that came up this often; Growth:MinimumCount is the least", CustomParser = ReadCount };
        var tenant = new Option<string?>("--tenant") { Description = "Only those of this tenant" };
        var output = ExportFile.Output();
        var content = ContentOption.Create();
        var command = new Command("gaps", "Write the questions that were not answered, or corrected, with how often; and the duties of workloads that nobody holds. Settings may follow: --Key:SubKey=value")
        {
            format, since, minimum, tenant, output, content,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancel) => WriteAsync(
            parsed.UnmatchedTokens,
            new Wanted(parsed.GetValue(since), parsed.GetValue(minimum), parsed.GetValue(tenant), parsed.GetValue(content)),
            parsed.GetValue(format) == "json",
            parsed.GetValue(output),
            cancel));
        return command;
    }

    private static int? ReadCount(ArgumentResult argument)
    {
        if (int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return count;
        argument.AddError($"--minimum {argument.Tokens[0].Value}: write a whole number, such as 5.");
        return null;
    }

    private static Task<int> WriteAsync(IReadOnlyList<string> settings, Wanted wanted, bool asJson, string? output, CancellationToken cancel) => StoredReport.RunAsync(settings, async services =>
    {
        var report = services.GetRequiredService<IGapReport>();
        if (wanted.Minimum < report.MinimumCount)
        {
            await Console.Error.WriteLineAsync($"--minimum {wanted.Minimum}: the setting Growth:MinimumCount shows nothing below {report.MinimumCount}.");
            return CommandLine.WrongUse;
        }

        var filter = new GapFilter(wanted.Since, wanted.Minimum ?? report.MinimumCount, wanted.Tenant);
        var gaps = await report.ListAsync(filter, cancel);
        if (await OrganisationGaps.FindAsync(services, wanted.Tenant, wanted.Content, cancel) is not { } organisation)
            return 1;
        return await ExportFile.WriteAsync(output, asJson ? JsonSerializer.SerializeToUtf8Bytes(GapFile.Of(filter, gaps, organisation), GapJson.Readable.GapFile) : GapLine.Write(gaps, organisation), cancel);
    });

    private sealed record Wanted(DateOnly? Since, int? Minimum, string? Tenant, string? Content);
}
