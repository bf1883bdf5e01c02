using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content;

/// <summary>Reads <c>knowledge/responsibilities/*.yaml</c>, one row each.</summary>
internal sealed class ResponsibilityReader(ContentFiles files, CellReader cellReader, KnowledgeReader definitions, ProblemList problems)
{
    private static readonly string[] CloudModels = ["iaas", "caas", "paas", "faas", "saas"];

    public List<Responsibility> Read(List<Cell> cells)
    {
        var rows = new List<Responsibility>();
        foreach (var (file, text) in files.In("knowledge/responsibilities/"))
        {
            if (Yaml.Map(file, text, problems) is not { } fields)
                continue;
            var row = ReadRow(fields);
            if (row.Id != Path.GetFileNameWithoutExtension(file))
                problems.Add(fields.WhereIs("id"), $"the id '{row.Id}' is not the file's name; name the file {row.Id}.yaml");
            if (!definitions.Define("responsibility", row.Id, fields.Where))
                continue;
            rows.Add(row);
            cells.AddRange(ReadCells(fields, row));
            fields.Done();
        }

        return rows;
    }

    private Responsibility ReadRow(Fields fields)
    {
        var aspects = new List<Aspect>();
        foreach (var item in fields.Items("aspects"))
        {
            var models = item.Texts("models");
            aspects.Add(new Aspect(
                item.Text("id"), item.Text("name"), item.Required("owner", Words.Parties), models.Count > 0 ? models : CloudModels, item.Text("says"),
                Words.Read(item, problems) with { Weak = item.Texts("also") }));
            item.Done();
        }

        return new Responsibility(
            fields.Text("id"), fields.Text("name"), fields.Text("short"), fields.Text("area"), fields.Flag("always"), fields.Text("what"), Words.Read(fields, problems), aspects);
    }

    private List<Cell> ReadCells(Fields fields, Responsibility row)
    {
        var cells = new List<Cell>();
        if (fields.Map("cells") is not { } map)
        {
            problems.Add(fields.Where, "'cells' is missing; write one for each service model");
            return cells;
        }

        foreach (var (model, cell) in map.Entries())
        {
            var read = cellReader.Read(cell, row.Id, model, []);
            if (row.Always && model != KnowledgeTable.OnPremises && read.Accountable == Party.Provider)
                problems.Add(cell.Where, "this duty always stays with the customer, so accountable: must be customer");
            cells.Add(read);
        }

        return cells;
    }
}
