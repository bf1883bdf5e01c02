using System.Diagnostics;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

/// <summary>What shares a transaction with others and works beside them.</summary>
public abstract class BesideSpecs(Engine engine) : StorageSpecs(engine)
{
    private const int Answers = 60;

    /// <summary>Tables and columns in which an answer leaves anything.</summary>
    private static readonly (string Table, string[] Columns)[] Left =
    [
        ("rounds", ["id", "person", "post", "credit", "is_repeat"]),
        ("memories", ["person", "fact", "stability", "difficulty", "times", "best"]),
        ("points", ["id", "person", "points", "team", "beliefs", "is_right"]),
        ("teams", ["id", "conversation", "members"]),
        ("memberships", ["person", "team"]),
        ("team_scores", ["span", "beginning", "team", "points", "answers", "participants", "members"]),
        ("person_scores", ["span", "beginning", "team", "person", "points", "answers"]),
        ("figures", ["team", "kind", "week", "key", "asked", "hits", "people", "members"]),
        ("posted_rounds", ["id", "answers"]),
        ("inbox", ["id", "state", "attempt"]),
        ("outbox", ["id", "state", "attempt"]),
    ];

    /// <summary>Ten people answer in three channels: each of them several questions about one fact, and most of those twice.</summary>
    [Fact]
    public async Task Answers_of_one_transaction_leave_what_they_would_have_left_one_after_the_other()
    {
        await using var together = await StartAsync(("Privacy:MinimumGroupSize", "2"));
        await using var apart = await StartAsync(("Privacy:MinimumGroupSize", "2"));
        var first = await BegunAsync(together, Answers, 3, Give);
        var before = together.Database.Commits;
        await WriterSpecs.WhileBusyAsync(together, () => first.Select(inbound => EndedAsync(together, inbound)));
        Assert.Equal(before + 2, together.Database.Commits);
        foreach (var inbound in await BegunAsync(apart, Answers, 3, Give))
            await EndedAsync(apart, inbound);
        foreach (var (table, columns) in Left)
            Assert.Equal(All(apart, table, columns), All(together, table, columns));
        Assert.Equal(10L, together.Look("SELECT COUNT(*) FROM memories WHERE times >= 3"));
        Assert.Equal(3L, together.Look("SELECT COUNT(*) FROM teams"));
    }

    [Fact]
    public async Task Who_writes_alone_sees_all_or_nothing_of_what_is_written_beside()
    {
        await using var database = await StartAsync();
        var seen = await WriterSpecs.WhileBusyAsync<long>(database, () =>
        [
            database.Database.WriteBesideAsync(HalvesAsync("first"), Cancel),
            database.Database.WriteAsync(Welcomes, Cancel),
            database.Database.WriteBesideAsync(HalvesAsync("second"), Cancel),
            database.Database.WriteAsync(Welcomes, Cancel),
        ]);
        Assert.Equal(0, seen[1] % 2);
        Assert.Equal((4L, 4L), (seen[3], database.Look("SELECT COUNT(*) FROM welcomes")));
    }

    [Fact]
    public async Task Who_enters_goes_on_when_the_one_before_has_left()
    {
        const int Callers = 20;
        await using var database = await StartAsync();
        await database.Database.WriteAsync(sql => sql.Execute($"INSERT INTO welcomes (channel, tenant, conversation, welcomed_at) VALUES ('activity', 't1', 'counter', 0)"), Cancel);
        await WriterSpecs.WhileBusyAsync(database, () => Enumerable.Range(0, Callers).Select(_ => database.Database.WriteBesideAsync(
            async sql =>
            {
                using var place = await sql.EnterAsync("counter");
                var number = (await sql.QueryAhead($"SELECT welcomed_at FROM welcomes", row => row.GetInt64(0)))[0];
                return await sql.ExecuteAhead($"UPDATE welcomes SET welcomed_at = {number + 1}");
            },
            Cancel)));
        Assert.Equal((long)Callers, database.Look("SELECT welcomed_at FROM welcomes"));
    }

    [Fact]
    public async Task One_that_fails_between_its_steps_is_undone_alone()
    {
        await using var database = await StartAsync();
        Task<long>? failing = null;
        await WriterSpecs.WhileBusyAsync<long>(database, () =>
        {
            var before = database.Database.WriteBesideAsync(HalvesAsync("before"), Cancel);
            failing = database.Database.WriteBesideAsync<long>(
                async sql =>
                {
                    using var place = await sql.EnterAsync("place");
                    await sql.ExecuteAhead($"INSERT INTO welcomes (channel, tenant, conversation, welcomed_at) VALUES ('activity', 't1', 'failing', 0)");
                    throw new OperationCanceledException("half done");
                },
                Cancel);
            return [before, database.Database.WriteBesideAsync(HalvesAsync("after"), Cancel)];
        });
        Assert.NotNull(failing);
        Assert.Equal("half done", (await Assert.ThrowsAsync<InvalidOperationException>(() => failing)).InnerException?.Message);
        Assert.Equal((4L, 0L), (database.Look("SELECT COUNT(*) FROM welcomes"), database.Look("SELECT COUNT(*) FROM welcomes WHERE conversation = 'failing'")));
    }

