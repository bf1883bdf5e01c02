using System.Data.Common;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Host.Workloads;
using ResponsibilityBot.Storage;

namespace ResponsibilityBot.Host.Commands;

/// <summary>What every <c>export</c> has in common that reads what a bot wrote: its settings, the database beside the running bot, and what may be wrong with them.</summary>
internal static class StoredReport
{
    /// <summary>Runs what writes the report; the exit code.</summary>
    /// <param name="settings">What the command did not know itself, such as <c>--Storage:ConnectionString=…</c>.</param>
    /// <param name="write">Given what reads the database; returns the exit code.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> settings, Func<IServiceProvider, Task<int>> write)
    {
        if (CommandSettings.Read(settings) is not { } configuration)
            return CommandLine.WrongUse;
        await using var services = new ServiceCollection().AddStoredReports(configuration).AddWorkloadsAlone().BuildServiceProvider();
        try
        {
            return await write(services);
        }
        catch (OptionsValidationException wrong)
        {
            foreach (var failure in wrong.Failures)
                await Console.Error.WriteLineAsync(failure);
        }
        catch (Exception error) when (error is IOException || (error is InvalidOperationException && error.GetBaseException() is FormatException))
        {
            // No database, or a setting that is no number: the message says which.
            await Console.Error.WriteLineAsync(error.Message);
        }
        catch (DbException error)
        {
            await Console.Error.WriteLineAsync($"The database that Storage:ConnectionString names cannot be read: {error.Message}");
        }

        return 1;
    }
}
