namespace ResponsibilityBot.Content.Conversations;

/// <summary>A conversation file as it was read.</summary>
/// <param name="Name">The file's name without folder and ending.</param>
/// <param name="InChannel">Whether it takes place in a channel, where several people may speak.</param>
/// <param name="Lines">What is said, pressed, expected and waited for, in order.</param>
public sealed record Conversation(string Name, bool InChannel, IReadOnlyList<ConversationLine> Lines);

/// <summary>A line of a conversation.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
public abstract record ConversationLine(int Number)
{
    /// <summary><c>Maria: text</c>.</summary>
    public sealed record Says(int Number, string Person, string Text) : ConversationLine(Number);

    /// <summary><c>Maria presses: label</c>.</summary>
    public sealed record Presses(int Number, string Person, string Label) : ConversationLine(Number);

    /// <summary><c>Bot: words</c>: the words must be in the answer.</summary>
    public sealed record Expects(int Number, string Words) : ConversationLine(Number);

    /// <summary><c>Bot not: words</c>: the words must not be in the answer.</summary>
    public sealed record Excludes(int Number, string Words) : ConversationLine(Number);

    /// <summary><c>Bot: (nothing)</c>: no answer at all.</summary>
    public sealed record ExpectsNothing(int Number) : ConversationLine(Number);

    /// <summary><c>-- 20 minutes later --</c>.</summary>
    public sealed record Waits(int Number, TimeSpan For) : ConversationLine(Number);
}
