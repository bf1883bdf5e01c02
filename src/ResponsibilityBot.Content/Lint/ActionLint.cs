namespace ResponsibilityBot.Content.Lint;

/// <summary>A verb with a thing leads to one id, like a phrase.</summary>
internal sealed class ActionLint(Func<string, string> keyOf, ProblemList problems)
{
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);

    public void Run(IReadOnlyList<NamingAction> actions)
    {
        var first = new Dictionary<(string Do, string To), NamingAction>();
        foreach (var action in actions)
        {
            foreach (var verb in action.Words.Do)
            {
                foreach (var thing in action.Words.To)
                {
                    var pair = (Key(verb), Key(thing));
                    if (!first.TryAdd(pair, action) && first[pair] is var other && ClashLint.RowOf(other.Id) != ClashLint.RowOf(action.Id))
                        problems.Add(action.Where, $"'{verb}' with '{thing}' leads to {action.Id} here and to {other.Id} in {other.Where.File}:{other.Where.Line}; keep the pair for one of them");
                }
            }
        }
    }

    private string Key(string text)
    {
        if (!keys.TryGetValue(text, out var key))
            keys.Add(text, key = keyOf(text));
        return key;
    }
}
