using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ResponsibilityBot.Storage.Postgres;
using ResponsibilityBot.Storage.Tests;
using ResponsibilityBot.Testing;

[assembly: AssemblyFixture(typeof(PostgresEngine))]

namespace ResponsibilityBot.Storage.Tests;

/// <summary>
/// PostgreSQL: a database for each on the server that <c>BOT_TEST_POSTGRES</c> names, copied from one that was migrated once. Without a server
/// the specifications of PostgreSQL fail.
/// </summary>
public sealed class PostgresEngine : Engine, IAsyncDisposable
{
    private readonly string run = $"bot_test_{Environment.ProcessId}_{Guid.CreateVersion7():n}";
    private readonly Lazy<Task<string>> template;
    private int made;

    public PostgresEngine() => template = new(MakeTemplateAsync);

    internal override async Task<BareDatabase> MakeAsync() => await MakeAsync(await template.Value);

    /// <summary>A database without any tables.</summary>
    internal Task<ServerDatabase> MakeEmptyAsync() => MakeAsync("template1");

    public async ValueTask DisposeAsync()
    {
        if (template.IsValueCreated && template.Value.IsCompletedSuccessfully)
            await TestServer.ExecuteAsync($"DROP DATABASE {await template.Value} WITH (FORCE)");
    }

    private async Task<ServerDatabase> MakeAsync(string from)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{run}_{Interlocked.Increment(ref made)}");
        await TestServer.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {from}");
        return new(name);
    }

    private async Task<string> MakeTemplateAsync()
    {
        var name = $"{run}_template";
        await TestServer.ExecuteAsync($"CREATE DATABASE {name}");
        var options = new DbContextOptionsBuilder<PostgresContext>()
            .UseNpgsql(new NpgsqlConnectionStringBuilder(TestServer.In(name)) { Pooling = false }.ToString()).UseSnakeCaseNamingConvention().Options;
        await using var db = new PostgresContext(options);
        await db.Database.MigrateAsync();
        return name;
    }
}

/// <inheritdoc cref="PostgresEngine"/>
internal sealed class ServerDatabase(string name) : BareDatabase
{
    public override string Provider => "Postgres";

    public override string ConnectionString => TestServer.In(name);

    public override object? Look(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString());
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        var seen = command.ExecuteScalar();
        return seen is int number ? (long)number : seen;
    }

    public override IReadOnlyList<string> Columns(string table) =>
        Texts($"SELECT string_agg(column_name, ',') FROM information_schema.columns WHERE table_name = '{table}' AND is_generated = 'NEVER'");

    public override IReadOnlyList<string> TablesWith(string column) => Texts(
        $"SELECT string_agg(table_name, ',') FROM information_schema.columns WHERE table_schema = 'public' AND column_name = '{column}'");

    public override string Sample(string table, string column, string text) =>
        Look($"SELECT data_type FROM information_schema.columns WHERE table_name = '{table}' AND column_name = '{column}'") switch
        {
            "text" => $"'{text}'",
            "boolean" => "true",
            "date" => "'2026-01-05'",
            _ => "2",
        };

    public override void Fill(string table) => Look($$"""
        CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN RAISE EXCEPTION 'disk full'; END $body$;
        CREATE TRIGGER disk_full BEFORE INSERT ON {{table}} EXECUTE FUNCTION disk_full()
        """);

    public override void Empty(string table) => Look($"DROP TRIGGER disk_full ON {table}");

    public override int Defer(Statements sql) => sql.Execute(
        $"ALTER TABLE directline_activities ALTER CONSTRAINT fk_directline_activities_directline_conversations_conversation DEFERRABLE INITIALLY DEFERRED");

    public override void Close()
    {
    }

    private string[] Texts(string sql) => [.. (Look(sql) as string ?? "").Split(',').Order(StringComparer.Ordinal)];

    public override async ValueTask DisposeAsync() => await TestServer.ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
}
