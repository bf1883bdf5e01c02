using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class InstallationSpecs(Engine engine) : StorageSpecs(engine)
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_installation_is_found_by_its_team_and_survives_a_restart()
    {
        await using var database = await StartAsync();
        var kept = new Installation("slack", null, "T1", "secret", At);
        await database.Installations.KeepAsync(kept, Cancel);
        await database.RestartAsync();
        Assert.Equal(kept, await database.Installations.FindAsync("slack", null, "T1", Cancel));
        Assert.Equal(kept, await database.Installations.FindAsync("slack", "E1", "T1", Cancel));
        Assert.Null(await database.Installations.FindAsync("slack", null, "T2", Cancel));
        Assert.Null(await database.Installations.FindAsync("teams", null, "T1", Cancel));
        Assert.Null(await database.Installations.FindAsync("slack", null, null, Cancel));
        Assert.Null(await database.Installations.FindAsync("slack", null, "", Cancel));
    }

    [Fact]
    public async Task A_team_without_its_own_is_served_by_its_organisations()
    {
        await using var database = await StartAsync();
        var (own, whole) = (new Installation("slack", "E1", "T1", "own", At), new Installation("slack", "E1", null, "whole", At));
        await database.Installations.KeepAsync(whole, Cancel);
        await database.Installations.KeepAsync(own, Cancel);
        Assert.Equal(own, await database.Installations.FindAsync("slack", "E1", "T1", Cancel));
        Assert.Equal(own, await database.Installations.FindAsync("slack", null, "T1", Cancel));
        Assert.Equal(whole, await database.Installations.FindAsync("slack", "E1", "T2", Cancel));
        Assert.Equal(whole, await database.Installations.FindAsync("slack", "E1", null, Cancel));
        Assert.Null(await database.Installations.FindAsync("slack", "E2", "T1", Cancel));
        Assert.Equal([whole, own], await database.Installations.AllAsync("slack", Cancel));
    }

    [Fact]
    public async Task A_new_installation_takes_the_place_of_the_old_one()
    {
        await using var database = await StartAsync();
        await database.Installations.KeepAsync(new("slack", null, "T1", "old", At), Cancel);
        await database.Installations.KeepAsync(new("slack", null, "T1", "new", At.AddDays(1)), Cancel);
        Assert.Equal(new("slack", null, "T1", "new", At.AddDays(1)), Assert.Single(await database.Installations.AllAsync("slack", Cancel)));
    }

    [Fact]
    public async Task Who_removes_the_bot_leaves_nothing_in_any_table_and_others_lose_nothing()
    {
        await using var database = await StartAsync();
        var tables = Fill(database, "T1", "T2");
        Assert.Contains("memories", tables);
        var installation = new Installation("slack", null, "T1", "secret", At);
        await database.Installations.KeepAsync(installation, Cancel);
        await database.Installations.KeepAsync(installation with { Team = "T2" }, Cancel);

        for (var time = 0; time < 2; time++)
        {
            Assert.True(await database.Installations.ForgetAsync("slack", "T1", installation, Cancel));
            Assert.All(tables, table => Assert.Equal((0L, 1L), (Count(database, table, "T1"), Count(database, table, "T2"))));
            Assert.Equal("T2", Assert.Single(await database.Installations.AllAsync("slack", Cancel)).Team);
        }
    }

    [Fact]
    public async Task What_is_being_worked_on_is_left_to_its_end()
    {
        await using var database = await StartAsync();
        await database.Inbox.KeepAsync(database.Inbound("a", tenant: "T1"), Cancel);
        Assert.True(await database.Installations.ForgetAsync("slack", "T1", null, Cancel));
        await database.Inbox.FinishAsync(await database.ClaimedAsync(), [], welcome: null, Cancel);
        Assert.True(await database.Installations.ForgetAsync("slack", "T1", null, Cancel));
        Assert.Equal(0L, Count(database, "inbox", "T1"));
    }

    [Fact]
    public async Task What_is_said_too_late_does_not_undo_that_the_bot_came_back()
    {
        await using var database = await StartAsync();
        var tables = Fill(database, "T1");
        var gone = new Installation("slack", null, "T1", "old", At);
        await database.Installations.KeepAsync(gone with { Secrets = "new" }, Cancel);
        Assert.False(await database.Installations.ForgetAsync("slack", "T1", gone, Cancel));
        Assert.All(tables, table => Assert.Equal(1L, Count(database, table, "T1")));
        Assert.Single(await database.Installations.AllAsync("slack", Cancel));
    }

    private static object? Count(TemporaryDatabase database, string table, string tenant) => database.Look($"SELECT COUNT(*) FROM {table} WHERE tenant = '{tenant}'");

    /// <summary>Puts a row of each tenant into every table that has a tenant, whatever its other columns are.</summary>
    private static IReadOnlyList<string> Fill(TemporaryDatabase database, params string[] tenants)
    {
        var tables = database.Bare.TablesWith("tenant");
        foreach (var table in tables)
        {
            var columns = database.Bare.Columns(table).Where(column => column != "sequence").ToList();
            foreach (var tenant in tenants)
            {
                var values = columns.Select(column => database.Bare.Sample(table, column, tenant));
                database.Look($"INSERT INTO {table} ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", values)})");
            }
        }

        return tables;
    }
}
