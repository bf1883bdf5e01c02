using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content;

/// <summary>Reads <c>knowledge/services/*.yaml</c>: products of one provider, or of several vendors under <see cref="OtherProvider"/>.</summary>
internal sealed class ServiceReader(Draft draft, SourceList sources, CellReader cellReader)
{
    public const string OtherProvider = "other";

    private readonly VocabularyReader vocabulary = new(draft);

    public List<Service> Read(List<Cell> cells)
    {
        var services = new List<Service>();
        foreach (var (_, fields) in draft.Maps("knowledge/services/", _ => draft.Ids.Incomplete(IdKind.Service)))
        {
            var provider = fields.Text("provider");
            if (provider.Length > 0)
                draft.Ids.Mention(IdKind.Provider, provider, fields.WhereIs("provider"));
            foreach (var item in fields.RequiredItems("services"))
            {
                var service = ReadService(item, provider);
                if (draft.Ids.Define(IdKind.Service, service.Id, item.WhereIs("id")))
                    services.Add(service);
                ReadCells(item, service, cells);
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
            fields.Report("vendor", "'vendor' is missing; say which company runs the service");
        var name = fields.Text("name");
        var id = fields.Text("id");
        var model = fields.Text("model");
        if (model.Length > 0)
            draft.Ids.Mention(IdKind.Model, model, fields.WhereIs("model"));
        var about = Mentioned(fields, "about", IdKind.Responsibility);
        var variantOf = Mentioned(fields, "variant-of", IdKind.Service);
        var when = fields.Texts("when");
        if ((variantOf is null) != (when.Count == 0))
            fields.Report(variantOf is null ? "when" : "variant-of", "'variant-of' and 'when' belong together; name the service that this is a way to use, and the words that tell it");
        return new Service(
            id, name, provider, vendor ?? "", model, fields.Text("what"), fields.Text("classify"), about, fields.Texts("traps"), Words(fields, id, name), sources.Of(fields))
        {
            IsAccessory = fields.Flag("accessory"),
            VariantOf = variantOf,
            When = when,
        };
    }

    /// <summary>The id that a key names, noted to be looked for; null where the key is not there.</summary>
    private string? Mentioned(Fields fields, string key, IdKind kind)
    {
        var id = fields.OptionalText(key);
        if (id is not null)
            draft.Ids.Mention(kind, id, fields.WhereIs(key));
        return id;
    }

    private Vocabulary Words(Fields fields, string id, string name)
    {
        var guarded = vocabulary.Phrases(fields, "guarded", NameKind.Service, id, isWeak: true);
        var names = new List<string>();
        if (!guarded.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            names.Add(vocabulary.Note(name, fields.WhereIs("name"), NameKind.Service, id));
            names.Add(vocabulary.Note(id.Replace('-', ' '), fields.WhereIs("id"), NameKind.Service, id));
        }

        names.AddRange(vocabulary.Phrases(fields, "also", NameKind.Service, id));
        names.AddRange(vocabulary.Phrases(fields, "misspelled", NameKind.Service, id));
        return new Vocabulary(names, guarded, []);
    }

    private void ReadCells(Fields fields, Service service, List<Cell> cells)
    {
        foreach (var (responsibility, where, cell) in fields.Map("cells")?.Entries() ?? [])
        {
            draft.Ids.Mention(IdKind.Responsibility, responsibility, where);
            cells.Add(cellReader.Read(cell, responsibility, service.Id, service.Sources));
        }

        foreach (var (responsibility, where) in fields.TextsWithLines("lacks"))
        {
            draft.Ids.Mention(IdKind.Responsibility, responsibility, where);
            if (cells.Exists(cell => cell.Target == service.Id && cell.Responsibility == responsibility))
                draft.Problems.Add(where, $"'{responsibility}' stands in lacks: and in cells:; write one of them");
            else
                cells.Add(Lacking(responsibility, service));
        }
    }

    /// <summary>A duty that a service gives no occasion for, whatever its model says: no database engine in a queue.</summary>
    private static Cell Lacking(string responsibility, Service service) => new()
    {
        Responsibility = responsibility,
        Target = service.Id,
        Owner = Owner.NotApplicable,
        Accountable = null,
        Sources = service.Sources,
        Evidence = Evidence.General,
    };
}
