namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>What is asked. The words in JSON are these in lower case.</summary>
public enum Intent
{
    /// <summary>Nothing that the bot knows.</summary>
    Unknown,

    /// <summary>Who owns a responsibility?</summary>
    Owner,

    /// <summary>What does one side do?</summary>
    Duties,

    /// <summary>How do places differ?</summary>
    Compare,

    /// <summary>What does a move change?</summary>
    Move,

    /// <summary>Which model is a service?</summary>
    Classify,

    /// <summary>Which model leaves most to a side?</summary>
    Most,

    /// <summary>What never changes sides?</summary>
    Always,

    /// <summary>A wrong belief.</summary>
    Misconception,

    /// <summary>What is disputed or joint?</summary>
    Gray,

    /// <summary>What does a term mean?</summary>
    Define,

    /// <summary>The matrix.</summary>
    Matrix,

    /// <summary>Why is the last answer so?</summary>
    Why,

    /// <summary>Wants a quiz.</summary>
    Quiz,

    /// <summary>Wants the own score.</summary>
    Score,

    /// <summary>Wants a board.</summary>
    Leaderboard,

    /// <summary>Wants help.</summary>
    Help,

    /// <summary>Greets or thanks.</summary>
    Smalltalk,

    /// <summary>Understood in part: a choice is offered.</summary>
    Clarify,
}

/// <summary>Intents as JSON, the trace and files write them.</summary>
public static class IntentWords
{
    private static readonly string[] All = [.. Enum.GetNames<Intent>().Select(name => name.ToLowerInvariant())];

    /// <summary>How many intents there are.</summary>
    public static int Count => All.Length;

    /// <summary>An intent's word.</summary>
    public static string Of(Intent intent) => All[(int)intent];

    /// <summary>The intent of a word; false if it is none.</summary>
    public static bool TryRead(ReadOnlySpan<char> word, out Intent intent)
    {
        for (var at = 0; at < All.Length; at++)
        {
            if (!word.SequenceEqual(All[at]))
                continue;
            intent = (Intent)at;
            return true;
        }

        intent = default;
        return false;
    }
}
