using ResponsibilityBot.Tutoring.Oversight;

namespace ResponsibilityBot.Storage.Oversight;

/// <summary>The table <c>content_revisions</c>.</summary>
internal sealed class ContentRevisions(Database database, TimeProvider time) : IContentRevisions
{
    public Task NoteAsync(string revision, CancellationToken cancel)
    {
        var at = time.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(
            sql => sql.Query($"SELECT revision FROM content_revisions ORDER BY sequence DESC LIMIT 1", row => row.GetString(0)).SingleOrDefault() == revision
                ? 0
                : sql.Execute($"INSERT INTO content_revisions (revision, at) VALUES ({revision}, {at})"),
            cancel);
    }

    public async ValueTask<IReadOnlyList<TaughtRevision>> ListAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var end = before.ToUnixTimeMilliseconds();
        return await database.ReadAsync(
            sql => sql.Query(
                $"SELECT revision, at FROM content_revisions WHERE at < {end} ORDER BY sequence",
                row => new TaughtRevision(row.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)))),
            cancel);
    }
}
