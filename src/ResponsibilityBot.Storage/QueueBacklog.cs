using System.Data.Common;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>Counts what is unfinished in <c>inbox</c> and <c>outbox</c>; the indexes of both hold nothing else.</summary>
internal sealed class QueueBacklog(Database database, TimeProvider time) : IBacklog
{
    public ValueTask<Backlog> ReadAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return database.ReadAsync(
            sql => new Backlog(
                new(One(sql.Query($"SELECT COUNT(*) FROM inbox WHERE state < 2", Number)), Age(now, sql.Query($"SELECT MIN(due_at) FROM inbox WHERE state = 0 AND due_at <= {now}", Number))),
                new(One(sql.Query($"SELECT COUNT(*) FROM outbox WHERE state < 2", Number)), Age(now, sql.Query($"SELECT MIN(due_at) FROM outbox WHERE state = 0 AND due_at <= {now}", Number)))),
            cancel);
    }

    private static TimeSpan Age(long now, IReadOnlyList<long?> due) => due is [{ } oldest] ? TimeSpan.FromMilliseconds(now - oldest) : TimeSpan.Zero;

    private static long One(IReadOnlyList<long?> counted) => counted is [{ } count] ? count : 0;

    private static long? Number(DbDataReader row) => row.IsDBNull(0) ? null : row.GetInt64(0);
}
