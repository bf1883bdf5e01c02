using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Tutoring.Quizzes.Health;

namespace ResponsibilityBot.Storage;

/// <summary>Reads the answers in <c>rounds</c> without names.</summary>
internal sealed class ItemAnswers(Database database, DatabaseState state, IOptions<PrivacyOptions> options) : IItemAnswers
{
    public int Fewest => options.Value.MinimumGroupSize;

    public async Task<IReadOnlyList<ItemAnswer>> ListAsync(string? tenant, CancellationToken cancel)
    {
        await state.RequireReadyAsync(cancel);
        var rows = await database.QueryAsync(
            db => db.Rounds
                .Where(row => row.AnsweredAt != null && (tenant == null || row.Tenant == tenant))
                .Select(row => new { row.Tenant, row.Person, row.Item, row.Picks, row.Credit })
                .ToListAsync(cancel),
            cancel);
        var numbers = new Dictionary<(string Tenant, string Person), int>();
        return rows.ConvertAll(row => new ItemAnswer(
            numbers.TryGetValue((row.Tenant, row.Person), out var known) ? known : numbers[(row.Tenant, row.Person)] = numbers.Count,
            row.Item, (row.Picks ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries), row.Credit ?? 0));
    }

    public async Task<IReadOnlyDictionary<string, int>> AsideAsync(string? tenant, CancellationToken cancel)
    {
        await state.RequireReadyAsync(cancel);
        return await database.QueryAsync(
            db => db.ItemReports
                .Where(row => row.ReleasedAt == null && (tenant == null || row.Tenant == tenant))
                .GroupBy(row => row.Item)
                .Select(group => new { Item = group.Key, Count = group.Count() })
                .ToDictionaryAsync(each => each.Item, each => each.Count, StringComparer.Ordinal, cancel),
            cancel);
    }
}
