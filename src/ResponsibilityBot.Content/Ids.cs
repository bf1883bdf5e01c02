namespace ResponsibilityBot.Content;

/// <summary>What an id names; a mention may allow several.</summary>
[Flags]
internal enum IdKind
{
    None = 0,
    Area = 1,
    Responsibility = 2,
    Aspect = 4,
    Model = 8,
    Service = 16,
    Provider = 32,
    Family = 64,
    Source = 128,
    Misconception = 256,
    GrayArea = 512,
    Term = 1024,
    StandingDuty = 2048,
    AiLayer = 4096,
    Item = 8192,
    Drill = 16384,
    Role = 32768,
    Override = 65536,
    Clause = 131072,

    /// <summary>A place of the table: a column or one of its refinements.</summary>
    Target = Model | Service,
}

/// <summary>Where ids are defined and mentioned: each is defined once, and what is mentioned is defined.</summary>
internal sealed class Ids(ProblemList problems)
{
    private readonly Dictionary<(IdKind Space, string Id), (IdKind Kind, Where Where)> defined = [];
    private readonly List<(IdKind Kinds, string Id, Where Where)> mentions = [];
    private IdKind incomplete;

    /// <summary>Notes where an id is defined. False for a second definition, which is a problem and is to be left out; an empty id was reported before.</summary>
    public bool Define(IdKind kind, string id, Where where)
    {
        if (id.Length == 0)
            return false;
        if (kind != IdKind.Aspect && !IsWellFormed(kind == IdKind.Family && id.StartsWith("family:", StringComparison.Ordinal) ? id[7..] : id))
            problems.Add(where, $"the id '{id}' is not well formed; write lower-case words and digits with hyphens between them{(kind == IdKind.Family ? ", after family:" : "")}");
        if (defined.TryAdd((Space(kind), id), (kind, where)))
            return true;
        var first = defined[(Space(kind), id)];
        problems.Add(where, $"the {Name(kind)} '{id}' is defined a second time; it stands in {first.Where.File}:{first.Where.Line} already");
        return false;
    }

    /// <summary>Where an id is defined, or null.</summary>
    public Where? PlaceOf(IdKind kind, string id) => defined.TryGetValue((Space(kind), id), out var found) ? found.Where : null;

    public bool Knows(IdKind kinds, string id)
    {
        // Bit by bit: there are ten thousand mentions.
        for (var rest = (uint)kinds; rest != 0; rest &= rest - 1)
        {
            if (defined.TryGetValue((Space((IdKind)(rest & ~(rest - 1))), id), out var found) && (found.Kind & kinds) != 0)
                return true;
        }

        return false;
    }

    /// <summary>Notes that a file could not be read, so that ids of this kind may be missing: mentions of it are not judged.</summary>
    public void Incomplete(IdKind kind) => incomplete |= kind;

    public bool IsIncomplete(IdKind kind) => (incomplete & kind) != 0;

    public void Mention(IdKind kinds, string id, Where where) => mentions.Add((kinds, id, where));

    /// <summary>The ids in a list, noted as mentions.</summary>
    public IReadOnlyList<string> Mentioned(IdKind kinds, IReadOnlyList<(string Text, Where Where)> ids)
    {
        foreach (var (id, where) in ids)
            Mention(kinds, id, where);
        return [.. ids.Select(item => item.Text)];
    }

    /// <summary>Reports every mention of what is not defined.</summary>
    public void Check()
    {
        foreach (var (kinds, id, where) in mentions)
        {
            if (IsIncomplete(kinds) || Knows(kinds, id))
                continue;
            if (kinds == IdKind.Responsibility && Knows(IdKind.Family, id))
                problems.Add(where, $"'{id}' is a family, which is no place for it here; name the responsibilities themselves");
            else
                problems.Add(where, $"'{id}' is not {WithArticle(Names(kinds))}; {Cure(kinds)}");
        }
    }

    private static IdKind Space(IdKind kind) => kind is IdKind.Model or IdKind.Service or IdKind.Provider ? IdKind.Target | IdKind.Provider : kind;

    private static IEnumerable<IdKind> Split(IdKind kinds) =>
        Enum.GetValues<IdKind>().Where(kind => kind is not (IdKind.None or IdKind.Target) && kinds.HasFlag(kind));

    private static string Names(IdKind kinds) => string.Join(" or ", Split(kinds).Select(Name));

    private static string WithArticle(string names) => $"{("aeiouAEIOU".Contains(names[0], StringComparison.Ordinal) ? "an" : "a")} {names}";

    private static string Name(IdKind kind) => kind switch
    {
        IdKind.Area => "area",
        IdKind.Responsibility => "responsibility",
        IdKind.Aspect => "aspect",
        IdKind.Model => "service model",
        IdKind.Service => "service",
        IdKind.Provider => "provider",
        IdKind.Family => "family",
        IdKind.Source => "source",
        IdKind.Misconception => "misconception",
        IdKind.GrayArea => "gray area",
        IdKind.Term => "term",
        IdKind.StandingDuty => "standing duty",
        IdKind.AiLayer => "AI layer",
        IdKind.Drill => "drill",
        IdKind.Role => "role",
        IdKind.Override => "override",
        IdKind.Clause => "clause",
        _ => "item",
    };

    private static bool IsWellFormed(string id) =>
        id.Length > 0 && id[0] != '-' && id[^1] != '-' && !id.Contains("--", StringComparison.Ordinal) && id.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-');

    private string Cure(IdKind kinds)
    {
        var known = defined.Values.Count(entry => kinds.HasFlag(entry.Kind));
        return known is > 0 and <= 10
            ? $"take {string.Join(", ", defined.Where(entry => kinds.HasFlag(entry.Value.Kind)).Select(entry => entry.Key.Id))}"
            : $"correct the id or add it to {Home(kinds)}";
    }

    private static string Home(IdKind kinds) => kinds switch
    {
        IdKind.Responsibility => "knowledge/responsibilities/",
        IdKind.Source => "knowledge/sources/",
        IdKind.GrayArea => "knowledge/gray-areas.yaml",
        IdKind.Provider => "knowledge/providers.yaml",
        IdKind.Role => "organisation/roles.yaml",
        IdKind.Override => "organisation/overrides.yaml",
        _ => "knowledge/",
    };
}
