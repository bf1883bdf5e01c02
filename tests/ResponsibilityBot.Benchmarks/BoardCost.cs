using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Quizzes.Practice;

namespace ResponsibilityBot.Benchmarks;

/// <summary>
/// What the indexes by which boards are read cost the answers: answers of people in 5,000 teams taken per second with them and without, in turns in one
/// database.
/// </summary>
internal static class BoardCost
{
    private const int Teams = 5_000;
    private const int Rounds = 6;

    /// <summary>An answer counts in four sums of its team, and each has a place in both.</summary>
    private static readonly (string Name, string Columns)[] Indexes =
    [
        ("ix_team_scores_tenant_span_beginning_participants", "tenant, span, beginning, participants"),
        ("ix_team_scores_tenant_span_beginning_tenths_team_participants", "tenant, span, beginning, tenths, team, participants"),
    ];

    private static readonly AnswerSubject Subject = new("data", ["backed-up", "provider-patches"], ["backed-up"]);

    /// <summary>Prints both engines.</summary>
    /// <param name="count">How many answers are measured each time.</param>
    public static async Task PrintAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("answers-").FullName;
        try
        {
            await MeasureAsync("Sqlite", $"Data Source={Path.Combine(folder, "bot.db")};Pooling=False", count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        var database = $"answers_{Environment.ProcessId}";
        await TestServer.ExecuteAsync($"CREATE DATABASE {database}");
        try
        {
            await MeasureAsync("Postgres", TestServer.In(database), count);
        }
        finally
        {
            await TestServer.ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");
        }
    }

    private static async Task MeasureAsync(string engine, string connectionString, int count)
    {
        await using var bot = await Answers.StartAsync(engine, connectionString);
        var (first, with, without) = (0, new List<double>(), new List<double>());
        await WriteAsync(bot, Enumerable.Range(0, Teams).Select(team => (FormattableString)$"INSERT INTO teams (tenant, id, name, name_key, members) VALUES ('tenant', {TeamOf(team)}, {TeamOf(team)}, {TeamOf(team)}, 20)"));
        for (var round = -1; round < Rounds; round++)
        {
            // Whoever comes second finds the larger database: each way does it as often.
            foreach (var isIndexed in round % 2 == 0 ? [true, false] : new[] { false, true })
            {
                if (!isIndexed)
                    await WriteAsync(bot, Indexes.Select(index => Plain($"DROP INDEX {index.Name}")));
                var rate = await TakeAsync(bot, first, count);
                first += count;
                if (!isIndexed)
                    await WriteAsync(bot, Indexes.Select(index => Plain($"CREATE INDEX {index.Name} ON team_scores ({index.Columns})")));
                if (round >= 0)
                    (isIndexed ? with : without).Add(rate);
            }
        }

        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{engine}: {Median(with):F0} answers/s with the indexes of boards ({string.Join(", ", with.Select(rate => $"{rate:F0}"))}), {Median(without):F0} without ({string.Join(", ", without.Select(rate => $"{rate:F0}"))}); {Median(with) / Median(without):P1}"));
    }

    /// <summary>Lets people answer who belong to the teams in turn; so many in a second.</summary>
    private static async Task<double> TakeAsync(ServiceProvider bot, int first, int count)
    {
        await WriteAsync(bot, Enumerable.Range(first, count).Select(number => (FormattableString)$"INSERT INTO memberships (tenant, person, team) VALUES ('tenant', {Answers.PersonOf(number)}, {TeamOf(number % Teams)})"));
        return count / (await Answers.TakeAsync(bot, first, count, Subject)).TotalSeconds;
    }

    private static Task<int> WriteAsync(ServiceProvider bot, IEnumerable<FormattableString> statements) =>
        bot.GetRequiredService<Database>().WriteAsync(sql => statements.Sum(statement => sql.Execute(statement)), CancellationToken.None);

    private static FormattableString Plain(string statement) => FormattableStringFactory.Create(statement);

    private static string TeamOf(int team) => team.ToString("x24", CultureInfo.InvariantCulture);

    private static double Median(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);
}
