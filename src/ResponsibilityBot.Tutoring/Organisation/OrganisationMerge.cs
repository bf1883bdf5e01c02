using ResponsibilityBot.Tutoring.Organisation.Clauses;

namespace ResponsibilityBot.Tutoring.Organisation;

/// <summary>What the files say for every tenant, with what one tenant says in chat.</summary>
public static class OrganisationMerge
{
    /// <summary>
    /// Both together. A role of the files keeps its name, and takes the contact that was given in chat while the files name none. Two overrides of one
    /// id are one: the files'. A clause of the files keeps its words, and takes the day that was given in chat if it is later.
    /// </summary>
    public static OrganisationContent Of(OrganisationContent files, OrganisationContent own)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(own);
        if (own is { Roles: [], Overrides: [], Workloads: [], Clauses: [] })
            return files;
        var contacts = own.Roles.ToDictionary(role => role.Id, role => role.Contact, StringComparer.Ordinal);
        IEnumerable<Role> roles = files.Roles.Select(role => role.Contact is null && contacts.GetValueOrDefault(role.Id) is { } contact ? role with { Contact = contact } : role);
        return new(
            [.. roles.Concat(own.Roles).DistinctBy(role => role.Id, StringComparer.Ordinal).OrderBy(role => role.Name, StringComparer.OrdinalIgnoreCase)],
            [.. files.Overrides.Concat(own.Overrides).DistinctBy(change => change.Id, StringComparer.Ordinal)],
            own.Workloads)
        {
            Clauses = [.. files.Clauses.Select(clause => Renewed(clause, own.Clauses)).Concat(own.Clauses.Where(clause => !clause.IsOfFiles)).DistinctBy(clause => clause.Id, StringComparer.Ordinal)],
        };
    }

    private static Clause Renewed(Clause clause, IReadOnlyList<Clause> own) =>
        own.FirstOrDefault(other => other.Id == clause.Id) is { } renewed && renewed.Renewal > clause.Renewal ? clause with { Renewal = renewed.Renewal } : clause;
}
