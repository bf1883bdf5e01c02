using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Content.Items;

/// <summary>Reads <c>items/*.yaml</c>: quiz items that authors wrote. What needs the table is <see cref="ItemLint"/>'s.</summary>
internal sealed class ItemReader(Draft draft, SourceList sources)
{
    private readonly Ids ids = draft.Ids;

    public List<ItemDraft> Read()
    {
        var items = new List<ItemDraft>();
        foreach (var fields in draft.Lists("items/", IdKind.Item))
        {
            var item = ReadItem(fields);
            CheckOptions(item, fields);
            if (item.Proof.Count == 0 && item.Misconception is null && item.Gray is null)
                fields.Report("proof", $"nothing proves the key of '{item.Id}'; add proof: with the cells it stands on, or misconception:");
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
            fields.Text("text"), fields.Flag("right"), fields.Text("why"), Mention(fields, "misconception", IdKind.Misconception), claim is null ? null : ReadClaim(claim));
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

    /// <summary>Each kind has its number of options and of right ones.</summary>
    private static void CheckOptions(ItemDraft item, Fields fields)
    {
        var right = item.Options.Count(option => option.IsRight);
        var (isFit, rule) = item.Kind switch
        {
            ItemKind.SingleChoice or ItemKind.Move => (item.Options.Count == 3 && right == 1, "three options, one with right: true"),
            ItemKind.TrueFalse => (item.Options.Count == 2 && right == 1, "two options, one with right: true"),
            ItemKind.SeveralRight => (item.Options.Count is >= 3 and <= 6 && right >= 2 && right < item.Options.Count, "three to six options, at least two with right: true and one without"),
            _ => (item.Options.Count is >= 3 and <= 6 && item.Options.All(option => option.Claim?.Claim.Owner is not null), "three to six options, each with a claim that names its owner"),
        };
        if (!isFit)
            fields.Report("options", $"'{item.Id}' needs {rule}; it has {item.Options.Count} options, {right} of them right");
        foreach (var twice in item.Options.GroupBy(option => option.Text, StringComparer.OrdinalIgnoreCase).Where(group => group.Key.Length > 0 && group.Count() > 1))
            fields.Report("options", $"two options of '{item.Id}' read '{twice.Key}'; word one of them differently");
    }
}
