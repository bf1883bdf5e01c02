namespace ResponsibilityBot.Tutoring.Asking.Gaps;

/// <summary>A question that the content has no answer to, or the wrong one: what authors look at to see what to add.</summary>
/// <param name="Words">The question as <see cref="Understanding.QuestionReader.WordsOf"/> leaves it; never empty.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Offered">Ids of the rows on offer; for a corrected question, of the rows and places that were answered about.</param>
/// <param name="CorrectedTo">Ids of the rows and places that were meant; empty where nobody said.</param>
public sealed record Gap(string Words, GapOutcome Outcome, IReadOnlyList<string> Offered, IReadOnlyList<string> CorrectedTo);

/// <summary>What became of a question. Stored, so the numbers never change.</summary>
public enum GapOutcome
{
    /// <summary>It was not answered.</summary>
    Unknown = 0,

    /// <summary>A choice was offered instead of an answer.</summary>
    Choose = 1,

    /// <summary>The person said that something else was meant: "no, I meant Azure".</summary>
    Corrected = 2,

    /// <summary>It was not answered, and the person pressed one of the rows on offer.</summary>
    Pressed = 3,
}

/// <summary>The question that a person asked last, kept as long as a topic so that a correction can be counted.</summary>
/// <param name="Words">As in a <see cref="Gap"/>.</param>
/// <param name="IsAnswered">Whether it got an answer.</param>
/// <param name="About">Ids of the rows and places that it was answered about, or of the rows on offer.</param>
public sealed record AskedQuestion(string Words, bool IsAnswered, IReadOnlyList<string> About);
