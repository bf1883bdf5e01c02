using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ScottPlot;

namespace ResponsibilityBot.Benchmarks;

/// <summary>What one channel of a question for all channels costs storage, by how many channels a tenant has: to be added, and to be taken and ended.</summary>
internal static class Growth
{
    /// <summary>As many as a process has in hand for one tenant.</summary>
    private const int InHand = 64;

    /// <summary>Deliveries that are taken and ended for a figure.</summary>
    private const int Ended = 1_000;

    private const string Family = "DejaVu Sans";

    private static readonly int[] Sizes = [1_000, 10_000, 100_000, 1_000_000];

    /// <summary>Prints microseconds for each size, and draws them.</summary>
    public static async Task PrintAsync(string file)
    {
        using var plot = new Plot();
        // The program's own, so that the picture is the same on every machine.
        Fonts.AddFontFile(Family, Repository.PathOf("src", "ResponsibilityBot.Host", "wwwroot", "vendor", "DejaVuSans.ttf"));
        plot.Font.Set(Family);
        foreach (var engine in (string[])["Sqlite", "Postgres"])
        {
            var costs = new List<(double Added, double Ended)>();
            foreach (var size in Sizes)
            {
                costs.Add(await MeasureAsync(engine, size));
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{engine}, {size:N0} channels: {costs[^1].Added:F1} µs to add one, {costs[^1].Ended:F0} µs to take and end one"));
            }

            Draw(plot, $"{engine}: add", [.. costs.Select(cost => cost.Added)]);
            Draw(plot, $"{engine}: take and end", [.. costs.Select(cost => cost.Ended)]);
        }

        plot.Axes.Bottom.SetTicks([.. Sizes.Select(size => Math.Log10(size))], [.. Sizes.Select(size => size.ToString("N0", CultureInfo.InvariantCulture))]);
        plot.Axes.Left.SetTicks([0, 1, 2, 3], ["1", "10", "100", "1,000"]);
        plot.Axes.SetLimitsY(0, 3);
        plot.XLabel("channels of the tenant");
        plot.YLabel("microseconds for one channel");
        plot.ShowLegend(Edge.Right);
        plot.SavePng(file, 1000, 500);
    }

    private static void Draw(Plot plot, string what, double[] microseconds)
    {
        var line = plot.Add.Scatter(Sizes.Select(size => Math.Log10(size)).ToArray(), microseconds.Select(Math.Log10).ToArray());
        line.LegendText = what;
        line.LineWidth = 2;
        line.MarkerSize = 8;
    }

    private static async Task<(double Added, double Ended)> MeasureAsync(string engine, int size)
    {
        var costs = (0.0, 0.0);
        if (engine == "Postgres")
        {
            await Fanning.WithServerAsync(async text => costs = await MeasureAsync(engine, text, new NpgsqlConnection(text), size));
            return costs;
        }

        var folder = Directory.CreateTempSubdirectory("growth-").FullName;
        try
        {
            var text = $"Data Source={Path.Combine(folder, "bot.db")};Pooling=False";
            return await MeasureAsync(engine, text, new SqliteConnection(text), size);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double Added, double Ended)> MeasureAsync(string engine, string text, DbConnection connection, int size)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Provider", engine), new("Storage:ConnectionString", text)]).Build();
        await using var bot = new ServiceCollection().AddLogging().AddStorage(settings).BuildServiceProvider();
        await bot.GetServices<IHostedService>().First().StartAsync(CancellationToken.None);
        await using (connection)
            await Fanning.SeedAsync(connection, tenants: 1, size, "{}");
        var (broadcasts, now) = (bot.GetRequiredService<IBroadcasts>(), TimeProvider.System.GetUtcNow());
        var begin = Stopwatch.GetTimestamp();
        await broadcasts.OpenAsync(
            [new() { Id = "post", Tenant = "t000", Order = "order", Number = 1, Count = 1, Item = "item", Fact = "fact", For = ChosenFor.New, OpenedAt = now, ClosesAt = now.AddHours(8) }], CancellationToken.None);
        while (await broadcasts.FillAsync(CancellationToken.None) > 0)
        {
        }

        var added = Stopwatch.GetElapsedTime(begin);
        var own = await bot.GetRequiredService<IOwners>().TakeAsync("t000", "one", CancellationToken.None) ?? throw new InvalidOperationException("somebody else owns it");
        var deliveries = bot.GetRequiredService<IDeliveries>();
        begin = Stopwatch.GetTimestamp();
        var ended = 0;
        while (ended < Ended && await deliveries.ClaimAsync(own, InHand, CancellationToken.None) is { Count: > 0 } taken)
        {
            await deliveries.EndAsync([.. taken.Select(delivery => new DeliveryEnd.Done(delivery, new("said", delivery.Round.Conversation)))], CancellationToken.None);
            ended += taken.Count;
        }

        return (added.TotalMicroseconds / size, Stopwatch.GetElapsedTime(begin).TotalMicroseconds / ended);
    }
}
