namespace ResponsibilityBot.Tutoring.Quizzes.Health;

/// <summary>Reads what items were answered with. Storage provides it.</summary>
public interface IItemAnswers
{
    /// <summary>The fewest answers of which anything is told.</summary>
    int Fewest { get; }

    /// <summary>All answers, of one tenant or of all; the people are numbers that mean nothing elsewhere.</summary>
    Task<IReadOnlyList<ItemAnswer>> ListAsync(string? tenant, CancellationToken cancel);

    /// <summary>In how many tenants each item is put aside, by the item's id.</summary>
    Task<IReadOnlyDictionary<string, int>> AsideAsync(string? tenant, CancellationToken cancel);
}

/// <summary>One answer, without a name.</summary>
/// <param name="Person">A number for whoever gave it.</param>
/// <param name="Item">The item's id.</param>
/// <param name="Picks">What was chosen, as <see cref="Practice.GivenAnswer.Picks"/>.</param>
/// <param name="Credit">The mark, 0 to 1.</param>
public sealed record ItemAnswer(int Person, string Item, IReadOnlyList<string> Picks, double Credit);
