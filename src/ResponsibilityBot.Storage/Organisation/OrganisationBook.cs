using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Turns;
using Role = ResponsibilityBot.Tutoring.Organisation.Role;

namespace ResponsibilityBot.Storage.Organisation;

/// <summary>The tables <c>organisation_changes</c>, <c>organisation_steps</c> and <c>organisation_roles</c>.</summary>
internal sealed class OrganisationBook(Database database, OrganisationVersions versions, WorkSignals signals, TimeProvider time) : IOrganisationBook
{
    private const int Proposed = (int)ChangeStep.Proposed, Approved = (int)ChangeStep.Approved, Expired = (int)ChangeStep.Expired, Untold = -1;

    public ValueTask<long> VersionAsync(string tenant, CancellationToken cancel) => versions.OfAsync(tenant, cancel);

    public async ValueTask<OrganisationContent> ReadAsync(string tenant, CancellationToken cancel) => await database.ReadAsync(
        sql => new OrganisationContent(
            sql.Query($"SELECT id, name, channel, conversation, place FROM organisation_roles WHERE tenant = {tenant} ORDER BY name_key", ReadRole),
            [.. sql.Query(
                $"""
                SELECT tenant, id, state, content, person, name, decider, decider_name, channel, conversation, proposed_at FROM organisation_changes
                WHERE tenant = {tenant} AND state IN ({Approved}, {Expired}) ORDER BY proposed_at, id
                """,
                ReadChange).Select(change => change.Override)],
            [])
        {
            Clauses = ClauseBook.List(sql, tenant),
        },
        cancel);

    public async Task<Change> ProposeAsync(Change change, CancellationToken cancel)
    {
        var (content, at) = (JsonSerializer.Serialize(change.Override, OverrideJson.Default.Override), change.At.ToUnixTimeMilliseconds());
        return await database.WriteAsync(
            sql =>
            {
                var isNew = sql.Execute(
                    $"""
                    INSERT INTO organisation_changes (tenant, id, state, told, content, until, person, name, channel, conversation, proposed_at)
                    VALUES ({change.Tenant}, {change.Id}, {Proposed}, {Untold}, {content}, {change.Override.Until}, {change.Proposer.Id}, {change.Proposer.Name},
                        {change.Carrier}, {change.Conversation}, {at})
                    ON CONFLICT (tenant, id) DO NOTHING
                    """) == 1;
                if (isNew)
                    Note(sql, change.Tenant, change.Id, ChangeStep.Proposed, change.Proposer, at, change.Override.Reason);
                return Find(sql, change.Tenant, change.Id) ?? change;
            },
            cancel);
    }

    public async ValueTask<Change?> FindAsync(string tenant, string id, CancellationToken cancel) => await database.ReadAsync(sql => Find(sql, tenant, id), cancel);

    public async Task<bool> MoveAsync(Change change, ChangeStep step, ChangePerson? by, DateTimeOffset at, string why, CancellationToken cancel)
    {
        var from = step is ChangeStep.RolledBack or ChangeStep.Expired ? ChangeStep.Approved : ChangeStep.Proposed;
        if (step == ChangeStep.Proposed || change.State != from)
            return false;
        var isDecision = step is ChangeStep.Approved or ChangeStep.Refused;
        var decider = isDecision ? by : change.Decider;
        var content = JsonSerializer.Serialize(step == ChangeStep.Approved ? change.Override with { Approver = by?.Name ?? "", Since = Later(change.Override.Since, DateOnly.FromDateTime(at.UtcDateTime)) } : change.Override, OverrideJson.Default.Override);
        var (moved, ms) = ((int)step, at.ToUnixTimeMilliseconds());
        var isMoved = await database.WriteAsync(
            sql =>
            {
                if (sql.Execute(
                    $"""
                    UPDATE organisation_changes SET state = {moved}, content = {content}, decider = {decider?.Id}, decider_name = {decider?.Name}
                    WHERE tenant = {change.Tenant} AND id = {change.Id} AND state = {(int)from}
                    """) == 0)
                    return false;
                Note(sql, change.Tenant, change.Id, step, by, ms, why);
                OrganisationVersions.Bump(sql, change.Tenant);
                return true;
            },
            cancel);
        versions.Renew(change.Tenant);
        return isMoved;
    }

