namespace ResponsibilityBot.Tutoring.Organisation;

/// <summary>Something that the organisation runs in the cloud: <c>checkout</c> in production, with the services it stands on.</summary>
/// <param name="Id">Kebab case, unique in the tenant and lasting.</param>
/// <param name="Name">What people call it. Together with <paramref name="Environment"/> unique in the tenant, however it is written.</param>
/// <param name="Environment"><c>production</c>, <c>test</c> …; empty if there is one only.</param>
/// <param name="Services">Ids of services or service models of the table, in the order they were named; at least one.</param>
/// <param name="Role">The id of the role that runs it, or null while nobody said so.</param>
public sealed record Workload(string Id, string Name, string Environment, IReadOnlyList<string> Services, string? Role);
