using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Tutoring.Asking;

/// <summary>One state of the content, ready to teach from: the table, the reader compiled over it, and the phrases. Immutable.</summary>
/// <param name="Table">The responsibility table.</param>
/// <param name="Reader">Reads questions over this table's names.</param>
/// <param name="Phrases">What is said around the facts.</param>
public sealed record Curriculum(KnowledgeTable Table, QuestionReader Reader, Phrases Phrases)
{
    /// <summary>Quiz items that authors wrote; each agrees with the table.</summary>
    public IReadOnlyList<Item> WrittenItems { get; init; } = [];

    /// <summary>Incidents to drill; the owners of their steps are the table's.</summary>
    public IReadOnlyList<Drill> Drills { get; init; } = [];
}

/// <summary>The curriculum that holds now; a change of the files replaces it between two turns.</summary>
public interface ICurriculum
{
    /// <summary>The last good state.</summary>
    Curriculum Current { get; }
}
