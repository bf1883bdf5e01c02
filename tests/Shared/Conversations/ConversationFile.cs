using ResponsibilityBot.Content.Conversations;

namespace ResponsibilityBot.Testing.Conversations;

/// <summary>Conversations to be played: one with a problem, or a folder without any, is an error.</summary>
internal static class ConversationFile
{
    /// <summary>The names of all conversations in a folder, in order.</summary>
    /// <exception cref="FormatException">There are none.</exception>
    public static IReadOnlyList<string> NamesIn(string folder) =>
        ConversationReader.NamesIn(folder) is [_, ..] names ? names : throw new FormatException($"{folder}: there is no conversation here; write one in a file that ends in .chat");

    /// <summary>Reads one conversation of a folder.</summary>
    /// <exception cref="FormatException">It has problems.</exception>
    public static Conversation Read(string folder, string name) => Fit(ConversationReader.Read(folder, name));

    /// <summary>Reads the text of a conversation.</summary>
    /// <exception cref="FormatException">It has problems.</exception>
    public static Conversation Parse(string name, string text) => Fit(ConversationReader.Parse(name, text));

    private static Conversation Fit(ReadConversation read) => read.Conversation ?? throw new FormatException(string.Join('\n', read.Problems));
}
