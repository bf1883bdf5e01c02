using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Matrices;

/// <summary>A request after it was compared with the table.</summary>
/// <param name="Targets">Places that have cells, each once; empty for the workload's services, or the six models.</param>
/// <param name="Area">The group of rows, or null for all.</param>
/// <param name="Owner">The owner that a row must have in one of the columns, or null for any.</param>
/// <param name="Words">Words that a row must hold; may be empty.</param>
/// <param name="Problems">What the table does not know; empty for a good request.</param>
public sealed record MatrixSelection(IReadOnlyList<Target> Targets, Area? Area, Owner? Owner, string Words, IReadOnlyList<MatrixProblem> Problems)
{
    private const int LongestQuoted = 60;
    private const int Offered = 4;

    /// <summary>The owners in the order in which they are offered.</summary>
    public static IReadOnlyList<Owner> Owners { get; } =
        [Knowledge.Owner.Customer, Knowledge.Owner.Provider, Knowledge.Owner.Shared, Knowledge.Owner.Depends, Knowledge.Owner.NotApplicable];

    /// <summary>The workload for which the duties hold, or null for none.</summary>
    public Workload? Workload { get; init; }

    /// <summary>Compares a request with the table. Never throws, whatever was typed.</summary>
    public static MatrixSelection Read(Curriculum curriculum, MatrixRequest request)
    {
        ArgumentNullException.ThrowIfNull(curriculum);
        ArgumentNullException.ThrowIfNull(request);
        var problems = new List<MatrixProblem>();
        var targets = request.Targets.Select(id => ReadTarget(curriculum, id.Trim(), problems)).OfType<Target>().Distinct().ToList();
        var area = ReadArea(curriculum.Table, request.Area?.Trim() ?? "", problems);
        var owner = ReadOwner(request.Owner?.Trim() ?? "", problems);
        var workload = ReadWorkload(curriculum.Held?.Table.Content ?? OrganisationContent.Empty, request.Workload?.Trim() ?? "", problems);
        return new MatrixSelection(targets, area, owner, request.Words?.Trim() ?? "", problems) { Workload = workload };
    }

    /// <summary>What words may have meant which no row holds; for links, never for an answer.</summary>
    public static MatrixNearest NearestTo(Curriculum curriculum, string words)
    {
        ArgumentNullException.ThrowIfNull(curriculum);
        var (table, reading) = (curriculum.Table, curriculum.Reader.Read(words, null));
        var rows = reading.Responsibilities.Count > 0 ? reading.Responsibilities.SelectMany(table.Rows) : reading.Nearest;
        return new MatrixNearest([.. rows.Distinct(StringComparer.Ordinal).Select(table.Responsibility).OfType<Responsibility>().Take(Offered)], [.. PlacesIn(table, reading).Take(Offered)]);
    }

    private static Target? ReadTarget(Curriculum curriculum, string id, List<MatrixProblem> problems)
    {
        if (id.Length == 0)
            return null;
        var target = curriculum.Table.Target(id.ToLowerInvariant());
        if (target is not null && KnowledgeTable.ModelOf(target) is not null)
            return target;
        var near = target is CloudProvider provider ? ServicesOf(curriculum.Table, provider.Id) : Near(curriculum, id);
        problems.Add(new MatrixProblem(
            "target",
            Quoted(id),
            target is null
                ? $"There is no service model or service with the id '{Quoted(id)}'."
                : $"'{Quoted(id)}' is a provider; name one of its services or a service model.",
            [.. near.Take(Offered).Select(place => new MatrixChoice(place.Id, place.Name))]));
        return null;
    }

    /// <summary>Places that the reader of questions finds in the text, or the one whose id differs by a letter or two.</summary>
    private static IEnumerable<Target> Near(Curriculum curriculum, string text)
    {
        var table = curriculum.Table;
        var reading = curriculum.Reader.Read(text.Replace('-', ' '), null);
        var read = PlacesIn(table, reading).ToList();
        if (read.Count > 0)
            return read;
        var places = table.Content.Models.Cast<Target>().Concat(table.Content.Services);
        if (new TypoIndex(places.Select(place => place.Id)).Mend(text.ToLowerInvariant()) is { } id && table.Target(id) is { } mended)
            return [mended];
        return reading.Provider is { } provider ? ServicesOf(table, provider) : [];
    }

    private static IEnumerable<Target> PlacesIn(KnowledgeTable table, Reading reading) =>
        reading.Targets.Select(table.Target).OfType<Target>().Where(place => KnowledgeTable.ModelOf(place) is not null);

    private static IEnumerable<Service> ServicesOf(KnowledgeTable table, string provider) => table.Content.Services.Where(service => service.Provider == provider);

    private static Area? ReadArea(KnowledgeTable table, string id, List<MatrixProblem> problems)
    {
        var areas = table.Content.Areas;
        if (id.Length == 0)
            return null;
        if (areas.FirstOrDefault(area => area.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } known)
            return known;
        var mended = new TypoIndex(areas.Select(area => area.Id)).Mend(id.ToLowerInvariant());
        problems.Add(new MatrixProblem(
            "area",
            Quoted(id),
            $"There is no area '{Quoted(id)}'; the areas are {string.Join(", ", areas.Select(area => area.Id))}.",
            [.. areas.Where(area => area.Id == mended || area.Name.Contains(id, StringComparison.OrdinalIgnoreCase)).Select(area => new MatrixChoice(area.Id, area.Name))]));
        return null;
    }

    private static Owner? ReadOwner(string word, List<MatrixProblem> problems)
    {
        if (word.Length == 0)
            return null;
        foreach (var owner in Owners)
        {
            if (Knowledge.Words.Of(owner).Equals(word, StringComparison.OrdinalIgnoreCase))
                return owner;
        }

        var mended = new TypoIndex(Owners.Select(Knowledge.Words.Of)).Mend(word.ToLowerInvariant());
        problems.Add(new MatrixProblem(
            "owner",
            Quoted(word),
            $"There is no owner '{Quoted(word)}'; the owners are {string.Join(", ", Owners.Select(Knowledge.Words.Of))}.",
            [.. Owners.Where(owner => Knowledge.Words.Of(owner) == mended || PlainText.Name(owner).Equals(word, StringComparison.OrdinalIgnoreCase)).Select(owner => new MatrixChoice(Knowledge.Words.Of(owner), PlainText.Name(owner)))]));
        return null;
    }

    private static Workload? ReadWorkload(OrganisationContent content, string name, List<MatrixProblem> problems)
    {
        if (name.Length == 0)
            return null;
        var named = OrganisationWords.Named(content, name);
        if (named.Count == 1)
            return named[0];
        var near = named.Count > 1 ? named : OrganisationWords.Near(content, name);
        problems.Add(new MatrixProblem(
            "workload",
            Quoted(name),
            content.Workloads.Count == 0 ? $"There is no workload '{Quoted(name)}', and no other one: the organisation has none yet. Leave it out, or import an inventory."
                : named.Count > 1 ? $"There are {named.Count} workloads '{Quoted(name)}'; name one by its id."
                : $"There is no workload '{Quoted(name)}'.",
            [.. near.Take(Offered).Select(workload => new MatrixChoice(workload.Id, WorkloadName.Of(workload)))]));
        return null;
    }

    private static string Quoted(string text) => text.Length > LongestQuoted ? text[..LongestQuoted] + "…" : text;
}
