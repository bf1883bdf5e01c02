using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage.Scores;

/// <summary>The tables <c>teams</c> and <c>memberships</c>.</summary>
internal sealed class Teams(Database database) : TurnNotes, ITeams
{
    public async ValueTask<Team?> OfPersonAsync(string tenant, string person, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"""
            SELECT teams.id, teams.name, teams.members FROM memberships JOIN teams ON teams.tenant = memberships.tenant AND teams.id = memberships.team
            WHERE memberships.tenant = {tenant} AND memberships.person = {person}
            """,
            Read).SingleOrDefault(),
        cancel);

    public async ValueTask<Team?> FindAsync(string tenant, TeamName name, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query($"SELECT id, name, members FROM teams WHERE tenant = {tenant} AND name_key = {name.Key}", Read).SingleOrDefault(), cancel);

    public async ValueTask<Team?> OfPlaceAsync(string tenant, string carrier, string conversation, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query($"SELECT id, name, members FROM teams WHERE tenant = {tenant} AND channel = {carrier} AND conversation = {conversation}", Read).SingleOrDefault(), cancel);

    public async ValueTask<IReadOnlyList<Team>> ListAsync(string tenant, int most, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query($"SELECT id, name, members FROM teams WHERE tenant = {tenant} AND name IS NOT NULL ORDER BY name_key LIMIT {most}", Read), cancel);

    public void Create(Turn turn, TeamName name) => Note(turn, sql => Move(sql, turn.Tenant, turn.Person.Id, Named(sql, turn.Tenant, name)));

    public void NamePlace(Turn turn, TeamName name) => Note(turn, sql =>
    {
        var team = OfPlace(sql, turn.Tenant, PlaceOf(turn));
        if (sql.Query($"SELECT id FROM teams WHERE tenant = {turn.Tenant} AND name_key = {name.Key}", row => row.GetString(0)).Count == 0)
            sql.Execute($"UPDATE teams SET name = {name.Text}, name_key = {name.Key} WHERE tenant = {turn.Tenant} AND id = {team}");
    });

    public void Join(Turn turn, string team) => Note(turn, sql => Move(sql, turn.Tenant, turn.Person.Id, team));

    public void JoinPlace(Turn turn) => Note(turn, sql => Move(sql, turn.Tenant, turn.Person.Id, OfPlace(sql, turn.Tenant, PlaceOf(turn))));

    public void Leave(Turn turn) => Note(turn, sql => Move(sql, turn.Tenant, turn.Person.Id, null));

    /// <summary>The team that a person belongs to, empty for none; nothing, if they never belonged to one.</summary>
    public static Awaited<List<string>> MembershipOf(Statements sql, string tenant, string person) =>
        sql.QueryAhead($"SELECT COALESCE(team, '') FROM memberships WHERE tenant = {tenant} AND person = {person}", row => row.GetString(0));

    /// <summary>The team that what a person does counts for, within the caller's transaction; empty for none. Who belongs to none and never left one belongs to the place's people from now on.</summary>
    public static async ValueTask<string> ForAsync(Statements sql, string tenant, string person, ConversationKey? place, Awaited<List<string>> membership)
    {
        var known = await membership;
        if (known.Count > 0 || place is null)
            return known.SingleOrDefault("");
        var team = OfPlace(sql, tenant, place);
        Move(sql, tenant, person, team);
        return team;
    }

    /// <summary>The team of that name, begun if there is none, within the caller's transaction.</summary>
    public static string Named(Statements sql, string tenant, TeamName name)
    {
        var id = IdOf($"name {name.Key}");
        sql.Execute($"INSERT INTO teams (tenant, id, name, name_key, members) VALUES ({tenant}, {id}, {name.Text}, {name.Key}, 0) ON CONFLICT DO NOTHING");
        return sql.Query($"SELECT id FROM teams WHERE tenant = {tenant} AND name_key = {name.Key}", row => row.GetString(0)).Single();
    }

    /// <summary>Puts a person into a team, or null for none, within the caller's transaction.</summary>
    public static void Move(Statements sql, string tenant, string person, string? team)
    {
        Uncount(sql, tenant, person);
        sql.Defer(
            $"""
            INSERT INTO memberships (tenant, person, team) VALUES ({tenant}, {person}, {team})
            ON CONFLICT (tenant, person) DO UPDATE SET team = excluded.team
            """);
        sql.Defer($"UPDATE teams SET members = members + 1 WHERE tenant = {tenant} AND id = {team}");
    }

    /// <summary>Forgets where a person belonged, within the caller's transaction.</summary>
    public static void Forget(Statements sql, string tenant, string person)
    {
        Uncount(sql, tenant, person);
        sql.Defer($"DELETE FROM memberships WHERE tenant = {tenant} AND person = {person}");
    }

    private static void Uncount(Statements sql, string tenant, string person) => sql.Defer(
        $"UPDATE teams SET members = members - 1 WHERE tenant = {tenant} AND id = (SELECT team FROM memberships WHERE tenant = {tenant} AND person = {person})");

    /// <summary>The id that the team of a place has, or will have.</summary>
    public static string OfPlace(ConversationKey place) => IdOf($"place {place.Channel} {place.Conversation}");

    private static string OfPlace(Statements sql, string tenant, ConversationKey place)
    {
        var id = OfPlace(place);
        sql.Defer($"INSERT INTO teams (tenant, id, channel, conversation, members) VALUES ({tenant}, {id}, {place.Channel}, {place.Conversation}, 0) ON CONFLICT DO NOTHING");
        return id;
    }

    private static ConversationKey PlaceOf(Turn turn) => new(turn.Carrier, ThreadIds.PlaceOf(turn.Conversation));

    /// <summary>Made of what the team is, so that two turns that begin the same begin one.</summary>
    private static string IdOf(string what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 12));

    private static Team Read(DbDataReader row) => new(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetInt32(2));
}
