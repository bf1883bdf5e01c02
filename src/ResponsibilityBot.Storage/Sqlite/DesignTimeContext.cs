using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ResponsibilityBot.Storage.Sqlite;

/// <summary>How <c>dotnet ef migrations add NAME --project src/ResponsibilityBot.Storage --context BotDbContext --output-dir Sqlite/Migrations</c> gets the model.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<BotDbContext>
{
    public BotDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<BotDbContext>().UseSqlite("Data Source=design.db").UseSnakeCaseNamingConvention().Options);
}
