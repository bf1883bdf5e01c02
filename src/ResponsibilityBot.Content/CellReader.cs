using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content;

/// <summary>Reads one cell.</summary>
internal sealed class CellReader(SourceList sources, Draft draft)
{
    private readonly ProblemList problems = draft.Problems;

    /// <summary>Reads the cell of a row in a target; <paramref name="inherited"/> are the sources that hold when it names none.</summary>
    public Cell Read(Fields fields, string responsibility, string target, IReadOnlyList<Source> inherited)
    {
        var owner = fields.Required("owner", Words.Owners);
        var own = sources.Of(fields);
        var cell = new Cell
        {
            Responsibility = responsibility,
            Target = target,
            Owner = owner,
            Accountable = Accountable(fields, owner),
            Provider = fields.OptionalText("provider"),
            Customer = fields.OptionalText("customer"),
            Note = fields.OptionalText("note"),
            Condition = ReadCondition(fields),
            Gray = Gray(fields),
            Sources = own.Count > 0 ? own : inherited,
            Evidence = fields.Choice("evidence", Words.Evidences) ?? Evidence.General,
        };
        if (cell.Sources.Count == 0 && owner != Owner.NotApplicable && !fields.Has("sources"))
            problems.Add(fields.Where, $"the cell of {responsibility} in {target} has no source; add sources: [id]");
        if (owner == Owner.Depends && cell.Condition is null)
            problems.Add(fields.Where, "the owner is 'depends' but nothing says on what; add depends: with on, ask and options");
        if (owner == Owner.Shared && (cell.Provider is null || cell.Customer is null))
            problems.Add(fields.Where, "the owner is 'shared', so both provider: and customer: must say who does what");
        if (owner == Owner.Customer && cell.Customer is null)
            problems.Add(fields.Where, "the owner is 'customer', so customer: must say what to do");
        if (owner == Owner.Provider && cell.Provider is null)
            problems.Add(fields.Where, "the owner is 'provider', so provider: must say what it does");
        fields.Done();
        return cell;
    }

    private Party? Accountable(Fields fields, Owner owner)
    {
        var given = fields.Choice("accountable", Words.Parties);
        if (given is null && owner is Owner.Shared or Owner.Depends)
            problems.Add(fields.Where, "who is accountable must be said for 'shared' and 'depends'; add accountable: customer or provider");
        return given ?? owner switch
        {
            Owner.Provider => Party.Provider,
            Owner.NotApplicable => null,
            _ => Party.Customer,
        };
    }

    private static Condition? ReadCondition(Fields cell)
    {
        if (cell.Map("depends") is not { } fields)
            return null;
        var options = new List<ConditionOption>();
        foreach (var item in fields.RequiredItems("options", 2))
        {
            options.Add(new ConditionOption(item.Text("when"), item.Required("owner", Words.Owners)));
            item.Done();
        }

        var condition = new Condition(fields.Text("on"), fields.Text("ask"), options);
        fields.Done();
        return condition;
    }

    private string? Gray(Fields fields)
    {
        var gray = fields.OptionalText("gray");
        if (gray is not null)
            draft.Ids.Mention(IdKind.GrayArea, gray, fields.WhereIs("gray"));
        return gray;
    }
}
