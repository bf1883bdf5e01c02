using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Clauses;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Organisation;

/// <summary>Clauses without a database; they show among what a tenant says.</summary>
internal sealed class ClausesInMemory(BookInMemory book) : IClauses
{
    private readonly List<(string Tenant, ClauseEvent Line)> history = [];

    public Task AddAsync(string tenant, Clause clause, ChangePerson by, DateTimeOffset at, CancellationToken cancel)
    {
        if (book[tenant].Clauses.All(other => other.Id != clause.Id))
            Keep(tenant, [.. book[tenant].Clauses, clause], new(clause, ClauseStep.Added, by, at, ""));
        return Task.CompletedTask;
    }

    public Task<bool> RenewAsync(string tenant, Clause clause, ChangePerson by, DateTimeOffset at, string why, CancellationToken cancel)
    {
        Keep(tenant, [.. book[tenant].Clauses.Where(other => other.Id != clause.Id), clause], new(clause, ClauseStep.Renewed, by, at, why));
        return Task.FromResult(true);
    }

    public Task<bool> RemoveAsync(string tenant, string id, ChangePerson by, DateTimeOffset at, string why, CancellationToken cancel)
    {
        if (book[tenant].Clauses.FirstOrDefault(other => other.Id == id) is not { } gone)
            return Task.FromResult(false);
        Keep(tenant, [.. book[tenant].Clauses.Where(other => other.Id != id)], new(gone, ClauseStep.Removed, by, at, why));
        return Task.FromResult(true);
    }

    public ValueTask<IReadOnlyList<ClauseEvent>> HistoryAsync(string tenant, int most, CancellationToken cancel) =>
        new([.. history.Where(line => line.Tenant == tenant).Select(line => line.Line).Reverse().Take(most)]);

    public ValueTask<IReadOnlyList<string>> TenantsAsync(bool all, CancellationToken cancel) => throw new NotSupportedException("dialogs remind nobody");

    public ValueTask<IReadOnlySet<ClauseReminder>> ToldAsync(string tenant, CancellationToken cancel) => throw new NotSupportedException("dialogs remind nobody");

    public Task<bool> TellAsync(string tenant, ClauseReminder reminder, bool isOfFiles, IReadOnlyList<Outbound> cards, CancellationToken cancel) => throw new NotSupportedException("dialogs remind nobody");

    private void Keep(string tenant, IReadOnlyList<Clause> clauses, ClauseEvent line)
    {
        book[tenant] = book[tenant] with { Clauses = clauses };
        history.Add((tenant, line));
    }
}
