using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Zones;

/// <summary>What day it is for a person. Whose zone is not known has the one that is configured.</summary>
public sealed class PeopleDays(IPeopleZones zones, QuizRules rules)
{
    /// <summary>The zone of a person: an id of the IANA database.</summary>
    public async ValueTask<string> ZoneOfAsync(string tenant, string person, CancellationToken cancel) =>
        (await zones.FindAsync(tenant, person, cancel).ConfigureAwait(false))?.Id ?? rules.Zone;

    /// <summary>What time and day it is for the person of a turn.</summary>
    public async ValueTask<PersonalDay> TodayAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var zone = await ZoneOfAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false);
        return new(LocalDay.At(turn.At, zone), LocalDay.BeginningOf(turn.At, zone));
    }
}

/// <summary>A moment where a person is.</summary>
/// <param name="Now">On their clock: the offset is the one that holds there.</param>
/// <param name="Began">When their day began.</param>
public readonly record struct PersonalDay(DateTimeOffset Now, DateTimeOffset Began);
