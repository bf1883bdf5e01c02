using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content;

/// <summary>Reads <c>knowledge/services/*.yaml</c>: products of one provider, or of several vendors under <see cref="OtherProvider"/>.</summary>
internal sealed class ServiceReader(ContentFiles files, SourceList sources, CellReader cellReader, KnowledgeReader definitions, ProblemList problems)
{
    public const string OtherProvider = "other";

    public List<Service> Read(List<Cell> cells)
    {
        var services = new List<Service>();
        foreach (var (file, text) in files.In("knowledge/services/"))
        {
            if (Yaml.Map(file, text, problems) is not { } fields)
                continue;
            var provider = fields.Text("provider");
            foreach (var item in fields.Items("services"))
            {
                var service = ReadService(item, provider);
                if (definitions.Define("target", service.Id, item.Where))
                {
                    services.Add(service);
                    ReadCells(item, service, cells);
                }

                item.Done();
            }

            fields.Done();
        }

        return services;
    }

    private Service ReadService(Fields fields, string provider)
    {
        var vendor = fields.OptionalText("vendor");
        if (vendor is null && provider == OtherProvider)
            problems.Add(fields.Where, "'vendor' is missing; say which company runs the service");
        var name = fields.Text("name");
        var id = fields.Text("id");
        var guarded = fields.Texts("guarded");
        string[] own = guarded.Contains(name, StringComparer.OrdinalIgnoreCase) ? [] : [name, id.Replace('-', ' ')];
        return new Service(
            id, name, provider, vendor ?? "", fields.Text("model"), fields.Text("what"), fields.Text("classify"), fields.Texts("traps"),
            new Vocabulary([.. own, .. fields.Texts("also"), .. fields.Texts("misspelled")], guarded, []), sources.Of(fields));
    }

    private void ReadCells(Fields fields, Service service, List<Cell> cells)
    {
        foreach (var (responsibility, cell) in fields.Map("cells")?.Entries() ?? [])
        {
            cells.Add(cellReader.Read(cell, responsibility, service.Id, service.Sources));
            definitions.Define("cell", $"{responsibility} {service.Id}", cell.Where);
        }
    }
}
