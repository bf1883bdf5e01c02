using ResponsibilityBot.Tutoring.Quizzes.Selection;

namespace ResponsibilityBot.Tutoring.Quizzes.Practice;

/// <summary>One item put to one person.</summary>
/// <param name="Id">Made of the turn that asked for it, so that a turn that is run again asks the same.</param>
/// <param name="Tenant">Whose data it is.</param>
/// <param name="Person">To whom.</param>
/// <param name="Item">The item's id.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Given">What the person answered, or null so far.</param>
public sealed record Round(string Id, string Tenant, string Person, string Item, DateTimeOffset AskedAt, GivenAnswer? Given = null)
{
    /// <summary>The round that was put to the whole place, or null if it was put to the person alone.</summary>
    public string? Post { get; init; }
}

/// <summary>An answer to a round.</summary>
/// <param name="Picks">What was chosen: ids of options, in <see cref="Items.ItemKind.Sort"/> with the owner after an equals sign.</param>
/// <param name="Credit">How much of it is right, 0 to 1.</param>
/// <param name="Confidence">What the person said of it.</param>
/// <param name="At">When, on the person's clock.</param>
public sealed record GivenAnswer(IReadOnlyList<string> Picks, double Credit, Confidence Confidence, DateTimeOffset At)
{
    /// <summary>What it is counted under in the figures of the person's team; null where it is read again, or in none.</summary>
    public AnswerSubject? Subject { get; init; }
}

/// <summary>What is known of one person's learning.</summary>
/// <param name="Facts">By the fact's id.</param>
/// <param name="Times">How often each fact was answered.</param>
/// <param name="Progress">How far the person is.</param>
public sealed record Learner(IReadOnlyDictionary<string, LearnedFact> Facts, IReadOnlyDictionary<string, int> Times, PersonalProgress Progress)
{
    /// <summary>The best mark of each fact, 0 to 1.</summary>
    public required IReadOnlyDictionary<string, double> Best { get; init; }
}

/// <summary>What one person did so far.</summary>
/// <param name="Points">The sum of the ledger.</param>
/// <param name="Days">The first answer of each day.</param>
public sealed record PersonalScore(int Points, IReadOnlyList<DateTimeOffset> Days)
{
    /// <summary>The dates on which a scheduled quiz came to a place where the person plays; null if no schedule ever posted there.</summary>
    public IReadOnlySet<DateOnly>? QuizDates { get; init; }

    /// <summary>The same with one more answer.</summary>
    public PersonalScore With(DateTimeOffset answer) => this with { Days = [.. Days, answer] };
}
