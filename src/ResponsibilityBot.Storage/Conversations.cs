using System.Data.Common;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The tables <c>conversations</c>, <c>people</c> and <c>welcomes</c>.</summary>
internal sealed class Conversations(Database database) : IConversations
{
    /// <summary>How exactly it is known when a place was last seen, in milliseconds: a minute, so that not every message writes here.</summary>
    private const int Exactness = 60_000;

    public async Task<ConversationReference?> FindAsync(string channel, string tenant, string conversation, CancellationToken cancel)
    {
        var root = ThreadIds.PlaceOf(conversation);
        return await database.ReadAsync(
            sql => sql.Query(
                $"""
                SELECT channel, tenant, conversation, place, address, seen_at, team, person FROM conversations
                WHERE channel = {channel} AND tenant = {tenant} AND conversation = {root}
                """,
                Read).SingleOrDefault(),
            cancel);
    }

    public async Task<PersonReference?> FindPersonAsync(string tenant, string person, CancellationToken cancel)
    {
        var (chat, known) = await database.ReadAsync(
            sql => (Chat(sql, tenant, person), sql.Query(
                $"SELECT channel, address FROM people WHERE tenant = {tenant} AND person = {person} ORDER BY seen_at DESC LIMIT 1",
                row => (Channel: row.GetString(0), Address: row.GetString(1)))),
            cancel);
        return (chat, known) switch
        {
            ({ } found, [var way]) when way.Channel == found.Channel => new(found.Channel, tenant, person, way.Address, found),
            ({ } found, _) => new(found.Channel, tenant, person, null, found),
            (null, [var way]) => new(way.Channel, tenant, person, way.Address, null),
            _ => null,
        };
    }

    public Task KeepAsync(ConversationReference conversation, CancellationToken cancel) => database.WriteAsync(
        sql =>
        {
            Keep(sql, conversation);
            return true;
        },
        cancel);

    public Task ForgetAsync(string channel, string tenant, string conversation, string? team, CancellationToken cancel) => database.WriteAsync(
        sql =>
        {
            var places = team is null ? [] : sql.Query(
                $"SELECT conversation FROM conversations WHERE channel = {channel} AND tenant = {tenant} AND team = {team}", row => row.GetString(0));
            foreach (var place in places.Append(ThreadIds.PlaceOf(conversation)).Concat(team is null ? [] : [team]).Distinct(StringComparer.Ordinal))
                Forget(sql, channel, tenant, place);
            return places.Count;
        },
        cancel);

    public Task ForgetPersonAsync(string tenant, string person, CancellationToken cancel) => database.WriteAsync(
        sql =>
        {
            PersonalRecords.Erase(sql, tenant, person);
            return true;
        },
        cancel);

    public Task BlockAsync(Outbound outbound, CancellationToken cancel)
    {
        var (channel, tenant, root) = (outbound.Channel, outbound.Tenant, ThreadIds.PlaceOf(outbound.Conversation));
        return database.WriteAsync(
            sql =>
            {
                var whose = sql.Query(
                    $"SELECT person FROM conversations WHERE channel = {channel} AND tenant = {tenant} AND conversation = {root} AND person IS NOT NULL",
                    row => row.GetString(0));
                foreach (var person in whose.Concat(outbound.Person is { } begun ? [begun] : []))
                    sql.Execute($"DELETE FROM people WHERE channel = {channel} AND tenant = {tenant} AND person = {person}");
                return sql.Execute($"DELETE FROM conversations WHERE channel = {channel} AND tenant = {tenant} AND conversation = {root}");
            },
            cancel);
    }

