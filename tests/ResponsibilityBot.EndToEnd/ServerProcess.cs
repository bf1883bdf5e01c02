using System.Collections.Concurrent;
using System.Diagnostics;

namespace ResponsibilityBot.EndToEnd;

/// <summary>A program that says on its output where it listens. Killed when it is disposed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<string, Uri?> addressIn;
    private int ended;

    private ServerProcess(ProcessStartInfo start, Func<string, Uri?> addressIn)
    {
        this.addressIn = addressIn;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
    }

    /// <summary>What it printed, line by line.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    public int ExitCode => process.ExitCode;

    public int Id => process.Id;

    /// <summary>Returns once it ended of its own accord.</summary>
    public Task EndAsync() => process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);

    public bool HasExited => process.HasExited;

    /// <summary>Returns once it listens.</summary>
    /// <param name="start">What to run; its output is redirected.</param>
    /// <param name="addressIn">The address that a line of its output names, or null.</param>
    /// <exception cref="InvalidOperationException">It ended instead; the message is what it printed.</exception>
    public static async Task<(ServerProcess Process, Uri Address)> StartAsync(ProcessStartInfo start, Func<string, Uri?> addressIn)
    {
        var server = new ServerProcess(start, addressIn);
        server.process.Start();
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        try
        {
            return (server, await server.listening.Task.WaitAsync(Patience, TestContext.Current.CancellationToken));
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>As <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a signal, such as STOP.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>As systemd and Docker do; returns once it has ended.</summary>
    public async Task TerminateAsync()
    {
        await SignalAsync("TERM");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private void Note(string? line)
    {
        if (line is null)
        {
            // Its end is told by both outputs, after their last line; the process's own event may come before.
            if (Interlocked.Increment(ref ended) == 2)
                listening.TrySetException(new InvalidOperationException($"the program ended: {string.Join('\n', Log)}"));
            return;
        }

        Log.Enqueue(line);
        if (addressIn(line) is { } address)
            listening.TrySetResult(address);
    }
}
