namespace ResponsibilityBot.Tutoring.Organisation.Gaps;

/// <summary>What somebody found who looked for a tenant's gaps.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Version">The <see cref="IOrganisationBook.VersionAsync"/> that was looked at, read before the gaps were.</param>
/// <param name="Day">The day that was looked at.</param>
/// <param name="Gaps">All that there are.</param>
public sealed record GapLook(string Tenant, long Version, DateOnly Day, IReadOnlyList<OrganisationGap> Gaps);

/// <summary>Knows which gaps were there before. Storage provides it. Safe for use by many threads.</summary>
public interface IGapSightings
{
    /// <summary>
    /// Compares with the last look and keeps a message to the tenant's webhooks for each gap that is new, or has rows that it did not have, all in
    /// one transaction. Returns how many those are; none where somebody else has looked at a later version or day already.
    /// </summary>
    Task<int> KeepAsync(GapLook look, CancellationToken cancel);
}
