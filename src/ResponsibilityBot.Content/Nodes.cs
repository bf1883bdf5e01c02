namespace ResponsibilityBot.Content;

/// <summary>A part of a YAML file, with the line on which it begins.</summary>
internal abstract record Node(int Line);

/// <summary>One text, number or word; all are texts here.</summary>
internal sealed record TextNode(string Text, int Line) : Node(Line);

/// <summary>A list.</summary>
internal sealed record ListNode(List<Node> Items, int Line) : Node(Line);

/// <summary>A mapping; each key stands once.</summary>
internal sealed record MapNode(List<(TextNode Key, Node Value)> Entries, int Line) : Node(Line);
