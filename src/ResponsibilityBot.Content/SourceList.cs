using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content;

/// <summary>The publications of <c>knowledge/sources/</c>.</summary>
internal sealed class SourceList
{
    private readonly Dictionary<string, Source> sources = new(StringComparer.Ordinal);
    private readonly List<(DateOnly Checked, Problem Problem)> ahead = [];
    private readonly Ids ids;

    public SourceList(Draft draft)
    {
        ids = draft.Ids;
        foreach (var fields in draft.Lists("knowledge/sources/", IdKind.Source))
        {
            var source = new Source(fields.Text("id"), fields.Text("publisher"), fields.Text("title"), fields.Address("url"), fields.Date("checked"));
            fields.Done();
            if (source.Checked is { } day)
                ahead.Add((day, new(fields.WhereIs("checked").File, fields.WhereIs("checked").Line, $"'{source.Id}' is said to be checked on {day:yyyy-MM-dd}, which is still to come; write the day on which it was")));
            if (ids.Define(IdKind.Source, source.Id, fields.WhereIs("id")))
                sources.Add(source.Id, source);
        }
    }

    /// <summary>What is to be said of the days on which something was checked before these days are there.</summary>
    public IReadOnlyList<(DateOnly Checked, Problem Problem)> Ahead => ahead;

    /// <summary>The sources that a mapping names under <c>sources</c>; unknown ids become problems.</summary>
    public IReadOnlyList<Source> Of(Fields fields)
    {
        var found = new List<Source>();
        foreach (var id in ids.Mentioned(IdKind.Source, fields.TextsWithLines("sources")))
        {
            if (sources.TryGetValue(id, out var source))
                found.Add(source);
        }

        return found;
    }
}
