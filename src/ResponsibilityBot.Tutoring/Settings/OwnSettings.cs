using ResponsibilityBot.Tutoring.Quizzes.Habits;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Settings;

/// <summary>What a person has set for themselves.</summary>
/// <param name="Zone">Where they are, or null if that is not known.</param>
/// <param name="Habit">What they wish to be sent.</param>
/// <param name="ShownName">By what name they stand on boards, or null.</param>
internal sealed record OwnSettings(PersonZone? Zone, Habit Habit, string? ShownName)
{
    /// <summary>Of the person of a turn.</summary>
    public static async ValueTask<OwnSettings> OfAsync(Turn turn, IPeopleZones zones, IHabits habits, IScores scores, CancellationToken cancel)
    {
        var (tenant, person) = (turn.Tenant, turn.Person.Id);
        return new(
            await zones.FindAsync(tenant, person, cancel).ConfigureAwait(false),
            await habits.FindAsync(tenant, person, cancel).ConfigureAwait(false),
            await scores.ShownNameAsync(tenant, person, cancel).ConfigureAwait(false));
    }
}
