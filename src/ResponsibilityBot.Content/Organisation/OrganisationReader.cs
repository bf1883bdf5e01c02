using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Clauses;

namespace ResponsibilityBot.Content.Organisation;

/// <summary>Reads <c>organisation/</c>, where it is there: roles, what the organisation holds otherwise than the table, and clauses of contracts. It holds for every tenant.</summary>
internal sealed class OrganisationReader(Draft draft)
{
    /// <summary>The channels that bring a question to a place by themselves, by their names: Slack, and Teams.</summary>
    private static readonly string[] Carriers = ["slack", "activity"];

    private readonly List<(DateOnly Last, Problem Problem)> ends = [];

    /// <summary>What is said once a last day is over. That is no reason not to start: <c>check</c> tells it.</summary>
    public IReadOnlyList<(DateOnly Last, Problem Problem)> Ends => ends;

    public OrganisationContent Read() => new(ReadRoles(), ReadOverrides(), []) { Clauses = ReadClauses() };

    private List<Role> ReadRoles()
    {
        var roles = new List<Role>();
        var names = new Dictionary<string, Where>(StringComparer.Ordinal);
        foreach (var fields in draft.Lists("organisation/roles.yaml", IdKind.Role))
        {
            var (id, name) = (fields.Text("id"), fields.Text("name"));
            var contact = ReadContact(fields);
            fields.Done();
            if (name.Length > 0 && RoleName.Read(name) is null)
                fields.Report("name", $"'{name}' is no name of a role; begin with a letter or digit, and write at most {RoleName.Longest} letters, digits, blanks and - _ . , & ' + / ( ) # !");
            else if (name.Length > 0 && !names.TryAdd(RoleName.KeyOf(name), fields.WhereIs("name")))
                fields.Report("name", $"another role is called '{name}' in {names[RoleName.KeyOf(name)].File}:{names[RoleName.KeyOf(name)].Line}; \"the\", \"team\" and capitals make no other name, so rename one");
            if (draft.Ids.Define(IdKind.Role, id, fields.WhereIs("id")))
                roles.Add(new(id, RoleName.Read(name) ?? name, contact));
        }

        return roles;
    }

    private static RoleContact? ReadContact(Fields fields)
    {
        if (fields.Map("contact") is not { } contact)
            return null;
        var read = new RoleContact(contact.Text("channel"), contact.Text("conversation"), contact.Text("name"));
        contact.Done();
        if (read.Carrier.Length > 0 && !Carriers.Contains(read.Carrier, StringComparer.Ordinal))
            contact.Report("channel", $"'{read.Carrier}' is not a channel in which a role is asked; write {string.Join(" or ", Carriers)} (activity is Teams)");
        return read;
    }

    private List<Override> ReadOverrides()
    {
        var overrides = new List<Override>();
        foreach (var fields in draft.Lists("organisation/overrides.yaml", IdKind.Override))
        {
            var change = new Override
            {
                Id = fields.Text("id"),
                Layer = fields.Required("layer", Words.Layers),
                Workload = Said(fields, "workload"),
                Responsibility = Mention(fields, "responsibility", IdKind.Responsibility) ?? "",
                Target = Mention(fields, "target", IdKind.Target | IdKind.Provider),
                Owner = fields.Choice("owner", Words.SettledOwners),
                Accountable = fields.Choice("accountable", Words.Parties),
                Role = Mention(fields, "role", IdKind.Role),
                Provider = Said(fields, "provider"),
                Customer = Said(fields, "customer"),
                Reason = fields.Text("reason"),
                Approver = fields.Text("approver"),
                Since = fields.Date("since") ?? DateOnly.MinValue,
                Until = fields.Date("until"),
            };
            Judge(fields, change);
            fields.Done();
            if (draft.Ids.Define(IdKind.Override, change.Id, fields.WhereIs("id")))
                overrides.Add(change);
        }

        foreach (var twice in overrides.GroupBy(change => (change.Layer, change.Workload, change.Responsibility, change.Target, change.Since)).Where(group => group.Count() > 1))
        {
            foreach (var change in twice.Skip(1))
            {
                draft.Problems.Add(
                    draft.Ids.PlaceOf(IdKind.Override, change.Id) ?? new("organisation/overrides.yaml", 1),
                    $"'{change.Id}' says of the same duty in the same place, from the same day on, what '{twice.First().Id}' says already; keep one, or give them different days");
            }
        }

        return overrides;
    }

