namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>Takes a turn or passes. What a person says is never an exception.</summary>
public interface IDialog
{
    /// <summary>Answers the turn, or returns null to let the next dialog have it.</summary>
    ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel);
}

/// <summary>Asks its dialogs in their order; the first that takes the turn answers it.</summary>
public sealed class Tutor(IReadOnlyList<IDialog> dialogs)
{
    /// <summary>The replies to a turn; empty when nothing is to be said.</summary>
    public async ValueTask<IReadOnlyList<Reply>> HearAsync(Turn turn, CancellationToken cancel)
    {
        foreach (var dialog in dialogs)
        {
            if (await dialog.HearAsync(turn, cancel).ConfigureAwait(false) is { } replies)
                return replies;
        }

        return [];
    }
}
