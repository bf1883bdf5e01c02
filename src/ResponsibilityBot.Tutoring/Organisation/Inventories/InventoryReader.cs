using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Inventories;

/// <summary>
/// Makes workloads of the rows of an inventory, one row after another, so that a file need never be in memory as a whole. Rows with the same name and environment are one
/// workload with several services. What is wrong with a row is noted with its number, and the others are taken. For one thread.
/// </summary>
public sealed class InventoryReader
{
    private const int LongestQuoted = 60;

    /// <summary>Different problems that are told; the rest is counted.</summary>
    private const int MostProblems = 200;

    private readonly ServiceFinder finder;
    private readonly Dictionary<string, string> roles;
    private readonly TypoIndex roleNames;
    private readonly Dictionary<(string Name, string Environment), Workload> known;
    private readonly HashSet<string> ids;
    private readonly Dictionary<(string Name, string Environment), Draft> drafts = [];
    private readonly Dictionary<(InventoryTrouble Kind, string Text), Noted> problems = [];
    private readonly List<(InventoryTrouble Kind, string Text)> order = [];

    /// <summary>Beside what the tenant has.</summary>
    public InventoryReader(ServiceFinder finder, OrganisationContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        this.finder = finder;
        roles = new(StringComparer.OrdinalIgnoreCase);
        foreach (var role in content.Roles)
        {
            roles.TryAdd(role.Id, role.Id);
            roles.TryAdd(role.Name, role.Id);
            if (RoleName.IdOf(role.Name) is { } id)
                roles.TryAdd(id, role.Id);
        }

        roleNames = new(content.Roles.Select(role => role.Name.ToLowerInvariant()));
        known = content.Workloads.ToDictionary(workload => (WorkloadName.Key(workload.Name), WorkloadName.Key(workload.Environment)));
        ids = [.. content.Workloads.Select(workload => workload.Id)];
    }

    /// <summary>How many rows were read.</summary>
    public long Rows { get; private set; }

    /// <summary>Reads the next row.</summary>
    public void Add(InventoryLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        Rows++;
        if (WorkloadName.Read(line.Name) is not { } name)
            Note(InventoryTrouble.BadName, line.Name, line.Row);
        else if (WorkloadName.ReadEnvironment(line.Environment) is not { } environment)
            Note(InventoryTrouble.BadEnvironment, line.Environment, line.Row);
        else if (line.Service.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is not [_, ..] services)
            Note(InventoryTrouble.NoService, name, line.Row);
        else
            Take(line, name, environment, services);
    }

    /// <summary>The workloads of the rows so far, in the order in which they were met.</summary>
    public ReadInventory Finish() => new(
        [.. drafts.Values.Where(draft => draft.Services.Count > 0).Select(Make)],
        Rows,
        [.. order.Select(key => problems[key].Of(key.Kind, key.Text))]);

    private void Take(InventoryLine line, string name, string environment, string[] services)
    {
        var key = (WorkloadName.Key(name), WorkloadName.Key(environment));
        if (!drafts.TryGetValue(key, out var draft))
            drafts[key] = draft = new(name, environment, known.GetValueOrDefault(key));
        foreach (var service in services)
        {
            if (finder.Find(service) is not { } id)
                Note(InventoryTrouble.UnknownService, service, line.Row, () => finder.Near(service));
            else if (draft.Services.Contains(id))
                Note(InventoryTrouble.Repeated, $"{name}, {id}", line.Row);
            else if (draft.Services.Count == WorkloadName.MostServices)
                Note(InventoryTrouble.TooManyServices, name, line.Row);
            else
                draft.Services.Add(id);
        }

        if (RoleOf(line) is not { } role)
            return;
        if (draft.Role is { } before && before != role)
            Note(InventoryTrouble.TwoOwners, name, line.Row);
        else
            draft.Role = role;
    }

    private string? RoleOf(InventoryLine line)
    {
        var owner = string.Join(' ', line.Owner.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (owner.Length == 0)
            return null;
        if (roles.TryGetValue(owner, out var known))
            return known;
        var id = RoleName.IdOf(owner) ?? "";
        if (roles.TryGetValue(id, out known))
            return known;
        if (id.Length is 0 or > WorkloadName.Longest)
        {
            Note(InventoryTrouble.BadRole, owner, line.Row);
            return null;
        }

        Note(InventoryTrouble.UnknownRole, owner, line.Row, () => roleNames.Mend(owner.ToLowerInvariant()) is { } near ? [near] : []);
        return id;
    }

    private Workload Make(Draft draft)
    {
        var id = draft.Known?.Id ?? WorkloadName.NewId(draft.Name, draft.Environment, ids.Contains);
        ids.Add(id);
        return new(id, draft.Name, draft.Environment, draft.Services, draft.Role ?? draft.Known?.Role);
    }

    private void Note(InventoryTrouble kind, string text, long row, Func<IReadOnlyList<string>>? near = null)
    {
        var key = (kind, ShownText.Cut(ShownText.Line(text), LongestQuoted));
        if (!problems.TryGetValue(key, out var noted))
        {
            // A file with nothing but mistakes must not make a report as long as itself.
            if (order.Count >= MostProblems)
                (key, near) = ((kind, "…"), null);
            if (!problems.TryGetValue(key, out noted))
            {
                problems[key] = noted = new(near?.Invoke() ?? []);
                order.Add(key);
            }
        }

        noted.Count++;
        if (noted.Rows.Count < InventoryProblem.MostRows)
            noted.Rows.Add(row);
    }

    private sealed class Draft(string name, string environment, Workload? known)
    {
        public string Name => name;

        public string Environment => environment;

        public Workload? Known => known;

        public List<string> Services { get; } = [];

        public string? Role { get; set; }
    }

    private sealed class Noted(IReadOnlyList<string> near)
    {
        public List<long> Rows { get; } = [];

        public long Count { get; set; }

        public InventoryProblem Of(InventoryTrouble kind, string text) => new(kind, text, Rows, Count, near);
    }
}
