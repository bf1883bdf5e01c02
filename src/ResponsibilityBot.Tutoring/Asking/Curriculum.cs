using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking;

/// <summary>One state of the content, ready to teach from: the table, the reader compiled over it, and the phrases. Immutable.</summary>
/// <param name="Table">The responsibility table.</param>
/// <param name="Reader">Reads questions over this table's names.</param>
/// <param name="Phrases">What is said around the facts.</param>
public sealed record Curriculum(KnowledgeTable Table, QuestionReader Reader, Phrases Phrases);

/// <summary>The curriculum that holds now; a change of the files replaces it between two turns.</summary>
public interface ICurriculum
{
    /// <summary>The last good state.</summary>
    Curriculum Current { get; }
}
