using System.Security.Cryptography;
using System.Text;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage.Oversight;

/// <summary>The table <c>page_links</c>.</summary>
internal sealed class PageLinks(Database database, TimeProvider time) : TurnNotes, IPageLinks
{
    public void Give(Turn turn, string token, DateTimeOffset until)
    {
        var (hash, ends) = (HashOf(token), until.ToUnixTimeMilliseconds());
        Note(turn, sql => sql.Execute(
            $"INSERT INTO page_links (hash, tenant, person, name, ends_at) VALUES ({hash}, {turn.Tenant}, {turn.Person.Id}, {turn.Person.Name}, {ends}) ON CONFLICT (hash) DO NOTHING"));
    }

    public Task<LinkUse> UseAsync(string token, CancellationToken cancel)
    {
        var (hash, now) = (HashOf(token), time.GetUtcNow().ToUnixTimeMilliseconds());
        return database.WriteAsync(
            sql =>
            {
                var links = sql.Query(
                    $"SELECT tenant, person, name, ends_at, used_at FROM page_links WHERE hash = {hash}",
                    row => (Tenant: row.GetString(0), Person: row.GetString(1), Name: row.GetString(2), EndsAt: row.GetInt64(3), IsUsed: !row.IsDBNull(4)));
                if (links is not [var link])
                    return new LinkUse(LinkOutcome.Unknown, "", "", "");
                var outcome = link.IsUsed ? LinkOutcome.Used
                    : link.EndsAt <= now ? LinkOutcome.Over
                    : sql.Execute($"UPDATE page_links SET used_at = {now} WHERE hash = {hash} AND used_at IS NULL") == 1 ? LinkOutcome.Opened : LinkOutcome.Used;
                return new LinkUse(outcome, link.Tenant, link.Person, link.Name);
            },
            cancel);
    }

    /// <summary>A token is 32 random bytes, so that it needs no salt and cannot be found again from this.</summary>
    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
