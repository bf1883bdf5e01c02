using System.Data.Common;
using ResponsibilityBot.Tutoring.Oversight;

namespace ResponsibilityBot.Storage.Oversight;

/// <summary>Reads <c>teams</c> a part at a time. Each part begins in an index where the one beside it ended, so that the last costs no more than the first.</summary>
internal static class TeamLists
{
    public static TeamList Read(Statements sql, string tenant, TeamPlace? from, int most)
    {
        // Sent with what is asked for next.
        var count = sql.QueryAhead($"SELECT COUNT(*) FROM (SELECT 1 FROM teams WHERE tenant = {tenant} LIMIT {TeamList.MostCounted}) AS counted", row => row.GetInt32(0));
        // A team that is gone is no place: the list begins at its beginning.
        var places = from is null ? [] : sql.Query($"SELECT name_key FROM teams WHERE tenant = {tenant} AND id = {from.Team}", row => row.IsDBNull(0) ? null : row.GetString(0));
        if (from is null || places is not [var key])
            return Of(After(sql, tenant, "", "", most + 1), most, count.Value[0], isFirst: true);
        if (!from.IsBackwards)
            return Of(After(sql, tenant, key, from.Team, most + 1), most, count.Value[0], isFirst: false);
        var before = Before(sql, tenant, key, from.Team, most + 1);
        return new(before[Math.Max(0, before.Count - most)..], count.Value[0]) { HasBefore = before.Count > most, HasAfter = true };
    }

    public static ComparedTeam Team(DbDataReader row) => new(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetInt32(2));

    private static TeamList Of(List<ComparedTeam> teams, int most, int count, bool isFirst) => new(teams[..Math.Min(most, teams.Count)], count) { HasBefore = !isFirst, HasAfter = teams.Count > most };

    /// <summary>Those behind a name, or behind an id among those without a name where it is null.</summary>
    private static List<ComparedTeam> After(Statements sql, string tenant, string? key, string id, int most)
    {
        var teams = key is null ? [] : sql.Query(
            $"SELECT id, name, members FROM teams WHERE tenant = {tenant} AND name_key IS NOT NULL AND name_key > {key} ORDER BY name_key LIMIT {most}", Team);
        if (teams.Count < most)
        {
            var behind = key is null ? id : "";
            teams.AddRange(sql.Query($"SELECT id, name, members FROM teams WHERE tenant = {tenant} AND name_key IS NULL AND id > {behind} ORDER BY id LIMIT {most - teams.Count}", Team));
        }

        return teams;
    }

    /// <summary>Those before it, in the order of the list.</summary>
    private static List<ComparedTeam> Before(Statements sql, string tenant, string? key, string id, int most)
    {
        var teams = key is not null
            ? sql.Query($"SELECT id, name, members FROM teams WHERE tenant = {tenant} AND name_key IS NOT NULL AND name_key < {key} ORDER BY name_key DESC LIMIT {most}", Team)
            : sql.Query($"SELECT id, name, members FROM teams WHERE tenant = {tenant} AND name_key IS NULL AND id < {id} ORDER BY id DESC LIMIT {most}", Team);
        if (key is null && teams.Count < most)
            teams.AddRange(sql.Query($"SELECT id, name, members FROM teams WHERE tenant = {tenant} AND name_key IS NOT NULL ORDER BY name_key DESC LIMIT {most - teams.Count}", Team));
        teams.Reverse();
        return teams;
    }
}
