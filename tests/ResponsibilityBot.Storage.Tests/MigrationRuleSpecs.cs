using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using ResponsibilityBot.Storage.Postgres;
using ResponsibilityBot.Storage.Sqlite;

namespace ResponsibilityBot.Storage.Tests;

/// <summary>
/// A process of the version before goes on while the tables are brought up to date, and after that: it reads and writes all that it knows, and nothing that it does
/// not know may be asked of it. The rule stands in <c>docs/operations.md</c> under "Upgrading".
/// </summary>
public sealed class MigrationRuleSpecs
{
    private const string Rebuilt = "the same columns as before; only SQLite, where no second process has the file";

    /// <summary>What breaks the rule, by its migration, and why that is borne.</summary>
    private static readonly Dictionary<string, string> Borne = new(StringComparer.Ordinal)
    {
        ["20261125223843_Places: DELETE FROM conversations;"] = "places were kept by thread; each is learned again with its next message. Before anything was given out",
        ["20261126042455_FewerIndexes: ALTER TABLE topics RENAME TO topics_before"] = Rebuilt,
        ["20261126042455_FewerIndexes: INSERT INTO topics (tenant, conversation, person, body, kept_at) SELECT tenant, conversation, person, body, kept_at FROM topics_before"] = Rebuilt,
        ["20261126042455_FewerIndexes: DROP TABLE topics_before"] = Rebuilt,
        ["20261126042455_FewerIndexes: ALTER TABLE questions RENAME TO questions_before"] = Rebuilt,
        ["20261126042455_FewerIndexes: INSERT INTO questions (tenant, conversation, person, words, is_answered, about, asked_at) SELECT tenant, conversation, person, words, is_answered, about, asked_at FROM questions_before"] = Rebuilt,
        ["20261126042455_FewerIndexes: DROP TABLE questions_before"] = Rebuilt,
        ["20261126155708_BeliefWeeks: DELETE FROM figures WHERE kind = 5"] = "sums that are made of the answers again, in another table; the version before would show fewer beliefs until it ends",
    };

