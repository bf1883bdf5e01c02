namespace ResponsibilityBot.Tutoring.Quizzes.Schedules;

/// <summary>What holds for all daily quizzes.</summary>
/// <param name="Zone">Where a quiz is set up if nobody says.</param>
/// <param name="CatchUp">How late a quiz may still be posted.</param>
/// <param name="Holidays">Dates on which none comes anywhere.</param>
public sealed record QuizRules(string Zone, TimeSpan CatchUp, IReadOnlySet<DateOnly> Holidays);
