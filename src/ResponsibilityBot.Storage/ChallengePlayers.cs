using System.Data.Common;
using ResponsibilityBot.Tutoring.Quizzes.Challenges;

namespace ResponsibilityBot.Storage;

/// <summary>The table <c>challenge_players</c>, within the caller's transaction.</summary>
internal static class ChallengePlayers
{
    /// <summary>Somebody plays from a moment on; no change if they did.</summary>
    public static int Join(Statements sql, Challenge challenge, string person, string side, DateTimeOffset at) => sql.Execute(
        $"""
        INSERT INTO challenge_players (tenant, challenge, person, side, joined_at)
        VALUES ({challenge.Tenant}, {challenge.Id}, {person}, {side}, {at.ToUnixTimeMilliseconds()})
        ON CONFLICT (tenant, challenge, person) DO NOTHING
        """);

    /// <summary>Makes those players who came to the challenge's teams. How many.</summary>
    public static int Enrol(Statements sql, Challenge challenge, DateTimeOffset at) => challenge.Sides.Where(side => side.Team is not null).Sum(side => sql.Execute(
        $"""
        INSERT INTO challenge_players (tenant, challenge, person, side, joined_at)
        SELECT tenant, {challenge.Id}, person, {side.Id}, {at.ToUnixTimeMilliseconds()} FROM memberships
        WHERE tenant = {challenge.Tenant} AND team = {side.Team} AND NOT EXISTS (
            SELECT 1 FROM challenge_players AS known
            WHERE known.tenant = memberships.tenant AND known.challenge = {challenge.Id} AND known.person = memberships.person)
        """));

    /// <summary>Whether somebody of the challenge's teams is no player yet.</summary>
    public static bool HasNew(Statements sql, Challenge challenge) => challenge.Sides.Any(side => side.Team is not null && HasNew(sql, challenge, side.Team));

    /// <summary>From the columns person, side, joined_at.</summary>
    public static Player Read(DbDataReader row) => new(row.GetString(0), row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)));

    private static bool HasNew(Statements sql, Challenge challenge, string team) => sql.Query(
        $"""
        SELECT 1 FROM memberships
        WHERE tenant = {challenge.Tenant} AND team = {team} AND NOT EXISTS (
            SELECT 1 FROM challenge_players AS known
            WHERE known.tenant = memberships.tenant AND known.challenge = {challenge.Id} AND known.person = memberships.person) LIMIT 1
        """,
        _ => true).Count > 0;
}
