namespace ResponsibilityBot.Content.Lint;

/// <summary>A verb with a thing leads to one row, like a phrase. A row and its own aspects may share one: the aspect wins.</summary>
internal sealed class ActionLint(Func<string, string> keyOf, ProblemList problems)
{
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Do, string To), NamingAction> first = [];

    public void Run(IReadOnlyList<NamingAction> actions)
    {
        foreach (var action in actions)
        {
            foreach (var clash in Clashes(action).GroupBy(clash => clash.Other))
            {
                var (verb, thing, other) = clash.First();
                var more = clash.Count() > 1 ? $" (and so do {clash.Count() - 1} more pairs)" : "";
                problems.Add(action.Where, $"'{verb}' with '{thing}' leads to {action.Id} here and to {other.Id} in {other.Where.File}:{other.Where.Line}{more}; keep it for one of them");
            }
        }
    }

    private IEnumerable<(string Do, string To, NamingAction Other)> Clashes(NamingAction action)
    {
        foreach (var verb in action.Words.Do)
        {
            foreach (var thing in action.Words.To)
            {
                var pair = (Key(verb), Key(thing));
                if (!first.TryAdd(pair, action) && first[pair] is var other && ClashLint.RowOf(other.Id) != ClashLint.RowOf(action.Id))
                    yield return (verb, thing, other);
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
