namespace ResponsibilityBot.Tutoring.Knowledge;

/// <summary>A publication that a cell cites.</summary>
/// <param name="Id">Kebab case, for ever.</param>
/// <param name="Publisher">Who wrote it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Where it is; <c>http</c> or <c>https</c>.</param>
/// <param name="Checked">The day our words were last compared with it, or null if never.</param>
public sealed record Source(string Id, string Publisher, string Title, Uri Url, DateOnly? Checked);

/// <summary>The setting that decides a cell whose owner depends.</summary>
/// <param name="On">What decides, as a noun phrase ("the node pool's auto-upgrade setting").</param>
/// <param name="Ask">The question to ask a person who wants a definite answer.</param>
/// <param name="Options">Two or more settings, each with the owner that follows.</param>
public sealed record Condition(string On, string Ask, IReadOnlyList<ConditionOption> Options);

/// <summary>One setting and who owns the work then.</summary>
/// <param name="When">The setting, as a clause ("auto-upgrade is on").</param>
/// <param name="Owner">Who owns the work then.</param>
public sealed record ConditionOption(string When, Owner Owner);

/// <summary>One responsibility in one place: who owns it, who does what, and where that is written.</summary>
public sealed record Cell
{
    /// <summary>The row's id.</summary>
    public required string Responsibility { get; init; }

    /// <summary>The service model or service that the cell was written for.</summary>
    public required string Target { get; init; }

    /// <summary>Who does the work.</summary>
    public required Owner Owner { get; init; }

    /// <summary>Who answers for it: the A of RACI. Exactly one side, whoever does the work; null only where the owner is <see cref="Owner.NotApplicable"/>.</summary>
    public required Party? Accountable { get; init; }

    /// <summary>What the provider does: a sentence whose unsaid subject is the provider. Null when it does nothing.</summary>
    public string? Provider { get; init; }

    /// <summary>What the customer does, said to the reader. Null when there is nothing to do.</summary>
    public string? Customer { get; init; }

    /// <summary>One more sentence, usually the trap.</summary>
    public string? Note { get; init; }

    /// <summary>The setting that decides, where one does.</summary>
    public Condition? Condition { get; init; }

    /// <summary>The id of the gray area, where respected sources disagree.</summary>
    public string? Gray { get; init; }

    /// <summary>At least one, unless the cell does not apply.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>How sure it is.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>Which layer it comes from.</summary>
    public Layer Layer { get; init; } = Layer.Baseline;
}
