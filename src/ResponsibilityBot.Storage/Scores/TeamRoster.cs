using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Storage.Scores;

/// <summary>Writes <c>teams</c> and <c>memberships</c> for a list of people, in one transaction.</summary>
internal sealed class TeamRoster(Database database) : ITeamRoster
{
    public Task<int> PutAsync(string tenant, IReadOnlyList<(string Person, TeamName Team)> people, CancellationToken cancel) => database.WriteAsync(
        sql =>
        {
            var moved = 0;
            foreach (var (person, name) in people)
            {
                var team = Teams.Named(sql, tenant, name);
                if (sql.Query($"SELECT 1 FROM memberships WHERE tenant = {tenant} AND person = {person} AND team = {team}", _ => true).Count > 0)
                    continue;
                Teams.Move(sql, tenant, person, team);
                moved++;
            }

            return moved;
        },
        cancel);
}
