using System.Diagnostics;

namespace ResponsibilityBot.Benchmarks.Traffic;

/// <summary>A program that says on its output where it listens. Killed when it is disposed.</summary>
internal sealed class Server : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private readonly Process process;

    private Server(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>User and system time since its start.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>In megabytes: now, and at most since its start.</summary>
    public (double Now, double Most) WorkingSet
    {
        get
        {
            process.Refresh();
            return (process.WorkingSet64 / 1e6, process.PeakWorkingSet64 / 1e6);
        }
    }

    /// <summary>Returns once it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public static async Task<Server> StartAsync(string workingDirectory, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = workingDirectory, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("dotnet did not start");
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf(Listening, StringComparison.Ordinal);
            if (at < 0)
                continue;
            // What it prints further on is let go, so that it never waits for a reader.
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return new(process, new(line[(at + Listening.Length)..].Trim() + "/"));
        }

        process.Dispose();
        throw new InvalidOperationException($"{arguments[0]} ended before it listened");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
