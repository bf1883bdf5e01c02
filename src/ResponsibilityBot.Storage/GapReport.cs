using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Storage.Rows;
using ResponsibilityBot.Tutoring.Asking.Gaps;

namespace ResponsibilityBot.Storage;

/// <summary>Reads the table <c>gaps</c>.</summary>
internal sealed class GapReport(Database database, DatabaseState state, IOptions<GrowthOptions> options) : IGapReport
{
    public int MinimumCount => options.Value.MinimumCount;

    public async Task<IReadOnlyList<CountedGap>> ListAsync(GapFilter filter, CancellationToken cancel)
    {
        await state.RequireReadyAsync(cancel);
        var minimum = Math.Max(filter.Minimum, MinimumCount);
        var rows = await database.QueryAsync(
            db => db.Gaps
                .Where(row => row.Times >= minimum && (filter.Since == null || row.LastDay >= filter.Since) && (filter.Tenant == null || row.Tenant == filter.Tenant))
                .OrderByDescending(row => row.Times).ThenByDescending(row => row.LastDay).ThenBy(row => row.Words).ThenBy(row => row.Sequence)
                .ToListAsync(cancel),
            cancel);
        return rows.ConvertAll(Read);
    }

    private static CountedGap Read(GapRow row) => new(
        row.Tenant, new(row.Words, row.Outcome, GapLedger.Ids(row.Offered), GapLedger.Ids(row.CorrectedTo)), row.Times, row.FirstDay, row.LastDay);
}
