using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content;

/// <summary>Reads <c>knowledge/</c> into the types of the table. Cross-file rules are <see cref="KnowledgeCheck"/>'s.</summary>
internal sealed class KnowledgeReader(Draft draft, string revision)
{
    private readonly SourceList sources = new(draft);
    private readonly VocabularyReader vocabulary = new(draft);
    private readonly List<Cell> cells = [];

    /// <summary>The publications, for what is read after the table.</summary>
    public SourceList Sources => sources;

    public KnowledgeContent Read()
    {
        var cellReader = new CellReader(sources, draft);
        var responsibilities = new ResponsibilityReader(draft, cellReader).Read(cells);
        var areas = ReadAreas();
        var teachings = new TeachingReader(draft, sources, cellReader);
        return new KnowledgeContent
        {
            Revision = revision,
            Areas = areas,
            Responsibilities = InOrder(responsibilities, areas),
            Models = ReadModels(),
            Providers = ReadProviders(),
            Services = new ServiceReader(draft, sources, cellReader).Read(cells),
            Families = ReadFamilies(),
            Cells = cells,
            Misconceptions = teachings.Misconceptions(),
            GrayAreas = teachings.GrayAreas(),
            Terms = teachings.Terms(),
            StandingDuties = teachings.StandingDuties(),
            AiLayers = teachings.AiLayers(),
            Frameworks = new FrameworkReader(draft, responsibilities).Read(),
            ResourceTypes = new ResourceTypeReader(draft).Read(),
        };
    }

    private static IReadOnlyList<Responsibility> InOrder(IReadOnlyList<Responsibility> rows, IReadOnlyList<Area> areas)
    {
        var order = areas.SelectMany(area => area.Rows).Select((id, index) => (id, index)).DistinctBy(pair => pair.id).ToDictionary(pair => pair.id, pair => pair.index);
        return [.. rows.OrderBy(row => order.GetValueOrDefault(row.Id, int.MaxValue)).ThenBy(row => row.Id, StringComparer.Ordinal)];
    }

    private List<Area> ReadAreas()
    {
        var areas = new List<Area>();
        foreach (var fields in draft.List("knowledge/areas.yaml", IdKind.Area))
        {
            var area = new Area(fields.Text("id"), fields.Text("name"), fields.RequiredTexts("rows"));
            draft.Ids.Mentioned(IdKind.Responsibility, fields.TextsWithLines("rows"));
            fields.Done();
            if (draft.Ids.Define(IdKind.Area, area.Id, fields.WhereIs("id")))
                areas.Add(area);
        }

        return areas;
    }

    private List<ServiceModel> ReadModels()
    {
        var models = new List<ServiceModel>();
        foreach (var fields in draft.List("knowledge/models.yaml", IdKind.Model))
        {
            var id = fields.Text("id");
            var name = vocabulary.Note(fields.Text("name"), fields.WhereIs("name"), NameKind.Model, id);
            var label = vocabulary.Note(fields.Text("short"), fields.WhereIs("short"), NameKind.Model, id);
            string[] names = [name, label, .. vocabulary.Phrases(fields, "also", NameKind.Model, id), .. vocabulary.Phrases(fields, "misspelled", NameKind.Model, id)];
            var model = new ServiceModel(
                id,
                name,
                label,
                fields.Text("what"),
                fields.Texts("examples"),
                fields.Text("provider-share"),
                fields.Text("customer-share"),
                new Vocabulary(names, vocabulary.Phrases(fields, "weak", NameKind.Model, id, isWeak: true), []),
                sources.Of(fields));
            fields.Choice("evidence", Words.Evidences);
            fields.Done();
            if (draft.Ids.Define(IdKind.Model, id, fields.WhereIs("id")))
                models.Add(model);
        }

        return models;
    }

    private List<CloudProvider> ReadProviders()
    {
        var providers = new List<CloudProvider>();
        foreach (var fields in draft.List("knowledge/providers.yaml", IdKind.Provider))
        {
            var id = fields.Text("id");
            var name = fields.Text("name");
            string[] names = id == ServiceReader.OtherProvider ? [] : [vocabulary.Note(name, fields.WhereIs("name"), NameKind.Provider, id)];
            var words = new Vocabulary(
                [.. names, .. vocabulary.Phrases(fields, "also", NameKind.Provider, id)], vocabulary.Phrases(fields, "weak", NameKind.Provider, id, isWeak: true), []);
            var provider = new CloudProvider(id, name, fields.Text("party"), words);
            fields.Done();
            if (draft.Ids.Define(IdKind.Provider, id, fields.WhereIs("id")))
                providers.Add(provider);
        }

        return providers;
    }

    private List<Family> ReadFamilies()
    {
        var families = new List<Family>();
        foreach (var fields in draft.List("knowledge/families.yaml", IdKind.Family))
        {
            var id = fields.Text("id");
            if (id.Length > 0 && !id.StartsWith("family:", StringComparison.Ordinal))
                fields.Report("id", $"the id of a family begins with family:; write family:{id}");
            var family = new Family(id, fields.Text("name"), fields.RequiredTexts("members"), vocabulary.Read(fields, NameKind.Family, id));
            draft.Ids.Mentioned(IdKind.Responsibility, fields.TextsWithLines("members"));
            fields.Done();
            if (draft.Ids.Define(IdKind.Family, id, fields.WhereIs("id")))
                families.Add(family);
        }

        return families;
    }
}
