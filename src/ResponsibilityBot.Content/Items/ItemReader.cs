using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Content.Items;

/// <summary>Reads <c>items/*.yaml</c>: quiz items that authors wrote. What needs the table is <see cref="ItemLint"/>'s.</summary>
internal sealed class ItemReader(Draft draft, SourceList sources)
{
    private readonly Ids ids = draft.Ids;
    private readonly ItemShape shape = new(draft.Problems);

    public List<ItemDraft> Read()
    {
        var items = new List<ItemDraft>();
        foreach (var fields in draft.Lists("items/", IdKind.Item))
        {
            var item = ReadItem(fields);
            shape.Check(item, fields);
            fields.Done();
            if (ids.Define(IdKind.Item, item.Id, fields.WhereIs("id")))
                items.Add(item);
        }

        return items;
    }

    private ItemDraft ReadItem(Fields fields)
    {
        var topic = fields.Text("topic");
        if (topic.Length > 0)
            ids.Mention(IdKind.Responsibility, topic, fields.WhereIs("topic"));
        return new ItemDraft(
            fields.Where, fields.Text("id"), fields.Required("kind", Words.ItemKinds), topic, fields.Text("prompt"),
            [.. fields.RequiredItems("options", 2).Select(ReadOption)], [.. fields.Items("proof").Select(ReadClaim)],
            Mention(fields, "misconception", IdKind.Misconception), Mention(fields, "gray", IdKind.GrayArea), sources.Of(fields));
    }

    private OptionDraft ReadOption(Fields fields)
    {
        var claim = fields.Map("claim");
        var option = new OptionDraft(
            fields.Where, fields.Text("text"), fields.Flag("right"), fields.Text("why"), Mention(fields, "misconception", IdKind.Misconception), claim is null ? null : ReadClaim(claim));
        if (option is { IsRight: true, Misconception: not null })
            fields.Report("misconception", "a right option shows no misconception; take it out, or take right: true out");
        fields.Done();
        return option;
    }

    private ClaimDraft ReadClaim(Fields fields)
    {
        var claim = new Claim(
            Mention(fields, "responsibility", IdKind.Responsibility, isRequired: true) ?? "", Mention(fields, "target", IdKind.Target, isRequired: true) ?? "",
            fields.Choice("owner", Words.Owners), fields.Choice("accountable", Words.Parties));
        if (!fields.Has("owner") && !fields.Has("accountable"))
            fields.Report("owner", "this says nothing about the cell; add owner: or accountable:");
        fields.Done();
        return new ClaimDraft(claim, fields.Where);
    }

    private string? Mention(Fields fields, string key, IdKind kinds, bool isRequired = false)
    {
        var id = isRequired ? fields.Text(key) : fields.OptionalText(key);
        if (id is { Length: > 0 })
            ids.Mention(kinds, id, fields.WhereIs(key));
        return id;
    }
}
