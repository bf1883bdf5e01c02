using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The table <c>installations</c>, and the end of a tenant in all tables.</summary>
internal sealed class Installations(Database database, IDbContextFactory<BotDbContext> contexts) : IInstallations
{
    public async Task<Installation?> FindAsync(string channel, string? organisation, string? team, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"""
            SELECT channel, organisation, team, secrets, kept_at FROM installations
            WHERE channel = {channel} AND ((team = {team} AND team <> '' AND organisation IN ('', COALESCE({organisation}, organisation)))
                OR (team = '' AND organisation <> '' AND organisation = {organisation}))
            ORDER BY team DESC, organisation DESC LIMIT 1
            """,
            Read).SingleOrDefault(),
        cancel);

    public async Task<IReadOnlyList<Installation>> AllAsync(string channel, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query($"SELECT channel, organisation, team, secrets, kept_at FROM installations WHERE channel = {channel} ORDER BY organisation, team", Read), cancel);

    public Task KeepAsync(Installation installation, CancellationToken cancel) => database.WriteAsync(
        sql => sql.Execute(
            $"""
            INSERT INTO installations (channel, organisation, team, secrets, kept_at)
            VALUES ({installation.Channel}, {installation.Organisation ?? ""}, {installation.Team ?? ""}, {installation.Secrets}, {installation.KeptAt.ToUnixTimeMilliseconds()})
            ON CONFLICT (channel, organisation, team) DO UPDATE SET secrets = excluded.secrets, kept_at = excluded.kept_at
            """),
        cancel);

    public async Task<bool> ForgetAsync(string channel, string tenant, Installation? installation, CancellationToken cancel)
    {
        var tables = await TablesAsync(cancel);
        return await database.WriteAsync(
            sql =>
            {
                if (installation is { } gone && sql.Execute(
                    $"""
                    DELETE FROM installations WHERE channel = {gone.Channel} AND organisation = {gone.Organisation ?? ""} AND team = {gone.Team ?? ""}
                        AND secrets = {gone.Secrets}
                    """) == 0 && Exists(sql, gone))
                    return false;
                Delete(sql, tables, tenant);
                return true;
            },
            cancel);
    }

    /// <summary>Deletes everything of a tenant, whichever channels it used, and what it was installed with: no token of it is left. False if nothing is kept of it.</summary>
    public async Task<bool> ForgetAsync(string tenant, CancellationToken cancel)
    {
        var tables = await TablesAsync(cancel);
        return await database.WriteAsync(
            sql => Uninstall(sql, tenant) + Delete(sql, tables, tenant) > 0 || tables.Where(IsQueue).Any(table => sql.Finds(FormattableStringFactory.Create($"SELECT 1 FROM \"{table}\" WHERE tenant = {{0}}", tenant))), cancel);
    }

    /// <summary>What a workspace, or an organisation as a whole, was installed with; that of an organisation outlasts one workspace. How many rows went.</summary>
    private static int Uninstall(Statements sql, string tenant) => sql.Execute($"DELETE FROM installations WHERE team = {tenant} OR (team = '' AND organisation = {tenant})");

    /// <summary>How many rows went.</summary>
    private static int Delete(Statements sql, IReadOnlyList<string> tables, string tenant) =>
        tables.Sum(table => sql.Execute(FormattableStringFactory.Create($"DELETE FROM \"{table}\" WHERE tenant = {{0}}{(IsQueue(table) ? " AND state >= 2" : "")}", tenant)));

    /// <summary>What is being worked on is left to who works on it: nothing more can be said there, and it is blanked at its end.</summary>
    private static bool IsQueue(string table) => table is "inbox" or "outbox";

    private static bool Exists(Statements sql, Installation installation) => sql.Query(
        $"SELECT 1 FROM installations WHERE channel = {installation.Channel} AND organisation = {installation.Organisation ?? ""} AND team = {installation.Team ?? ""}",
        _ => true).Count > 0;

    /// <summary>The tables that have something of tenants, as the model tells, so that no later one is forgotten.</summary>
    private async Task<IReadOnlyList<string>> TablesAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return [.. db.Model.GetEntityTypes().Where(type => type.FindProperty("Tenant") is not null).Select(type => type.GetTableName()).OfType<string>()];
    }

    private static Installation Read(DbDataReader row) => new(
        row.GetString(0), OrNull(row.GetString(1)), OrNull(row.GetString(2)), row.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)));

    private static string? OrNull(string text) => text.Length > 0 ? text : null;
}
