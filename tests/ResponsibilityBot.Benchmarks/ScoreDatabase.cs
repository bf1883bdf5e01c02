using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using NpgsqlTypes;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Content;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Storage.Oversight;
using ResponsibilityBot.Storage.Scores;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Benchmarks;

/// <summary>A database with answers, figures, teams and people of <see cref="Weeks"/> weeks, all in one tenant, and the bot's parts that read it.</summary>
internal sealed class ScoreDatabase : IAsyncDisposable
{
    /// <summary>Whose page is open on this machine.</summary>
    public const string Tenant = DirectLineServices.Tenant;
    public const int Weeks = 26;
    public const int PeopleOfATeam = 20;
    public const int AnswersOfATeam = 2_000;

    private readonly ServiceProvider bot;
    private readonly bool isKept;

    private ScoreDatabase(ServiceProvider bot, string engine, string connectionString, string name, int answers, int teams, bool isKept)
    {
        (this.bot, Engine, ConnectionString, Name, Answers, Teams, this.isKept) = (bot, engine, connectionString, name, answers, teams, isKept);
    }

    /// <summary>The first Monday.</summary>
    public static DateOnly First { get; } = new(2026, 1, 5);

    /// <summary>The last Monday.</summary>
    public static DateOnly Last { get; } = First.AddDays(7 * (Weeks - 1));

    /// <summary>As a setting says it.</summary>
    public string Engine { get; }

    public string ConnectionString { get; }

    public int Answers { get; }

    public int Teams { get; }

    /// <summary>Which teams and people are asked for: the same ones in every run.</summary>
    public Random Random { get; } = new(1);

    private string Name { get; }

    /// <summary>Opens one, after filling it where it is new.</summary>
    /// <param name="engine">Sqlite or Postgres.</param>
    /// <param name="folder">Where SQLite's are.</param>
    /// <param name="answers">How many answers it holds.</param>
    /// <param name="teams">Of how many teams.</param>
    /// <param name="isKept">Whether it stays and may be there already.</param>
    public static async Task<ScoreDatabase> OpenAsync(string engine, string folder, int answers, int teams, bool isKept)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"{answers}{(answers / AnswersOfATeam == teams ? "" : $"_{teams}")}");
        var (file, name) = (Path.Combine(folder, $"{size}.db"), isKept ? $"scores_{size}" : $"scores_{Environment.ProcessId}_{size}");
        var isFilled = engine == "Sqlite" ? File.Exists(file) : await TestServer.HasAsync(name);
        if (engine != "Sqlite" && !isFilled)
            await TestServer.ExecuteAsync($"CREATE DATABASE {name}");
        var connectionString = engine == "Sqlite" ? $"Data Source={file}" : TestServer.In(name);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Provider", engine), new("Storage:ConnectionString", connectionString)]).Build();
        var bot = new ServiceCollection().AddLogging().AddStorage(settings).BuildServiceProvider();
        await bot.GetServices<IHostedService>().First().StartAsync(CancellationToken.None);
        var begin = Stopwatch.GetTimestamp();
        if (!isFilled)
        {
            await using var connection = engine == "Sqlite" ? (DbConnection)new SqliteConnection(connectionString) : new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await FillAsync(connection, teams, answers, () => CloseWeeksAsync(bot));
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{engine}, {answers} answers, {teams} teams, {teams * PeopleOfATeam} people: filled in {Stopwatch.GetElapsedTime(begin).TotalSeconds:F0} s"));
        // A disk that is read for the first time says nothing of how the query grows: all of it is in the system's memory, as the small one is anyway.
        if (engine == "Sqlite")
        {
            await using var read = File.OpenRead(file);
            await read.CopyToAsync(Stream.Null);
        }

        return new(bot, engine, connectionString, name, answers, teams, isKept);
    }

    /// <summary>A part of the bot that reads it.</summary>
    public T Get<T>()
        where T : notnull => bot.GetRequiredService<T>();

    public string AnyTeam() => TeamId(Random.Next(Teams));

    public string AnyPerson() => Person(Random.Next(Teams * PeopleOfATeam));

    /// <summary>Lets go of it, so that another process may open it.</summary>
    public async Task CloseAsync()
    {
        await bot.DisposeAsync();
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        if (Engine != "Sqlite" && !isKept)
            await TestServer.ExecuteAsync($"DROP DATABASE {Name} WITH (FORCE)");
    }

    /// <summary>Closes the weeks as they go by, one after the other.</summary>
    private static async Task CloseWeeksAsync(ServiceProvider bot)
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
