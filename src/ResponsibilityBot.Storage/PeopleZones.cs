using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Storage;

/// <summary>The table <c>zones</c>.</summary>
internal sealed class PeopleZones(Database database) : TurnNotes, IPeopleZones
{
    public async ValueTask<PersonZone?> FindAsync(string tenant, string person, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"SELECT zone, is_chosen FROM zones WHERE tenant = {tenant} AND person = {person}", row => new PersonZone(row.GetString(0), row.GetBoolean(1))).SingleOrDefault(),
        cancel);

    public void Keep(Turn turn, PersonZone zone) => Note(turn, sql => sql.Execute(
        $"""
        INSERT INTO zones (tenant, person, zone, is_chosen) VALUES ({turn.Tenant}, {turn.Person.Id}, {zone.Id}, {zone.IsChosen})
        ON CONFLICT (tenant, person) DO UPDATE SET zone = excluded.zone, is_chosen = excluded.is_chosen WHERE excluded.is_chosen >= zones.is_chosen
        """));
}
