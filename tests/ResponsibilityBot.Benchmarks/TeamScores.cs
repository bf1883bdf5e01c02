using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using NpgsqlTypes;
using ResponsibilityBot.Benchmarks.Traffic;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Content;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Storage.Oversight;
using ResponsibilityBot.Storage.Scores;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Benchmarks;

/// <summary>
/// The queries of boards and of the page of scores, with many answers and with few: all in one tenant, 26 weeks, 20 people to a team. Goal: 10 ms for 95 of
/// 100 and no slower than one and a half times the same with 100,000 answers, of as many teams and of fewer; 100 ms until the first byte of the page, which the built program serves.
/// </summary>
internal static class TeamScores
{
    /// <summary>Whose page is open on this machine.</summary>
    private const string Tenant = DirectLineServices.Tenant;
    private const int Weeks = 26;
    private const int PeopleOfATeam = 20;
    private const int Few = 100_000;
    private const int AnswersOfATeam = 2_000;
    private const int Rounds = 300;
    private const int Views = 90;

    private static readonly DateOnly First = new(2026, 1, 5);

    /// <summary>Prints both engines.</summary>
    /// <param name="answers">How many answers the larger database holds.</param>
    /// <param name="kept">A folder in which SQLite's databases stay, and are used again; those on the server stay then too. Null to drop all.</param>
    /// <param name="teams">How many teams the larger database holds: 5,000 for as many answers as is the goal.</param>
    public static async Task PrintAsync(int answers, string? kept, int teams)
    {
        // The few answers twice: as few people as give them, and as many teams as the larger database has, which tells what the answers alone change.
        var sizes = new[] { (Few, Few / AnswersOfATeam), (Few, teams), (answers, teams) };
        var folder = kept is null ? Directory.CreateTempSubdirectory("scores-").FullName : Directory.CreateDirectory(kept).FullName;
        try
        {
            foreach (var (count, size) in sizes)
            {
                var file = Path.Combine(folder, $"{NameOf(count, size)}.db");
                await MeasureAsync("Sqlite", $"Data Source={file}", count, size, isFilled: File.Exists(file));
                await ViewAsync("Sqlite", $"Data Source={file}", size, folder);
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
        }

        foreach (var (count, size) in sizes)
        {
            var database = kept is null ? $"scores_{Environment.ProcessId}_{NameOf(count, size)}" : $"scores_{NameOf(count, size)}";
            var isFilled = await TestServer.HasAsync(database);
            if (!isFilled)
                await TestServer.ExecuteAsync($"CREATE DATABASE {database}");
            try
            {
                await MeasureAsync("Postgres", TestServer.In(database), count, size, isFilled);
                await ViewAsync("Postgres", TestServer.In(database), size, folder);
            }
            finally
            {
                NpgsqlConnection.ClearAllPools();
                if (kept is null)
                    await TestServer.ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");
            }
        }

        if (kept is null)
            Directory.Delete(folder, recursive: true);
    }

    private static string NameOf(int answers, int teams) => string.Create(CultureInfo.InvariantCulture, $"{answers}{(answers / AnswersOfATeam == teams ? "" : $"_{teams}")}");

    private static async Task MeasureAsync(string engine, string connectionString, int answers, int teams, bool isFilled)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Provider", engine), new("Storage:ConnectionString", connectionString)]).Build();
        await using var bot = new ServiceCollection().AddLogging().AddStorage(settings).BuildServiceProvider();
        await bot.GetServices<IHostedService>().First().StartAsync(CancellationToken.None);
        var begin = Stopwatch.GetTimestamp();
        if (!isFilled)
        {
            await using var connection = engine == "Sqlite" ? (DbConnection)new SqliteConnection(connectionString) : new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await FillAsync(connection, teams, answers, () => CloseAsync(bot));
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{engine}, {answers} answers, {teams} teams, {teams * PeopleOfATeam} people: filled in {Stopwatch.GetElapsedTime(begin).TotalSeconds:F0} s"));
        var (figures, scores, views) = (bot.GetRequiredService<IFigures>(), bot.GetRequiredService<IScores>(), bot.GetRequiredService<IPageViews>());
        var (last, random) = (First.AddDays(7 * (Weeks - 1)), new Random(1));
        var (book, database) = ((FigureBook)figures, bot.GetRequiredService<Database>());
        string Any() => TeamId(random.Next(teams));
        string[] Dozen() => [.. Enumerable.Range(0, FigureQuery.MostCompared).Select(_ => Any())];
        foreach (var (name, team, from) in ((string, Func<string?>, DateOnly)[])[
            ("all teams, 26 weeks", () => null, First), ("all teams, 12 weeks", () => null, last.AddDays(-77)), ("one team, 26 weeks", Any, First)])
        {
            FigureQuery Query() => new(Tenant, team(), Dozen(), from, last);
            await LineAsync($"page, {name}", () => figures.ReadAsync(Query(), CancellationToken.None).AsTask());
            foreach (var (part, read) in ((string, Action<Statements, FigureQuery>)[])[
                ("weeks", (sql, query) => book.Weeks(sql, query)), ("areas", (sql, query) => book.Areas(sql, query)), ("turnout", (sql, query) => book.Turnout(sql, query)),
                ("beliefs", (sql, query) => book.Beliefs(sql, query)()), ("items", (sql, query) => book.Items(sql, query)), ("questions", (sql, query) => book.Questions(sql, query)),
                ("gaps", (sql, query) => book.Gaps(sql, query))])
            {
                await LineAsync($"  {part}", () => database.ReadAsync(sql => { read(sql, Query()); sql.Settle(); return true; }, CancellationToken.None).AsTask());
            }
        }

        await LineAsync("a dozen of teams by name", () => figures.TeamsAsync(Tenant, new(Any(), IsBackwards: random.Next(2) == 0), FigureQuery.MostCompared, CancellationToken.None).AsTask());
        await LineAsync("a team by name", () => figures.FindAsync(Tenant, Any(), CancellationToken.None).AsTask());
        await LineAsync("board of the season, own", () => scores.BoardAsync(Tenant, new(SpanKind.Season, First), 5, 10, Any(), CancellationToken.None).AsTask());
        await LineAsync("board of all time, no team", () => scores.BoardAsync(Tenant, ScoreSpan.All, 5, 10, null, CancellationToken.None).AsTask());
        await LineAsync("seasons", () => scores.SeasonsAsync(Tenant, 13, CancellationToken.None).AsTask());
        await LineAsync("names of a team", () => scores.NamedAsync(Tenant, Any(), new(SpanKind.Season, First), 5, CancellationToken.None).AsTask());
        await LineAsync("a team's week", () => scores.TeamAsync(Tenant, Any(), new(SpanKind.Week, last), CancellationToken.None).AsTask());
        await LineAsync("a person's own figures", () => scores.OfPersonAsync(Tenant, Person(random.Next(teams * PeopleOfATeam)), new(SpanKind.Season, First), CancellationToken.None).AsTask());
        await LineAsync("who looked at a team", () => views.OfTeamAsync(Tenant, Any(), 15, CancellationToken.None).AsTask());
    }

    /// <summary>The page, from the request to the first byte of what the program sends, and to the last.</summary>
    private static async Task ViewAsync(string engine, string connectionString, int teams, string folder)
    {
        await using var site = await Comparison.StartBotAsync(null, folder, $"--Storage:Provider={engine}", $"--Storage:ConnectionString={connectionString}");
        using var http = new HttpClient { BaseAddress = site.Address };
        var (last, random) = (First.AddDays(7 * (Weeks - 1)), new Random(1));
        var every = $"scores?from={First:yyyy-MM-dd}&to={last:yyyy-MM-dd}";
        string Part() => $"&after={TeamId(random.Next(teams))}";
        foreach (var (name, address) in ((string, Func<string>)[])[
            ("all teams, 26 weeks", () => every + Part()), ("all teams, 12 weeks", () => $"scores?from={last.AddDays(-77):yyyy-MM-dd}&to={last:yyyy-MM-dd}{Part()}"),
            ("one team, 26 weeks", () => $"{every}&team={TeamId(random.Next(teams))}")])
        {
            var (begun, ended) = (new List<double>(), new List<double>());
            for (var view = -Views / 3; view < Views; view++)
            {
                var start = Stopwatch.GetTimestamp();
                using var answer = await http.GetAsync(new Uri(address(), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
                var first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
                if (view < 0)
                    continue;
                begun.Add(first);
                ended.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            Print($"first byte, {name}", begun);
            Print("  last byte", ended);
        }
    }

    private static async Task LineAsync<T>(string what, Func<Task<T>> query)
    {
        var times = new List<double>();
        for (var round = -Rounds / 3; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await query();
            if (round >= 0)
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Print(what, times);
    }

    private static void Print(string what, List<double> times)
    {
        times.Sort();
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-32} p50 {times[times.Count / 2],8:F2} ms   p95 {times[(int)(times.Count * 0.95)],8:F2} ms"));
    }

    /// <summary>Closes the weeks as they go by, one after the other.</summary>
    private static async Task CloseAsync(ServiceProvider bot)
    {
        var (database, beliefs) = (bot.GetRequiredService<Database>(), bot.GetRequiredService<BeliefWeeks>());
        for (var week = 0; week < Weeks; week++)
        {
            var monday = First.AddDays(7 * week);
            await database.WriteAsync(
                sql =>
                {
                    beliefs.Close(sql, monday);
                    return true;
                },
                CancellationToken.None);
        }
    }

    private static async Task FillAsync(DbConnection connection, int teams, int answers, Func<Task> close)
    {
        if (connection is SqliteConnection)
            await ExecuteAsync(connection, "PRAGMA synchronous = OFF; PRAGMA cache_size = -400000");
        await CopyAsync(connection, "teams", ["tenant", "id", "name", "name_key", "members"], Enumerable.Range(0, teams).Select(team => (object?[])[Tenant, TeamId(team), $"Team {team}", $"team {team}", PeopleOfATeam]));
        await CopyAsync(connection, "memberships", ["tenant", "person", "team"], Enumerable.Range(0, teams * PeopleOfATeam).Select(person => (object?[])[Tenant, Person(person), TeamId(person / PeopleOfATeam)]));
        await CopyAsync(connection, "points", ["tenant", "id", "person", "points", "at", "at_offset", "day", "season", "team", "answers", "item", "area", "beliefs", "is_right"], Lines(teams, answers));
        await CopyAsync(connection, "team_scores", ["tenant", "span", "beginning", "team", "points", "answers", "participants", "members"],
            Spans().SelectMany(span => Enumerable.Range(0, teams).Select(team => (object?[])[Tenant, span.Span, span.Beginning, TeamId(team), 500 + (team * 37 % 9973), 77, team % 11 == 0 ? 3 : 15, PeopleOfATeam])));
        await CopyAsync(connection, "person_scores", ["tenant", "span", "beginning", "team", "person", "points", "answers"],
            Spans().SelectMany(span => Enumerable.Range(0, teams * PeopleOfATeam).Select(person => (object?[])[Tenant, span.Span, span.Beginning, TeamId(person / PeopleOfATeam), Person(person), 40 + (person % 31), 4])));
        await CopyAsync(connection, "shown_names", ["tenant", "person", "name"], Enumerable.Range(0, teams * PeopleOfATeam).Where(person => person % 3 == 0).Select(person => (object?[])[Tenant, Person(person), $"Person {person}"]));
        await CopyAsync(connection, "figures", ["tenant", "team", "kind", "week", "key", "asked", "hits", "people", "members", "cards", "gone_asked", "gone_hits", "gone_people"], Figures(teams, KindsOf()));
        await close();
        await CopyAsync(connection, "page_views", ["tenant", "viewer", "name", "team", "what", "at"], Enumerable.Range(0, 10_000).Select(view => (object?[])[Tenant, "manager", "", view % 3 == 0 ? null : TeamId(view % teams), "page", (long)view]));
        await ExecuteAsync(connection, connection is SqliteConnection ? "PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)" : "VACUUM ANALYZE");
        // What the server still has to write of all that would be written beside the queries.
        if (connection is not SqliteConnection)
            await ExecuteAsync(connection, "CHECKPOINT");
    }

    private static IEnumerable<object?[]> Lines(int teams, int answers)
    {
        for (var answer = 0; answer < answers; answer++)
        {
            var person = answer % (teams * PeopleOfATeam);
            var day = Day(First) + (int)(answer * 7L * Weeks / answers);
            yield return [Tenant, $"answer:{answer}", Person(person), 8, day * 86_400_000L, 0, day, Day(First), TeamId(person / PeopleOfATeam), 1, $"item-{answer % 2143}", $"area-{answer % 8}", "", answer % 3 != 0];
        }
    }

    /// <summary>What is kept of every team's week where 15 of 20 people answer: what has fewer than five people is gone when the week is over.</summary>
    private static IEnumerable<object?[]> Figures(int teams, IReadOnlyList<KeysOfAKind> kinds)
    {
        // What the program makes the sums of all teams anew without.
        yield return ["", "", -1, 0, "fewest", 5, 0, 0, 0, 0, 0, 0, 0];
        foreach (var team in Enumerable.Range(-1, teams + 1))
        {
            foreach (var (kind, step, keys, all) in kinds)
            {
                for (var week = 0; week < Weeks; week++)
                {
                    for (var key = 0; key < (team < 0 ? all.Count : keys); key++)
                    {
                        var name = all[team < 0 ? key : ((key * step) + (team * 13) + (week * 5)) % all.Count];
                        yield return [Tenant, team < 0 ? "" : TeamId(team), (int)kind, Day(First) + (7 * week), name, 15 + (key % 5), 7 + (key % 3), 12, PeopleOfATeam, 5, 0, 0, 0];
                    }
                }
            }
        }
    }

    /// <summary>The ids of the content, so that the page shows all of them. All teams together have more items than any of them.</summary>
    private static List<KeysOfAKind> KindsOf()
    {
        var curriculum = ContentReader.Read(Repository.PathOf("dialogs")).Curriculum ?? throw new InvalidOperationException("the content is broken");
        var content = curriculum.Table.Content;
        return
        [
            new(FigureKind.Week, 1, 1, [""]),
            new(FigureKind.Area, 1, content.Areas.Count, [.. content.Areas.Select(area => area.Id)]),
            new(FigureKind.Belief, 2, 16, [.. content.Misconceptions.Select(belief => belief.Id)]),
            new(FigureKind.Item, 7, 6, [.. new ItemBanks(new Lessons(curriculum)).Current.All.Select(item => item.Id)]),
            new(FigureKind.Question, 3, 4, [.. content.Responsibilities.Select(row => row.Id)]),
        ];
    }

    private static IEnumerable<(int Span, int Beginning)> Spans() =>
        [(2, Day(First)), (3, 0), .. Enumerable.Range(0, Weeks).Where(week => week >= Weeks - 5).Select(week => (1, Day(First) + (7 * week)))];

    private static async Task CopyAsync(DbConnection connection, string table, string[] columns, IEnumerable<object?[]> rows)
    {
        if (connection is NpgsqlConnection server)
        {
            await using var import = await server.BeginBinaryImportAsync($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)");
            foreach (var row in rows)
            {
                await import.StartRowAsync();
                foreach (var value in row)
                {
                    if (value is null)
                        await import.WriteNullAsync();
                    else
                        await import.WriteAsync(value, value switch { int => NpgsqlDbType.Integer, long => NpgsqlDbType.Bigint, bool => NpgsqlDbType.Boolean, _ => NpgsqlDbType.Text });
                }
            }

            await import.CompleteAsync();
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, column) => $"@p{column}"))}) ON CONFLICT DO NOTHING";
        foreach (var column in Enumerable.Range(0, columns.Length))
            command.Parameters.Add(new SqliteParameter($"@p{column}", null));
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Length; column++)
                command.Parameters[column].Value = row[column] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    private static string TeamId(int team) => team.ToString("x24", CultureInfo.InvariantCulture);

    private static string Person(int person) => string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{person:x12}");

    private static int Day(DateOnly date) => PointsLedger.DayOf(date);

    private sealed record Lessons(Curriculum Current) : ICurriculum;

    /// <summary>What figures of a kind are about: the step from one to the next in a team's week, how many that has, and all there are.</summary>
    private sealed record KeysOfAKind(FigureKind Kind, int Step, int Keys, IReadOnlyList<string> All);
}
