namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>Something to fill in on a <see cref="Reply.Form"/>.</summary>
/// <param name="Id">Lasting and unique in its form: lower-case letters and hyphens, 40 at most.</param>
/// <param name="Label">What stands over it.</param>
/// <param name="Kind">What may be filled in.</param>
public sealed record Field(string Id, string Label, FieldKind Kind)
{
    /// <summary>One more sentence; may be empty.</summary>
    public string Hint { get; init; } = "";

    /// <summary>What stands in it at first, as <see cref="FieldKind"/> says it is written; empty for nothing.</summary>
    public string Value { get; init; } = "";

    /// <summary>What can be chosen: 2 to 10, with different ids; empty where nothing is chosen.</summary>
    public IReadOnlyList<FieldOption> Options { get; init; } = [];

    /// <summary>The least number.</summary>
    public int Least { get; init; }

    /// <summary>The greatest number, or the most characters of a text.</summary>
    public int Most { get; init; } = 200;

    /// <summary>Whether it must be filled in. A toggle always is.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>What was wrong with what was filled in, and how to put it right; empty if nothing.</summary>
    public string Error { get; init; } = "";
}

/// <summary>What may be filled into a field, and how its value is written.</summary>
public enum FieldKind
{
    /// <summary>One of the options, by its id.</summary>
    Choice,

    /// <summary>Some of the options, by their ids with commas between them.</summary>
    Several,

    /// <summary>A whole number, from <see cref="Field.Least"/> to <see cref="Field.Most"/>.</summary>
    Number,

    /// <summary>One line of text of at most <see cref="Field.Most"/> characters.</summary>
    Text,

    /// <summary>A time of day: <c>09:00</c>.</summary>
    Time,

    /// <summary>A date: <c>2026-11-26</c>.</summary>
    Date,

    /// <summary>On or off: <c>true</c> or <c>false</c>.</summary>
    Toggle,
}

/// <summary>Something to choose in a field.</summary>
/// <param name="Id">Lasting and unique in its field; no comma in it.</param>
/// <param name="Label">What people read: 75 characters at most.</param>
public sealed record FieldOption(string Id, string Label);
