using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation;

/// <summary>
/// Remembers what the content files moved when they were looked at last, and which tenants have still to be told that it is otherwise now. Storage
/// provides it. Safe for use by many threads.
/// </summary>
public interface IFileLayers
{
    /// <summary>
    /// Compares what the files move with what they moved before, and keeps each duty that is otherwise for each tenant in which anybody learned something: all in one
    /// transaction, so that a difference is found once. The first time there is nothing to compare with, and it is remembered only.
    /// </summary>
    /// <param name="revision">The state of the files. Unless it is the one that was noted last (<c>IContentRevisions</c>) nothing is done: who teaches from older files than another process has no say.</param>
    /// <param name="moves">The overrides of the files that say who does the work or answers for it today, and for no single workload.</param>
    /// <param name="cancel">Ends the wait; nothing is changed then.</param>
    /// <returns>Whether it is the state that was noted last.</returns>
    Task<bool> NoteAsync(string revision, IReadOnlyList<Override> moves, CancellationToken cancel);

    /// <summary>What is still to be told, the oldest first; nothing unless the state of the files is the one that was noted last.</summary>
    ValueTask<IReadOnlyList<FileChange>> UntoldAsync(string revision, int most, CancellationToken cancel);

    /// <summary>
    /// Records that it was told, and keeps for sending what is told, in one transaction; nothing if it was told before, if the files moved the duty again meanwhile, or if another
    /// state of the files was noted.
    /// </summary>
    Task ToldAsync(FileChange change, string revision, IReadOnlyList<Outbound> notes, CancellationToken cancel);
}

/// <summary>That the content files say something else of a duty than a tenant was told.</summary>
/// <param name="Tenant">Which.</param>
/// <param name="Responsibility">The row's id.</param>
/// <param name="Before">What the files moved of it then; may be empty.</param>
/// <param name="At">When the last difference was noted.</param>
public sealed record FileChange(string Tenant, string Responsibility, IReadOnlyList<Override> Before, DateTimeOffset At);
