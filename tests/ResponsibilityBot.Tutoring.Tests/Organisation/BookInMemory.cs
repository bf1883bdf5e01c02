using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Turns;
using Role = ResponsibilityBot.Tutoring.Organisation.Role;

namespace ResponsibilityBot.Tutoring.Tests.Organisation;

/// <summary>Changes and roles without a database; what is approved shows among the tenant's own.</summary>
internal sealed class BookInMemory : IOrganisationBook, IOrganisations
{
    private readonly Dictionary<(string Tenant, string Id), Change> changes = [];
    private readonly List<ChangeEvent> history = [];
    private readonly Dictionary<string, OrganisationContent> said = new(StringComparer.Ordinal);

    public OrganisationContent this[string tenant]
    {
        get => said.GetValueOrDefault(tenant, OrganisationContent.Empty);
        set => said[tenant] = value;
    }

    public ValueTask<OrganisationContent> OfAsync(string tenant, CancellationToken cancel) => new(this[tenant]);

    public ValueTask<long> VersionAsync(string tenant, CancellationToken cancel) => new(history.Count);

    public ValueTask<OrganisationContent> ReadAsync(string tenant, CancellationToken cancel) => new(this[tenant]);

    public Task<Change> ProposeAsync(Change change, CancellationToken cancel)
    {
        if (changes.TryAdd((change.Tenant, change.Id), change))
            history.Insert(0, new(change, ChangeStep.Proposed, change.Proposer, change.At, change.Override.Reason));
        return Task.FromResult(changes[(change.Tenant, change.Id)]);
    }

    public ValueTask<Change?> FindAsync(string tenant, string id, CancellationToken cancel) => new(changes.GetValueOrDefault((tenant, id)));

    public Task<bool> MoveAsync(Change change, ChangeStep step, ChangePerson? by, DateTimeOffset at, string why, CancellationToken cancel)
    {
        var from = step is ChangeStep.RolledBack or ChangeStep.Expired ? ChangeStep.Approved : ChangeStep.Proposed;
        if (changes[(change.Tenant, change.Id)].State != from)
            return Task.FromResult(false);
        var moved = changes[(change.Tenant, change.Id)] = change with
        {
            State = step,
            Decider = from == ChangeStep.Proposed ? by : change.Decider,
            Override = step == ChangeStep.Approved ? change.Override with { Approver = by?.Name ?? "" } : change.Override,
        };
        history.Insert(0, new(moved, step, by, at, why));
        var now = this[change.Tenant];
        this[change.Tenant] = now with { Overrides = [.. now.Overrides.Where(other => other.Id != change.Id), .. step == ChangeStep.Approved ? [moved.Override] : Array.Empty<Override>()] };
        return Task.FromResult(true);
    }

    public ValueTask<IReadOnlyList<ChangeEvent>> HistoryAsync(string tenant, int most, CancellationToken cancel) =>
        new([.. history.Where(line => line.Change.Tenant == tenant).Take(most).Select(line => line with { Change = changes[(tenant, line.Change.Id)] })]);

    public Task<bool> AddRoleAsync(string tenant, Role role, CancellationToken cancel) =>
        this[tenant].Roles.Any(other => other.Id == role.Id) ? Task.FromResult(false) : KeepRoleAsync(tenant, role, cancel);

    public Task<bool> KeepRoleAsync(string tenant, Role role, CancellationToken cancel)
    {
        if (this[tenant].Roles.Any(other => other.Id != role.Id && RoleName.KeyOf(other.Name) == RoleName.KeyOf(role.Name)))
            return Task.FromResult(false);
        this[tenant] = this[tenant] with { Roles = [.. this[tenant].Roles.Where(other => other.Id != role.Id), role] };
        return Task.FromResult(true);
    }

    public Task<bool> RemoveRoleAsync(string tenant, string id, CancellationToken cancel)
    {
        var before = this[tenant].Roles.Count;
        this[tenant] = this[tenant] with { Roles = [.. this[tenant].Roles.Where(role => role.Id != id)] };
        return Task.FromResult(before > this[tenant].Roles.Count);
    }

    public ValueTask<IReadOnlyList<Change>> UntoldAsync(DateOnly today, CancellationToken cancel) => new(Array.Empty<Change>());

    public Task ToldAsync(Change change, IReadOnlyList<Outbound> notes, CancellationToken cancel) => Task.CompletedTask;

    public ValueTask<IReadOnlyList<(string Person, string Fact)>> LearnersAsync(string tenant, IReadOnlyCollection<string> facts, CancellationToken cancel) => new(Array.Empty<(string, string)>());
}
