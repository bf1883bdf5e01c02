using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content;

/// <summary>The rules across files: every id that is named exists, every row stands in its area and has its six cells.</summary>
internal sealed class KnowledgeCheck(KnowledgeContent content, Draft draft)
{
    public void Run()
    {
        draft.Ids.Check();
        CheckAreas();
        CheckCells();
    }

    private void CheckAreas()
    {
        if (draft.Ids.IsIncomplete(IdKind.Area))
            return;
        var placed = content.Areas.SelectMany(area => area.Rows.Select(row => (Row: row, Area: area.Id))).ToLookup(pair => pair.Row, pair => pair.Area, StringComparer.Ordinal);
        foreach (var row in content.Responsibilities)
        {
            var areas = placed[row.Id].ToList();
            if (areas.Count != 1)
                draft.Problems.Add(PlaceOf(row), $"'{row.Id}' must stand in exactly one area of knowledge/areas.yaml; it stands in {areas.Count}");
            else if (areas[0] != row.Area && draft.Ids.Knows(IdKind.Area, row.Area))
                draft.Problems.Add(PlaceOf(row), $"the area is '{row.Area}' here but '{areas[0]}' in knowledge/areas.yaml; make them agree");
        }
    }

    private void CheckCells()
    {
        var keys = content.Cells.Select(cell => new CellKey(cell.Responsibility, cell.Target)).ToHashSet();
        foreach (var row in content.Responsibilities)
        {
            foreach (var model in content.Models.Where(model => !keys.Contains(new CellKey(row.Id, model.Id))))
                draft.Problems.Add(PlaceOf(row), $"the cell for '{model.Id}' is missing; add it under cells:");
        }
    }

    private Where PlaceOf(Responsibility row) => draft.Ids.PlaceOf(IdKind.Responsibility, row.Id) ?? new Where("knowledge/responsibilities", 1);
}
