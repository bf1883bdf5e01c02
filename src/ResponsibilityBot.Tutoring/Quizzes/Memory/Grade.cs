namespace ResponsibilityBot.Tutoring.Quizzes.Memory;

/// <summary>How an answer went, in the numbers of FSRS. Quizzes give <see cref="Again"/> for a wrong answer and <see cref="Good"/> for a right one.</summary>
public enum Grade
{
    /// <summary>Not known.</summary>
    Again = 1,

    /// <summary>Known with effort.</summary>
    Hard = 2,

    /// <summary>Known.</summary>
    Good = 3,

    /// <summary>Known at once.</summary>
    Easy = 4,
}
