using System.Diagnostics;
using System.Globalization;
using ResponsibilityBot.Benchmarks.Traffic;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Storage.Oversight;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Benchmarks;

/// <summary>
/// The queries of boards and of the page of scores, with many answers and with few: all in one tenant, 26 weeks, 20 people to a team. Goal: 10 ms for 95 of
/// 100 and no slower than one and a half times the same with 100,000 answers, of as many teams and of fewer; 100 ms until the first byte of the page, which the built program serves.
/// The databases of an engine are asked in turns, one query each, so that what the machine does besides falls on all of them alike.
/// </summary>
internal static class TeamScores
{
    private const int Few = 100_000;
    private const int Rounds = 300;
    private const int Views = 90;

    /// <summary>Prints both engines.</summary>
    /// <param name="answers">How many answers the larger database holds.</param>
    /// <param name="kept">A folder in which SQLite's databases stay, and are used again; those on the server stay then too. Null to drop all.</param>
    /// <param name="teams">How many teams the larger database holds: 5,000 for as many answers as is the goal.</param>
    public static async Task PrintAsync(int answers, string? kept, int teams)
    {
        var folder = kept is null ? Directory.CreateTempSubdirectory("scores-").FullName : Directory.CreateDirectory(kept).FullName;
        foreach (var engine in (string[])["Sqlite", "Postgres"])
        {
            var databases = new List<ScoreDatabase>();
            try
            {
                // The few answers twice: of as few people as give them, and of as many teams as the larger database has, which tells what the answers alone change.
                foreach (var (count, size) in ((int, int)[])[(answers, teams), (Few, teams), (Few, Few / ScoreDatabase.AnswersOfATeam)])
                    databases.Add(await ScoreDatabase.OpenAsync(engine, folder, count, size, isKept: kept is not null));
                Console.Out.WriteLine($"{engine,-34} p50, p95 in ms: {string.Join("; ", databases.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Answers} answers of {each.Teams} teams")))}; the first through the others");
                await MeasureAsync(databases);
                foreach (var database in databases)
                    await database.CloseAsync();
                await ViewAsync(databases, folder);
            }
            finally
            {
                foreach (var database in databases)
                    await database.DisposeAsync();
            }
        }

        if (kept is null)
            Directory.Delete(folder, recursive: true);
    }

    private static async Task MeasureAsync(List<ScoreDatabase> databases)
    {
        var season = new ScoreSpan(SpanKind.Season, ScoreDatabase.First);
        foreach (var (name, isOne, from) in ((string, bool, DateOnly)[])[
            ("all teams, 26 weeks", false, ScoreDatabase.First), ("all teams, 12 weeks", false, ScoreDatabase.Last.AddDays(-77)), ("one team, 26 weeks", true, ScoreDatabase.First)])
        {
            FigureQuery Query(ScoreDatabase at) => new(
                ScoreDatabase.Tenant, isOne ? at.AnyTeam() : null, [.. Enumerable.Range(0, FigureQuery.MostCompared).Select(_ => at.AnyTeam())], from, ScoreDatabase.Last);
            await LineAsync($"page, {name}", databases, at => at.Get<IFigures>().ReadAsync(Query(at), CancellationToken.None).AsTask());
            foreach (var (part, read) in ((string, Action<FigureBook, Statements, FigureQuery>)[])[
                ("weeks", (book, sql, query) => book.Weeks(sql, query)), ("areas", (book, sql, query) => book.Areas(sql, query)), ("turnout", (book, sql, query) => book.Turnout(sql, query)),
                ("beliefs", (book, sql, query) => book.Beliefs(sql, query)()), ("items", (book, sql, query) => book.Items(sql, query)), ("questions", (book, sql, query) => book.Questions(sql, query)),
                ("gaps", (book, sql, query) => book.Gaps(sql, query))])
            {
                await LineAsync($"  {part}", databases, at =>
                {
                    var (book, query) = ((FigureBook)at.Get<IFigures>(), Query(at));
                    return at.Get<Database>().ReadAsync(sql => { read(book, sql, query); sql.Settle(); return true; }, CancellationToken.None).AsTask();
                });
            }
        }

        await LineAsync("a dozen of teams by name", databases, at =>
            at.Get<IFigures>().TeamsAsync(ScoreDatabase.Tenant, new(at.AnyTeam(), IsBackwards: at.Random.Next(2) == 0), FigureQuery.MostCompared, CancellationToken.None).AsTask());
        await LineAsync("a team by name", databases, at => at.Get<IFigures>().FindAsync(ScoreDatabase.Tenant, at.AnyTeam(), CancellationToken.None).AsTask());
        await LineAsync("board of the season, own", databases, at => at.Get<IScores>().BoardAsync(ScoreDatabase.Tenant, season, 5, 10, at.AnyTeam(), CancellationToken.None).AsTask());
        await LineAsync("board of all time, no team", databases, at => at.Get<IScores>().BoardAsync(ScoreDatabase.Tenant, ScoreSpan.All, 5, 10, null, CancellationToken.None).AsTask());
        await LineAsync("seasons", databases, at => at.Get<IScores>().SeasonsAsync(ScoreDatabase.Tenant, 13, CancellationToken.None).AsTask());
        await LineAsync("names of a team", databases, at => at.Get<IScores>().NamedAsync(ScoreDatabase.Tenant, at.AnyTeam(), season, 5, CancellationToken.None).AsTask());
        await LineAsync("a team's week", databases, at => at.Get<IScores>().TeamAsync(ScoreDatabase.Tenant, at.AnyTeam(), new(SpanKind.Week, ScoreDatabase.Last), CancellationToken.None).AsTask());
        await LineAsync("a person's own figures", databases, at => at.Get<IScores>().OfPersonAsync(ScoreDatabase.Tenant, at.AnyPerson(), season, CancellationToken.None).AsTask());
        await LineAsync("who looked at a team", databases, at => at.Get<IPageViews>().OfTeamAsync(ScoreDatabase.Tenant, at.AnyTeam(), 15, CancellationToken.None).AsTask());
    }

    /// <summary>The page, from the request to the first byte of what the program sends, and to the last.</summary>
    private static async Task ViewAsync(List<ScoreDatabase> databases, string folder)
    {
        var sites = new List<Server>();
        using var http = new HttpClient();
        try
        {
            foreach (var database in databases)
                sites.Add(await Comparison.StartBotAsync(null, folder, $"--Storage:Provider={database.Engine}", $"--Storage:ConnectionString={database.ConnectionString}"));
            var every = $"scores?from={ScoreDatabase.First:yyyy-MM-dd}&to={ScoreDatabase.Last:yyyy-MM-dd}";
            foreach (var (name, address) in ((string, Func<ScoreDatabase, string>)[])[
                ("all teams, 26 weeks", at => $"{every}&after={at.AnyTeam()}"),
                ("all teams, 12 weeks", at => $"scores?from={ScoreDatabase.Last.AddDays(-77):yyyy-MM-dd}&to={ScoreDatabase.Last:yyyy-MM-dd}&after={at.AnyTeam()}"),
                ("one team, 26 weeks", at => $"{every}&team={at.AnyTeam()}")])
            {
                var (begun, ended) = (Empty(databases.Count), Empty(databases.Count));
                for (var view = -Views / 3; view < Views; view++)
                {
                    foreach (var site in InTurn(sites.Count, view))
                    {
                        var uri = new Uri(sites[site].Address, address(databases[site]));
                        var start = Stopwatch.GetTimestamp();
                        using var answer = await http.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead);
                        var first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                        await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
                        if (view < 0)
                            continue;
                        begun[site].Add(first);
                        ended[site].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    }
                }

                Print($"first byte, {name}", begun);
                Print("  last byte", ended);
            }
        }
        finally
        {
            foreach (var site in sites)
                await site.DisposeAsync();
        }
    }

    private static async Task LineAsync<T>(string what, List<ScoreDatabase> databases, Func<ScoreDatabase, Task<T>> query)
    {
        var times = Empty(databases.Count);
        for (var round = -Rounds / 3; round < Rounds; round++)
        {
            foreach (var each in InTurn(databases.Count, round))
            {
                var start = Stopwatch.GetTimestamp();
                await query(databases[each]);
                if (round >= 0)
                    times[each].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        Print(what, times);
    }

    // Each comes first as often as the others: who comes after another finds the processor's caches as that one left them.
    private static IEnumerable<int> InTurn(int count, int round) => Enumerable.Range(0, count).Select(each => (each + round + Rounds) % count);

    private static List<double>[] Empty(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<double>())];

    private static void Print(string what, List<double>[] times)
    {
        foreach (var each in times)
            each.Sort();
        var measured = times.Select(each => (Median: each[each.Count / 2], Most: each[(int)(each.Count * 0.95)])).ToList();
        var text = string.Join("; ", measured.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Median,6:F2}, {each.Most,6:F2}")));
        var ratios = string.Join("; ", measured.Skip(1).Select(each => string.Create(CultureInfo.InvariantCulture, $"{measured[0].Median / each.Median:F1}, {measured[0].Most / each.Most:F1}")));
        Console.Out.WriteLine($"  {what,-32} {text}   × {ratios}");
    }
}
