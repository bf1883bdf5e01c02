namespace ResponsibilityBot.Tutoring.Knowledge;

/// <summary>Everything that the content files say, as it was read: the input of <see cref="KnowledgeTable"/>.</summary>
public sealed record KnowledgeContent
{
    /// <summary>Identifies this state of the files: equal files, equal revision.</summary>
    public required string Revision { get; init; }

    /// <summary>The groups of rows in the matrix's order.</summary>
    public required IReadOnlyList<Area> Areas { get; init; }

    /// <summary>The rows in the matrix's order.</summary>
    public required IReadOnlyList<Responsibility> Responsibilities { get; init; }

    /// <summary>Groups of rows for vague words.</summary>
    public required IReadOnlyList<Family> Families { get; init; }

    /// <summary>The six service models, from on-premises to SaaS.</summary>
    public required IReadOnlyList<ServiceModel> Models { get; init; }

    /// <summary>The companies that run clouds.</summary>
    public required IReadOnlyList<CloudProvider> Providers { get; init; }

    /// <summary>Named products.</summary>
    public required IReadOnlyList<Service> Services { get; init; }

    /// <summary>Every cell that a file holds: one for each row and model, and those in which a service differs from its model.</summary>
    public required IReadOnlyList<Cell> Cells { get; init; }

    /// <summary>Wrong beliefs.</summary>
    public required IReadOnlyList<Misconception> Misconceptions { get; init; }

    /// <summary>Disagreements.</summary>
    public required IReadOnlyList<GrayArea> GrayAreas { get; init; }

    /// <summary>Terms of the field.</summary>
    public required IReadOnlyList<Term> Terms { get; init; }

    /// <summary>Duties that never change sides.</summary>
    public required IReadOnlyList<StandingDuty> StandingDuties { get; init; }

    /// <summary>The layers of the model for artificial intelligence.</summary>
    public required IReadOnlyList<AiLayer> AiLayers { get; init; }

    /// <summary>What templates and inventories call the services.</summary>
    public IReadOnlyList<ResourceType> ResourceTypes { get; init; } = [];

    /// <summary>Where auditors look for each duty.</summary>
    public IReadOnlyList<Framework> Frameworks { get; init; } = [];
}

/// <summary>A group of rows on the matrix.</summary>
/// <param name="Id">For example <c>facilities</c>.</param>
/// <param name="Name">The heading.</param>
/// <param name="Rows">Ids of rows in order.</param>
public sealed record Area(string Id, string Name, IReadOnlyList<string> Rows);

/// <summary>A type of resource in a template, such as <c>aws_instance</c> or <c>Microsoft.Compute/virtualMachines</c>.</summary>
/// <param name="Type">As the template's makers write it; compared without regard to case.</param>
/// <param name="Service">The id of the service that it is made of, or null if it is a part of no service by itself.</param>
public sealed record ResourceType(string Type, string? Service);

/// <summary>A framework of auditors.</summary>
/// <param name="Id">Kebab case.</param>
/// <param name="Name">What a column with its domains is called.</param>
/// <param name="Evidence">How sure the mapping is.</param>
/// <param name="Domains">Every responsibility stands in exactly one.</param>
public sealed record Framework(string Id, string Name, Evidence Evidence, IReadOnlyList<FrameworkDomain> Domains);

/// <summary>A part of a framework.</summary>
/// <param name="Id">Its number or letters there.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Responsibilities">Ids of the rows that it holds.</param>
public sealed record FrameworkDomain(string Id, string Name, IReadOnlyList<string> Responsibilities);
