using System.Data;
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
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Benchmarks;

/// <summary>
/// Answers to quizzes taken per second, from the request to the feedback, beside the rows that they leave put in by a plain loop: prepared
/// statements, in transactions of the same size, on the same engine. The goal: half of the plain loop.
/// </summary>
internal static class Answers
{
    private const int WarmUp = 1_000;

    /// <summary>How many people answer at once, each of whom waits for the feedback.</summary>
    private const int Crowd = 48;

    /// <summary>How many turns the bot works on at once.</summary>
    private const int Places = 64;

    /// <summary>What an answer of somebody new leaves, and how many rows in each: a person's sums are by day, week, season and for ever.</summary>
    private static readonly (string Name, int Rows)[] Tables = [("inbox", 1), ("outbox", 1), ("rounds", 1), ("memories", 1), ("points", 1), ("person_scores", 4)];

    /// <summary>Prints both engines.</summary>
    /// <param name="count">How many answers are measured.</param>
    public static async Task PrintAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("answers-").FullName;
        try
        {
            await MeasureAsync("Sqlite", Path.Combine(folder, "bot.db"), name => $"Data Source={name};Pooling=False", text => new SqliteConnection(text), count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        var database = $"answers_{Environment.ProcessId}";
        foreach (var name in (string[])[database, $"{database}raw"])
            await TestServer.ExecuteAsync($"CREATE DATABASE {name}");
        try
        {
            await MeasureAsync("Postgres", database, name => $"{TestServer.In(name)}", text => new NpgsqlConnection(text), count);
        }
        finally
        {
            foreach (var name in (string[])[database, $"{database}raw"])
                await TestServer.ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    private static async Task MeasureAsync(string engine, string database, Func<string, string> connectionString, Func<string, DbConnection> connect, int count)
    {
        double taken;
        int transaction;
        await using (var bot = await StartAsync(engine, connectionString(database)))
        {
            await TakeAsync(bot, 0, WarmUp);
            var before = bot.GetRequiredService<Database>().Commits;
            var time = await TakeAsync(bot, WarmUp, count);
            taken = count / time.TotalSeconds;
            transaction = Math.Max(1, count / (bot.GetRequiredService<Database>().Commits - before));
        }

        await using (await StartAsync(engine, connectionString($"{database}raw")))
        {
            // Its tables are there now.
        }

        await using var from = connect(connectionString(database));
        await using var into = connect(connectionString($"{database}raw"));
        await from.OpenAsync();
        await into.OpenAsync();
        var plain = count / PutIn(from, into, transaction, count).TotalSeconds;
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{engine}: {taken:F0} answers/s, {transaction} to a transaction; plain loop of the same rows {plain:F0}/s; {taken / plain:P0}"));
    }

    /// <summary>Storage with its tables.</summary>
    public static async Task<ServiceProvider> StartAsync(string engine, string connectionString)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Provider", engine), new("Storage:ConnectionString", connectionString)]).Build();
        var bot = new ServiceCollection().AddLogging().AddStorage(settings).BuildServiceProvider();
        // The first makes the tables.
        await bot.GetServices<IHostedService>().First().StartAsync(CancellationToken.None);
        return bot;
    }

    /// <summary>Who gives an answer.</summary>
    public static string PersonOf(int number) => $"person-{number}";

    /// <summary>Lets people answer, as the program hears them: what is answered in its request.</summary>
    /// <param name="bot">Storage.</param>
    /// <param name="first">The number of the first answer.</param>
    /// <param name="count">How many.</param>
    /// <param name="subject">What they are counted under in the figures of a team.</param>
    public static async Task<TimeSpan> TakeAsync(ServiceProvider bot, int first, int count, AnswerSubject? subject = null)
    {
        var (inbox, next) = (bot.GetRequiredService<IInbox>(), first - 1);
        using var stop = new CancellationTokenSource();
        var worker = Task.Run(() => WorkAsync(bot, subject, stop.Token));
        var begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref next); number < first + count; number = Interlocked.Increment(ref next))
            {
                await inbox.TakeAsync(Arrived(number), CancellationToken.None);
                await inbox.AnswersAsync($"answer-{number}", CancellationToken.None);
            }
        })));
        var time = Stopwatch.GetElapsedTime(begin);
        await stop.CancelAsync();
        await worker;
        return time;
    }

    private static async Task WorkAsync(ServiceProvider bot, AnswerSubject? subject, CancellationToken stop)
    {
        var (inbox, quizzes) = (bot.GetRequiredService<IInbox>(), bot.GetRequiredService<IQuizLedger>());
        using var places = new SemaphoreSlim(Places);
        var mayClaim = false;
        while (!stop.IsCancellationRequested)
        {
            var items = mayClaim ? await ClaimAsync(inbox, places) : await inbox.WaitAsync(places, stop);
            mayClaim = mayClaim ? items.Count > 0 : items.Count == 0;
            foreach (var item in items)
                _ = Task.Run(() => AnswerAsync(inbox, quizzes, item, subject, places), CancellationToken.None);
        }
    }

    /// <summary>Claims as many as there are places for.</summary>
    private static async Task<IReadOnlyList<Inbound>> ClaimAsync(IInbox inbox, SemaphoreSlim places)
    {
        await places.WaitAsync();
        var taken = 1;
        while (places.Wait(0))
            taken++;
        var items = await inbox.ClaimAsync(taken, CancellationToken.None);
        if (items.Count < taken)
            places.Release(taken - items.Count);
        return items;
    }

    private static async Task AnswerAsync(IInbox inbox, IQuizLedger quizzes, Inbound arrived, AnswerSubject? subject, SemaphoreSlim places)
    {
        var turn = new Turn
        {
            Id = arrived.Id,
            Channel = arrived.Channel,
            Tenant = arrived.Tenant,
            Conversation = arrived.Conversation,
            Person = new(arrived.Conversation, ""),
            Place = Place.Personal,
            Kind = TurnKind.Pressed,
            At = arrived.ReceivedAt,
        };
        var round = new Round($"round-{arrived.Id}", turn.Tenant, turn.Person.Id, "item", turn.At);
        quizzes.Answer(turn, round, new(["a"], 1, default, turn.At) { Subject = subject }, $"guest-os-patching@iaas-{arrived.Id}");
        await inbox.FinishAsync(arrived, [Feedback(arrived)], welcome: null, CancellationToken.None);
        places.Release();
    }

    private static Inbound Arrived(int number) => new()
    {
        Id = $"answer-{number}",
        Channel = "activity",
        Tenant = "tenant",
        Conversation = PersonOf(number),
        Body = "{}",
        ReceivedAt = TimeProvider.System.GetUtcNow(),
    };

    private static Outbound Feedback(Inbound arrived) => new()
    {
        Id = $"{arrived.Id}#0",
        InReplyTo = arrived.Id,
        Channel = arrived.Channel,
        Tenant = arrived.Tenant,
        Conversation = arrived.Conversation,
        Address = "https://example.com/",
        Body = new string('x', 3_000),
        Inline = true,
    };

    /// <summary>Copies the last rows of the tables, so many answers at once.</summary>
    private static TimeSpan PutIn(DbConnection from, DbConnection into, int transaction, int count)
    {
        var rows = Tables.Select(table => Read(from, table.Name, count * table.Rows)).ToList();
        var commands = rows.ConvertAll(table => Insert(into, table));
        if (into is SqliteConnection)
            Execute(into, "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4096");
        var begin = Stopwatch.GetTimestamp();
        for (var number = 0; number < count; number++)
        {
            if (number % transaction == 0)
                Execute(into, number == 0 ? "BEGIN" : "COMMIT; BEGIN");
            for (var table = 0; table < Tables.Length; table++)
            {
                foreach (var row in rows[table].Rows[(number * Tables[table].Rows)..((number + 1) * Tables[table].Rows)])
                {
                    for (var value = 0; value < row.Length; value++)
                        commands[table].Parameters[value].Value = row[value];
                    commands[table].ExecuteNonQuery();
                }
            }
        }

        Execute(into, "COMMIT");
        return Stopwatch.GetElapsedTime(begin);
    }

    private static Copied Read(DbConnection from, string table, int count)
    {
        using var command = from.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        using var reader = command.ExecuteReader();
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        var types = Enumerable.Range(0, reader.FieldCount).Select(reader.GetFieldType).ToArray();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[names.Length];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows.Count < count ? throw new InvalidOperationException($"{table} has {rows.Count} rows") : new(table, names, types, rows[^count..]);
    }

    private static DbCommand Insert(DbConnection into, Copied table)
    {
        var command = into.CreateCommand();
        command.CommandText = $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns)}) VALUES ({string.Join(", ", table.Columns.Select((_, column) => $"@p{column}"))})";
        for (var column = 0; column < table.Columns.Length; column++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{column}";
            // SQLite takes any type in any column.
            if (into is NpgsqlConnection)
                parameter.DbType = Types[table.Types[column]];
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        return command;
    }

    private static Dictionary<Type, DbType> Types { get; } = new()
    {
        [typeof(long)] = DbType.Int64,
        [typeof(int)] = DbType.Int32,
        [typeof(string)] = DbType.String,
        [typeof(double)] = DbType.Double,
        [typeof(bool)] = DbType.Boolean,
    };

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed record Copied(string Name, string[] Columns, Type[] Types, List<object[]> Rows);
}
