using System.Diagnostics;
using System.Globalization;
using ResponsibilityBot.Benchmarks.Traffic;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.Benchmarks;

/// <summary>How long a process takes until it says that it is ready, with its database there, and what it needs while nobody asks anything.</summary>
internal static class Idle
{
    /// <summary>Until what a start leaves behind has run.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(60);

    private static readonly string Program = Repository.PathOf("src", "ResponsibilityBot.Host", "bin", "Release", "net10.0", "ResponsibilityBot.dll");

    /// <summary>Prints both for SQLite and for PostgreSQL.</summary>
    public static async Task PrintAsync()
    {
        var folder = Directory.CreateTempSubdirectory("idle-").FullName;
        try
        {
            await PrintAsync("Sqlite", $"Data Source={Path.Combine(folder, "bot.db")}", folder);
            await Fanning.WithServerAsync(text => PrintAsync("Postgres", text, folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task PrintAsync(string engine, string connectionString, string folder)
    {
        // The first makes the tables.
        await using (await StartAsync(engine, connectionString, folder))
        {
        }

        var starts = new List<double>();
        for (var round = 0; round < 5; round++)
        {
            var begin = Stopwatch.GetTimestamp();
            await using (await StartAsync(engine, connectionString, folder))
                starts.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }

        await using var idle = await StartAsync(engine, connectionString, folder);
        await Task.Delay(Calm, TimeProvider.System);
        var before = idle.Processor;
        await Task.Delay(Watched, TimeProvider.System);
        var share = (idle.Processor - before) / Watched;
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{engine}: ready after {starts.Order().ElementAt(starts.Count / 2):F2} s at the median of {starts.Count}; idle {share:P1} of a core, {idle.WorkingSet.Now:F0} MB"));
    }

    /// <summary>Returns when it says that it is ready.</summary>
    private static async Task<Server> StartAsync(string engine, string connectionString, string folder)
    {
        var server = await Server.StartAsync(
            Repository.Root,
            Program, "serve", "--environment=Development", "--urls=http://127.0.0.1:0", $"--Storage:Provider={engine}", $"--Storage:ConnectionString={connectionString}",
            $"--WebChat:SigningKeyFile={folder}/key", $"--Content:JudgedFile={folder}/judged", "--Logging:LogLevel:Default=Error", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information");
        using var client = new HttpClient();
        while (true)
        {
            using var answer = await client.GetAsync(new Uri(server.Address, "readyz"));
            if (answer.IsSuccessStatusCode)
                return server;
        }
    }
}
