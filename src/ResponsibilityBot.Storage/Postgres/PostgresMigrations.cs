using Npgsql;

namespace ResponsibilityBot.Storage.Postgres;

/// <summary>Which steps the tables of a database have gone through, read without EF, which takes a second to wake up.</summary>
internal static class PostgresMigrations
{
    /// <summary>The ids of the steps that this database has gone through.</summary>
    public static async Task<IReadOnlySet<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await using var exists = new NpgsqlCommand("""SELECT to_regclass('"__EFMigrationsHistory"') IS NOT NULL""", connection);
        if (await exists.ExecuteScalarAsync(cancel) is not true)
            return ids;
        await using var command = new NpgsqlCommand("""SELECT migration_id FROM "__EFMigrationsHistory" """, connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            ids.Add(reader.GetString(0));
        return ids;
    }
}
