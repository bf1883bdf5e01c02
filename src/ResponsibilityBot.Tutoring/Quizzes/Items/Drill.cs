namespace ResponsibilityBot.Tutoring.Quizzes.Items;

/// <summary>An incident whose first steps are sorted by owner and then put in order.</summary>
/// <param name="Id">For ever.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Owners">Each step to its owner, of kind <see cref="ItemKind.Sort"/>; the table says who that is.</param>
/// <param name="Order">Each step to its place, of kind <see cref="ItemKind.Order"/>.</param>
public sealed record Drill(string Id, string Title, Item Owners, Item Order)
{
    /// <summary>What its facts begin with. They come when a drill is asked for, and not among the questions of a day.</summary>
    public const string Prefix = "drill:";

    /// <summary>The fact of sorting its steps by owner.</summary>
    public static string OwnersOf(string id) => $"{Prefix}{id}:owners";

    /// <summary>The fact of putting its steps in order.</summary>
    public static string OrderOf(string id) => $"{Prefix}{id}:order";
}
