using System.Globalization;
using System.Runtime.InteropServices;
using ResponsibilityBot.Tutoring.Oversight;

namespace ResponsibilityBot.Storage.Oversight;

/// <summary>Adds up beliefs by team. A text of <c>belief_weeks</c> is a list of <c>belief:asked:hits:people</c> with commas between them.</summary>
internal sealed class BeliefTally
{
    private readonly Dictionary<string, Dictionary<string, FigureSum>> teams = new(StringComparer.Ordinal);

    /// <summary>The sums.</summary>
    public List<Figure> Figures =>
        [.. teams.SelectMany(team => team.Value.Select(each => new Figure(team.Key, default, each.Key, each.Value.Asked, each.Value.Hits, each.Value.People, 0, 0)))];

    /// <summary>What a text says, belief by belief.</summary>
    public static IEnumerable<(string Belief, FigureSum Sum)> Of(string text)
    {
        var tally = new BeliefTally();
        tally.Add("", text);
        return tally.Figures.Select(each => (each.Key, new FigureSum(each.Asked, each.Hits, each.People)));
    }

    /// <summary>Adds a text.</summary>
    /// <returns>How many beliefs it held.</returns>
    /// <exception cref="FormatException">It is none.</exception>
    public int Add(string team, string text)
    {
        var sums = Of(teams, team).GetAlternateLookup<ReadOnlySpan<char>>();
        var count = 0;
        Span<Range> parts = stackalloc Range[4];
        foreach (var range in text.AsSpan().Split(','))
        {
            var one = text.AsSpan()[range];
            if (one.Split(parts, ':') != parts.Length)
                throw new FormatException("a row of belief_weeks does not say belief:asked:hits:people; delete the rows of that table and of figures with an empty tenant, and start again");
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, one[parts[0]], out _);
            sum = sum.Plus(new(Number(one[parts[1]]), Number(one[parts[2]]), Number(one[parts[3]])));
            count++;
        }

        return count;
    }

    /// <summary>Adds one belief.</summary>
    /// <returns>1, as many as were added.</returns>
    public int Add(string team, string belief, FigureSum more)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(Of(teams, team), belief, out _);
        sum = sum.Plus(more);
        return 1;
    }

    private static Dictionary<string, FigureSum> Of(Dictionary<string, Dictionary<string, FigureSum>> teams, string team)
    {
        if (!teams.TryGetValue(team, out var sums))
            teams[team] = sums = new(StringComparer.Ordinal);
        return sums;
    }

    private static int Number(ReadOnlySpan<char> text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
