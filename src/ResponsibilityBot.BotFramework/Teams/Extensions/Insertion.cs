using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Teams.Extensions;

/// <summary>Marks a press that asks for its answer as a card in the person's own message.</summary>
internal static class Insertion
{
    private const string Name = "insert";
    private const string Yes = "card";

    /// <summary>The press with the mark.</summary>
    public static Press Mark(Press press) => press with { Ids = new Dictionary<string, string>(press.Ids, StringComparer.Ordinal) { [Name] = Yes } };

    /// <summary>Whether the press has the mark.</summary>
    public static bool IsMarked(Press press) => press[Name] == Yes;
}
