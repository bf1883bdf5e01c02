using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ResponsibilityBot.EndToEnd;

/// <summary>The real program, on a free port, with a database in a folder of its own.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BotProcess(string database, string environment, IEnumerable<string> settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "ResponsibilityBot.dll"), "serve", "--environment", environment, "--urls", "http://127.0.0.1:0",
            $"--Storage:ConnectionString=Data Source={database}", $"--WebChat:SigningKeyFile={database}.key", .. settings,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        process = new() { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"the program ended: {string.Join('\n', Log)}"));
    }

    /// <summary>The folder with the solution.</summary>
    public static string Repository { get; } = FindRepository();

    public ConcurrentQueue<string> Log { get; } = new();

    public HttpClient Client { get; } = new();

    public static async Task<BotProcess> StartAsync(string database, string environment = "Development", params string[] settings)
    {
        var bot = new BotProcess(database, environment, settings);
        bot.process.Start();
        bot.process.BeginOutputReadLine();
        bot.process.BeginErrorReadLine();
        bot.Client.BaseAddress = await bot.listening.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        return bot;
    }

    /// <summary>Delivers an activity as a channel does.</summary>
    public Task<HttpResponseMessage> DeliverAsync(JsonNode activity) =>
        Client.PostAsJsonAsync("api/messages", activity, TestContext.Current.CancellationToken);

    /// <summary>As <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>As Ctrl+C does; the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var interrupt = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        Client.Dispose();
    }

    private void Note(string? line)
    {
        const string Listening = "Now listening on: ";
        if (line is null)
            return;
        Log.Enqueue(line);
        var at = line.IndexOf(Listening, StringComparison.Ordinal);
        if (at >= 0)
            listening.TrySetResult(new(line[(at + Listening.Length)..].Trim() + "/"));
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ResponsibilityBot.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the tests run outside the repository");
    }
}
