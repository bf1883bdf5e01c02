using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content;

/// <summary>The publications of <c>knowledge/sources/</c>.</summary>
internal sealed class SourceList
{
    private readonly Dictionary<string, Source> sources = new(StringComparer.Ordinal);
    private readonly ProblemList problems;

    public SourceList(ContentFiles files, ProblemList problems)
    {
        this.problems = problems;
        foreach (var (file, text) in files.In("knowledge/sources/"))
        {
            foreach (var fields in Yaml.List(file, text, problems))
            {
                var source = new Source(fields.Text("id"), fields.Text("publisher"), fields.Text("title"), fields.Address("url"), fields.Date("checked"));
                fields.Done();
                if (!sources.TryAdd(source.Id, source))
                    problems.Add(fields.Where, $"the source '{source.Id}' is defined twice; keep one");
            }
        }
    }

    /// <summary>The sources that a mapping names under <c>sources</c>; unknown ids are problems.</summary>
    public IReadOnlyList<Source> Of(Fields fields)
    {
        var found = new List<Source>();
        foreach (var (id, where) in fields.TextsWithLines("sources"))
        {
            if (sources.TryGetValue(id, out var source))
                found.Add(source);
            else
                problems.Add(where, $"'{id}' is not a source; add it to knowledge/sources/ or take one of those there");
        }

        return found;
    }
}
