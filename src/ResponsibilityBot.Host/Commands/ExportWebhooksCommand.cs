using System.CommandLine;
using System.Text.Json;
using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Host.Webhooks;
using ResponsibilityBot.Tutoring.Webhooks;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>export webhooks</c>: what became of messages to other programs, the latest first.</summary>
internal static class ExportWebhooksCommand
{
    /// <summary>The command. What it does not know itself is a setting, such as <c>--Storage:ConnectionString=…</c>.</summary>
    public static Command Create()
    {
        var format = ExportFile.Format("messages are");
        var tenant = new Option<string?>("--tenant") { Description = "Only those of this tenant" };
        var output = ExportFile.Output();
        var command = new Command("webhooks", "Write what became of messages to webhooks. Settings may follow: --Key:SubKey=value") { format, tenant, output };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancel) => WriteAsync(parsed.UnmatchedTokens, parsed.GetValue(tenant), parsed.GetValue(format) == "json", parsed.GetValue(output), cancel));
        return command;
    }

    private static Task<int> WriteAsync(IReadOnlyList<string> settings, string? tenant, bool asJson, string? output, CancellationToken cancel) =>
        StoredReport.RunAsync(settings, async services =>
        {
            IReadOnlyList<WebhookRecord> records = [.. (await services.GetRequiredService<IWebhookReport>().ListAsync(tenant, cancel)).Select(WebhookRecord.Of)];
            return await ExportFile.WriteAsync(output, asJson ? JsonSerializer.SerializeToUtf8Bytes(records, WebhookFileJson.Default.IReadOnlyListWebhookRecord) : CsvFile.Write(records), cancel);
        });
}
