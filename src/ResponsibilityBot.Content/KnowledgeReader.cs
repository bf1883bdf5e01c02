using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content;

/// <summary>Reads <c>knowledge/</c> into the types of the table. Cross-file rules are <see cref="KnowledgeCheck"/>'s.</summary>
internal sealed class KnowledgeReader(ContentFiles files, ProblemList problems)
{
    private readonly SourceList sources = new(files, problems);
    private readonly List<Cell> cells = [];

    /// <summary>Where each row, service and the like was defined, for problems found later; by kind and id.</summary>
    public Dictionary<string, Where> Places { get; } = new(StringComparer.Ordinal);

    public KnowledgeContent Read()
    {
        var cellReader = new CellReader(sources, problems);
        var responsibilities = new ResponsibilityReader(files, cellReader, this, problems).Read(cells);
        var areas = ReadAreas();
        var teachings = new TeachingReader(files, sources, cellReader, this, problems);
        return new KnowledgeContent
        {
            Revision = files.Revision,
            Areas = areas,
            Responsibilities = InOrder(responsibilities, areas),
            Models = ReadModels(),
            Providers = ReadProviders(),
            Services = new ServiceReader(files, sources, cellReader, this, problems).Read(cells),
            Families = ReadFamilies(),
            Cells = cells,
            Misconceptions = teachings.Misconceptions(),
            GrayAreas = teachings.GrayAreas(),
            Terms = teachings.Terms(),
            StandingDuties = teachings.StandingDuties(),
            AiLayers = teachings.AiLayers(),
        };
    }

    /// <summary>Notes where an id is defined and reports a second definition. False for a second one, which is then left out.</summary>
    public bool Define(string kind, string id, Where where)
    {
        if (Places.TryAdd($"{kind} {id}", where))
            return true;
        var first = Places[$"{kind} {id}"];
        problems.Add(where, $"the {kind} '{id}' is defined a second time; it stands in {first.File}:{first.Line} already");
        return false;
    }

    private static IReadOnlyList<Responsibility> InOrder(IReadOnlyList<Responsibility> rows, IReadOnlyList<Area> areas)
    {
        var order = areas.SelectMany(area => area.Rows).Select((id, index) => (id, index)).DistinctBy(pair => pair.id).ToDictionary(pair => pair.id, pair => pair.index);
        return [.. rows.OrderBy(row => order.GetValueOrDefault(row.Id, int.MaxValue)).ThenBy(row => row.Id, StringComparer.Ordinal)];
    }

    private List<Area> ReadAreas()
    {
        var areas = new List<Area>();
        foreach (var fields in List("knowledge/areas.yaml"))
        {
            var area = new Area(fields.Text("id"), fields.Text("name"), fields.RequiredTexts("rows"));
            fields.Done();
            if (Define("area", area.Id, fields.Where))
                areas.Add(area);
        }

        return areas;
    }

    private List<ServiceModel> ReadModels()
    {
        var models = new List<ServiceModel>();
        foreach (var fields in List("knowledge/models.yaml"))
        {
            var model = new ServiceModel(
                fields.Text("id"),
                fields.Text("name"),
                fields.Text("short"),
                fields.Text("what"),
                fields.Texts("examples"),
                fields.Text("provider-share"),
                fields.Text("customer-share"),
                new Vocabulary([fields.Text("name"), fields.Text("short"), .. fields.Texts("also"), .. fields.Texts("misspelled")], fields.Texts("weak"), []),
                sources.Of(fields));
            fields.OptionalText("evidence");
            fields.Done();
            if (Define("target", model.Id, fields.Where))
                models.Add(model);
        }

        return models;
    }

    private List<CloudProvider> ReadProviders()
    {
        var providers = new List<CloudProvider>();
        foreach (var fields in List("knowledge/providers.yaml"))
        {
            var names = fields.Text("id") == ServiceReader.OtherProvider ? [] : new[] { fields.Text("name") };
            var provider = new CloudProvider(
                fields.Text("id"), fields.Text("name"), fields.Text("party"), new Vocabulary([.. names, .. fields.Texts("also")], fields.Texts("weak"), []));
            fields.Done();
            if (Define("target", provider.Id, fields.Where))
                providers.Add(provider);
        }

        return providers;
    }

    private List<Family> ReadFamilies()
    {
        var families = new List<Family>();
        foreach (var fields in List("knowledge/families.yaml"))
        {
            var family = new Family(fields.Text("id"), fields.Text("name"), fields.RequiredTexts("members"), Words.Read(fields, problems));
            fields.Done();
            if (Define("family", family.Id, fields.Where))
                families.Add(family);
        }

        return families;
    }

    private IReadOnlyList<Fields> List(string file)
    {
        if (files.Text(file) is { } text)
            return Yaml.List(file, text, problems);
        problems.Add(new Where(file, 1), "the file is missing");
        return [];
    }
}
