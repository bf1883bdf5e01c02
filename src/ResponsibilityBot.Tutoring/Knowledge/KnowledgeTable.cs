using System.Collections.Frozen;

namespace ResponsibilityBot.Tutoring.Knowledge;

/// <summary>The responsibility table: rows by places, each with its cell. Immutable; a change of the files makes a new one.</summary>
public sealed class KnowledgeTable
{
    private readonly FrozenDictionary<CellKey, Cell> cells;
    private readonly FrozenDictionary<string, Responsibility> responsibilities;
    private readonly FrozenDictionary<string, Family> families;
    private readonly FrozenDictionary<string, Target> targets;
    private readonly FrozenDictionary<string, Misconception> misconceptions;
    private readonly FrozenDictionary<string, GrayArea> grayAreas;
    private readonly FrozenDictionary<string, Term> terms;

    /// <summary>Indexes what was read.</summary>
    /// <exception cref="ArgumentException">An id is there twice; the content's check reports that with its line.</exception>
    public KnowledgeTable(KnowledgeContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Content = content;
        cells = content.Cells.ToFrozenDictionary(cell => new CellKey(cell.Responsibility, cell.Target));
        responsibilities = content.Responsibilities.ToFrozenDictionary(row => row.Id, StringComparer.Ordinal);
        families = content.Families.ToFrozenDictionary(family => family.Id, StringComparer.Ordinal);
        targets = content.Models.Cast<Target>().Concat(content.Providers).Concat(content.Services)
            .ToFrozenDictionary(target => target.Id, StringComparer.Ordinal);
        misconceptions = content.Misconceptions.ToFrozenDictionary(belief => belief.Id, StringComparer.Ordinal);
        grayAreas = content.GrayAreas.ToFrozenDictionary(area => area.Id, StringComparer.Ordinal);
        terms = content.Terms.ToFrozenDictionary(term => term.Id, StringComparer.Ordinal);
        CloudModels = [.. content.Models.Where(model => model.Id != OnPremises)];
    }

    /// <summary>The id of the model that has no provider.</summary>
    public const string OnPremises = "on-premises";

    /// <summary>The id of the model of rented machines.</summary>
    public const string Iaas = "iaas";

    /// <summary>What the files say.</summary>
    public KnowledgeContent Content { get; }

    /// <summary>The revision that answers and items record.</summary>
    public string Revision => Content.Revision;

    /// <summary>The five models of the cloud, from IaaS to SaaS.</summary>
    public IReadOnlyList<ServiceModel> CloudModels { get; }

    /// <summary>The row with that id, or null.</summary>
    public Responsibility? Responsibility(string id) => responsibilities.GetValueOrDefault(id);

    /// <summary>The family with that id, or null.</summary>
    public Family? Family(string id) => families.GetValueOrDefault(id);

    /// <summary>The model, provider or service with that id, or null.</summary>
    public Target? Target(string id) => targets.GetValueOrDefault(id);

    /// <summary>The wrong belief with that id, or null.</summary>
    public Misconception? Misconception(string id) => misconceptions.GetValueOrDefault(id);

    /// <summary>The disagreement with that id, or null.</summary>
    public GrayArea? GrayArea(string id) => grayAreas.GetValueOrDefault(id);

    /// <summary>The term with that id, or null.</summary>
    public Term? Term(string id) => terms.GetValueOrDefault(id);

    /// <summary>The service model whose cells hold in a target: itself, or the service's nearest; null for a provider.</summary>
    public static string? ModelOf(Target target) => target switch
    {
        ServiceModel model => model.Id,
        Service service => service.Model,
        _ => null,
    };

    /// <summary>The cell of a row in a model or service: the service's own, else its model's. Null for unknown ids and for providers.</summary>
    public Cell? Cell(string responsibility, string target)
    {
        if (cells.TryGetValue(new(responsibility, target), out var own))
            return own;
        return targets.GetValueOrDefault(target) is Service service && cells.TryGetValue(new(responsibility, service.Model), out var inherited)
            ? inherited
            : null;
    }

    /// <summary>
    /// Whether a model or service has what a row is about, so that the row can be weighed there against others: of a row that comes with a technology the models that have it as a
    /// rule, their services, and every service with a cell of its own.
    /// </summary>
    public bool IsFound(Responsibility row, Target target)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(target);
        return row.FoundIn is not { } models || models.Contains(ModelOf(target), StringComparer.Ordinal) || (target is Service && cells.ContainsKey(new(row.Id, target.Id)));
    }

    /// <summary>Ids of rows: a family's members, or the row itself; empty for an unknown id.</summary>
    public IReadOnlyList<string> Rows(string responsibilityOrFamily) =>
        families.TryGetValue(responsibilityOrFamily, out var family) ? family.Members
        : responsibilities.ContainsKey(responsibilityOrFamily) ? [responsibilityOrFamily]
        : [];

    /// <summary>The name of a row or family, or the id if unknown.</summary>
    public string NameOf(string responsibilityOrFamily) =>
        families.TryGetValue(responsibilityOrFamily, out var family) ? family.Name
        : responsibilities.TryGetValue(responsibilityOrFamily, out var row) ? row.Label
        : responsibilityOrFamily;
}
