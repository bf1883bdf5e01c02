using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ResponsibilityBot.Content;

/// <summary>Parses YAML files into <see cref="Fields"/>.</summary>
internal static class Yaml
{
    /// <summary>The root of a text, or null after a problem. An empty file is a problem.</summary>
    public static YamlNode? Root(string file, string text, ProblemList problems)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [var only])
                return only.RootNode;
            problems.Add(new Where(file, 1), stream.Documents.Count == 0 ? "the file is empty" : "the file holds several documents (---); keep one");
        }
        catch (YamlException error)
        {
            problems.Add(new Where(file, (int)Math.Max(1, error.Start.Line)), $"not YAML: {error.Message}; check indentation, colons and quotes");
        }

        return null;
    }

    /// <summary>The mapping at the root, or null after a problem.</summary>
    public static Fields? Map(string file, string text, ProblemList problems)
    {
        var root = Root(file, text, problems);
        if (root is YamlMappingNode map)
            return new Fields(file, map, problems);
        if (root is not null)
            problems.Add(new Where(file, 1), "the file must be a mapping (key: value)");
        return null;
    }

    /// <summary>The mappings of the list at the root; empty after a problem.</summary>
    public static IReadOnlyList<Fields> List(string file, string text, ProblemList problems)
    {
        var root = Root(file, text, problems);
        if (root is YamlSequenceNode list)
            return Mappings(file, list, problems);
        if (root is not null)
            problems.Add(new Where(file, 1), "the file must be a list: each item begins with a dash");
        return [];
    }

    public static IReadOnlyList<Fields> Mappings(string file, YamlSequenceNode list, ProblemList problems)
    {
        var items = new List<Fields>(list.Children.Count);
        foreach (var child in list.Children)
        {
            if (child is YamlMappingNode map)
                items.Add(new Fields(file, map, problems));
            else
                problems.Add(new Where(file, (int)child.Start.Line), "this item must be a mapping (key: value)");
        }

        return items;
    }
}