    /// <summary>Keeps where something came from, within the caller's transaction.</summary>
    public static void Keep(Statements sql, Inbound inbound, Whereabouts from)
    {
        Keep(sql, new(inbound.Channel, inbound.Tenant, from.Conversation, from.Place, from.Address, inbound.ReceivedAt)
        {
            Team = from.Team,
            Person = from.Place == Place.Personal ? from.Person : null,
        });
        if (from is { Person: { } person, PersonAddress: { } address })
        {
            var seen = inbound.ReceivedAt.ToUnixTimeMilliseconds();
            sql.Defer(
                $"""
                INSERT INTO people (channel, tenant, person, address, seen_at)
                VALUES ({inbound.Channel}, {inbound.Tenant}, {person}, {address}, {seen})
                ON CONFLICT (channel, tenant, person) DO UPDATE SET address = excluded.address, seen_at = excluded.seen_at
                WHERE people.address <> excluded.address OR people.seen_at <= excluded.seen_at - {Exactness}
                """);
        }
    }

    /// <summary>Records the welcome of a place within the caller's transaction; false if there was one before.</summary>
    public static async ValueTask<bool> WelcomeAsync(Statements sql, Inbound inbound, string place, long now) => await sql.ExecuteAhead(
        $"""
        INSERT INTO welcomes (channel, tenant, conversation, welcomed_at)
        VALUES ({inbound.Channel}, {inbound.Tenant}, {place}, {now})
        ON CONFLICT (channel, tenant, conversation) DO NOTHING
        """) == 1;

    private static void Keep(Statements sql, ConversationReference place)
    {
        var seen = place.SeenAt.ToUnixTimeMilliseconds();
        sql.Defer(
            $"""
            INSERT INTO conversations (channel, tenant, conversation, place, team, person, address, seen_at)
            VALUES ({place.Channel}, {place.Tenant}, {place.Conversation}, {(int)place.Place}, {place.Team}, {place.Person}, {place.Address}, {seen})
            ON CONFLICT (channel, tenant, conversation) DO UPDATE SET place = excluded.place, team = COALESCE(excluded.team, conversations.team),
                person = COALESCE(excluded.person, conversations.person), address = excluded.address, seen_at = excluded.seen_at
            WHERE conversations.address <> excluded.address OR conversations.seen_at <= excluded.seen_at - {Exactness}
            """);
    }

    private static ConversationReference? Chat(Statements sql, string tenant, string person) => sql.Query(
        $"""
        SELECT channel, tenant, conversation, place, address, seen_at, team, person FROM conversations
        WHERE tenant = {tenant} AND person = {person} ORDER BY seen_at DESC LIMIT 1
        """,
        Read).SingleOrDefault();

    /// <summary>A place and its threads.</summary>
    private static void Forget(Statements sql, string channel, string tenant, string place)
    {
        var threads = ThreadIds.PrefixIn(place);
        // Who removes the bot from their own chat takes back what it knows of them.
        foreach (var person in sql.Query(
            $"SELECT person FROM conversations WHERE channel = {channel} AND tenant = {tenant} AND conversation = {place} AND person IS NOT NULL", row => row.GetString(0)))
            PersonalRecords.Erase(sql, tenant, person);

        sql.Execute(
            $"""
            UPDATE outbox SET body = '' WHERE channel = {channel} AND tenant = {tenant} AND state >= 2 AND body <> ''
                AND (conversation = {place} OR substr(conversation, 1, {threads.Length}) = {threads})
            """);
        Challenges.Forget(sql, channel, tenant, place);
        Schedules.Forget(sql, channel, tenant, place);
        sql.Execute($"DELETE FROM conversations WHERE channel = {channel} AND tenant = {tenant} AND conversation = {place}");
        sql.Execute($"DELETE FROM topics WHERE tenant = {tenant} AND (conversation = {place} OR substr(conversation, 1, {threads.Length}) = {threads})");
        sql.Execute($"DELETE FROM questions WHERE tenant = {tenant} AND (conversation = {place} OR substr(conversation, 1, {threads.Length}) = {threads})");
        sql.Execute($"DELETE FROM welcomes WHERE channel = {channel} AND tenant = {tenant} AND conversation = {place}");
    }

    private static ConversationReference Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), (Place)row.GetInt32(3), row.GetString(4), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)))
    {
        Team = row.IsDBNull(6) ? null : row.GetString(6),
        Person = row.IsDBNull(7) ? null : row.GetString(7),
    };
}
