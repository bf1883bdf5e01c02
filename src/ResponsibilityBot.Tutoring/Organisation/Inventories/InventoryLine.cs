namespace ResponsibilityBot.Tutoring.Organisation.Inventories;

/// <summary>A row of an inventory as it stands in the file: a workload and one or more of its services.</summary>
/// <param name="Row">Its number in the file, the first is 1.</param>
/// <param name="Name">The workload's name.</param>
/// <param name="Service">One service, or several with semicolons between them.</param>
/// <param name="Environment">May be empty.</param>
/// <param name="Owner">The name or id of the role that runs it; may be empty.</param>
public sealed record InventoryLine(long Row, string Name, string Service, string Environment, string Owner);

/// <summary>What an inventory said.</summary>
/// <param name="Workloads">Those that can be kept: known ones keep their ids.</param>
/// <param name="Rows">How many rows were read.</param>
/// <param name="Problems">What could not be taken as it stands, in the order in which it was met.</param>
public sealed record ReadInventory(IReadOnlyList<Workload> Workloads, long Rows, IReadOnlyList<InventoryProblem> Problems);

/// <summary>The same thing wrong in one or more rows.</summary>
/// <param name="Kind">What.</param>
/// <param name="Text">What stands there, cut to 60 characters.</param>
/// <param name="Rows">The first rows in which it does, at most <see cref="MostRows"/>.</param>
/// <param name="Count">In how many.</param>
/// <param name="Near">What may be meant; may be empty.</param>
public sealed record InventoryProblem(InventoryTrouble Kind, string Text, IReadOnlyList<long> Rows, long Count, IReadOnlyList<string> Near)
{
    /// <summary>The most rows that are named.</summary>
    public const int MostRows = 5;

    /// <summary>Where, what, and the cure, in one line.</summary>
    public string ToText()
    {
        var more = Count - Rows.Count;
        var where = $"row{(Count == 1 ? "" : "s")} {string.Join(", ", Rows)}{(more > 0 ? $" and {more} more" : "")}";
        var meant = Near.Count > 0 ? $"; did you mean {string.Join(" or ", Near)}?" : "";
        return $"{where}: " + Kind switch
        {
            InventoryTrouble.UnknownService => $"'{Text}' is no service that the table knows{(meant.Length > 0 ? meant : "; write a service's id or name, or a service model such as iaas")}",
            InventoryTrouble.BadName => $"'{Text}' is no name for a workload; write 1 to {WorkloadName.Longest} letters, digits, blanks and common marks, a letter or digit first",
            InventoryTrouble.BadEnvironment => $"'{Text}' is no environment; write up to {WorkloadName.LongestEnvironment} letters and digits, such as production, or nothing",
            InventoryTrouble.NoService => $"'{Text}' names no service, so nothing is taken of it; write one in the column service",
            InventoryTrouble.UnknownRole => $"'{Text}' is no role yet; it is kept as the owner, and nobody is asked until there is a role of that name{meant}",
            InventoryTrouble.BadRole => $"'{Text}' is no name for a role; the workload is taken without an owner",
            InventoryTrouble.TooManyServices => $"'{Text}' has more than {WorkloadName.MostServices} services, and only the first are taken; make several workloads of it",
            InventoryTrouble.TwoOwners => $"'{Text}' has another owner in an earlier row, which stands; write the same owner in all of its rows",
            _ => $"'{Text}' stands there twice; it is counted once",
        };
    }
}

/// <summary>What is wrong with a row.</summary>
public enum InventoryTrouble
{
    /// <summary>The table has no such service; the row's other services are taken.</summary>
    UnknownService,

    /// <summary>The row is not taken.</summary>
    BadName,

    /// <summary>The row is not taken.</summary>
    BadEnvironment,

    /// <summary>The row is not taken.</summary>
    NoService,

    /// <summary>The role is kept by the id that it would have.</summary>
    UnknownRole,

    /// <summary>Nothing is left of the owner's name as an id.</summary>
    BadRole,

    /// <summary>The owner of the first row stands.</summary>
    TwoOwners,

    /// <summary>The same workload and service again.</summary>
    Repeated,

    /// <summary>The workload has as many services as one may have; this one is left out.</summary>
    TooManyServices,
}
