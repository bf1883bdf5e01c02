using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Clauses;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage.Organisation;

/// <summary>The tables <c>clauses</c>, <c>clause_steps</c> and <c>clause_reminders</c>.</summary>
internal sealed class ClauseBook(Database database, OrganisationVersions versions, WorkSignals signals, TimeProvider time) : IClauses
{
    public Task AddAsync(string tenant, Clause clause, ChangePerson by, DateTimeOffset at, CancellationToken cancel) => ChangeAsync(
        tenant,
        sql => sql.Execute(
            $"INSERT INTO clauses (tenant, id, content, renewal) VALUES ({tenant}, {clause.Id}, {Write(clause)}, {clause.Renewal.DayNumber}) ON CONFLICT (tenant, id) DO NOTHING") == 1 ? clause : null,
        ClauseStep.Added, by, at, "", cancel);

    public async Task<bool> RenewAsync(string tenant, Clause clause, ChangePerson by, DateTimeOffset at, string why, CancellationToken cancel)
    {
        var renewal = clause.Renewal.DayNumber;
        var isThere = true;
        await ChangeAsync(
            tenant,
            sql =>
            {
                var days = sql.Query($"SELECT renewal FROM clauses WHERE tenant = {tenant} AND id = {clause.Id}", row => row.GetInt32(0));
                isThere = days.Count > 0 || clause.IsOfFiles;
                if (!isThere || days.Contains(renewal))
                    return null;
                sql.Execute(
                    $"""
                    INSERT INTO clauses (tenant, id, content, renewal) VALUES ({tenant}, {clause.Id}, {Write(clause)}, {renewal})
                    ON CONFLICT (tenant, id) DO UPDATE SET content = excluded.content, renewal = excluded.renewal
                    """);
                return clause;
            },
            ClauseStep.Renewed, by, at, why, cancel);
        return isThere;
    }

    public Task<bool> RemoveAsync(string tenant, string id, ChangePerson by, DateTimeOffset at, string why, CancellationToken cancel) => ChangeAsync(
        tenant,
        sql =>
        {
            var clause = sql.Query($"SELECT content FROM clauses WHERE tenant = {tenant} AND id = {id}", row => Read(row.GetString(0))).SingleOrDefault();
            sql.Execute($"DELETE FROM clauses WHERE tenant = {tenant} AND id = {id}");
            return clause;
        },
        ClauseStep.Removed, by, at, why, cancel);

    public async ValueTask<IReadOnlyList<ClauseEvent>> HistoryAsync(string tenant, int most, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"SELECT content, step, person, name, at, why FROM clause_steps WHERE tenant = {tenant} ORDER BY sequence DESC LIMIT {most}",
            row => new ClauseEvent(
                Read(row.GetString(0)), (ClauseStep)row.GetInt32(1), new(row.GetString(2), row.GetString(3)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)), row.GetString(5))),
        cancel);

    public async ValueTask<IReadOnlyList<string>> TenantsAsync(bool all, CancellationToken cancel) => await database.ReadAsync(
        sql => all
            ? sql.Query($"SELECT tenant FROM clauses UNION SELECT tenant FROM conversations ORDER BY tenant", row => row.GetString(0))
            : sql.Query($"SELECT DISTINCT tenant FROM clauses ORDER BY tenant", row => row.GetString(0)),
        cancel);

    public async ValueTask<IReadOnlySet<ClauseReminder>> ToldAsync(string tenant, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"SELECT clause, renewal, step FROM clause_reminders WHERE tenant = {tenant}",
            row => new ClauseReminder(row.GetString(0), DateOnly.FromDayNumber(row.GetInt32(1)), row.GetInt32(2))).ToHashSet(),
        cancel);

    public Task<bool> TellAsync(string tenant, ClauseReminder reminder, bool isOfFiles, IReadOnlyList<Outbound> cards, CancellationToken cancel)
    {
        var (day, at) = (reminder.Renewal.DayNumber, time.GetUtcNow().ToUnixTimeMilliseconds());
        return database.AnnounceAsync(
            signals, time,
            sql =>
            {
                var now = sql.Query($"SELECT renewal FROM clauses WHERE tenant = {tenant} AND id = {reminder.Clause}", row => row.GetInt32(0));
                if (isOfFiles ? now.Any(other => other > day) : !now.Contains(day))
                    return false;
                return sql.Execute(
                    $"""
                    INSERT INTO clause_reminders (tenant, clause, renewal, step, told_at) VALUES ({tenant}, {reminder.Clause}, {day}, {reminder.Step}, {at})
                    ON CONFLICT (tenant, clause, renewal, step) DO NOTHING
                    """) == 1;
            },
            cards,
            cancel);
    }

    /// <summary>The clauses of a tenant, by their days.</summary>
    public static IReadOnlyList<Clause> List(Statements sql, string tenant) =>
        sql.Query($"SELECT content FROM clauses WHERE tenant = {tenant} ORDER BY renewal, id", row => Read(row.GetString(0)));

    /// <summary>Takes a person's id out of the history, within the caller's transaction. What was done, and under what name, stays the organisation's.</summary>
    public static void Forget(Statements sql, string tenant, string person) =>
        sql.Execute($"UPDATE clause_steps SET person = '' WHERE tenant = {tenant} AND person = {person}");

    /// <summary>Makes a change with its line of history, and counts up what the tenant says of itself. False, and nothing is written down, where the change gives no clause.</summary>
    private async Task<bool> ChangeAsync(
        string tenant, Func<Statements, Clause?> change, ClauseStep step, ChangePerson by, DateTimeOffset at, string why, CancellationToken cancel)
    {
        var ms = at.ToUnixTimeMilliseconds();
        var isChanged = await database.WriteAsync(
            sql =>
            {
                if (change(sql) is not { } clause)
                    return false;
                sql.Execute(
                    $"""
                    INSERT INTO clause_steps (tenant, clause, step, content, person, name, at, why)
                    VALUES ({tenant}, {clause.Id}, {(int)step}, {Write(clause)}, {by.Id}, {by.Name}, {ms}, {why})
                    """);
                OrganisationVersions.Bump(sql, tenant);
                return true;
            },
            cancel);
        versions.Renew(tenant);
        return isChanged;
    }

    private static string Write(Clause clause) => JsonSerializer.Serialize(clause, ClauseJson.Default.Clause);

    private static Clause Read(string json) => JsonSerializer.Deserialize(json, ClauseJson.Default.Clause) ?? throw new JsonException("null is no clause");
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Clause))]
internal sealed partial class ClauseJson : JsonSerializerContext;
