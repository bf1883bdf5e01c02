using System.Globalization;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation.Clauses;
using ResponsibilityBot.Tutoring.Organisation.Raci;

namespace ResponsibilityBot.Tutoring.Organisation.Gaps;

/// <summary>Finds what nobody holds and what two say differently. It reads the chart of each workload once, and keeps no chart.</summary>
public static class GapFinder
{
    private const int MostNamed = 5;

    /// <summary>All gaps on the builder's day: by kind, then by what they are about.</summary>
    public static IReadOnlyList<OrganisationGap> Find(RaciBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var (table, content) = (builder.Table, builder.Table.Content);
        var gaps = new List<OrganisationGap>();
        var unverified = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var atWork = new HashSet<string>(StringComparer.Ordinal);
        foreach (var workload in content.Workloads)
        {
            var sheet = builder.Of(workload);
            atWork.UnionWith(sheet.Roles.OfType<string>());
            AddOpen(gaps, table, sheet);
            AddUnknownServices(gaps, table, workload);
            foreach (var row in sheet.Rows.Where(row => row.Duty is { By: null, Cell.Evidence: Evidence.General }))
            {
                foreach (var place in row.Places)
                    (unverified.TryGetValue(place.Id, out var rows) ? rows : unverified[place.Id] = new(StringComparer.Ordinal)).Add(row.Responsibility.Id);
            }
        }

        gaps.AddRange(Conflicts(table, builder.Day));
        gaps.AddRange(Overrides(table, builder.Day));
        gaps.AddRange(content.Clauses.SelectMany(clause => ClauseGaps(table, clause, builder.Day)));
        atWork.UnionWith(content.Clauses.Select(clause => clause.Role));
        gaps.AddRange(content.Roles.Where(role => role.Contact is null && atWork.Contains(role.Id))
            .Select(role => new OrganisationGap(GapKind.NoContact, null, role.Name, $"{role.Name} has duties and no contact, so nobody can be asked. Say \"role contact {role.Name}\" in the channel or chat where it can be.", [], [role.Id])));
        gaps.AddRange(unverified.Select(each => new OrganisationGap(
            GapKind.NeverVerified, null, table.Table.Target(each.Key)?.Name ?? each.Key,
            $"{Count(each.Value.Count, "cell")} of {table.Table.Target(each.Key)?.Name ?? each.Key}, which you run, {(each.Value.Count == 1 ? "is" : "are")} general knowledge that was never compared with the provider's own text: {Names(table.Table, [.. each.Value])}.",
            [.. each.Value], [])
        { Target = each.Key }));
        return [.. gaps.OrderBy(gap => gap.Kind).ThenBy(gap => gap.Subject, StringComparer.OrdinalIgnoreCase).ThenBy(gap => gap.Text, StringComparer.Ordinal)];
    }

    private static void AddOpen(List<OrganisationGap> gaps, OrganisationTable table, RaciSheet sheet)
    {
        var open = sheet.Rows.Where(row => row.IsOpen).Select(row => row.Responsibility.Id).Distinct(StringComparer.Ordinal).ToList();
        var name = WorkloadName.Of(sheet.Workload);
        if (sheet.Workload.Role is { } role && table.Role(role) is null)
        {
            gaps.Add(new(
                GapKind.UnknownRole, sheet.Workload, name,
                $"{name} belongs to '{role}', which is no role{(open.Count > 0 ? $", so that {Count(open.Count, "duty")} on the customer's side {(open.Count == 1 ? "is" : "are")} nobody's" : "")}. Add the role, or say who runs it.", open, [role]));
        }
        else if (open.Count > 0)
        {
            gaps.Add(new(GapKind.NoOwner, sheet.Workload, name, $"{Count(open.Count, "duty")} on the customer's side of {name} {(open.Count == 1 ? "is" : "are")} nobody's: {Names(table.Table, open)}. {(sheet.Workload.Role is null ? "Say who runs it." : "A decision names a role that there is not; decide anew.")}", open, []));
        }
    }

    private static void AddUnknownServices(List<OrganisationGap> gaps, OrganisationTable table, Workload workload) => gaps.AddRange(workload.Services
        .Where(service => table.Table.Target(service) is null)
        .Select(service => new OrganisationGap(GapKind.UnknownService, workload, WorkloadName.Of(workload), $"{WorkloadName.Of(workload)} stands on '{service}', which the table does not know. Import it anew, or add the service to the table.", [], []) { Target = service }));

