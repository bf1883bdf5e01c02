using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Clauses;

namespace ResponsibilityBot.Tutoring.Oversight.EvidencePacks;

/// <summary>Reads what a pack of evidence is made of. Nothing of it changes by what happens after the period. Storage provides it. Safe for use by many threads.</summary>
public interface IEvidenceRecords
{
    /// <summary>What is recorded of a period.</summary>
    /// <exception cref="IOException">There is no database, or not one of this version.</exception>
    Task<EvidenceRecords> ReadAsync(string tenant, EvidencePeriod period, CancellationToken cancel);
}

/// <summary>What is recorded of a tenant until the end of a period.</summary>
/// <param name="Changes">Every step of every change from the beginning until the period's end, the oldest first.</param>
/// <param name="Clauses">Every step of every clause likewise.</param>
/// <param name="Revisions">The states of the content likewise.</param>
/// <param name="Weeks">Who took part, by cohort and week of the period: ordered by cohort's id, then week.</param>
/// <param name="Areas">What cohorts know, by cohort and area: ordered by cohort's id, then area's.</param>
/// <param name="HiddenWeeks">How many weeks of cohorts are left out because fewer than <paramref name="Fewest"/> took part.</param>
/// <param name="Fewest">How many people a week of a cohort must have to be told of.</param>
public sealed record EvidenceRecords(
    IReadOnlyList<ChangeEvent> Changes,
    IReadOnlyList<ClauseEvent> Clauses,
    IReadOnlyList<TaughtRevision> Revisions,
    IReadOnlyList<CohortWeek> Weeks,
    IReadOnlyList<CohortArea> Areas,
    int HiddenWeeks,
    int Fewest);

/// <summary>A week of a cohort in which enough people took part.</summary>
/// <param name="Cohort">The team's id.</param>
/// <param name="Name">What it is called, or null for a channel without a name.</param>
/// <param name="Week">The Monday.</param>
/// <param name="People">How many took part.</param>
/// <param name="Members">How many belonged to it.</param>
/// <param name="Cards">How many questions were delivered to its own place.</param>
public sealed record CohortWeek(string Cohort, string? Name, DateOnly Week, int People, int Members, int Cards);

/// <summary>What a cohort answered about an area, in the weeks in which enough people did.</summary>
/// <param name="Cohort">The team's id.</param>
/// <param name="Name">What it is called, or null for a channel without a name.</param>
/// <param name="Area">The area's id.</param>
/// <param name="Asked">How many answers.</param>
/// <param name="Hits">How many of them were wholly right.</param>
/// <param name="People">How many people, each once a week.</param>
public sealed record CohortArea(string Cohort, string? Name, string Area, int Asked, int Hits, int People);
