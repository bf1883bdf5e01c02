namespace ResponsibilityBot.Tutoring.Knowledge;

/// <summary>A wrong belief that leads to breaches.</summary>
/// <param name="Id">Kebab case, for ever.</param>
/// <param name="Belief">What people think.</param>
/// <param name="Truth">What holds.</param>
/// <param name="Partly">Whether there is some truth in it.</param>
/// <param name="Responsibilities">The rows it is about.</param>
/// <param name="Targets">The places it is about; empty for all.</param>
/// <param name="Proof">The cells that show the truth.</param>
/// <param name="Words">How people say it.</param>
/// <param name="Sources">Where the truth is written.</param>
public sealed record Misconception(
    string Id,
    string Belief,
    string Truth,
    bool Partly,
    IReadOnlyList<string> Responsibilities,
    IReadOnlyList<string> Targets,
    IReadOnlyList<CellKey> Proof,
    Vocabulary Words,
    IReadOnlyList<Source> Sources);

/// <summary>The address of a cell.</summary>
/// <param name="Responsibility">A row's id.</param>
/// <param name="Target">A service model's or service's id.</param>
public readonly record struct CellKey(string Responsibility, string Target);

/// <summary>A question on which respected sources disagree.</summary>
/// <param name="Id">Kebab case, for ever.</param>
/// <param name="Title">What is disagreed on.</param>
/// <param name="Responsibilities">The rows it touches.</param>
/// <param name="Targets">The places it touches; empty for all.</param>
/// <param name="Readings">Two or more.</param>
/// <param name="Decides">What decides between them.</param>
/// <param name="Says">Our own reading, in one sentence.</param>
/// <param name="AskFor">Documents to ask the provider for.</param>
/// <param name="Sources">Where the readings are written.</param>
public sealed record GrayArea(
    string Id,
    string Title,
    IReadOnlyList<string> Responsibilities,
    IReadOnlyList<string> Targets,
    IReadOnlyList<Interpretation> Readings,
    string Decides,
    string Says,
    IReadOnlyList<string> AskFor,
    IReadOnlyList<Source> Sources);

/// <summary>One of the readings of a gray area.</summary>
/// <param name="By">Who reads it so.</param>
/// <param name="Owner">The owner by that reading.</param>
/// <param name="Says">The reading in one sentence.</param>
public sealed record Interpretation(string By, Owner Owner, string Says);

/// <summary>A term of the field.</summary>
/// <param name="Id">Kebab case, for ever.</param>
/// <param name="Name">The term.</param>
/// <param name="Meaning">One or two plain sentences.</param>
/// <param name="See">Ids of rows or models that belong to it.</param>
/// <param name="Words">How people say it.</param>
/// <param name="Sources">Where it is defined; may be empty.</param>
public sealed record Term(string Id, string Name, string Meaning, IReadOnlyList<string> See, Vocabulary Words, IReadOnlyList<Source> Sources);

/// <summary>A duty that stays on one side in every cloud model.</summary>
/// <param name="Id">Kebab case.</param>
/// <param name="Name">The duty.</param>
/// <param name="Party">The side.</param>
/// <param name="Responsibilities">The rows it stands for.</param>
/// <param name="Why">Why it never changes sides.</param>
/// <param name="Sources">Where that is written.</param>
public sealed record StandingDuty(
    string Id,
    string Name,
    Party Party,
    IReadOnlyList<string> Responsibilities,
    string Why,
    IReadOnlyList<Source> Sources);

/// <summary>A layer of the responsibility model for artificial intelligence.</summary>
/// <param name="Id"><c>platform</c>, <c>application</c> or <c>usage</c>.</param>
/// <param name="Name">The title.</param>
/// <param name="What">One sentence.</param>
/// <param name="Cells">Who owns it, by service model; the cell's responsibility is the layer's id.</param>
/// <param name="Words">How people say it.</param>
public sealed record AiLayer(string Id, string Name, string What, IReadOnlyList<Cell> Cells, Vocabulary Words);