    private List<Clause> ReadClauses()
    {
        var clauses = new List<Clause>();
        var texts = new Dictionary<(string, string), string>();
        foreach (var fields in draft.Lists("organisation/clauses.yaml", IdKind.Clause))
        {
            var clause = new Clause
            {
                Id = fields.Text("id"),
                Says = fields.Text("says"),
                Source = fields.Text("source"),
                Role = fields.Text("owner"),
                Renewal = fields.Date("renewal") ?? DateOnly.MaxValue,
                Responsibility = Mention(fields, "responsibility", IdKind.Responsibility),
                Target = Mention(fields, "target", IdKind.Target | IdKind.Provider),
                Overrides = draft.Ids.Mentioned(IdKind.Override, fields.TextsWithLines("overrides")),
                IsOfFiles = true,
            };
            if (clause.Role.Length > 0)
                draft.Ids.Mention(IdKind.Role, clause.Role, fields.WhereIs("owner"));
            if (!fields.Has("renewal"))
                fields.Report("renewal", "'renewal' is missing; write renewal: and the last day on which it can be renewed, such as 2027-05-31");
            else if (clause.Renewal != DateOnly.MaxValue)
                ends.Add((clause.Renewal, new(fields.WhereIs("renewal").File, fields.WhereIs("renewal").Line, $"'{clause.Id}' was to be renewed by {clause.Renewal:yyyy-MM-dd}; write its new day, or delete it")));
            if (clause.Target is not null && clause.Responsibility is null)
                fields.Report("target", "a place is named without a duty; add responsibility: with its id, or drop target");
            fields.Done();
            if (clause.Says.Length > 0 && !texts.TryAdd((clause.Says.ToUpperInvariant(), clause.Source.ToUpperInvariant()), clause.Id))
                fields.Report("says", $"'{texts[(clause.Says.ToUpperInvariant(), clause.Source.ToUpperInvariant())]}' says the same of the same source; keep one of them");
            if (draft.Ids.Define(IdKind.Clause, clause.Id, fields.WhereIs("id")))
                clauses.Add(clause);
        }

        return clauses;
    }

    private void Judge(Fields fields, Override change)
    {
        if (!fields.Has("responsibility"))
            fields.Report("responsibility", "'responsibility' is missing; write responsibility: and the id of a duty");
        if (!fields.Has("since"))
            fields.Report("since", "'since' is missing; write since: and the first day on which it holds, such as 2026-11-23");
        if (change.Layer == Layer.Workload != change.Workload is { Length: > 0 })
            fields.Report(fields.Has("workload") ? "workload" : "layer", "a workload is named exactly where the layer is workload; add workload: with its id, or correct the layer");
        if (change is { Owner: null, Accountable: null, Role: null, Provider: null, Customer: null })
            fields.Report("responsibility", $"'{change.Id}' changes nothing; write at least one of owner, accountable, role, provider, customer");
        if (change.Role is not null && change.Owner is Owner.Provider or Owner.NotApplicable)
            fields.Report("role", "a role does the customer's part, and the owner here leaves it none; drop role, or write owner: customer or shared");
        if (change.Until is { } until && until < change.Since)
            fields.Report("until", $"the last day {until:yyyy-MM-dd} comes before the first, {change.Since:yyyy-MM-dd}; correct one of them");
        else if (change.Until is { } last)
            ends.Add((last, new(fields.WhereIs("until").File, fields.WhereIs("until").Line, $"'{change.Id}' ended on {last:yyyy-MM-dd} and holds no longer; set a later last day with a new approver, or delete it")));
    }

    private string? Mention(Fields fields, string key, IdKind kinds)
    {
        var id = Said(fields, key);
        if (id is not null)
            draft.Ids.Mention(kinds, id, fields.WhereIs(key));
        return id;
    }

    /// <summary>The text of a field, or null where nothing stands in it.</summary>
    private static string? Said(Fields fields, string key) => fields.OptionalText(key) is { Length: > 0 } text ? text : null;
}
