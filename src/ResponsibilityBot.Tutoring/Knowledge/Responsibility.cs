namespace ResponsibilityBot.Tutoring.Knowledge;

/// <summary>Words that lead to something: phrases that are enough on their own, weak ones, and verb-and-thing pairs.</summary>
/// <param name="Phrases">Each is enough on its own.</param>
/// <param name="Weak">Each counts only in a question that is plainly about the cloud.</param>
/// <param name="Actions">Verb and thing, in either order.</param>
public sealed record Vocabulary(IReadOnlyList<string> Phrases, IReadOnlyList<string> Weak, IReadOnlyList<ActionWords> Actions)
{
    /// <summary>No words at all.</summary>
    public static Vocabulary None { get; } = new([], [], []);
}

/// <summary>Every verb of <paramref name="Do"/> with every thing of <paramref name="To"/> leads to the same place.</summary>
/// <param name="Do">Verbs in their base form.</param>
/// <param name="To">Things.</param>
public sealed record ActionWords(IReadOnlyList<string> Do, IReadOnlyList<string> To);

/// <summary>A row of the table.</summary>
/// <param name="Id">Kebab case, for ever.</param>
/// <param name="Name">The title of answers.</param>
/// <param name="Label">The label on buttons: three words at most.</param>
/// <param name="Area">The group it stands in on the matrix.</param>
/// <param name="Always">Whether the customer stays accountable whoever does the work.</param>
/// <param name="What">One sentence that a newcomer understands.</param>
/// <param name="Words">How people say it.</param>
/// <param name="Aspects">Parts that one side holds whatever the cell says.</param>
public sealed record Responsibility(
    string Id,
    string Name,
    string Label,
    string Area,
    bool Always,
    string What,
    Vocabulary Words,
    IReadOnlyList<Aspect> Aspects)
{
    /// <summary>The service models that as a rule have what it is about, where it comes with a technology (a cluster, images, a database); null if every place has it.</summary>
    public IReadOnlyList<string>? FoundIn { get; init; }
}

/// <summary>A part of a responsibility that one side holds whatever the cell says ("choosing the backup window").</summary>
/// <param name="Id">Unique within its responsibility.</param>
/// <param name="Name">What the part is, as a noun phrase.</param>
/// <param name="Owner">Customer or provider.</param>
/// <param name="Models">The service models it holds in.</param>
/// <param name="Says">Who and why, in one sentence.</param>
/// <param name="Words">How people say it.</param>
public sealed record Aspect(string Id, string Name, Party Owner, IReadOnlyList<string> Models, string Says, Vocabulary Words)
{
    /// <summary>Ids of services in which the part is not that side's, so that their own cell answers.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];
}

/// <summary>A group of rows for a vague word such as "patching".</summary>
/// <param name="Id">Begins with <c>family:</c>.</param>
/// <param name="Name">The title.</param>
/// <param name="Members">Ids of rows.</param>
/// <param name="Words">How people say it.</param>
public sealed record Family(string Id, string Name, IReadOnlyList<string> Members, Vocabulary Words);
