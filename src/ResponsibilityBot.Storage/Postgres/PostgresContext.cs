using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using ResponsibilityBot.Storage.Rows;

namespace ResponsibilityBot.Storage.Postgres;

/// <summary>The same tables on PostgreSQL, with migrations of their own.</summary>
internal sealed class PostgresContext(DbContextOptions<PostgresContext> options) : BotDbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // Replies are found by how their ids begin, which only works where ids are ordered by their characters, as they are in SQLite.
        modelBuilder.Entity<OutboxRow>().Property(row => row.Id).UseCollation("C");
        // What is worked out has an index on SQLite without being kept; here it must be kept.
        modelBuilder.Entity<TeamScoreRow>().Property(row => row.Tenths).HasComputedColumnSql(TeamScoreRow.TenthsSql, stored: true);
    }
}

/// <summary>How <c>dotnet ef migrations add NAME --project src/ResponsibilityBot.Storage --context PostgresContext --output-dir Postgres/Migrations</c> gets the model.</summary>
internal sealed class DesignTimePostgresContext : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql("Host=design").UseSnakeCaseNamingConvention().Options);
}
