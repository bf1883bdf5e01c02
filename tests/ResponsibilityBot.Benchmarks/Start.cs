using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.Benchmarks;

/// <summary>
/// How long it takes from a command to the first answered message, for the program as it was built (Debug) and started in several ways,
/// one after the other in each round. The goal: 2 s from <c>dotnet run</c> on a built tree.
/// </summary>
internal static class Start
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly string Program = Repository.PathOf("src", "ResponsibilityBot.Host", "bin", "Debug", "net10.0", "ResponsibilityBot.dll");

    private static readonly (string Name, string[] Arguments, bool IsNew)[] Ways =
    [
        ("the program, new database", [Program], true),
        ("the program, its database is there", [Program], false),
        ("dotnet run --no-build", ["run", "--no-build", "--project", "src/ResponsibilityBot.Host", "--"], false),
        ("dotnet run", ["run", "--project", "src/ResponsibilityBot.Host", "--"], false),
    ];

    /// <summary>Prints medians of so many rounds.</summary>
    /// <exception cref="FileNotFoundException">The program is not built.</exception>
    public static async Task PrintAsync(int rounds)
    {
        if (!File.Exists(Program))
            throw new FileNotFoundException($"build src/ResponsibilityBot.Host first: there is no {Program}");
        var folder = Directory.CreateTempSubdirectory("start-").FullName;
        try
        {
            await MeasureAsync(Ways[0], Path.Combine(folder, "kept"));
            var taken = Ways.Select(_ => new List<Taken>()).ToArray();
            for (var round = 0; round < rounds; round++)
            {
                for (var way = 0; way < Ways.Length; way++)
                    taken[way].Add(await MeasureAsync(Ways[way], Path.Combine(folder, Ways[way].IsNew ? $"new-{round}" : "kept")));
            }

            foreach (var (way, all) in Ways.Zip(taken))
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{way.Name,-36} first answer p50 {Median(all, one => one.Seconds):F2} s, processor {Median(all, one => one.Processor):F2} s, memory {Median(all, one => one.Megabytes):F0} MB (of the started process)"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Taken> MeasureAsync((string Name, string[] Arguments, bool IsNew) way, string data)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        using var http = new HttpClient { BaseAddress = address };
        var command = new ProcessStartInfo("dotnet") { WorkingDirectory = Repository.Root, RedirectStandardOutput = true };
        foreach (var argument in (string[])[.. way.Arguments, $"--urls={address}", $"--Storage:ConnectionString=Data Source={data}.db", $"--WebChat:SigningKeyFile={data}.key"])
            command.ArgumentList.Add(argument);
        command.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(command) ?? throw new InvalidOperationException("dotnet did not start");
        try
        {
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            await AskAsync(http, process, start);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            process.Refresh();
            return new Taken(seconds, process.TotalProcessorTime.TotalSeconds, process.WorkingSet64 / 1e6);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Knocks until the door opens, then asks once.</summary>
    private static async Task AskAsync(HttpClient http, Process process, long start)
    {
        var question = new JsonObject
        {
            ["type"] = "message",
            ["id"] = Guid.CreateVersion7().ToString(),
            ["channelId"] = "msteams",
            ["deliveryMode"] = "expectReplies",
            ["from"] = new JsonObject { ["id"] = "29:somebody", ["aadObjectId"] = "somebody" },
            ["recipient"] = new JsonObject { ["id"] = "28:bot" },
            ["conversation"] = new JsonObject { ["id"] = "a:start", ["conversationType"] = "personal", ["tenantId"] = "tenant" },
            ["text"] = "who owns OS patching in PaaS?",
        };
        while (true)
        {
            try
            {
                using var answer = await http.PostAsJsonAsync("api/messages", question);
                var text = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
                if (!text.Contains("provider", StringComparison.OrdinalIgnoreCase))
                    throw new InvalidOperationException($"that is no answer: {text}");
                return;
            }
            catch (HttpRequestException refused) when (refused.HttpRequestError == HttpRequestError.ConnectionError && !process.HasExited && Stopwatch.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static double Median(List<Taken> all, Func<Taken, double> of) => all.Select(of).Order().ElementAt(all.Count / 2);

    private sealed record Taken(double Seconds, double Processor, double Megabytes);
}
