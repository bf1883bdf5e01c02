namespace ResponsibilityBot.Tutoring.Quizzes.Memory;

/// <summary>What is kept of one person's memory of one fact.</summary>
/// <param name="Stability">Days after which the fact is recalled with a probability of 90 %; 0.001 to 36,500.</param>
/// <param name="Difficulty">How hard the fact is for this person, 1 to 10.</param>
public readonly record struct MemoryState(double Stability, double Difficulty);

/// <summary>A memory with the moment at which it was last tried.</summary>
/// <param name="State">The state after that answer.</param>
/// <param name="Answered">When the answer came.</param>
public readonly record struct FactMemory(MemoryState State, DateTimeOffset Answered);
