using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content;

/// <summary>Reads what teaches beside the table: wrong beliefs, disagreements, terms, standing duties, the layers for AI.</summary>
internal sealed class TeachingReader(ContentFiles files, SourceList sources, CellReader cellReader, KnowledgeReader definitions, ProblemList problems)
{
    public List<Misconception> Misconceptions()
    {
        var beliefs = new List<Misconception>();
        foreach (var fields in List("knowledge/misconceptions.yaml"))
        {
            var proof = new List<CellKey>();
            foreach (var item in fields.Items("proof"))
            {
                proof.Add(new CellKey(item.Text("responsibility"), item.Text("target")));
                item.Done();
            }

            var belief = new Misconception(
                fields.Text("id"), fields.Text("belief"), fields.Text("truth"), fields.Required("verdict", Words.PartlyOrNo),
                fields.Texts("responsibilities"), fields.Texts("targets"), proof, Words.Read(fields, problems), sources.Of(fields));
            fields.Done();
            if (definitions.Define("misconception", belief.Id, fields.Where))
                beliefs.Add(belief);
        }

        return beliefs;
    }

    public List<GrayArea> GrayAreas()
    {
        var areas = new List<GrayArea>();
        foreach (var fields in List("knowledge/gray-areas.yaml"))
        {
            var readings = new List<Interpretation>();
            foreach (var item in fields.Items("readings"))
            {
                readings.Add(new Interpretation(item.Text("by"), item.Required("owner", Words.Owners), item.Text("says")));
                item.Done();
            }

            var area = new GrayArea(
                fields.Text("id"), fields.Text("title"), fields.Texts("responsibilities"), fields.Texts("targets"), readings,
                fields.Text("decides"), fields.Text("say"), fields.RequiredTexts("ask-for"), sources.Of(fields));
            fields.Done();
            if (readings.Count < 2)
                problems.Add(fields.Where, "a gray area needs at least two readings");
            if (definitions.Define("gray area", area.Id, fields.Where))
                areas.Add(area);
        }

        return areas;
    }

    public List<Term> Terms()
    {
        var terms = new List<Term>();
        foreach (var fields in List("knowledge/glossary.yaml"))
        {
            var name = fields.Text("term");
            var term = new Term(
                fields.Text("id"), name, fields.Text("meaning"), fields.Texts("see"), new Vocabulary([name, .. fields.Texts("also")], [], []), sources.Of(fields));
            fields.Done();
            if (definitions.Define("term", term.Id, fields.Where))
                terms.Add(term);
        }

        return terms;
    }

    public List<StandingDuty> StandingDuties()
    {
        var duties = new List<StandingDuty>();
        if (Text("knowledge/always.yaml") is not { } text || Yaml.Map("knowledge/always.yaml", text, problems) is not { } root)
            return duties;
        foreach (var party in new[] { Party.Customer, Party.Provider })
        {
            foreach (var fields in root.Items(Tutoring.Knowledge.Words.Of(party)))
            {
                duties.Add(new StandingDuty(
                    fields.Text("id"), fields.Text("name"), party, fields.RequiredTexts("responsibilities"), fields.Text("why"), sources.Of(fields)));
                fields.Done();
                definitions.Define("standing duty", duties[^1].Id, fields.Where);
            }
        }

        root.Done();
        return duties;
    }

    public List<AiLayer> AiLayers()
    {
        var layers = new List<AiLayer>();
        if (Text("knowledge/ai-overlay.yaml") is not { } text || Yaml.Map("knowledge/ai-overlay.yaml", text, problems) is not { } root)
            return layers;
        foreach (var fields in root.Items("layers"))
        {
            var id = fields.Text("id");
            var cells = (fields.Map("cells")?.Entries() ?? []).Select(entry => cellReader.Read(entry.Value, id, entry.Key, [])).ToList();
            layers.Add(new AiLayer(id, fields.Text("name"), fields.Text("what"), cells, Words.Read(fields, problems)));
            fields.Done();
            definitions.Define("AI layer", id, fields.Where);
        }

        root.Done();
        return layers;
    }

    private IReadOnlyList<Fields> List(string file) => Text(file) is { } text ? Yaml.List(file, text, problems) : [];

    private string? Text(string file)
    {
        if (files.Text(file) is { } text)
            return text;
        problems.Add(new Where(file, 1), "the file is missing");
        return null;
    }
}
