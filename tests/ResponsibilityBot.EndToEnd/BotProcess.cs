using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.EndToEnd;

/// <summary>The real program, on a free port, with a database in a folder of its own.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private readonly ServerProcess process;

    private BotProcess(ServerProcess process, Uri address)
    {
        this.process = process;
        Client = new() { BaseAddress = address };
    }

    public ConcurrentQueue<string> Log => process.Log;

    public HttpClient Client { get; }

    /// <summary>Where channels deliver activities.</summary>
    public Uri Messages => new(Client.BaseAddress ?? throw new InvalidOperationException("no address"), "api/messages");

    public static Task<BotProcess> StartAsync(string database, string environment = "Development", params string[] settings) =>
        StartAsync(new ProcessStartInfo("dotnet", Arguments(database, environment, settings)));

    /// <summary>The same, where <see cref="LimitFilesAsync"/> shall not end it: the system would send a signal with each write that it refuses.</summary>
    public static Task<BotProcess> StartOnSmallDiskAsync(string database) =>
        StartAsync(new ProcessStartInfo("bash", ["-c", "trap '' XFSZ; exec dotnet \"$@\"", "bash", .. Arguments(database, "Development")]));

    /// <summary>Lets no file of the program grow over so many bytes, as a full disk does; null takes the limit away.</summary>
    public async Task LimitFilesAsync(long? bytes)
    {
        using var limit = Process.Start("prlimit", ["--pid", $"{process.Id}", $"--fsize={bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited"}:unlimited"]);
        await limit.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, limit.ExitCode);
    }

    private static string[] Arguments(string database, string environment, params string[] settings) =>
    [
        Path.Combine(AppContext.BaseDirectory, "ResponsibilityBot.dll"), "serve", "--environment", environment, "--urls", "http://127.0.0.1:0",
        $"--Storage:ConnectionString=Data Source={database}", $"--WebChat:SigningKeyFile={database}.key", .. settings,
    ];

    private static async Task<BotProcess> StartAsync(ProcessStartInfo start)
    {
        start.WorkingDirectory = Repository.Root;
        var (process, address) = await ServerProcess.StartAsync(start, AddressIn);
        return new(process, address);
    }

    /// <summary>Delivers an activity as a channel does.</summary>
    public Task<HttpResponseMessage> DeliverAsync(JsonNode activity) =>
        Client.PostAsJsonAsync("api/messages", activity, TestContext.Current.CancellationToken);

    /// <summary>Whether it has ended, by itself or not.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>As <c>kill -9</c> does.</summary>
    public Task KillAsync() => process.KillAsync();

    /// <summary>Returns once it ended of its own accord; the exit code.</summary>
    public async Task<int> EndAsync()
    {
        await process.EndAsync();
        return process.ExitCode;
    }

    /// <inheritdoc cref="ServerProcess.SignalAsync"/>
    public Task SignalAsync(string signal) => process.SignalAsync(signal);

    /// <summary>As systemd and Docker do; the exit code.</summary>
    public async Task<int> StopAsync()
    {
        await process.TerminateAsync();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        Client.Dispose();
    }

    private static Uri? AddressIn(string line)
    {
        const string Listening = "Now listening on: ";
        var at = line.IndexOf(Listening, StringComparison.Ordinal);
        return at < 0 ? null : new(line[(at + Listening.Length)..].Trim() + "/");
    }
}
