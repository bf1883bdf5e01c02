using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Zones;

/// <summary>What day it is for a person. Whose zone is not known has the one that is configured.</summary>
public sealed class PeopleDays(IPeopleZones zones, QuizRules rules)
{
    /// <summary>The zone of a person: an id of the IANA database.</summary>
    public async ValueTask<string> ZoneOfAsync(string tenant, string person, CancellationToken cancel) =>
        (await zones.FindAsync(tenant, person, cancel).ConfigureAwait(false))?.Id ?? rules.Zone;

    /// <summary>The moment of a turn on its person's clock: the same instant, with the offset that holds there.</summary>
    public async ValueTask<DateTimeOffset> ClockAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return LocalDay.At(turn.At, await ZoneOfAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false));
    }

    /// <summary>When the day of a turn began for its person.</summary>
    public async ValueTask<DateTimeOffset> DayAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return LocalDay.BeginningOf(turn.At, await ZoneOfAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false));
    }
}
