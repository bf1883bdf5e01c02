using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ResponsibilityBot.Content;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Gaps;
using ResponsibilityBot.Tutoring.Organisation.Inventories;
using ResponsibilityBot.Tutoring.Organisation.Raci;

namespace ResponsibilityBot.Benchmarks;

/// <summary>Charts and gaps of a thousand workloads, and an inventory of 100,000 rows up to the database. Goal: the charts in 2 seconds and 200 MB.</summary>
internal static class WorkloadCharts
{
    private const int Workloads = 1_000;
    private const int Rows = 100_000;
    private const int Rounds = 5;

    /// <summary>Prints the charts, with the most memory that a process needs which does nothing else; then, unless they alone are wanted, the import.</summary>
    public static async Task PrintAsync(bool onlyCharts)
    {
        var curriculum = ContentReader.Read(Repository.PathOf("dialogs")).Curriculum ?? throw new InvalidOperationException("the content is not sound");
        var builder = new RaciBuilder(new(curriculum.Table, Company(curriculum.Table)), new(2026, 11, 26));
        for (var round = 0; round < Rounds; round++)
        {
            Line($"RACI of {Workloads} workloads", () => builder.Table.Content.Workloads.Sum(workload => builder.Of(workload).Rows.Count));
            Line($"gaps of {Workloads} workloads", () => GapFinder.Find(builder).Count);
        }

        Peak("after the charts");
        if (onlyCharts)
            return;
        await ImportAsync(curriculum);
        Peak("after the import");
    }

    private static void Peak(string when) =>
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the most memory of the process {when}: {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB"));

    private static OrganisationContent Company(KnowledgeTable table)
    {
        var random = new Random(1);
        Role[] roles = [.. Enumerable.Range(0, 20).Select(at => new Role($"role-{at}", $"Role {at}", null))];
        var (services, rows) = (table.Content.Services, table.Content.Responsibilities);
        Override[] overrides = [.. Enumerable.Range(0, 100).Select(at => new Override
        {
            Id = $"o{at}",
            Layer = (Layer)(1 + (at % 3)),
            Workload = at % 3 == 2 ? $"w{at}" : null,
            Responsibility = rows[at % rows.Count].Id,
            Role = roles[at % roles.Length].Id,
            Reason = "decided",
            Approver = "Sam",
            Since = new(2026, 1, 1),
        })];
        Workload[] workloads = [.. Enumerable.Range(0, Workloads).Select(at => new Workload(
            $"w{at}", $"Workload {at}", "production", [.. Enumerable.Range(0, 5).Select(_ => services[random.Next(services.Count)].Id).Distinct()], at % 10 == 0 ? null : roles[at % roles.Length].Id))];
        return new(roles, overrides, workloads);
    }

    private static async Task ImportAsync(Curriculum curriculum)
    {
        var folder = Directory.CreateTempSubdirectory("workloads-").FullName;
        try
        {
            var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:ConnectionString", $"Data Source={Path.Combine(folder, "bot.db")}")]).Build();
            await using var bot = new ServiceCollection().AddLogging().AddStorage(settings).BuildServiceProvider();
            await bot.GetServices<IHostedService>().First().StartAsync(CancellationToken.None);
            var reader = new InventoryReader(new(curriculum), OrganisationContent.Empty);
            Line($"{Rows} rows of an inventory read", () =>
            {
                for (var row = 2; row < Rows + 2; row++)
                    reader.Add(new(row, $"app {row}", "Amazon EC2; Amazon RDS", "production", "Platform team"));
                return reader.Finish().Workloads.Count;
            });
            var begin = Stopwatch.GetTimestamp();
            var kept = await bot.GetRequiredService<IWorkloads>().PutAsync("tenant", reader.Finish().Workloads, false, CancellationToken.None);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kept.Added} workloads kept on SQLite: {Stopwatch.GetElapsedTime(begin).TotalMilliseconds:F0} ms"));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Line(string what, Func<int> work)
    {
        var (begin, before) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes());
        var count = work();
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {count}, {Stopwatch.GetElapsedTime(begin).TotalMilliseconds:F0} ms, {(GC.GetTotalAllocatedBytes() - before) / 1e6:F0} MB allocated"));
    }
}
