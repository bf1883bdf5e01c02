namespace ResponsibilityBot.Tutoring.Quizzes.Schedules;

/// <summary>What somebody wants of a place's daily quiz.</summary>
internal abstract record Wish
{
    private Wish()
    {
    }

    /// <summary>To see it.</summary>
    public sealed record Show : Wish;

    /// <summary>To have it, with the words that say when and what.</summary>
    public sealed record On(string Words) : Wish;

    /// <summary>To have it no longer.</summary>
    public sealed record Off : Wish;

    /// <summary>To have none until a day, with the words that say which.</summary>
    public sealed record Pause(string Words) : Wish;

    /// <summary>To end a pause.</summary>
    public sealed record Resume : Wish;

    /// <summary>To have none on some days, with the words that say which.</summary>
    public sealed record Holidays(string Words) : Wish;

    /// <summary>Something that is not understood.</summary>
    public sealed record Odd(string Words) : Wish;
}

/// <summary>What could not be read, and how to say it right.</summary>
/// <param name="Key">The phrase that says so.</param>
/// <param name="Blanks">What is filled in.</param>
internal sealed record Misread(string Key, params (string Name, string Value)[] Blanks);