    /// <summary>Overrides that hold on the day, in the same layer, place and row, and say different things.</summary>
    private static IEnumerable<OrganisationGap> Conflicts(OrganisationTable table, DateOnly day) => table.Content.Overrides
        .Where(change => change.HoldsOn(day))
        .GroupBy(change => (change.Layer, change.Workload, change.Responsibility, change.Target))
        .Where(group => Differs(group.Select(change => change.Role)) || Differs(group.Select(change => change.Owner?.ToString())) || Differs(group.Select(change => change.Accountable?.ToString())))
        .Select(group =>
        {
            var workload = table.Content.Workloads.FirstOrDefault(each => each.Id == group.Key.Workload);
            var place = workload is not null ? WorkloadName.Of(workload) : group.Key.Target is { } target ? table.Table.Target(target)?.Name ?? target : "every place";
            return new OrganisationGap(
                GapKind.TwoOwners, workload, table.Table.NameOf(group.Key.Responsibility),
                $"{table.Table.NameOf(group.Key.Responsibility)} in {place} is said differently by {group.Count()} {Words.Of(group.Key.Layer)} decisions ({string.Join("; ", group.Select(change => $"{Said(table, change)}, since {Day(change.Since)}"))}). The latest stands; end the others.",
                [group.Key.Responsibility], [.. group.Select(change => change.Role).OfType<string>().Distinct(StringComparer.Ordinal)])
            {
                Target = group.Key.Target,
                Decision = group.OrderBy(change => change.Since).ThenBy(change => change.Id, StringComparer.Ordinal).First(),
            };
        });

    private static IEnumerable<OrganisationGap> Overrides(OrganisationTable table, DateOnly day)
    {
        foreach (var change in table.Content.Overrides)
        {
            var (row, workload) = (table.Table.NameOf(change.Responsibility), table.Content.Workloads.FirstOrDefault(each => each.Id == change.Workload));
            if (change.Until is { } until && until < day)
                yield return new(GapKind.ExpiredOverride, workload, row, $"{row}: '{Said(table, change)}' held until {Day(until)} ({change.Reason}). What stands below it holds again; renew it or let it go.", [change.Responsibility], change.Role is { } was ? [was] : []) { Decision = change };
            else if (change.Role is { } role && table.Role(role) is null)
                yield return new(GapKind.UnknownRole, workload, row, $"{row} was given to '{role}', which is no role (any more). Give it to one that there is.", [change.Responsibility], [role]) { Decision = change };
        }
    }

    private static IEnumerable<OrganisationGap> ClauseGaps(OrganisationTable table, Clause clause, DateOnly day)
    {
        var (subject, rows) = ($"{clause.Source} ({clause.Id})", clause.Responsibility is { } row ? new[] { row } : []);
        if (clause.IsOverOn(day))
            yield return new(GapKind.ExpiredClause, null, subject, $"'{clause.Says}' was to be renewed by {Day(clause.Renewal)} and was not. Say clause renew {clause.Id} until its new day, or clause remove {clause.Id}.", rows, [clause.Role]);
        if (table.Role(clause.Role) is null)
            yield return new(GapKind.UnknownRole, null, subject, $"'{clause.Says}' is looked after by '{clause.Role}', which is no role (any more). Add the role, or write the clause down anew.", rows, [clause.Role]);
    }

    private static bool Differs(IEnumerable<string?> said) => said.OfType<string>().Distinct(StringComparer.Ordinal).Count() > 1;

    private static string Said(OrganisationTable table, Override change) => string.Join(", ", new[]
    {
        change.Role is { } role ? table.Role(role)?.Name ?? role : null,
        change.Owner is { } owner ? $"owner {Words.Of(owner)}" : null,
        change.Accountable is { } party ? $"accountable {Words.Of(party)}" : null,
    }.OfType<string>() is var parts && parts.Any() ? parts : ["other words"]);

    private static string Names(KnowledgeTable table, List<string> rows) =>
        string.Join(", ", rows.Take(MostNamed).Select(table.NameOf)) + (rows.Count > MostNamed ? $" and {rows.Count - MostNamed} more" : "");

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count.ToString(CultureInfo.InvariantCulture)} {(what.EndsWith('y') ? what[..^1] + "ie" : what)}s";

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
