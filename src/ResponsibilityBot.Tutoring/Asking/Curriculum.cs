using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
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

    /// <summary>What the files say of the organisation; it holds for every tenant. No workloads: those are each tenant's own.</summary>
    public OrganisationContent Organisation { get; init; } = OrganisationContent.Empty;

    /// <summary>What holds in the tenant that is answered, or null where the table alone holds: see <see cref="OrganisationCurricula"/>.</summary>
    public Holding? Held { get; init; }

    /// <summary>A cell as it holds, in general or for one workload: the organisation's, else the table's.</summary>
    public Cell? Cell(string responsibility, string target, Workload? workload = null) =>
        Held is { } held ? held.Duty(responsibility, target, workload)?.Cell : Table.Cell(responsibility, target);
}

/// <summary>The curriculum that holds now; a change of the files replaces it between two turns.</summary>
public interface ICurriculum
{
    /// <summary>The last good state.</summary>
    Curriculum Current { get; }
}
