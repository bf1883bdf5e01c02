namespace ResponsibilityBot.Tutoring.Asking.Evaluation;

/// <summary>One labelled text to learn from.</summary>
/// <param name="Label">Its label's number.</param>
/// <param name="Features">Its features, as often as they stand in it.</param>
/// <param name="Weight">How much it counts; 1 for a question that somebody asked.</param>
public sealed record LearningExample(int Label, IReadOnlyList<string> Features, double Weight = 1);
