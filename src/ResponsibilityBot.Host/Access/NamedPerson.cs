namespace ResponsibilityBot.Host.Access;

/// <summary>A person as the configuration names them.</summary>
/// <param name="Tenant">Where that holds; null for everywhere.</param>
/// <param name="Id">The person's id.</param>
internal sealed record NamedPerson(string? Tenant, string Id)
{
    /// <summary>Reads <c>id</c> or <c>tenant/id</c>; null if the text is neither.</summary>
    public static NamedPerson? Read(string text) => text.Split('/', 2) switch
    {
        [var id] when IsId(id) => new(null, Plain(id)),
        [var tenant, var id] when IsId(tenant) && IsId(id) => new(Plain(tenant), Plain(id)),
        _ => null,
    };

    /// <summary>Whether that person in that tenant is meant.</summary>
    public bool Is(string tenant, string person) => Id == Plain(person) && IsIn(tenant);

    /// <summary>Whether that holds in a tenant.</summary>
    public bool IsIn(string tenant) => Tenant is null || Tenant == Plain(tenant);

    private static bool IsId(string text) => text.Length > 0 && !text.Any(unit => char.IsWhiteSpace(unit) || char.IsControl(unit));

    /// <summary>An id of Entra is the same in capitals.</summary>
    private static string Plain(string id) => Guid.TryParse(id, out var same) ? same.ToString() : id;
}
