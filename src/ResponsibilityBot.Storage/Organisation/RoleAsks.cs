using System.Data.Common;
using ResponsibilityBot.Tutoring.Organisation.Roles;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage.Organisation;

/// <summary>The table <c>organisation_asks</c>.</summary>
internal sealed class RoleAsks(Database database, WorkSignals signals, TimeProvider time) : IRoleAsks
{
    private const int Open = (int)AskState.Open, Untold = -1;

    public Task<bool> AskAsync(RoleAsk ask, int mostOpen, CancellationToken cancel)
    {
        var at = ask.At.ToUnixTimeMilliseconds();
        return database.WriteAsync(
            sql =>
            {
                if (sql.Finds($"SELECT 1 FROM organisation_asks WHERE tenant = {ask.Tenant} AND id = {ask.Id}"))
                    return true;
                if (sql.Query($"SELECT COUNT(*) FROM organisation_asks WHERE tenant = {ask.Tenant} AND person = {ask.Asker.Id} AND state = {Open}", row => row.GetInt32(0))[0] >= mostOpen)
                    return false;
                sql.Execute(
                    $"""
                    INSERT INTO organisation_asks (tenant, id, role, responsibility, target, question, person, name, asked_at, state, told, answer)
                    VALUES ({ask.Tenant}, {ask.Id}, {ask.Role}, {ask.Responsibility}, {ask.Target}, {ask.Question}, {ask.Asker.Id}, {ask.Asker.Name}, {at}, {Open}, {Untold}, '')
                    """);
                return true;
            },
            cancel);
    }

    public async ValueTask<RoleAsk?> FindAsync(string tenant, string id, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"""
            SELECT tenant, id, role, responsibility, target, question, person, name, asked_at, state, answer, answerer, answerer_name FROM organisation_asks
            WHERE tenant = {tenant} AND id = {id}
            """,
            Read).SingleOrDefault(),
        cancel);

    public Task<bool> EndAsync(RoleAsk ask, CancellationToken cancel)
    {
        var state = (int)ask.State;
        return database.WriteAsync(
            sql => sql.Execute(
                $"""
                UPDATE organisation_asks SET state = {state}, answer = {ask.Answer}, answerer = {ask.Answerer?.Id}, answerer_name = {ask.Answerer?.Name}
                WHERE tenant = {ask.Tenant} AND id = {ask.Id} AND state = {Open}
                """) == 1,
            cancel);
    }

    public async ValueTask<IReadOnlyList<RoleAsk>> UntoldAsync(CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"""
            SELECT tenant, id, role, responsibility, target, question, person, name, asked_at, state, answer, answerer, answerer_name FROM organisation_asks
            WHERE told <> state ORDER BY asked_at, tenant, id
            """,
            Read),
        cancel);

    public Task ToldAsync(RoleAsk ask, IReadOnlyList<Outbound> notes, CancellationToken cancel)
    {
        var state = (int)ask.State;
        return database.AnnounceAsync(
            signals, time,
            sql => sql.Execute($"UPDATE organisation_asks SET told = {state} WHERE tenant = {ask.Tenant} AND id = {ask.Id} AND state = {state} AND told <> {state}") > 0,
            notes,
            cancel);
    }

    /// <summary>Deletes what a person asked, and takes their id off what they answered, within the caller's transaction.</summary>
    public static void Forget(Statements sql, string tenant, string person)
    {
        sql.Execute($"DELETE FROM organisation_asks WHERE tenant = {tenant} AND person = {person}");
        sql.Execute($"UPDATE organisation_asks SET answerer = '' WHERE tenant = {tenant} AND answerer = {person}");
    }

    private static RoleAsk Read(DbDataReader row) => new()
    {
        Tenant = row.GetString(0),
        Id = row.GetString(1),
        Role = row.GetString(2),
        Responsibility = row.IsDBNull(3) ? null : row.GetString(3),
        Target = row.IsDBNull(4) ? null : row.GetString(4),
        Question = row.GetString(5),
        Asker = new(row.GetString(6), row.GetString(7)),
        At = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)),
        State = (AskState)row.GetInt32(9),
        Answer = row.GetString(10),
        Answerer = row.IsDBNull(11) ? null : new(row.GetString(11), row.GetString(12)),
    };
}
