namespace ResponsibilityBot.Tutoring.Oversight;

/// <summary>Remembers which states of the content files were taught from, and since when. Storage provides it. Safe for use by many threads.</summary>
public interface IContentRevisions
{
    /// <summary>Notes that a state is taught from now on; nothing where it is the one that was noted last.</summary>
    Task NoteAsync(string revision, CancellationToken cancel);

    /// <summary>The states in the order of their beginning.</summary>
    /// <param name="before">Only those that began before.</param>
    /// <param name="cancel">Ends the wait.</param>
    ValueTask<IReadOnlyList<TaughtRevision>> ListAsync(DateTimeOffset before, CancellationToken cancel);
}

/// <summary>A state of the content files.</summary>
/// <param name="Revision">Identifies it.</param>
/// <param name="Since">When the bot began to teach from it.</param>
public sealed record TaughtRevision(string Revision, DateTimeOffset Since);
