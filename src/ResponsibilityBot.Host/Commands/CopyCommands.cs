using System.CommandLine;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Storage.Copies;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>backup</c>, <c>restore</c> and <c>migrate</c>: keep what the bot wrote, bring it back, bring it up to date or into another database.</summary>
internal static class CopyCommands
{
    private const string SettingsFollow = "Settings may follow: --Key:SubKey=value";

    /// <summary><c>backup --output FILE</c>, while the bot runs.</summary>
    public static Command CreateBackup()
    {
        var output = new Option<string>("--output") { Description = "The file to write; it must not be there yet", Required = true };
        output.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() == "-")
                result.AddError("--output -: a backup is a file that is looked through before it gets its name, so it cannot go to the standard output; name a file.");
        });
        var command = new Command("backup", $"Write everything that the bot keeps into one file; the bot may run meanwhile. {SettingsFollow}") { output };
        return Set(command, async (copies, parsed, cancel) =>
        {
            var file = parsed.GetRequiredValue(output);
            await copies.BackUpAsync(file, cancel);
            Console.WriteLine($"{Path.GetFullPath(file)} holds what was committed. The keys that the bot made for itself (WebChat:SigningKeyFile, the keys of Slack's tokens) are files beside the database: keep them too.");
        });
    }

    /// <summary><c>restore FILE</c>, while no bot runs.</summary>
    public static Command CreateRestore()
    {
        var file = new Argument<string>("file") { Description = "A file that backup wrote, of either engine" };
        var command = new Command("restore", $"Put a backup in the place of a database that is empty or not there; no bot may run. {SettingsFollow}") { file };
        return Set(command, async (copies, parsed, cancel) =>
        {
            var path = parsed.GetRequiredValue(file);
            await copies.RestoreAsync(path, cancel);
            Console.WriteLine($"{Path.GetFullPath(path)} is restored. Start the bot.");
        });
    }

    /// <summary><c>migrate [--to CONNECTION]</c>, while no bot runs on a file.</summary>
    public static Command CreateMigrate()
    {
        var to = new Option<string?>("--to") { Description = "Copy everything into this database, which must be empty: \"Host=…;Database=…\" or \"Data Source=…\"; - reads it from the standard input, so that no password stands in a list of processes" };
        var command = new Command("migrate", $"Bring the tables up to the state of this version, or copy all into another database. {SettingsFollow}") { to };
        return Set(command, async (copies, parsed, cancel) =>
        {
            if (parsed.GetValue(to) is not { } target)
            {
                await copies.MigrateAsync(cancel);
                Console.WriteLine("The tables are up to date.");
                return;
            }

            var rows = await copies.MoveAsync(target == "-" ? await Console.In.ReadLineAsync(cancel) ?? "" : target, cancel);
            Console.WriteLine($"{rows} rows copied. Set Storage:Provider and Storage:ConnectionString to the new database, then start the bot; the old one is unchanged.");
        });
    }

    private static Command Set(Command command, Func<DatabaseCopies, ParseResult, CancellationToken, Task> run)
    {
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancel) => StoredReport.RunAsync(parsed.UnmatchedTokens, StorageServices.AddDatabaseCopies, async services =>
        {
            try
            {
                await run(services.GetRequiredService<DatabaseCopies>(), parsed, cancel);
                return 0;
            }
            catch (FormatException wrong)
            {
                await Console.Error.WriteLineAsync($"--to: {wrong.Message}");
                return CommandLine.WrongUse;
            }
        }));
        return command;
    }
}
