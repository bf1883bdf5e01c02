using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Inventories;

/// <summary>The services that a list of resources stands for.</summary>
/// <param name="Services">Ids, each once, in the order in which they were met.</param>
/// <param name="Unknown">Types or lines that lead to no service, with what may be meant; without the parts that stand for none by themselves.</param>
public sealed record PastedServices(IReadOnlyList<string> Services, IReadOnlyList<(string Text, IReadOnlyList<string> Near)> Unknown)
{
    /// <summary>The most unknown things for which something near is looked for.</summary>
    private const int MostNear = 20;

    private const int MostNamed = 8;
    private const int LongestQuoted = 60;

    /// <summary>Looks each of them up.</summary>
    public static PastedServices Of(ResourceList list, ServiceFinder finder)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(finder);
        var services = new List<string>();
        var unknown = new List<(string, IReadOnlyList<string>)>();
        foreach (var (type, _) in list.Types)
        {
            var (isKnown, service) = list.Format == ResourceFormat.Plain && finder.Find(type) is { } named ? (true, named) : finder.OfType(type);
            if (service is not null && !services.Contains(service))
                services.Add(service);
            else if (!isKnown)
                unknown.Add((ShownText.Cut(ShownText.Line(type), LongestQuoted), list.Format == ResourceFormat.Plain && unknown.Count < MostNear ? finder.Near(type) : []));
        }

        return new(services, unknown);
    }

    /// <summary>A sentence that names what is unknown.</summary>
    public static string Name(IReadOnlyList<(string Text, IReadOnlyList<string> Near)> unknown)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        var more = unknown.Count - MostNamed;
        return $"Not known: {string.Join(", ", unknown.Take(MostNamed).Select(each => each.Near.Count > 0 ? $"{each.Text} (did you mean {string.Join(" or ", each.Near)}?)" : each.Text))}{(more > 0 ? $" and {more} more" : "")}.";
    }
}
