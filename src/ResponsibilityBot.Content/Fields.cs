using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace ResponsibilityBot.Content;

/// <summary>One mapping of a YAML file, read field by field; what is wrong goes to the problems with its line, and a usable default comes back.</summary>
internal sealed class Fields(string file, YamlMappingNode node, ProblemList problems)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public Where Where => new(file, (int)node.Start.Line);

    public Where WhereIs(string key) => Find(key) is { } found ? At(found) : Where;

    public bool Has(string key) => Find(key) is not null;

    /// <summary>The text of a field that must be there; empty after a problem.</summary>
    public string Text(string key)
    {
        if (OptionalText(key) is { Length: > 0 } text)
            return text;
        problems.Add(WhereIs(key), $"'{key}' is missing or empty; write {key}: and a text");
        return "";
    }

    public string? OptionalText(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalarNode scalar:
                return scalar.Value?.Trim();
            case { } other:
                problems.Add(At(other), $"'{key}' must be one text, not a list or a mapping");
                return null;
        }
    }

    public bool Flag(string key)
    {
        var text = OptionalText(key);
        if (text is null or "true" or "false")
            return text == "true";
        problems.Add(WhereIs(key), $"'{key}' is '{text}'; write true or false");
        return false;
    }

    public DateOnly? Date(string key)
    {
        if (OptionalText(key) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        problems.Add(WhereIs(key), $"'{text}' is not a date; write it as 2026-11-23");
        return null;
    }

    public Uri Address(string key)
    {
        var text = Text(key);
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        if (text.Length > 0)
            problems.Add(WhereIs(key), $"'{text}' is not a web address; write one that begins with https://");
        return new Uri("https://invalid.example");
    }

    /// <summary>One of a few words.</summary>
    public T? Choice<T>(string key, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (OptionalText(key) is not { } text)
            return null;
        if (words.TryGetValue(text, out var value))
            return value;
        problems.Add(WhereIs(key), $"'{text}' is not a value of '{key}'; write {string.Join(", ", words.Keys)}");
        return null;
    }

    public T Required<T>(string key, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (!Has(key))
            problems.Add(Where, $"'{key}' is missing; write {key}: and one of {string.Join(", ", words.Keys)}");
        return Choice(key, words) ?? default;
    }

    /// <summary>A list of texts; empty if the field is not there.</summary>
    public IReadOnlyList<string> Texts(string key) => [.. TextsWithLines(key).Select(item => item.Text)];

    public IReadOnlyList<(string Text, Where Where)> TextsWithLines(string key)
    {
        if (Find(key) is not { } found)
            return [];
        if (found is not YamlSequenceNode list)
        {
            problems.Add(At(found), $"'{key}' must be a list: write [one, two] or one item a line with a dash");
            return [];
        }

        var texts = new List<(string, Where)>();
        foreach (var item in list.Children)
        {
            if (item is YamlScalarNode { Value: { Length: > 0 } text })
                texts.Add((text.Trim(), At(item)));
            else
                problems.Add(At(item), $"an item of '{key}' must be a text");
        }

        return texts;
    }

    public IReadOnlyList<string> RequiredTexts(string key)
    {
        var texts = Texts(key);
        if (texts.Count == 0)
            problems.Add(WhereIs(key), $"'{key}' is missing or empty; give at least one");
        return texts;
    }

    /// <summary>The mapping under a key, or null.</summary>
    public Fields? Map(string key)
    {
        if (Find(key) is not { } found)
            return null;
        if (found is YamlMappingNode map)
            return new Fields(file, map, problems);
        problems.Add(At(found), $"'{key}' must be a mapping (key: value)");
        return null;
    }

    /// <summary>The mappings in the list under a key.</summary>
    public IReadOnlyList<Fields> Items(string key)
    {
        if (Find(key) is not { } found)
            return [];
        if (found is YamlSequenceNode list)
            return Yaml.Mappings(file, list, problems);
        problems.Add(At(found), $"'{key}' must be a list");
        return [];
    }

    /// <summary>Keys with the mapping under each, for fields whose keys are ids.</summary>
    public IReadOnlyList<(string Key, Fields Value)> Entries()
    {
        var entries = new List<(string, Fields)>();
        foreach (var (key, value) in node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            known.Add(name);
            if (value is YamlMappingNode map)
                entries.Add((name, new Fields(file, map, problems)));
            else
                problems.Add(At(key), $"'{name}' must be a mapping (key: value)");
        }

        return entries;
    }

    /// <summary>All keys, for fields whose keys are names of lists.</summary>
    public IReadOnlyList<string> Keys() => [.. node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "")];

    /// <summary>Reports every key that nobody asked for.</summary>
    public void Done()
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!known.Contains(name))
                problems.Add(At(key), $"'{name}' is not known here; known are {string.Join(", ", known.Order(StringComparer.Ordinal))}");
        }
    }

    private YamlNode? Find(string key)
    {
        known.Add(key);
        return node.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode { Value: { } name } && name == key).Value;
    }

    private Where At(YamlNode found) => new(file, (int)found.Start.Line);
}
