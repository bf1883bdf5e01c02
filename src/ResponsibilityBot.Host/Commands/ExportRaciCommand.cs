using System.CommandLine;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Host.Organisation;
using ResponsibilityBot.Host.Raci;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Raci;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>export raci</c>: who does, answers, is asked and is told, for each duty of each workload.</summary>
internal static class ExportRaciCommand
{
    public static Command Create()
    {
        var format = ExportFile.Format("the charts are", "xlsx");
        var names = new Option<string[]>("--workload") { Description = "Only these, by id or name; by default all", AllowMultipleArgumentsPerToken = true };
        var tenant = new Option<string>("--tenant") { Description = "Whose workloads; by default the web chat's", DefaultValueFactory = _ => DirectLineServices.Tenant };
        var output = ExportFile.Output();
        var content = ContentOption.Create();
        var command = new Command("raci", "Write the RACI charts of workloads, one line or entry for each duty. Settings may follow: --Key:SubKey=value") { format, names, tenant, output, content };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancel) => WriteAsync(
            parsed.UnmatchedTokens, parsed.GetValue(content), parsed.GetValue(tenant) ?? "", parsed.GetValue(names) ?? [], parsed.GetValue(format) ?? "csv", parsed.GetValue(output), cancel));
        return command;
    }

    private static Task<int> WriteAsync(IReadOnlyList<string> settings, string? folder, string tenant, string[] names, string format, string? output, CancellationToken cancel) =>
        StoredReport.RunAsync(settings, async services =>
        {
            var reading = Task.Run(() => ContentOption.LoadTable(folder), cancel);
            await services.GetRequiredService<DatabaseState>().RequireReadyAsync(cancel);
            // The first question opens the database, while the files are read.
            await services.GetRequiredService<IOrganisationBook>().VersionAsync(tenant, cancel);
            if (await reading is not { } files)
                return 1;
            var content = await services.OrganisationsOver(files.Organisation).OfAsync(tenant, cancel);
            var chosen = names.Length == 0 ? content.Workloads : [.. content.Workloads.Where(workload => Array.Exists(names, name => WorkloadName.IsNamed(workload, name)))];
            var unknown = names.Where(name => !content.Workloads.Any(workload => WorkloadName.IsNamed(workload, name))).ToList();
            foreach (var name in unknown)
                await Console.Error.WriteLineAsync($"--workload {name}: {tenant} has no such workload.");
            if (unknown.Count > 0)
                return CommandLine.WrongUse;
            if (chosen.Count == 0)
            {
                await Console.Error.WriteLineAsync($"{tenant} has no workloads; take them in with import workloads, or say \"workload add\" to the bot.");
                return 1;
            }

            var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var builder = new RaciBuilder(new(files.Table, content), day);
            LetGo();
            return await ExportFile.WriteAsync(output, file => RaciFile.WriteAsync(file, format, builder, chosen, cancel));
        });

    /// <summary>
    /// Gives back what reading left behind: it would lie beside all charts until the end. Twice, because how much the collector lets come before it looks again follows from what it
    /// last found alive: after the first time that was 95 MB, after the second 17 (measured).
    /// </summary>
    private static void LetGo()
    {
        for (var time = 0; time < 2; time++)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
