using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ResponsibilityBot.Content;

/// <summary>Parses one YAML file into <see cref="Node"/>s. A file holds one document, without anchors and aliases.</summary>
internal sealed class Yaml
{
    /// <summary>No content file is nested nearly as deeply; a hostile one must not exhaust the stack.</summary>
    private const int MaxDepth = 32;

    private readonly string file;
    private readonly Parser parser;
    private readonly ProblemList problems;

    private Yaml(string file, string text, ProblemList problems)
    {
        this.file = file;
        this.problems = problems;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The root of a text, or null after a problem. An empty file is a problem.</summary>
    public static Node? Root(string file, string text, ProblemList problems)
    {
        var yaml = new Yaml(file, text, problems);
        try
        {
            return yaml.Document();
        }
        catch (InvalidOperationException)
        {
            // The parser's own way of saying that a list in brackets holds something it cannot read, a bare '#' or '.' for example.
            problems.Add(new Where(file, (int)Math.Max(1, yaml.parser.Current?.End.Line ?? 1)), "not YAML near here: put what begins or ends with a sign such as # or . into quotes");
            return null;
        }
        catch (YamlException error)
        {
            var line = (int)Math.Max(1, error.Start.Line);
            if (LineWithTab(text, line, (int)error.End.Line + 1) is { } tab)
                problems.Add(new Where(file, tab), "not YAML: a tab stands before the text; indent with spaces");
            else
                problems.Add(new Where(file, line), $"not YAML: {error.Message.TrimEnd('.')}; check indentation, colons and quotes");
            return null;
        }
    }

    /// <summary>The first of some lines that is indented with a tab, or null: the parser often stumbles a line early.</summary>
    private static int? LineWithTab(string text, int from, int to)
    {
        var lines = text.Split('\n');
        for (var line = from; line <= Math.Min(to, lines.Length); line++)
        {
            if (lines[line - 1].AsSpan(0, lines[line - 1].Length - lines[line - 1].TrimStart().Length).Contains('\t'))
                return line;
        }

        return null;
    }

    private Node? Document()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            problems.Add(new Where(file, 1), "the file is empty");
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = Read(0);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<DocumentStart>(out var second))
            return root;
        problems.Add(new Where(file, (int)second.Start.Line), "the file holds several documents (---); keep one");
        return null;
    }

    private Node Read(int depth)
    {
        var line = (int)(parser.Current ?? throw new YamlException("the text ends too early")).Start.Line;
        if (depth > MaxDepth)
            throw new YamlException(parser.Current.Start, parser.Current.End, $"nested more than {MaxDepth} levels deep");
        switch (parser.Current)
        {
            case Scalar scalar:
                parser.MoveNext();
                return new TextNode(scalar.Value, line);
            case SequenceStart:
                parser.MoveNext();
                var items = new List<Node>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                    items.Add(Read(depth + 1));
                return new ListNode(items, line);
            case MappingStart:
                parser.MoveNext();
                return new MapNode(Entries(depth), line);
            default:
                throw new YamlException(parser.Current.Start, parser.Current.End, "an alias (*name) stands here, which is not read; write the text out");
        }
    }

    private List<(TextNode Key, Node Value)> Entries(int depth)
    {
        var entries = new List<(TextNode Key, Node Value)>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Read(depth + 1);
            var value = Read(depth + 1);
            if (key is not TextNode name)
                problems.Add(new Where(file, key.Line), "a key must be a text");
            else if (Holds(entries, name.Text))
                problems.Add(new Where(file, key.Line), $"'{name.Text}' stands a second time in the same mapping; keep one");
            else
                entries.Add((name, value));
        }

        return entries;
    }

    private static bool Holds(List<(TextNode Key, Node Value)> entries, string key)
    {
        foreach (var (name, _) in entries)
        {
            if (name.Text == key)
                return true;
        }

        return false;
    }
}
