using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content.Items;

/// <summary>A drill as an author wrote it, with its lines; the table has not said yet whose its steps are.</summary>
internal sealed record DrillDraft(Where Where, string Id, string Title, string Story, IReadOnlyList<StepDraft> Steps, IReadOnlyList<Source> Sources);

/// <summary>One step of it, in its place.</summary>
internal sealed record StepDraft(Where Where, string Text, string Responsibility, string Target, string Why);
