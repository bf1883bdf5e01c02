using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Tests.Zones;

/// <summary>Everybody in one zone, and nobody's is known if there is none.</summary>
internal sealed class ZonesInMemory(string? zone = null) : IPeopleZones
{
    public static QuizRules Rules { get; } = new("UTC", TimeSpan.FromHours(2), new HashSet<DateOnly>());

    public static PeopleDays Days(string? zone = null) => new(new ZonesInMemory(zone), Rules);

    public ValueTask<PersonZone?> FindAsync(string tenant, string person, CancellationToken cancel) => ValueTask.FromResult(zone is null ? null : new PersonZone(zone, true));

    public void Keep(Turn turn, PersonZone zone) => throw new NotSupportedException();
}
