namespace ResponsibilityBot.Testing.Conversations;

/// <summary>Where a conversation is played: the tutor alone, or the whole program through one of its channels. One stage plays one conversation.</summary>
internal interface IStage : IAsyncDisposable
{
    /// <summary>A person says something.</summary>
    Task<StageAnswer> SayAsync(string person, string text, CancellationToken cancel);

    /// <summary>A person presses a button of the last answer that had any.</summary>
    Task<StageAnswer> PressAsync(string person, string label, CancellationToken cancel);

    /// <summary>Time passes.</summary>
    Task WaitAsync(TimeSpan time, CancellationToken cancel);
}

/// <summary>What the bot said to one line.</summary>
/// <param name="Text">The plain text of all replies, one after the other; empty when nothing was said.</param>
/// <param name="Buttons">The labels of their buttons.</param>
internal sealed record StageAnswer(string Text, IReadOnlyList<string> Buttons);