    /// <summary>Turns that are about to end with an answer, to questions that stand in so many channels.</summary>
    private protected static async Task<IReadOnlyList<Tutoring.Turns.Inbound>> BegunAsync(TemporaryDatabase database, int count, int channels, Func<int, GivenTo> give)
    {
        var now = database.Time.GetUtcNow();
        var given = Enumerable.Range(0, count).Select(give).ToList();
        foreach (var post in given.Select(each => each.Post).Distinct())
            await database.Posted.OpenAsync([Posted($"{post}", $"channel {post % channels}", now)], [], Cancel);
        foreach (var number in Enumerable.Range(0, count))
            await database.Inbox.KeepAsync(database.Inbound($"answer {number}", $"chat {number}"), Cancel);
        var claimed = await database.Inbox.ClaimAsync(count, Cancel);
        foreach (var (inbound, (person, post, fact, isRight)) in claimed.Zip(given))
        {
            var answer = new GivenAnswer(["a"], isRight ? 1 : 0, Confidence.Sure, now) { Subject = new("data", ["backed-up"], isRight ? [] : ["backed-up"]) };
            database.Quizzes.Answer(inbound.Turn($"person {person}"), new($"round {post} {person}", "t1", $"person {person}", $"item {post}", now) { Post = $"{post}" }, answer, $"fact {fact}");
        }

        return claimed;
    }

    private protected static async Task<bool> EndedAsync(TemporaryDatabase database, Tutoring.Turns.Inbound inbound)
    {
        await database.Inbox.FinishAsync(inbound, [inbound.Reply()], welcome: null, Cancel);
        return true;
    }

    /// <summary>Writes two rows, and awaits each.</summary>
    private static Func<Statements, ValueTask<long>> HalvesAsync(string name) => async sql =>
    {
        foreach (var half in (int[])[1, 2])
            await sql.ExecuteAhead($"INSERT INTO welcomes (channel, tenant, conversation, welcomed_at) VALUES ('activity', 't1', {$"{name} {half}"}, 0)");
        return 0;
    };

    /// <summary>Every seventh answers what was answered ten before.</summary>
    private static GivenTo Give(int number) => new(number % 10, number % 7 == 6 ? (number - 10 + 15) % 15 : number % 15, number % 2, IsRight: number % 4 != 0);

    private static long Welcomes(Statements sql) => sql.Query($"SELECT COUNT(*) FROM welcomes", row => row.GetInt64(0))[0];

    private static string All(TemporaryDatabase database, string table, string[] columns)
    {
        var line = string.Join(" || ' ' || ", columns.Select(column => $"COALESCE(CAST({column} AS TEXT), '-')"));
        return $"{table}: {database.Look($"SELECT string_agg(line, '; ') FROM (SELECT {line} AS line FROM {table} ORDER BY 1) AS lines")}";
    }
}

/// <summary>An answer that somebody gives.</summary>
/// <param name="Person">Who.</param>
/// <param name="Post">The question.</param>
/// <param name="Fact">What it is about.</param>
/// <param name="IsRight">Whether it is right.</param>
internal sealed record GivenTo(int Person, int Post, int Fact, bool IsRight);

/// <summary>How often the server is waited for.</summary>
public sealed class BesideOnPostgresSpecs(PostgresEngine postgres) : BesideSpecs(postgres)
{
    [Fact]
    public async Task Forty_answers_of_forty_people_take_no_more_trips_to_the_server_than_four()
    {
        var (few, many) = (await TripsAsync(4), await TripsAsync(40));
        Assert.InRange(few, 5, 12);
        Assert.Equal(few, many);
    }

    private async Task<int> TripsAsync(int count)
    {
        await using var database = await StartAsync();
        var begun = await BegunAsync(database, count, count, number => new(number, number, 0, IsRight: true));
        var name = new Npgsql.NpgsqlConnectionStringBuilder(database.Bare.ConnectionString).Database;
        var trips = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = each => each.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = each => trips += each.TagObjects.Any(tag => Equals(tag.Value, name)) ? 1 : 0,
        };
        ActivitySource.AddActivityListener(listener);
        await WriterSpecs.WhileBusyAsync(database, () => begun.Select(inbound => EndedAsync(database, inbound)));
        return trips;
    }
}
