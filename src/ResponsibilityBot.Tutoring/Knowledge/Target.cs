namespace ResponsibilityBot.Tutoring.Knowledge;

/// <summary>Something a question can be about: a service model, a service, or a provider.</summary>
/// <param name="Id">Kebab case, for ever.</param>
/// <param name="Name">How answers call it.</param>
public abstract record Target(string Id, string Name);

/// <summary>One of the six service models.</summary>
/// <param name="Id"><c>on-premises iaas caas paas faas saas</c>.</param>
/// <param name="Name">The long name.</param>
/// <param name="Label">The abbreviation.</param>
/// <param name="What">One sentence.</param>
/// <param name="Examples">Products that people know.</param>
/// <param name="ProviderShare">What the provider carries, in one sentence.</param>
/// <param name="CustomerShare">What the customer carries, in one sentence.</param>
/// <param name="Words">How people say it.</param>
/// <param name="Sources">Where that is written.</param>
public sealed record ServiceModel(
    string Id,
    string Name,
    string Label,
    string What,
    IReadOnlyList<string> Examples,
    string ProviderShare,
    string CustomerShare,
    Vocabulary Words,
    IReadOnlyList<Source> Sources) : Target(Id, Name);

/// <summary>A company that runs a cloud.</summary>
/// <param name="Id">For example <c>aws</c>.</param>
/// <param name="Name">The cloud's name.</param>
/// <param name="Party">How answers call the company as a party.</param>
/// <param name="Words">How people say it.</param>
public sealed record CloudProvider(string Id, string Name, string Party, Vocabulary Words) : Target(Id, Name);

/// <summary>A named product.</summary>
/// <param name="Id">The vendor's product name in kebab case.</param>
/// <param name="Name">The product's name.</param>
/// <param name="Provider">The id of its provider.</param>
/// <param name="Vendor">How answers call the company that runs it.</param>
/// <param name="Model">The nearest service model, whose cells it inherits.</param>
/// <param name="What">One sentence.</param>
/// <param name="Classification">Why this model is nearest, and what else people call it.</param>
/// <param name="About">The id of the one responsibility that the product is there for ("who turns on CloudTrail?" asks about logging), or null.</param>
/// <param name="Traps">What people get wrong about it.</param>
/// <param name="Words">Its names; weak ones are everyday words.</param>
/// <param name="Sources">Where its facts come from.</param>
public sealed record Service(
    string Id,
    string Name,
    string Provider,
    string Vendor,
    string Model,
    string What,
    string Classification,
    string? About,
    IReadOnlyList<string> Traps,
    Vocabulary Words,
    IReadOnlyList<Source> Sources) : Target(Id, Name)
{
    /// <summary>Whether nobody but the reader's own people run it ("your own team"), so that there are no two sides to tell apart.</summary>
    public bool IsRunByCustomer => Vendor.StartsWith("your ", StringComparison.Ordinal);

    /// <summary>Whether it stands beside workloads, as a load balancer does or a registry of images, and neither runs them nor holds their data.</summary>
    public bool IsAccessory { get; init; }

    /// <summary>Whether a workload can be moved to it: it is not there for one duty, and stands not beside workloads alone.</summary>
    public bool TakesWorkloads => About is null && !IsAccessory;

    /// <summary>The id of the service that this is a way to use (Lambda with a container image, of Lambda), or null.</summary>
    public string? VariantOf { get; init; }

    /// <summary>What tells, anywhere beside the name of <see cref="VariantOf"/>, that this is meant: "container image".</summary>
    public IReadOnlyList<string> When { get; init; } = [];
}
