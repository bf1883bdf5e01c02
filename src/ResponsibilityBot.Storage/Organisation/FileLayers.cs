using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage.Organisation;

/// <summary>The tables <c>file_layers</c> and <c>file_layer_changes</c>.</summary>
internal sealed class FileLayers(Database database, WorkSignals signals, TimeProvider time) : IFileLayers
{
    /// <summary>What the one row is called.</summary>
    private const string Moved = "moved";

    public Task<bool> NoteAsync(string revision, IReadOnlyList<Override> moves, CancellationToken cancel)
    {
        var (content, at) = (Write(moves), time.GetUtcNow().ToUnixTimeMilliseconds());
        return database.WriteAsync(
            sql =>
            {
                if (!IsTaught(sql, revision))
                    return false;
                var before = sql.Query($"SELECT content FROM file_layers WHERE name = {Moved}", row => row.GetString(0)).SingleOrDefault();
                if (before == content)
                    return true;
                if (before is not null)
                    Keep(sql, Read(before), moves, at);
                sql.Execute($"INSERT INTO file_layers (name, content) VALUES ({Moved}, {content}) ON CONFLICT (name) DO UPDATE SET content = excluded.content");
                return true;
            },
            cancel);
    }

    public async ValueTask<IReadOnlyList<FileChange>> UntoldAsync(string revision, int most, CancellationToken cancel) => await database.ReadAsync(
        sql => IsTaught(sql, revision)
            ? sql.Query(
                $"SELECT tenant, responsibility, before, at FROM file_layer_changes ORDER BY at, tenant, responsibility LIMIT {most}",
                row => new FileChange(row.GetString(0), row.GetString(1), Read(row.GetString(2)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3))))
            : [],
        cancel);

    public Task ToldAsync(FileChange change, string revision, IReadOnlyList<Outbound> notes, CancellationToken cancel)
    {
        var at = change.At.ToUnixTimeMilliseconds();
        return database.AnnounceAsync(
            signals, time,
            sql => IsTaught(sql, revision)
                && sql.Execute($"DELETE FROM file_layer_changes WHERE tenant = {change.Tenant} AND responsibility = {change.Responsibility} AND at = {at}") == 1,
            notes,
            cancel);
    }

    /// <summary>Keeps for each tenant what is otherwise. What a tenant was not told before stays compared with what it was told last.</summary>
    private static void Keep(Statements sql, IReadOnlyList<Override> before, IReadOnlyList<Override> now, long at)
    {
        var (old, young) = (before.ToLookup(change => change.Responsibility, StringComparer.Ordinal), now.ToLookup(change => change.Responsibility, StringComparer.Ordinal));
        var rows = old.Select(group => group.Key).Union(young.Select(group => group.Key), StringComparer.Ordinal).Where(row => Write(old[row]) != Write(young[row])).ToList();
        foreach (var tenant in rows.Count == 0 ? [] : Tenants(sql))
        {
            foreach (var row in rows)
            {
                sql.Execute(
                    $"""
                    INSERT INTO file_layer_changes (tenant, responsibility, before, at) VALUES ({tenant}, {row}, {Write(old[row])}, {at})
                    ON CONFLICT (tenant, responsibility) DO UPDATE SET at = excluded.at
                    """);
            }
        }
    }

    /// <summary>Where anybody learned something: from one tenant to the next in the index, however much was learned in each.</summary>
    private static List<string> Tenants(Statements sql) => sql.Query(
        $"""
        WITH RECURSIVE learned (tenant) AS (
            SELECT MIN(tenant) FROM memories
            UNION ALL
            SELECT (SELECT MIN(next.tenant) FROM memories AS next WHERE next.tenant > learned.tenant) FROM learned WHERE learned.tenant IS NOT NULL)
        SELECT tenant FROM learned WHERE tenant IS NOT NULL
        """,
        row => row.GetString(0));

    /// <summary>Whether that state of the files is the one that was noted last.</summary>
    private static bool IsTaught(Statements sql, string revision) =>
        sql.Query($"SELECT revision FROM content_revisions ORDER BY sequence DESC LIMIT 1", row => row.GetString(0)).SingleOrDefault() == revision;

    /// <summary>The same text for the same overrides, in whatever order the files have them.</summary>
    private static string Write(IEnumerable<Override> moves) =>
        JsonSerializer.Serialize([.. moves.OrderBy(change => change.Id, StringComparer.Ordinal)], FileLayerJson.Default.ListOverride);

    private static List<Override> Read(string json) => JsonSerializer.Deserialize(json, FileLayerJson.Default.ListOverride) ?? throw new JsonException("null is no list");
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<Override>))]
internal sealed partial class FileLayerJson : JsonSerializerContext;