    public async ValueTask<IReadOnlyList<ChangeEvent>> HistoryAsync(string tenant, int most, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"""
            SELECT c.tenant, c.id, c.state, c.content, c.person, c.name, c.decider, c.decider_name, c.channel, c.conversation, c.proposed_at,
                s.step, s.person, s.name, s.at, s.why
            FROM organisation_steps AS s JOIN organisation_changes AS c ON c.tenant = s.tenant AND c.id = s.change
            WHERE s.tenant = {tenant} ORDER BY s.sequence DESC LIMIT {most}
            """,
            row => new ChangeEvent(
                ReadChange(row), (ChangeStep)row.GetInt32(11), row.IsDBNull(12) ? null : new(row.GetString(12), row.GetString(13)),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(14)), row.GetString(15))),
        cancel);

    public Task<bool> AddRoleAsync(string tenant, Role role, CancellationToken cancel) => KeepAsync(tenant, role, isNew: true, cancel);

    public Task<bool> KeepRoleAsync(string tenant, Role role, CancellationToken cancel) => KeepAsync(tenant, role, isNew: false, cancel);

    public async Task<bool> RemoveRoleAsync(string tenant, string id, CancellationToken cancel)
    {
        var isGone = await database.WriteAsync(
            sql =>
            {
                if (sql.Execute($"DELETE FROM organisation_roles WHERE tenant = {tenant} AND id = {id}") == 0)
                    return false;
                OrganisationVersions.Bump(sql, tenant);
                return true;
            },
            cancel);
        versions.Renew(tenant);
        return isGone;
    }

    public async ValueTask<IReadOnlyList<Change>> UntoldAsync(DateOnly today, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"""
            SELECT tenant, id, state, content, person, name, decider, decider_name, channel, conversation, proposed_at FROM organisation_changes
            WHERE told <> state OR (state = {Approved} AND until < {today}) ORDER BY proposed_at, tenant, id
            """,
            ReadChange),
        cancel);

    public Task ToldAsync(Change change, IReadOnlyList<Outbound> notes, CancellationToken cancel)
    {
        var state = (int)change.State;
        return database.AnnounceAsync(
            signals, time,
            sql => sql.Execute($"UPDATE organisation_changes SET told = {state} WHERE tenant = {change.Tenant} AND id = {change.Id} AND state = {state} AND told <> {state}") > 0,
            notes,
            cancel);
    }

    public async ValueTask<IReadOnlyList<(string Person, string Fact)>> LearnersAsync(string tenant, IReadOnlyCollection<string> facts, CancellationToken cancel) => await database.ReadAsync(
        sql => facts.SelectMany(fact => sql.Query($"SELECT person FROM memories WHERE tenant = {tenant} AND fact = {fact} ORDER BY person", row => (row.GetString(0), fact))).ToList(), cancel);

    /// <summary>Takes a person's id out of the history, within the caller's transaction. What was decided, and by what name, stays the organisation's.</summary>
    public static void Forget(Statements sql, string tenant, string person)
    {
        sql.Execute($"UPDATE organisation_changes SET person = '' WHERE tenant = {tenant} AND person = {person}");
        sql.Execute($"UPDATE organisation_changes SET decider = '' WHERE tenant = {tenant} AND decider = {person}");
        sql.Execute($"UPDATE organisation_steps SET person = '' WHERE tenant = {tenant} AND person = {person}");
    }

    private async Task<bool> KeepAsync(string tenant, Role role, bool isNew, CancellationToken cancel)
    {
        var key = RoleName.KeyOf(role.Name);
        var isKept = await database.WriteAsync(
            sql =>
            {
                if (sql.Finds($"SELECT 1 FROM organisation_roles WHERE tenant = {tenant} AND ((name_key = {key} AND id <> {role.Id}) OR ({isNew} AND id = {role.Id}))"))
                    return false;
                sql.Execute(
                    $"""
                    INSERT INTO organisation_roles (tenant, id, name, name_key, channel, conversation, place)
                    VALUES ({tenant}, {role.Id}, {role.Name}, {key}, {role.Contact?.Carrier}, {role.Contact?.Conversation}, {role.Contact?.Name})
                    ON CONFLICT (tenant, id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key,
                        channel = excluded.channel, conversation = excluded.conversation, place = excluded.place
                    """);
                OrganisationVersions.Bump(sql, tenant);
                return true;
            },
            cancel);
        versions.Renew(tenant);
        return isKept;
    }

    private static void Note(Statements sql, string tenant, string change, ChangeStep step, ChangePerson? by, long at, string why) => sql.Execute(
        $"""
        INSERT INTO organisation_steps (tenant, change, step, person, name, at, why)
        VALUES ({tenant}, {change}, {(int)step}, {by?.Id}, {by?.Name}, {at}, {why})
        """);

    private static Change? Find(Statements sql, string tenant, string id) => sql.Query(
        $"""
        SELECT tenant, id, state, content, person, name, decider, decider_name, channel, conversation, proposed_at FROM organisation_changes
        WHERE tenant = {tenant} AND id = {id}
        """,
        ReadChange).SingleOrDefault();

    /// <summary>Nothing holds before it was approved.</summary>
    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static Role ReadRole(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : new(row.GetString(2), row.GetString(3), row.GetString(4)));

    private static Change ReadChange(DbDataReader row) => new()
    {
        Tenant = row.GetString(0),
        State = (ChangeStep)row.GetInt32(2),
        Override = JsonSerializer.Deserialize(row.GetString(3), OverrideJson.Default.Override) ?? throw new JsonException("null is no override"),
        Proposer = new(row.GetString(4), row.GetString(5)),
        Decider = row.IsDBNull(6) ? null : new(row.GetString(6), row.GetString(7)),
        Carrier = row.GetString(8),
        Conversation = row.GetString(9),
        At = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(10)),
    };
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Override))]
internal sealed partial class OverrideJson : JsonSerializerContext;
