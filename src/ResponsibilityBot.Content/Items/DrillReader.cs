namespace ResponsibilityBot.Content.Items;

/// <summary>Reads <c>drills/*.yaml</c>: incidents with their first steps in order. What needs the table is <see cref="DrillLint"/>'s.</summary>
internal sealed class DrillReader(Draft draft, SourceList sources)
{
    private const int FewestSteps = 4;
    private const int MostSteps = 6;
    private readonly Ids ids = draft.Ids;

    public List<DrillDraft> Read()
    {
        var drills = new List<DrillDraft>();
        foreach (var fields in draft.Lists("drills/", IdKind.Drill))
        {
            var target = Mention(fields, "target");
            var drill = new DrillDraft(
                fields.Where, fields.Text("id"), fields.Text("title"), fields.Text("story"), [.. fields.RequiredItems("steps", FewestSteps).Select(step => ReadStep(step, target))], sources.Of(fields));
            if (drill.Steps.Count > MostSteps)
                fields.Report("steps", $"'{drill.Id}' has {drill.Steps.Count} steps; {FewestSteps} to {MostSteps} can be put in order on a card");
            foreach (var twice in drill.Steps.GroupBy(step => step.Text, StringComparer.OrdinalIgnoreCase).Where(group => group.Key.Length > 0 && group.Count() > 1))
                fields.Report("steps", $"two steps of '{drill.Id}' read '{twice.Key}'; word one of them differently");
            if (!fields.Has("sources"))
                fields.Report("sources", $"'{drill.Id}' cites nothing; add sources: with ids of what the order follows");
            fields.Done();
            if (ids.Define(IdKind.Drill, drill.Id, fields.WhereIs("id")))
                drills.Add(drill);
        }

        return drills;
    }

    private StepDraft ReadStep(Fields fields, string target)
    {
        var responsibility = fields.Text("responsibility");
        if (responsibility.Length > 0)
            ids.Mention(IdKind.Responsibility, responsibility, fields.WhereIs("responsibility"));
        var step = new StepDraft(fields.Where, fields.Text("text"), responsibility, fields.Has("target") ? Mention(fields, "target") : target, fields.Text("why"));
        fields.Done();
        return step;
    }

    private string Mention(Fields fields, string key)
    {
        var target = fields.Text(key);
        if (target.Length > 0)
            ids.Mention(IdKind.Target, target, fields.WhereIs(key));
        return target;
    }
}
