using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Oversight;

/// <summary>Counts what people ask about, by rows of the table, never by words. Storage provides it. Safe for use by many threads.</summary>
public interface IQuestionCounts
{
    /// <summary>Records with the turn that its person asked about these rows; noting again for the same turn replaces what was noted.</summary>
    void Note(Turn turn, IReadOnlyList<string> rows);
}
