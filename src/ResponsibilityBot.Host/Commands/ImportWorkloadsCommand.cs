using System.CommandLine;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Host.Organisation;
using ResponsibilityBot.Host.Workloads;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Inventories;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>import workloads</c>: reads an inventory, or the resources of a template. The bot must not run: it has the database to itself.</summary>
internal static class ImportWorkloadsCommand
{
    /// <summary>The most characters that are said to be wrong with one file.</summary>
    private const int MostShown = 50;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "CSV or XLSX with the columns name, service, environment, owner; or Terraform, Bicep, ARM, CloudFormation, or one service a line; - is the standard input" };
        var tenant = new Option<string>("--tenant") { Description = "Whose workloads they are: the tenant of Teams or the workspace of Slack; by default the web chat's", DefaultValueFactory = _ => DirectLineServices.Tenant };
        var name = new Option<string?>("--name") { Description = "What the workload of a template is called; by default as the file" };
        var environment = new Option<string>("--environment") { Description = "The environment of a template, such as production", DefaultValueFactory = _ => "" };
        var owner = new Option<string>("--owner") { Description = "The role that runs what a template makes", DefaultValueFactory = _ => "" };
        var replace = new Option<bool>("--replace") { Description = "Remove the workloads that the file does not name" };
        var content = ContentOption.Create();
        var command = new Command("workloads", "Read what you run in the cloud from an inventory or a template, all of a file or nothing. Settings may follow: --Key:SubKey=value")
        {
            file, tenant, name, environment, owner, replace, content,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.UnmatchedTokens,
            parsed.GetValue(content),
            new(parsed.GetValue(file) ?? "", parsed.GetValue(tenant) ?? "", parsed.GetValue(name), parsed.GetValue(environment) ?? "", parsed.GetValue(owner) ?? "", parsed.GetValue(replace)),
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyList<string> settings, string? folder, Wanted wanted, CancellationToken cancel)
    {
        if (CommandSettings.Read(settings) is not { } configuration)
            return CommandLine.WrongUse;
        if (ContentOption.Load(folder) is not { } curriculum)
            return 1;
        try
        {
            var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
            builder.Services.AddStorage(configuration);
            using var host = builder.Build();
            await host.StartAsync(cancel);
            var exit = await ImportAsync(host.Services, curriculum, wanted, cancel);
            await host.StopAsync(cancel);
            return exit;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The file cannot be read, or the bot runs: the message says which.
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    private static async Task<int> ImportAsync(IServiceProvider services, Curriculum curriculum, Wanted wanted, CancellationToken cancel)
    {
        var finder = new ServiceFinder(curriculum);
        var reader = new InventoryReader(finder, await services.OrganisationsOver(curriculum.Organisation).OfAsync(wanted.Tenant, cancel));
        await using var file = await WorkloadFile.OpenAsync(wanted.File, cancel);
        if (file.Read(finder, reader, wanted.Template) is { } broken)
        {
            await Console.Error.WriteLineAsync($"{wanted.Called}{broken}");
            await Console.Error.WriteLineAsync("Nothing was taken.");
            return 1;
        }

        var read = reader.Finish();
        foreach (var note in file.Notes)
            await Console.Error.WriteLineAsync(note);
        foreach (var problem in read.Problems.Take(MostShown))
            await Console.Error.WriteLineAsync($"{wanted.Called}: {problem.ToText()}");
        if (read.Problems.Count > MostShown)
            await Console.Error.WriteLineAsync($"… and {read.Problems.Count - MostShown} more.");
        if (read.Workloads.Count == 0)
        {
            await Console.Error.WriteLineAsync($"{wanted.Called}: no workload stands in it. Nothing was taken.");
            return 1;
        }

        var kept = await services.GetRequiredService<IWorkloads>().PutAsync(wanted.Tenant, read.Workloads, wanted.Replace, cancel);
        Console.WriteLine(
            $"{read.Workloads.Count} workloads read from {read.Rows} rows for {wanted.Tenant}: {kept.Added} added, {kept.Changed} changed, "
            + $"{read.Workloads.Count - kept.Added - kept.Changed} as they were, {kept.Removed} removed.");
        // Who owns a workload may well be known before there is a role of that name.
        return read.Problems.Any(problem => problem.Kind != InventoryTrouble.UnknownRole) ? 1 : 0;
    }

    private sealed record Wanted(string File, string Tenant, string? Name, string Environment, string Owner, bool Replace)
    {
        public string Called => File == WorkloadFile.StandardInput ? "The standard input" : File;

        public InventoryLine Template => new(1, Name ?? (File == WorkloadFile.StandardInput ? "" : Path.GetFileNameWithoutExtension(File)), "", Environment, Owner);
    }
}
