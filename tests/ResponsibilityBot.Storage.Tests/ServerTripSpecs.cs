using System.Diagnostics;
using ResponsibilityBot.Tutoring.Scores;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

/// <summary>How often a server that may be far away is waited for: what belongs together is sent together.</summary>
public sealed class ServerTripSpecs(PostgresEngine postgres) : StorageSpecs(postgres)
{
    private static readonly DateOnly Monday = new(2026, 1, 5);

    [Fact]
    public async Task A_view_waits_twice_a_board_twice_with_the_own_place_and_the_rest_once()
    {
        await using var database = await StartAsync();
        await database.Database.WriteAsync(
            sql =>
            {
                foreach (var team in Enumerable.Range(10, 12))
                {
                    sql.Execute($"INSERT INTO teams (tenant, id, name, name_key, members) VALUES ({"t1"}, {$"team {team}"}, {$"Team {team}"}, {$"team {team}"}, 8)");
                    sql.Execute($"INSERT INTO team_scores (tenant, span, beginning, team, points, answers, participants, members) VALUES ({"t1"}, 3, 0, {$"team {team}"}, {10 * team}, 9, 8, 8)");
                }

                return true;
            },
            Cancel);
        var scores = database.Scores;
        Assert.Equal(2, await TripsAsync(() => database.Figures.ReadAsync(new("t1", null, ["team 10"], Monday, Monday.AddDays(7)), Cancel).AsTask()));
        Assert.Equal(2, await TripsAsync(() => scores.BoardAsync("t1", ScoreSpan.All, 5, 10, "team 10", Cancel).AsTask()));
        Assert.Equal(1, await TripsAsync(() => scores.BoardAsync("t1", ScoreSpan.All, 5, 10, "team 21", Cancel).AsTask()));
        Assert.Equal(1, await TripsAsync(() => scores.OfPersonAsync("t1", "maria", new(SpanKind.Season, Monday), Cancel).AsTask()));
        Assert.Equal(1, await TripsAsync(() => database.Figures.TeamsAsync("t1", null, 5, Cancel).AsTask()));
        var own = (await scores.BoardAsync("t1", ScoreSpan.All, 5, 10, "team 10", Cancel)).Shown[^1];
        Assert.Equal((12, "team 10"), (own.Rank, own.Team.Team));
    }

    [Fact]
    public async Task Who_comes_while_another_process_writes_is_written_with_those_who_wait_for_it()
    {
        await using var database = await StartAsync();
        await using var other = await database.BesideAsync();
        var before = database.Database.Commits;
        var kept = await WriterSpecs.WhileBusyAsync<bool>(other, () =>
        {
            var first = database.Inbox.KeepAsync(database.Inbound("first"), Cancel);
            while (database.Look("SELECT COUNT(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted") is 0L)
                Thread.Yield();
            return [first, .. Enumerable.Range(0, 20).Select(caller => database.Inbox.KeepAsync(database.Inbound($"{caller}"), Cancel))];
        });
        Assert.All(kept, Assert.True);
        Assert.Equal(before + 1, database.Database.Commits);
    }

    /// <summary>What the driver says it sent and waited for, once its connection is open.</summary>
    private static async Task<int> TripsAsync(Func<Task> work)
    {
        await work();
        var trips = 0;
        using var source = new ActivitySource(nameof(ServerTripSpecs));
        using var listener = new ActivityListener
        {
            ShouldListenTo = each => each.Name is nameof(ServerTripSpecs) or "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        using var view = source.StartActivity("view") ?? throw new InvalidOperationException("nobody listens");
        listener.ActivityStopped = each => trips += each.Source.Name == "Npgsql" && each.TraceId == view.TraceId ? 1 : 0;
        await work();
        return trips;
    }
}
