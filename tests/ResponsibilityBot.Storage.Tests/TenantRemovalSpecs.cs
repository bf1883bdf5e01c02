using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

/// <summary>The end of a tenant, for those who run the bot.</summary>
public sealed class TenantRemovalSpecs(PostgresEngine postgres)
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_tenant_of_which_something_is_kept_is_forgotten_once_and_one_of_another_name_never(string engine)
    {
        await using var database = await TemporaryDatabase.StartAsync(Engine(engine));
        database.Look("INSERT INTO teams (tenant, id, name, name_key, members) VALUES ('contoso', 'a', 'Blue', 'blue', 0), ('fabrikam', 'b', 'Green', 'green', 0)");
        await database.KillProcessAsync();
        Assert.False(await ForgetAsync(database.Bare, "contosso"));
        Assert.True(await ForgetAsync(database.Bare, "contoso"));
        Assert.False(await ForgetAsync(database.Bare, "contoso"));
        Assert.Equal("fabrikam", database.Look("SELECT tenant FROM teams"));
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task No_token_of_it_is_left_and_that_of_its_organisation_is(string engine)
    {
        await using var database = await TemporaryDatabase.StartAsync(Engine(engine));
        database.Look("INSERT INTO installations (channel, organisation, team, secrets, kept_at) VALUES ('slack', 'E1', 'T1', 'a', 1), ('slack', 'E1', '', 'b', 1), ('slack', '', 'T2', 'c', 1)");
        await database.KillProcessAsync();
        Assert.True(await ForgetAsync(database.Bare, "T1"));
        Assert.Equal(2L, database.Look("SELECT COUNT(*) FROM installations WHERE secrets <> 'a'"));
        Assert.Equal(2L, database.Look("SELECT COUNT(*) FROM installations"));
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task What_waits_to_be_answered_is_left_and_something_that_is_kept(string engine)
    {
        await using var database = await TemporaryDatabase.StartAsync(Engine(engine));
        await database.Inbox.KeepAsync(database.Inbound("a", tenant: "contoso"), Cancel);
        await database.KillProcessAsync();
        Assert.True(await ForgetAsync(database.Bare, "contoso"));
        Assert.Equal(1L, database.Look("SELECT COUNT(*) FROM inbox"));
    }

    [Fact]
    public async Task Where_there_is_no_database_none_is_made()
    {
        await using var bare = new FileDatabase();
        var refused = await Assert.ThrowsAsync<FileNotFoundException>(() => ForgetAsync(bare, "contoso"));
        Assert.Contains($"There is no database {bare.File}. Start the bot once, or name its database with Storage:ConnectionString.", refused.Message, StringComparison.Ordinal);
        Assert.False(Path.Exists(Path.GetDirectoryName(bare.File)));
    }

    [Fact]
    public async Task A_database_without_tables_is_none_of_the_bot()
    {
        await using var bare = await postgres.MakeEmptyAsync();
        var refused = await Assert.ThrowsAsync<IOException>(() => ForgetAsync(bare, "contoso"));
        Assert.Contains("Start the bot once", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0L, bare.Look("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'public'"));
    }

    [Theory]
    [InlineData("Sqlite", "Another process uses the database")]
    [InlineData("Postgres", "connections of a running bot use")]
    public async Task While_a_bot_runs_nothing_is_deleted(string engine, string says)
    {
        await using var database = await TemporaryDatabase.StartAsync(Engine(engine));
        await database.Inbox.KeepAsync(database.Inbound("a", tenant: "contoso"), Cancel);
        database.Look("INSERT INTO teams (tenant, id, name, name_key, members) VALUES ('contoso', 'a', 'Blue', 'blue', 0)");
        var refused = await Assert.ThrowsAsync<IOException>(() => ForgetAsync(database.Bare, "contoso"));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.Equal(1L, database.Look("SELECT COUNT(*) FROM teams"));
    }

    private Engine Engine(string engine) => engine == "Sqlite" ? new SqliteEngine() : postgres;

    /// <summary>As the command does it, in a program of its own.</summary>
    private static async Task<bool> ForgetAsync(BareDatabase bare, string tenant)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Provider", bare.Provider), new("Storage:ConnectionString", $"{bare.ConnectionString};Pooling=False")]).Build();
        await using var command = new ServiceCollection().AddTenantRemoval(configuration).BuildServiceProvider();
        return await command.GetRequiredService<TenantRemoval>().ForgetAsync(tenant, Cancel);
    }
}
