using System.CommandLine;
using ResponsibilityBot.Host.Deliveries;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>export deliveries</c>: what became of questions that were put to all channels, a line for each channel.</summary>
internal static class ExportDeliveriesCommand
{
    /// <summary>The command. What it does not know itself is a setting, such as <c>--Storage:ConnectionString=…</c>.</summary>
    public static Command Create()
    {
        var format = ExportFile.Format("deliveries are", "xlsx");
        var tenant = new Option<string?>("--tenant") { Description = "Only those of this tenant" };
        var state = new Option<string?>("--state") { Description = "Only those that are delivered, pending or failed" };
        state.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } other && StateOf(other) is null)
                result.AddError($"--state {other}: deliveries are delivered, pending or failed.");
        });
        var output = ExportFile.Output();
        var command = new Command("deliveries", "Write what became of questions that were put to all channels. Settings may follow: --Key:SubKey=value") { format, tenant, state, output };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancel) => WriteAsync(
            parsed.UnmatchedTokens, parsed.GetValue(tenant), StateOf(parsed.GetValue(state)), parsed.GetValue(format) ?? "csv", parsed.GetValue(output), cancel));
        return command;
    }

    private static DeliveryState? StateOf(string? word) => word switch
    {
        "delivered" => DeliveryState.Delivered,
        "pending" => DeliveryState.Pending,
        "failed" => DeliveryState.Failed,
        _ => null,
    };

    private static Task<int> WriteAsync(IReadOnlyList<string> settings, string? tenant, DeliveryState? state, string format, string? output, CancellationToken cancel) =>
        StoredReport.RunAsync(settings, async services =>
        {
            var deliveries = await services.GetRequiredService<IDeliveryReport>().ListAsync(tenant, state, cancel);
            return await ExportFile.WriteAsync(output, await DeliveryFile.WriteAsync(format, [.. deliveries.Select(DeliveryLine.Of)], cancel), cancel);
        });
}
