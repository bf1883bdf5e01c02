using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Zones;

/// <summary>What day it is for a person. Whose zone is not known has the one that is configured.</summary>
public sealed class PeopleDays(IPeopleZones zones, QuizRules rules)
{
    /// <summary>The zone of the person of a turn, an id of the IANA database: the one that they chose, else that of the device, else the last one that a device told.</summary>
    public async ValueTask<string> ZoneAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var known = await zones.FindAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false);
        var told = known is not { IsChosen: true } && turn.Zone is { } device ? ZoneNames.Find(device) : null;
        return told ?? known?.Id ?? rules.Zone;
    }

    /// <summary>The moment of a turn on its person's clock: the same instant, with the offset that holds there.</summary>
    public async ValueTask<DateTimeOffset> ClockAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return LocalDay.At(turn.At, await ZoneAsync(turn, cancel).ConfigureAwait(false));
    }

    /// <summary>When the day of a turn began for its person.</summary>
    public async ValueTask<DateTimeOffset> DayAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return LocalDay.BeginningOf(turn.At, await ZoneAsync(turn, cancel).ConfigureAwait(false));
    }
}
