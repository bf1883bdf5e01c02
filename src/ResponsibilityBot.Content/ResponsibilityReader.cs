using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content;

/// <summary>Reads <c>knowledge/responsibilities/*.yaml</c>, one row each.</summary>
internal sealed class ResponsibilityReader(Draft draft, CellReader cellReader)
{
    private const int LongestLabel = 3;
    private static readonly string[] CloudModels = ["iaas", "caas", "paas", "faas", "saas"];
    private readonly VocabularyReader vocabulary = new(draft);

    public List<Responsibility> Read(List<Cell> cells)
    {
        var rows = new List<Responsibility>();
        foreach (var (file, fields) in draft.Maps("knowledge/responsibilities/", file => draft.Ids.Define(IdKind.Responsibility, IdOf(file), new Where(file, 1))))
        {
            var row = ReadRow(fields);
            if (row.Id.Length > 0 && row.Id != IdOf(file))
                fields.Report("id", $"the id '{row.Id}' is not the file's name; name the file {row.Id}.yaml");
            if (draft.Ids.Define(IdKind.Responsibility, row.Id, fields.WhereIs("id")))
                rows.Add(row);
            cells.AddRange(ReadCells(fields, row));
            fields.Done();
        }

        return rows;
    }

    private static string IdOf(string file) => Path.GetFileNameWithoutExtension(file);

    private Responsibility ReadRow(Fields fields)
    {
        var id = fields.Text("id");
        var name = vocabulary.Note(fields.Text("name"), fields.WhereIs("name"), NameKind.Responsibility, id);
        vocabulary.Note(id.Replace('-', ' '), fields.WhereIs("id"), NameKind.Responsibility, id);
        var label = fields.Text("short");
        if (label.Split(' ').Length > LongestLabel)
            fields.Report("short", $"'{label}' is too long for a button; write at most {LongestLabel} words");
        var area = fields.Text("area");
        if (area.Length > 0)
            draft.Ids.Mention(IdKind.Area, area, fields.WhereIs("area"));
        return new Responsibility(
            id, name, label, area, fields.Flag("always"), fields.Text("what"), vocabulary.Read(fields, NameKind.Responsibility, id),
            [.. fields.Items("aspects").Select(item => ReadAspect(item, id))])
        {
            FoundIn = fields.Has("found-in") ? ReadFoundIn(fields) : null,
        };
    }

    private IReadOnlyList<string> ReadFoundIn(Fields fields)
    {
        var models = draft.Ids.Mentioned(IdKind.Model, fields.TextsWithLines("found-in"));
        if (models.Count == 0)
            fields.Report("found-in", "'found-in' names no service model; name those that have this as a rule, or take it out if all have it");
        return models;
    }

    private Aspect ReadAspect(Fields fields, string row)
    {
        var id = fields.Text("id");
        var models = draft.Ids.Mentioned(IdKind.Model, fields.TextsWithLines("models"));
        var words = new Vocabulary(
            vocabulary.Phrases(fields, "phrases", NameKind.Aspect, $"{row}/{id}"),
            vocabulary.Phrases(fields, "also", NameKind.AspectHint, $"{row}/{id}", isWeak: true),
            vocabulary.Actions(fields, $"{row}/{id}"));
        var aspect = new Aspect(
            id, fields.Text("name"), fields.Required("owner", Words.Parties), models.Count > 0 ? models : CloudModels, fields.Text("says"), words)
        {
            Except = draft.Ids.Mentioned(IdKind.Service, fields.TextsWithLines("except")),
        };
        fields.Done();
        if (id.Length > 0)
            draft.Ids.Define(IdKind.Aspect, $"{row}/{id}", fields.WhereIs("id"));
        return aspect;
    }

    private List<Cell> ReadCells(Fields fields, Responsibility row)
    {
        var cells = new List<Cell>();
        if (!fields.Has("cells"))
            fields.Report("cells", "'cells' is missing; write one for each service model");
        foreach (var (model, where, cell) in fields.Map("cells")?.Entries() ?? [])
        {
            draft.Ids.Mention(IdKind.Model, model, where);
            var read = cellReader.Read(cell, row.Id, model, []);
            if (row.Always && model != KnowledgeTable.OnPremises && read.Accountable == Party.Provider)
                cell.Report("accountable", "this duty always stays with the customer, so accountable: must be customer");
            cells.Add(read);
        }

        return cells;
    }
}
