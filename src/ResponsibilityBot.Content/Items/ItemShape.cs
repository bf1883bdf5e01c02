using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Content.Items;

/// <summary>What each kind of item has to look like, and that something proves each right option. What needs the table is <see cref="ItemLint"/>'s.</summary>
internal sealed class ItemShape(ProblemList problems)
{
    /// <summary>What a statement begins with that is true or false.</summary>
    private const string Judged = "True or false?";

    private static readonly string[] TrueFalse = ["True", "False"];

    public void Check(ItemDraft item, Fields fields)
    {
        CheckCounts(item, fields);
        foreach (var twice in item.Options.GroupBy(option => option.Text, StringComparer.OrdinalIgnoreCase).Where(group => group.Key.Length > 0 && group.Count() > 1))
            fields.Report("options", $"two options of '{item.Id}' read '{twice.Key}'; word one of them differently");
        if (item.Kind == ItemKind.TrueFalse)
            CheckTrueFalse(item, fields);
        if (item.Proof.Count == 0 && item.Misconception is null && item.Gray is null)
            fields.Report("proof", $"nothing proves the key of '{item.Id}'; add proof: with the cells it stands on, or misconception:");
        else
            CheckProofs(item);
    }

    /// <summary>Each kind has its number of options and of right ones.</summary>
    private static void CheckCounts(ItemDraft item, Fields fields)
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
    }

    private static void CheckTrueFalse(ItemDraft item, Fields fields)
    {
        if (item.Options.Count == 2 && !item.Options.Select(option => option.Text).SequenceEqual(TrueFalse, StringComparer.Ordinal))
            fields.Report("options", $"the options of '{item.Id}' read '{item.Options[0].Text}' and '{item.Options[1].Text}'; write 'True' and 'False', in this order");
        if (item.Prompt.Length > 0 && !item.Prompt.StartsWith(Judged, StringComparison.Ordinal))
            fields.Report("prompt", $"the prompt of '{item.Id}' is judged true or false, so it begins with \"{Judged}\"; write that before it");
    }

    /// <summary>A key that nothing ties to its option could be moved to another one unseen. Where a statement repeats a wrong belief, the belief's verdict is the key.</summary>
    private void CheckProofs(ItemDraft item)
    {
        if (item is { Kind: ItemKind.TrueFalse, Misconception: not null })
            return;
        foreach (var option in item.Options.Where(option => option is { IsRight: true, Claim: null }))
            problems.Add(option.Where, $"nothing proves that the option '{option.Text}' of '{item.Id}' is right; add claim: with a cell that says so");
    }
}
