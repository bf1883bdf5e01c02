using System.Data.Common;
using ResponsibilityBot.Host.Settings;
using ResponsibilityBot.Storage;

namespace ResponsibilityBot.Host.Commands;

/// <summary>What every <c>export</c> has in common that reads what a bot wrote: its settings, the database beside the running bot, and what may be wrong with them.</summary>
internal static class StoredReport
{
    /// <summary>Runs what writes the report; the exit code.</summary>
    /// <param name="settings">What the command did not know itself, such as <c>--Storage:ConnectionString=…</c>.</param>
    /// <param name="write">Given what reads the database; returns the exit code.</param>
    public static Task<int> RunAsync(IReadOnlyList<string> settings, Func<IServiceProvider, Task<int>> write) =>
        RunAsync(settings, StorageServices.AddStoredReports, write);

    /// <inheritdoc cref="RunAsync(IReadOnlyList{string}, Func{IServiceProvider, Task{int}})"/>
    /// <param name="settings">What the command did not know itself.</param>
    /// <param name="add">Adds what works on the database.</param>
    /// <param name="write">Given that; returns the exit code.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> settings, Func<IServiceCollection, IConfiguration, IServiceCollection> add, Func<IServiceProvider, Task<int>> write)
    {
        if (CommandSettings.Read(settings) is not { } configuration)
            return CommandLine.WrongUse;
        try
        {
            await using var services = add(new ServiceCollection(), configuration).BuildServiceProvider();
            return await write(services);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // No database: the message says which.
            await Console.Error.WriteLineAsync(error.Message);
        }
        catch (Exception wrong) when (WrongSetting.Sentences(wrong) is { } sentences)
        {
            foreach (var sentence in sentences)
                await Console.Error.WriteLineAsync(sentence);
        }
        catch (DbException error)
        {
            await Console.Error.WriteLineAsync($"The database that Storage:ConnectionString names cannot be read: {error.Message}");
        }

        return 1;
    }
}
