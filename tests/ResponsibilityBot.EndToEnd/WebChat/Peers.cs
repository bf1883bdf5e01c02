using System.Diagnostics;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Testing;

[assembly: AssemblyFixture(typeof(Peers))]

namespace ResponsibilityBot.EndToEnd.WebChat;

/// <summary>Programs of others in the folder <c>peers</c>, installed by their lock file once.</summary>
public sealed class Peers : IAsyncLifetime
{
    /// <summary>Where they are.</summary>
    public static string Folder { get; } = Repository.PathOf("tests", "ResponsibilityBot.EndToEnd", "peers");

    /// <summary>The text of axe-core.</summary>
    public static Task<string> AxeAsync(CancellationToken cancel) =>
        File.ReadAllTextAsync(Path.Combine(Folder, "node_modules", "axe-core", "axe.min.js"), cancel);

    public async ValueTask InitializeAsync()
    {
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            return;
        var (exit, output) = await RunAsync("npm", ["ci", "--no-progress", "--loglevel=error"], CancellationToken.None);
        if (exit != 0)
            throw new InvalidOperationException($"npm ci failed in {Folder}: {output}");
    }

    /// <summary>Runs a program in the folder; gives its exit code and all that it printed.</summary>
    public static async Task<(int Exit, string Output)> RunAsync(string program, string[] arguments, CancellationToken cancel)
    {
        using var process = new Process { StartInfo = new(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true } };
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var error = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await output + await error);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
