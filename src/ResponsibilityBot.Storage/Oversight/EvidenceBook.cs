using Microsoft.Extensions.Options;
using ResponsibilityBot.Storage.Scores;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Clauses;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Oversight.EvidencePacks;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Storage.Oversight;

/// <summary>Reads what a pack of evidence is made of. All order is made here, as engines compare texts differently.</summary>
internal sealed class EvidenceBook(
    Database database, DatabaseState state, IOrganisationBook book, IClauses clauses, IContentRevisions revisions, IOptions<PrivacyOptions> privacy) : IEvidenceRecords
{
    public async Task<EvidenceRecords> ReadAsync(string tenant, EvidencePeriod period, CancellationToken cancel)
    {
        await state.RequireReadyAsync(cancel);
        var changes = await book.HistoryAsync(tenant, int.MaxValue, cancel);
        var steps = await clauses.HistoryAsync(tenant, int.MaxValue, cancel);
        var (weeks, areas, hidden) = await database.ReadAsync(sql => Figures(sql, tenant, period), cancel);
        return new(
            [.. changes.Where(step => step.At < period.End).Reverse()],
            [.. steps.Where(step => step.At < period.End).Reverse()],
            await revisions.ListAsync(period.End, cancel),
            weeks, areas, hidden, privacy.Value.MinimumGroupSize);
    }

    private (IReadOnlyList<CohortWeek> Weeks, IReadOnlyList<CohortArea> Areas, int Hidden) Figures(Statements sql, string tenant, EvidencePeriod period)
    {
        var (from, to, fewest) = (PointsLedger.DayOf(period.FirstWeek), PointsLedger.DayOf(period.LastWeek), privacy.Value.MinimumGroupSize);
        var names = sql.Query($"SELECT id, name FROM teams WHERE tenant = {tenant}", row => (Id: row.GetString(0), Name: row.IsDBNull(1) ? null : row.GetString(1)))
            .ToDictionary(team => team.Id, team => team.Name, StringComparer.Ordinal);
        var weeks = sql.Query(
            $"""
            SELECT team, week, people, members, cards FROM figures
            WHERE tenant = {tenant} AND team <> '' AND kind = {(int)FigureKind.Week} AND week BETWEEN {from} AND {to} AND people >= {fewest}
            """,
            row => new CohortWeek(row.GetString(0), names.GetValueOrDefault(row.GetString(0)), PointsLedger.DateOf(row.GetInt32(1)), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4)));
        var areas = sql.Query(
            $"""
            SELECT team, key, SUM(asked), SUM(hits), SUM(people) FROM figures
            WHERE tenant = {tenant} AND team <> '' AND kind = {(int)FigureKind.Area} AND week BETWEEN {from} AND {to} AND people >= {fewest} GROUP BY team, key
            """,
            row => new CohortArea(row.GetString(0), names.GetValueOrDefault(row.GetString(0)), row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4)));
        // From the sums of scores, which stay: figures of fewer people are deleted some weeks later.
        var hidden = sql.Query(
            $"SELECT COUNT(*) FROM team_scores WHERE tenant = {tenant} AND span = {(int)SpanKind.Week} AND beginning BETWEEN {from} AND {to} AND participants < {fewest}",
            row => row.GetInt32(0))[0];
        return (
            [.. weeks.OrderBy(week => week.Cohort, StringComparer.Ordinal).ThenBy(week => week.Week)],
            [.. areas.OrderBy(area => area.Cohort, StringComparer.Ordinal).ThenBy(area => area.Area, StringComparer.Ordinal)],
            hidden);
    }
}
