namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>How the ids of threads are built: the id of the place that a thread belongs to, a semicolon, and more.</summary>
public static class ThreadIds
{
    private const char Separator = ';';

    /// <summary>The place that a thread belongs to; a place itself stays as it is.</summary>
    public static string PlaceOf(string conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return conversation.Split(Separator, 2)[0];
    }

    /// <summary>What the ids of all threads of a place begin with.</summary>
    public static string PrefixIn(string place) => place + Separator;
}
