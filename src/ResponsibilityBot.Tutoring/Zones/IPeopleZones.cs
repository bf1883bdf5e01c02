using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Zones;

/// <summary>In which time zones people are. Storage provides it; what a turn leaves is written in the transaction that finishes it. Safe for use by many threads.</summary>
public interface IPeopleZones
{
    /// <summary>A person's zone, or null if it is not known.</summary>
    ValueTask<PersonZone?> FindAsync(string tenant, string person, CancellationToken cancel);

    /// <summary>Records with the turn the zone of its person. One that was chosen is only replaced by another that is chosen.</summary>
    void Keep(Turn turn, PersonZone zone);
}

/// <summary>The zone that a person is in.</summary>
/// <param name="Id">As the IANA database spells it.</param>
/// <param name="IsChosen">Whether they said so themselves; else their device did.</param>
public sealed record PersonZone(string Id, bool IsChosen);
