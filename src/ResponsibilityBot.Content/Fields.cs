namespace ResponsibilityBot.Content;

/// <summary>One mapping of a YAML file, read field by field; what is wrong goes to the problems with its line, and a usable default comes back.</summary>
internal sealed class Fields(string file, MapNode node, ProblemList problems)
{
    private readonly List<string> known = new(8);

    public Where Where => new(file, node.Line);

    public Where WhereIs(string key) => Find(key) is { } found ? At(found) : Where;

    public bool Has(string key) => Find(key) is not null;

    /// <summary>Reports what is wrong with a field, at the line of its value.</summary>
    public void Report(string key, string message) => problems.Add(WhereIs(key), message);

    /// <summary>The text of a field that must be there; empty after a problem.</summary>
    public string Text(string key)
    {
        var text = OptionalText(key) ?? "";
        if (text.Length == 0 && Find(key) is null or TextNode)
            Report(key, $"'{key}' is missing or empty; write {key}: and a text");
        return text;
    }

    public string? OptionalText(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case TextNode text:
                return text.Text.Trim();
            case { } other:
                problems.Add(At(other), $"'{key}' must be one text, not a list or a mapping");
                return null;
        }
    }

    /// <summary>A list of texts; empty if the field is not there.</summary>
    public IReadOnlyList<string> Texts(string key) => [.. TextsWithLines(key).Select(item => item.Text)];

    public IReadOnlyList<(string Text, Where Where)> TextsWithLines(string key)
    {
        if (Find(key) is not { } found)
            return [];
        if (found is not ListNode list)
        {
            problems.Add(At(found), $"'{key}' must be a list: write [one, two] or one item a line with a dash");
            return [];
        }

        var texts = new List<(string, Where)>();
        foreach (var item in list.Items)
        {
            if (item is TextNode { Text: { Length: > 0 } text })
                texts.Add((text.Trim(), At(item)));
            else
                problems.Add(At(item), $"an item of '{key}' must be a text");
        }

        return texts;
    }

    public IReadOnlyList<string> RequiredTexts(string key)
    {
        var texts = Texts(key);
        if (texts.Count == 0 && Find(key) is null or ListNode { Items: [] })
            Report(key, $"'{key}' is missing or empty; give at least one");
        return texts;
    }

    /// <summary>The mapping under a key, or null.</summary>
    public Fields? Map(string key)
    {
        if (Find(key) is not { } found)
            return null;
        if (found is MapNode map)
            return new Fields(file, map, problems);
        problems.Add(At(found), $"'{key}' must be a mapping (key: value)");
        return null;
    }

    /// <summary>The mappings in the list under a key.</summary>
    public IReadOnlyList<Fields> Items(string key)
    {
        if (Find(key) is not { } found)
            return [];
        if (found is ListNode list)
            return Each(file, list, problems);
        problems.Add(At(found), $"'{key}' must be a list");
        return [];
    }

    /// <summary>The mappings in a list that must be there and hold at least so many.</summary>
    public IReadOnlyList<Fields> RequiredItems(string key, int atLeast = 1)
    {
        var items = Items(key);
        if (items.Count < atLeast && Find(key) is null or ListNode)
            Report(key, $"'{key}' holds {items.Count}; give at least {atLeast}");
        return items;
    }

    /// <summary>The mappings in a list.</summary>
    public static IReadOnlyList<Fields> Each(string file, ListNode list, ProblemList problems)
    {
        var items = new List<Fields>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (item is MapNode map)
                items.Add(new Fields(file, map, problems));
            else
                problems.Add(new Where(file, item.Line), "this item must be a mapping (key: value)");
        }

        return items;
    }

    /// <summary>Keys with the mapping under each, for fields whose keys are ids.</summary>
    public IReadOnlyList<(string Key, Where Where, Fields Value)> Entries()
    {
        var entries = new List<(string, Where, Fields)>();
        foreach (var (key, value) in node.Entries)
        {
            known.Add(key.Text);
            if (value is MapNode map)
                entries.Add((key.Text, At(key), new Fields(file, map, problems)));
            else
                problems.Add(At(key), $"'{key.Text}' must be a mapping (key: value)");
        }

        return entries;
    }

    /// <summary>All keys, for fields whose keys are words.</summary>
    public IReadOnlyList<string> Keys() => [.. node.Entries.Select(entry => entry.Key.Text)];

    /// <summary>Reports every key that nobody asked for.</summary>
    public void Done()
    {
        foreach (var (key, _) in node.Entries)
        {
            if (!known.Contains(key.Text))
                problems.Add(At(key), $"'{key.Text}' is not known here; known are {string.Join(", ", known.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}");
        }
    }

    private Node? Find(string key)
    {
        known.Add(key);
        foreach (var (name, value) in node.Entries)
        {
            if (name.Text == key)
                return value;
        }

        return null;
    }

    private Where At(Node found) => new(file, found.Line);
}
