using ResponsibilityBot.Tutoring.Oversight;

namespace ResponsibilityBot.Storage.Oversight;

/// <summary>The table <c>exports</c>.</summary>
internal sealed class ExportLog(Database database) : IExportLog
{
    public async ValueTask<bool> HasAsync(string name, CancellationToken cancel) => await database.ReadAsync(sql => sql.Finds($"SELECT 1 FROM exports WHERE name = {name}"), cancel);

    public Task AddAsync(string name, DateTimeOffset at, CancellationToken cancel) => database.WriteAsync(
        sql => sql.Execute($"INSERT INTO exports (name, at) VALUES ({name}, {at.ToUnixTimeMilliseconds()}) ON CONFLICT (name) DO NOTHING"), cancel);
}
