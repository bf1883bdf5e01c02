using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Host.Quizzes;

/// <summary>The section <c>Quiz</c> of the configuration.</summary>
internal sealed class QuizOptions : IValidatableObject
{
    public const string Section = "Quiz";

    private static readonly TimeSpan ShortestOpen = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestOpen = TimeSpan.FromDays(7);

    /// <summary>The time zone, by its id in the IANA database, of daily quizzes and people whose zone nobody said. The default is UTC.</summary>
    public string Zone { get; set; } = ZoneNames.Utc;

    /// <summary>How late a daily quiz may be posted that was missed while the bot was down. The default is 2 hours; up to a day is allowed, 0 for never.</summary>
    public TimeSpan CatchUp { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Dates such as <c>2026-12-25</c> on which no daily quiz comes anywhere. None by default.</summary>
    public IList<string> Holidays { get; } = [];

    /// <summary>How long a posted question is answered. The default is 8 hours; a minute to 7 days are allowed.</summary>
    public TimeSpan OpenFor { get; set; } = TimeSpan.FromHours(8);

    /// <summary>Whether people may choose otherwise until a question closes; for learning and points the first answer counts. False by default.</summary>
    public bool AllowChanges { get; set; }

    /// <summary>How many weeks a season of the leaderboards lasts. The default is 6; 4 to 6 are allowed. A change begins a new season.</summary>
    public int SeasonWeeks { get; set; } = Seasons.UsualWeeks;

    /// <summary>What the annotations cannot say. A range is checked here: the generated check of one does not keep its words.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ZoneNames.Find(Zone) is null)
            yield return new($"Quiz:Zone is '{Zone}', which is no time zone; write {ZoneNames.Suggest(Zone) ?? "a region and a city such as Europe/Berlin"}.");
        if (CatchUp < TimeSpan.Zero || CatchUp > TimeSpan.FromDays(1))
            yield return new($"Quiz:CatchUp is {CatchUp:c}; write 00:00:00 to 1.00:00:00.");
        if (OpenFor < ShortestOpen || OpenFor > LongestOpen)
            yield return new($"Quiz:OpenFor is {OpenFor:c}; write {ShortestOpen:c} to {LongestOpen:c}.");
        if (SeasonWeeks is < Seasons.FewestWeeks or > Seasons.MostWeeks)
            yield return new($"Quiz:SeasonWeeks is {SeasonWeeks}; write {Seasons.FewestWeeks} to {Seasons.MostWeeks}.");
        foreach (var date in Holidays.Where(date => DateOf(date) is null))
            yield return new($"Quiz:Holidays has '{date}', which is no date; write it as 2026-12-25.");
    }

    /// <summary>What the domain knows of daily quizzes.</summary>
    public QuizRules Rules() => new(ZoneNames.Find(Zone) ?? ZoneNames.Utc, CatchUp, Days());

    /// <summary>What the domain knows of rounds.</summary>
    /// <param name="fewestShown">The fewest answers of which shares are shown.</param>
    public RoundRules RoundRules(int fewestShown) => new(OpenFor, AllowChanges, fewestShown, Days().Contains);

    private HashSet<DateOnly> Days() => Holidays.Select(DateOf).OfType<DateOnly>().ToHashSet();

    private static DateOnly? DateOf(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}

[OptionsValidator]
internal sealed partial class QuizOptionsValidator : IValidateOptions<QuizOptions>;