    [Fact]
    public void The_tables_of_SQLite_are_only_ever_added_to()
    {
        using var sqlite = new DesignTimeContext().CreateDbContext([]);
        var broken = Broken(sqlite);
        Assert.Equal(Borne.Keys.Order(StringComparer.Ordinal), broken.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_tables_of_PostgreSQL_are_only_ever_added_to()
    {
        using var postgres = new DesignTimePostgresContext().CreateDbContext([]);
        Assert.Empty(Broken(postgres));
    }

    private static readonly Dictionary<string, MigrationOperation> Forbidden = new(StringComparer.Ordinal)
    {
        ["drops the table old"] = new DropTableOperation { Name = "old" },
        ["drops old.column"] = new DropColumnOperation { Table = "old", Name = "column" },
        ["renames old.column"] = new RenameColumnOperation { Table = "old", Name = "column", NewName = "other" },
        ["RenameTableOperation"] = new RenameTableOperation { Name = "old", NewName = "other" },
        ["AlterColumnOperation"] = new AlterColumnOperation { Table = "old", Name = "column", ClrType = typeof(string) },
        ["adds old.column, which must be written"] = new AddColumnOperation { Table = "old", Name = "column", ClrType = typeof(string) },
        ["makes a unique index on old"] = new CreateIndexOperation { Table = "old", Name = "ix", Columns = ["column"], IsUnique = true },
        ["drops the unique index ux_old"] = new DropIndexOperation { Table = "old", Name = "ux_old" },
        ["AddForeignKeyOperation"] = new AddForeignKeyOperation { Table = "old", Name = "fk", Columns = ["column"], PrincipalTable = "other" },
        ["AddCheckConstraintOperation"] = new AddCheckConstraintOperation { Table = "old", Name = "ck", Sql = "1" },
        ["UPDATE old SET column = 1"] = new SqlOperation { Sql = "UPDATE old SET column = 1" },
        ["ties new to old"] = new CreateTableOperation { Name = "new", ForeignKeys = { new() { Table = "new", PrincipalTable = "old", Columns = ["column"] } } },
    };

    public static TheoryData<string> Breaks => new(Forbidden.Keys);

    [Theory, MemberData(nameof(Breaks))]
    public void What_an_older_process_could_not_live_with_is_found(string says) => Assert.Equal([says], Broken([Forbidden[says]], [], ["ux_old"]));

    [Fact]
    public void What_an_older_process_does_not_see_is_allowed() => Assert.Empty(Broken(
        [
            new CreateTableOperation { Name = "new", ForeignKeys = { new() { Table = "new", PrincipalTable = "newer", Columns = ["column"] } } },
            new CreateIndexOperation { Table = "new", Name = "ux_new", Columns = ["column"], IsUnique = true },
            new CreateIndexOperation { Table = "old", Name = "ix_old", Columns = ["column"] },
            new DropIndexOperation { Table = "old", Name = "ix_old" },
            new AddColumnOperation { Table = "old", Name = "a", ClrType = typeof(string), IsNullable = true },
            new AddColumnOperation { Table = "old", Name = "b", ClrType = typeof(int), DefaultValue = 0 },
            new SqlOperation { Sql = "\n  CREATE TABLE other (id INTEGER)" },
        ],
        ["new", "newer"],
        []));

    /// <summary>What breaks the rule in a set of migrations, each behind the id of its migration.</summary>
    private static List<string> Broken(DbContext context)
    {
        var migrations = context.GetService<IMigrationsAssembly>();
        Assert.NotEmpty(migrations.Migrations);
        var unique = new HashSet<string>(StringComparer.Ordinal);
        var broken = new List<string>();
        foreach (var (id, type) in migrations.Migrations.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            var operations = migrations.CreateMigration(type, context.Database.ProviderName ?? "").UpOperations;
            var made = operations.OfType<CreateTableOperation>().Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
            broken.AddRange(Broken(operations, made, unique).Select(what => $"{id}: {what}"));
            unique.UnionWith(operations.OfType<CreateIndexOperation>().Where(index => index.IsUnique).Select(index => index.Name));
        }

        return broken;
    }

    /// <param name="operations">What one migration does.</param>
    /// <param name="made">The tables that it makes, of which no older process knows.</param>
    /// <param name="unique">The unique indexes that were there before it.</param>
    private static IEnumerable<string> Broken(IEnumerable<MigrationOperation> operations, HashSet<string> made, HashSet<string> unique) => operations.SelectMany(operation => operation switch
    {
        CreateTableOperation table => table.ForeignKeys.Where(key => !made.Contains(key.PrincipalTable)).Select(key => $"ties {table.Name} to {key.PrincipalTable}"),
        AddColumnOperation { IsNullable: true } or AddColumnOperation { DefaultValue: not null } or AddColumnOperation { DefaultValueSql: not null } or AddColumnOperation { ComputedColumnSql: not null } => [],
        AddColumnOperation column => [$"adds {column.Table}.{column.Name}, which must be written"],
        CreateIndexOperation index when index.IsUnique && !made.Contains(index.Table) => [$"makes a unique index on {index.Table}"],
        CreateIndexOperation => [],
        // A unique one is what a statement with ON CONFLICT relies on.
        DropIndexOperation index => unique.Contains(index.Name) ? [$"drops the unique index {index.Name}"] : [],
        DropTableOperation table => [$"drops the table {table.Name}"],
        DropColumnOperation column => [$"drops {column.Table}.{column.Name}"],
        RenameColumnOperation column => [$"renames {column.Table}.{column.Name}"],
        SqlOperation { Sql: var sql } => sql.TrimStart().StartsWith("CREATE TABLE ", StringComparison.Ordinal) ? [] : [sql],
        _ => new[] { operation.GetType().Name },
    });
}
