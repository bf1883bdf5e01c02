using System.CommandLine;
using ResponsibilityBot.Host.Scores;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>import teams</c>: puts people into teams from a file, all of them or nobody. The bot must not run: it has the database to itself.</summary>
internal static class ImportCommand
{
    public static Command Create() => new("import", "Read a file into what the bot keeps") { CreateTeams(), ImportWorkloadsCommand.Create() };

    private static Command CreateTeams()
    {
        var file = new Argument<string>("file") { Description = "A CSV file with the headings person,team" };
        var tenant = new Option<string>("--tenant") { Description = "Whose teams they are: the tenant of Teams or the workspace of Slack", Required = true };
        var command = new Command("teams", "Put people into teams; a team that is not there is begun. Settings may follow: --Key:SubKey=value") { file, tenant };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancel) => ReadAsync(parsed.UnmatchedTokens, parsed.GetValue(file) ?? "", parsed.GetValue(tenant) ?? "", cancel));
        return command;
    }

    private static async Task<int> ReadAsync(IReadOnlyList<string> settings, string file, string tenant, CancellationToken cancel)
    {
        if (CommandSettings.Read(settings) is not { } configuration)
            return CommandLine.WrongUse;
        try
        {
            var (people, problems) = RosterFile.Read(file, await File.ReadAllBytesAsync(file, cancel));
            foreach (var problem in problems)
                await Console.Error.WriteLineAsync(problem);
            if (problems.Count > 0)
            {
                await Console.Error.WriteLineAsync("Nobody was put into a team.");
                return 1;
            }

            var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
            builder.Services.AddStorage(configuration);
            using var host = builder.Build();
            await host.StartAsync(cancel);
            var moved = await host.Services.GetRequiredService<ITeamRoster>().PutAsync(tenant, people, cancel);
            await host.StopAsync(cancel);
            Console.WriteLine($"{people.Count} people read, {moved} put into another team than before.");
            return 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The file cannot be read, or the bot runs: the message says which.
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }
}
