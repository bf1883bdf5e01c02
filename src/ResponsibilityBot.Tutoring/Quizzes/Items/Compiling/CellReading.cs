using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Tutoring.Quizzes.Items.Compiling;

/// <summary>A place with what a compiled item may say of it.</summary>
/// <param name="table">The table.</param>
/// <param name="target">A service model or service.</param>
/// <param name="moves">What an organisation made of a cell of a row in a place, null where it moved nothing.</param>
internal sealed class PlaceReading(KnowledgeTable table, Target target, Func<string, string, HeldDuty?> moves)
{
    public string Id => target.Id;

    /// <summary>The id of the service model that a service inherits its cells from; a model's own.</summary>
    public string Model => target is Service service ? service.Model : target.Id;

    public string Name { get; } = target is ServiceModel model ? model.Label : target.Name;

    /// <summary>"AWS" or "the provider".</summary>
    public string Provider { get; } = target switch
    {
        Service { Vendor.Length: > 0 } service => service.Vendor,
        Service service when table.Target(service.Provider) is CloudProvider { Party.Length: > 0 } cloud => cloud.Party,
        _ => "the provider",
    };

    /// <summary>
    /// The cell of a row if an item may stand on it: one side or both do the work, nothing decides between them and nobody disagrees. What a decision moved is as plain as the decision,
    /// whoever answers for it.
    /// </summary>
    public CellReading? Plain(Responsibility row)
    {
        if (moves(row.Id, target.Id) is { } duty)
            return duty.Cell is { Gray: null, Condition: null, Sources.Count: > 0, Owner: Owner.Customer or Owner.Provider or Owner.Shared } ? new CellReading(row, this, duty.Cell) { Duty = duty } : null;
        var cell = table.Cell(row.Id, target.Id);
        var isPlain = cell is { Gray: null, Condition: null, Sources.Count: > 0 } && (cell.Owner, cell.Accountable) is (Owner.Customer, Party.Customer) or (Owner.Provider, Party.Provider) or (Owner.Shared, _);
        return isPlain && cell is not null ? new CellReading(row, this, cell) : null;
    }

    /// <summary>
    /// The same where it is put beside other rows or places: null also where the place need not have what the row is about. Nobody sheds the control plane of a cluster that was never
    /// there. What an organisation moved is there.
    /// </summary>
    public CellReading? Beside(Responsibility row) => Plain(row) is { } cell && (cell.Moved is not null || table.IsFound(row, target)) ? cell : null;

    public string Doer(Owner owner) => owner switch
    {
        Owner.Customer => "You",
        Owner.Provider => Capital(Provider),
        _ => $"Both: you do a part, {Provider} does a part",
    };

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

/// <summary>A cell that items may stand on, with its words.</summary>
internal sealed partial record CellReading(Responsibility Row, PlaceReading Place, Cell Cell)
{
    public Owner Owner => Cell.Owner;

    /// <summary>What the organisation made of it, or null where the table's own cell stands.</summary>
    public HeldDuty? Duty { get; init; }

    /// <summary>The decision that moved it, or null.</summary>
    public Override? Moved => Duty?.MovedBy;

    /// <summary>The address at which the cell stands itself; a moved one stands where it is asked about.</summary>
    public CellKey Key => Moved is null ? new(Cell.Responsibility, Cell.Target) : new(Row.Id, Place.Id);

    /// <summary>How a scheduler calls what one learns here.</summary>
    public string Fact => ItemIds.OfFact(Row.Id, Place.Id, Duty);

    public string RowInSentence => Row.Name.Length > 1 && char.IsLower(Row.Name[1]) && !Row.Name.StartsWith("Kubernetes", StringComparison.Ordinal)
        ? char.ToLowerInvariant(Row.Name[0]) + Row.Name[1..]
        : Row.Name;

    /// <summary>Who does it, and what each side does that has a part in it; of the customer's own work also what it is done to, where only the provider's sentence names that.</summary>
    public string Says
    {
        get
        {
            var who = Owner switch
            {
                Owner.Customer => $"{Row.Name} in {Place.Name}: yours.",
                Owner.Provider => $"{Row.Name} in {Place.Name}: done by {Place.Provider}.",
                _ => $"{Row.Name} in {Place.Name}: shared.",
            };
            var provider = (Owner != Owner.Customer || Leaning().IsMatch(Cell.Customer ?? "")) && Cell.Provider is { } does ? $" {PlaceReading.Capital(Place.Provider)}: {does}" : "";
            var customer = Owner != Owner.Provider && Cell.Customer is { } you ? $" You: {you}" : "";
            return who + provider + customer + Decision;
        }
    }

    /// <summary>Why a moved cell is otherwise here, with a space before it; empty for the table's own.</summary>
    private string Decision
    {
        get
        {
            if (Duty is not { MovedBy: { } by } duty)
                return "";
            var until = by.Until is { } last ? $" until {last.ToString("O", CultureInfo.InvariantCulture)}" : "";
            var stays = duty.Cell.Owner == Owner.Provider && duty.Cell.Accountable == Party.Customer ? " You stay accountable." : "";
            return $"{stays} So your organisation holds it{until} ({by.Reason.TrimEnd('.')}, approved by {by.Approver}). By default: {Turns.PlainText.Name(duty.Baseline.Owner)}.";
        }
    }

    /// <summary>What speaks of "them" before it can have named anything: "Write them.", "Choose and assign them", "Keep that firewall".</summary>
    [GeneratedRegex(@"^(?:[\w-]+ ){1,4}(?:them|it|its|they|both|those)\b|^\w+ (?:that|this|these) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leaning();

    public Claim Claims(Owner owner) => new(Row.Id, Place.Id, owner);
}
