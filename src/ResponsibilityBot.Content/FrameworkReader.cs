using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content;

/// <summary>Reads <c>knowledge/frameworks.yaml</c>: the domains of auditors' frameworks that hold each duty. Content without the file has none.</summary>
internal sealed class FrameworkReader(Draft draft, IReadOnlyList<Responsibility> responsibilities)
{
    private const string File = "knowledge/frameworks.yaml";

    public IReadOnlyList<Framework> Read()
    {
        if (!draft.Has(File))
            return [];
        var frameworks = new List<Framework>();
        foreach (var fields in draft.List(File, IdKind.None))
        {
            var placed = new Dictionary<string, string>(StringComparer.Ordinal);
            var framework = new Framework(
                fields.Text("id"), fields.Text("name"), fields.Required("evidence", Words.Evidences), [.. fields.RequiredItems("domains").Select(domain => ReadDomain(domain, placed))]);
            fields.Done();
            if (frameworks.Exists(known => known.Id == framework.Id))
                fields.Report("id", $"the framework '{framework.Id}' stands there twice; leave one");
            if (responsibilities.Where(row => !placed.ContainsKey(row.Id)).Select(row => row.Id).ToList() is { Count: > 0 } missing && !draft.Ids.IsIncomplete(IdKind.Responsibility))
                fields.Report("domains", $"'{framework.Id}' has no domain for {string.Join(", ", missing)}; put each under the domain that comes nearest");
            frameworks.Add(framework);
        }

        return frameworks;
    }

    private FrameworkDomain ReadDomain(Fields fields, Dictionary<string, string> placed)
    {
        var domain = new FrameworkDomain(fields.Text("id"), fields.Text("name"), fields.RequiredTexts("responsibilities"));
        draft.Ids.Mentioned(IdKind.Responsibility, fields.TextsWithLines("responsibilities"));
        foreach (var (row, where) in fields.TextsWithLines("responsibilities"))
        {
            if (!placed.TryAdd(row, domain.Id))
                draft.Problems.Add(where, $"'{row}' stands in {placed[row]} already; leave it in one domain");
        }

        fields.Done();
        return domain;
    }
}
