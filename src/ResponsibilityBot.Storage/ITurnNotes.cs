namespace ResponsibilityBot.Storage;

/// <summary>What a turn leaves in a table of its own. It is held in memory until <see cref="Inbox"/> writes it in the transaction that finishes the turn.</summary>
internal interface ITurnNotes
{
    /// <summary>Writes what the turn left, if anything, within the transaction that finishes it.</summary>
    void Write(Statements sql, string turn);

    /// <summary>Lets go of what the turn left, when it is written or the turn is set aside.</summary>
    void Forget(string turn);
}
