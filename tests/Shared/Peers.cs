using System.Diagnostics;
using ResponsibilityBot.Testing;

[assembly: AssemblyFixture(typeof(Peers))]

namespace ResponsibilityBot.Testing;

/// <summary>Programs that we did not write; they live in the test project's folder <c>peers</c>, are installed by their lock file once, and need Node.</summary>
public sealed class Peers : IAsyncLifetime
{
    public static string Folder { get; } = Repository.PathOf("tests", typeof(Peers).Assembly.GetName().Name ?? "", "peers");

    public async ValueTask InitializeAsync()
    {
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            return;
        var (exit, output) = await RunAsync("npm", "ci", "--no-audit", "--no-fund");
        if (exit != 0)
            throw new InvalidOperationException($"npm ci failed in {Folder}: {output}");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Runs a script that ends with 0 if it finds nothing wrong.</summary>
    public static async Task JudgeAsync(string script, params string[] arguments)
    {
        var (exit, output) = await RunAsync("node", [script, .. arguments]);
        Assert.True(exit == 0, $"{script} {string.Join(' ', arguments)}:\n{output}");
    }

    /// <summary>Runs a program in the folder; gives its exit code and all that it printed.</summary>
    public static async Task<(int Exit, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, $"{await output}\n{await errors}");
    }
}
