using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content;

/// <summary>Reads what teaches beside the table: wrong beliefs, disagreements, terms, standing duties, the layers for AI.</summary>
internal sealed class TeachingReader(Draft draft, SourceList sources, CellReader cellReader)
{
    private readonly Ids ids = draft.Ids;
    private readonly VocabularyReader vocabulary = new(draft);

    public List<Misconception> Misconceptions()
    {
        var beliefs = new List<Misconception>();
        foreach (var fields in draft.List("knowledge/misconceptions.yaml", IdKind.Misconception))
        {
            var id = fields.Text("id");
            var belief = new Misconception(
                id, fields.Text("belief"), fields.Text("truth"), fields.Required("verdict", Words.PartlyOrNo),
                Rows(fields), Targets(fields), [.. fields.Items("proof").Select(Proof)], vocabulary.Read(fields, NameKind.Misconception, id), sources.Of(fields));
            fields.Done();
            if (ids.Define(IdKind.Misconception, id, fields.WhereIs("id")))
                beliefs.Add(belief);
        }

        return beliefs;
    }

    public List<GrayArea> GrayAreas()
    {
        var areas = new List<GrayArea>();
        foreach (var fields in draft.List("knowledge/gray-areas.yaml", IdKind.GrayArea))
        {
            var readings = new List<Interpretation>();
            foreach (var item in fields.RequiredItems("readings", 2))
            {
                readings.Add(new Interpretation(item.Text("by"), item.Required("owner", Words.Owners), item.Text("says")));
                item.Done();
            }

            var area = new GrayArea(
                fields.Text("id"), fields.Text("title"), Rows(fields), Targets(fields), readings,
                fields.Text("decides"), fields.Text("say"), fields.RequiredTexts("ask-for"), sources.Of(fields));
            fields.Done();
            if (ids.Define(IdKind.GrayArea, area.Id, fields.WhereIs("id")))
                areas.Add(area);
        }

        return areas;
    }

    public List<Term> Terms()
    {
        var terms = new List<Term>();
        foreach (var fields in draft.List("knowledge/glossary.yaml", IdKind.Term))
        {
            var id = fields.Text("id");
            var name = vocabulary.Note(fields.Text("term"), fields.WhereIs("term"), NameKind.Term, id);
            var see = ids.Mentioned(IdKind.Responsibility | IdKind.Target, fields.TextsWithLines("see"));
            var words = new Vocabulary([name, .. vocabulary.Phrases(fields, "also", NameKind.Term, id)], [], []);
            var term = new Term(id, name, fields.Text("meaning"), see, words, sources.Of(fields));
            fields.Done();
            if (ids.Define(IdKind.Term, id, fields.WhereIs("id")))
                terms.Add(term);
        }

        return terms;
    }

    public List<StandingDuty> StandingDuties()
    {
        var duties = new List<StandingDuty>();
        if (draft.Map("knowledge/always.yaml", IdKind.StandingDuty) is not { } root)
            return duties;
        foreach (var party in new[] { Party.Customer, Party.Provider })
        {
            foreach (var fields in root.RequiredItems(Tutoring.Knowledge.Words.Of(party)))
            {
                var rows = fields.RequiredTexts("responsibilities");
                Rows(fields);
                var duty = new StandingDuty(fields.Text("id"), fields.Text("name"), party, rows, fields.Text("why"), sources.Of(fields));
                fields.Done();
                if (ids.Define(IdKind.StandingDuty, duty.Id, fields.WhereIs("id")))
                    duties.Add(duty);
            }
        }

        root.Done();
        return duties;
    }

    public List<AiLayer> AiLayers()
    {
        var layers = new List<AiLayer>();
        if (draft.Map("knowledge/ai-overlay.yaml", IdKind.AiLayer) is not { } root)
            return layers;
        foreach (var fields in root.RequiredItems("layers"))
        {
            var id = fields.Text("id");
            var cells = new List<Cell>();
            foreach (var (model, where, cell) in fields.Map("cells")?.Entries() ?? [])
            {
                ids.Mention(IdKind.Model, model, where);
                cells.Add(cellReader.Read(cell, id, model, []));
            }

            var layer = new AiLayer(id, fields.Text("name"), fields.Text("what"), cells, vocabulary.Read(fields, NameKind.AiLayer, id));
            fields.Done();
            if (ids.Define(IdKind.AiLayer, id, fields.WhereIs("id")))
                layers.Add(layer);
        }

        root.Done();
        return layers;
    }

    private IReadOnlyList<string> Rows(Fields fields) => ids.Mentioned(IdKind.Responsibility, fields.TextsWithLines("responsibilities"));

    private IReadOnlyList<string> Targets(Fields fields) => ids.Mentioned(IdKind.Target, fields.TextsWithLines("targets"));

    private CellKey Proof(Fields fields)
    {
        var key = new CellKey(fields.Text("responsibility"), fields.Text("target"));
        if (key.Responsibility.Length > 0)
            ids.Mention(IdKind.Responsibility, key.Responsibility, fields.WhereIs("responsibility"));
        if (key.Target.Length > 0)
            ids.Mention(IdKind.Target, key.Target, fields.WhereIs("target"));
        fields.Done();
        return key;
    }
}
