namespace ResponsibilityBot.Content.Lint;

/// <summary>A verb with a thing leads to one row, like a phrase. A row and its own aspects may share one: the aspect wins.</summary>
internal sealed class ActionLint(Func<string, string> keyOf, ProblemList problems)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Do, int To), NamingAction> first = [];

    public void Run(IReadOnlyList<NamingAction> actions)
    {
        first.EnsureCapacity(actions.Sum(action => action.Words.Do.Count * action.Words.To.Count));
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

    private List<(string Do, string To, NamingAction Other)> Clashes(NamingAction action)
    {
        var clashes = new List<(string Do, string To, NamingAction Other)>();
        var row = ClashLint.RowOf(action.Id);
        int[] things = [.. action.Words.To.Select(NumberOf)];
        foreach (var verb in action.Words.Do)
        {
            var number = NumberOf(verb);
            for (var i = 0; i < things.Length; i++)
            {
                if (!first.TryAdd((number, things[i]), action) && first[(number, things[i])] is var other && ClashLint.RowOf(other.Id) != row)
                    clashes.Add((verb, action.Words.To[i], other));
            }
        }

        return clashes;
    }

    /// <summary>A number that texts have in common which read the same.</summary>
    private int NumberOf(string text)
    {
        if (numbers.TryGetValue(text, out var number))
            return number;
        var key = keyOf(text);
        if (!keys.TryGetValue(key, out number))
            keys.Add(key, number = keys.Count);
        numbers.Add(text, number);
        return number;
    }
}
