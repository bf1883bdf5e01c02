using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content;

/// <summary>The rules across files: ids that are named exist, every row has its six cells, ids are spelled for ever.</summary>
internal sealed class KnowledgeCheck(KnowledgeContent content, IReadOnlyDictionary<string, Where> places, ProblemList problems)
{
    private readonly HashSet<string> rows = [.. content.Responsibilities.Select(row => row.Id)];
    private readonly HashSet<string> models = [.. content.Models.Select(model => model.Id)];
    private readonly HashSet<string> targets = [.. content.Models.Select(model => model.Id), .. content.Services.Select(service => service.Id)];
    private readonly HashSet<string> grays = [.. content.GrayAreas.Select(area => area.Id)];

    public void Run()
    {
        CheckRows();
        CheckCells();
        CheckServices();
        foreach (var family in content.Families)
            Known("responsibility", rows, family.Members, $"family {family.Id}");
        foreach (var belief in content.Misconceptions)
        {
            Known("responsibility", rows, belief.Responsibilities, $"misconception {belief.Id}");
            Known("responsibility", rows, belief.Proof.Select(key => key.Responsibility), $"misconception {belief.Id}");
            Known("model or service", targets, belief.Targets.Concat(belief.Proof.Select(key => key.Target)), $"misconception {belief.Id}");
        }

        foreach (var area in content.GrayAreas)
        {
            Known("responsibility", rows, area.Responsibilities, $"gray area {area.Id}");
            Known("model or service", targets, area.Targets, $"gray area {area.Id}");
        }

        foreach (var duty in content.StandingDuties)
            Known("responsibility", rows, duty.Responsibilities, $"standing duty {duty.Id}");
        foreach (var term in content.Terms)
            Known("responsibility, model or service", [.. rows, .. targets], term.See, $"term {term.Id}");
    }

    private void CheckRows()
    {
        var placed = content.Areas.SelectMany(area => area.Rows.Select(row => (Row: row, Area: area.Id))).ToLookup(pair => pair.Row, pair => pair.Area);
        foreach (var area in content.Areas)
            Known("responsibility", rows, area.Rows, $"area {area.Id}");
        foreach (var row in content.Responsibilities)
        {
            var where = places[$"responsibility {row.Id}"];
            if (placed[row.Id].Count() != 1)
                problems.Add(where, $"'{row.Id}' must stand in exactly one area of knowledge/areas.yaml; it stands in {placed[row.Id].Count()}");
            else if (placed[row.Id].Single() != row.Area)
                problems.Add(where, $"the area is '{row.Area}' here but '{placed[row.Id].Single()}' in knowledge/areas.yaml; make them agree");
            foreach (var model in content.Models.Where(model => !content.Cells.Any(cell => cell.Responsibility == row.Id && cell.Target == model.Id)))
                problems.Add(where, $"the cell for '{model.Id}' is missing; add it under cells:");
            foreach (var aspect in row.Aspects)
                Known("service model", models, aspect.Models, $"responsibility {row.Id}");
        }
    }

    private void CheckCells()
    {
        foreach (var cell in content.Cells)
        {
            var at = places.TryGetValue($"cell {cell.Responsibility} {cell.Target}", out var own) ? own : places.GetValueOrDefault($"responsibility {cell.Responsibility}");
            if (!rows.Contains(cell.Responsibility))
                problems.Add(at, $"'{cell.Responsibility}' is not a responsibility; take one of knowledge/responsibilities/");
            if (!targets.Contains(cell.Target))
                problems.Add(at, $"'{cell.Target}' is not a service model; take {string.Join(", ", models)}");
            if (cell.Gray is { } gray && !grays.Contains(gray))
                problems.Add(at, $"'{gray}' is not a gray area; add it to knowledge/gray-areas.yaml or take one of those there");
        }
    }

    private void CheckServices()
    {
        var providers = content.Providers.Select(provider => provider.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var service in content.Services)
        {
            var where = places[$"target {service.Id}"];
            if (!models.Contains(service.Model))
                problems.Add(where, $"'{service.Model}' is not a service model; take {string.Join(", ", models)}");
            if (!providers.Contains(service.Provider))
                problems.Add(where, $"'{service.Provider}' is not a provider; take {string.Join(", ", providers)}");
        }
    }

    private void Known(string kind, HashSet<string> known, IEnumerable<string> ids, string place)
    {
        foreach (var id in ids.Where(id => !known.Contains(id)))
            problems.Add(places.GetValueOrDefault(place, new Where("knowledge", 1)), $"'{id}' is not a {kind}; correct the id or add it");
    }
}
