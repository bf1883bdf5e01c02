using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Quizzes.Items.Compiling;

/// <summary>Which wrong belief a wrong owner shows.</summary>
internal sealed class Beliefs
{
    private readonly ILookup<string, Misconception> byRow;
    private readonly HashSet<string> providersRows;

    public Beliefs(KnowledgeTable table)
    {
        providersRows = table.Content.StandingDuties.Where(duty => duty.Party == Party.Provider).SelectMany(duty => duty.Responsibilities).ToHashSet(StringComparer.Ordinal);
        byRow = table.Content.Misconceptions.Where(belief => belief.Responsibilities.Count > 0).ToLookup(belief => belief.Responsibilities[0], StringComparer.Ordinal);
    }

    /// <summary>The side that a belief puts too much on: the customer where it is about what is always the provider's, else the provider.</summary>
    public Party Blamed(Misconception belief) => belief.Responsibilities.All(providersRows.Contains) ? Party.Customer : Party.Provider;

    /// <summary>The belief that is mainly about a row, here or everywhere, and puts the work on that owner; or null.</summary>
    public string? ShownBy(Owner wrong, CellReading cell)
    {
        // A belief is wrong by what the table says; of a moved cell it may be right.
        if (wrong is not (Owner.Customer or Owner.Provider) || cell.Moved is not null)
            return null;
        var fitting = byRow[cell.Row.Id].Where(belief => Blamed(belief).AsOwner() == wrong && Covers(belief, cell)).ToList();
        return (fitting.Find(belief => belief.Proof.Contains(cell.Key)) ?? fitting.FirstOrDefault())?.Id;
    }

    private static bool Covers(Misconception belief, CellReading cell) =>
        belief.Targets.Count == 0 || belief.Targets.Contains(cell.Place.Id) || belief.Targets.Contains(cell.Cell.Target);
}
