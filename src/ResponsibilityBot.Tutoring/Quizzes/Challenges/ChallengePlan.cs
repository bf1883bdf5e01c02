namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>A challenge as it is wished for.</summary>
/// <param name="Topic">What it is about, in words; empty for everything.</param>
/// <param name="Scope">The same for machines.</param>
/// <param name="Questions">How many, 1 to <see cref="MostQuestions"/>; null if nothing is said.</param>
/// <param name="ClosesAt">Until when; null if nothing is said.</param>
/// <param name="Zone">Where that is the time: an id of the IANA database.</param>
/// <param name="Teams">Between whom, as it stands in the words: "Blue and Green"; null if nothing is said.</param>
/// <param name="IsBalanced">Whether the people of the place are split into two groups that know about the same.</param>
internal sealed record ChallengePlan(string Topic, ChallengeScope Scope, int? Questions, DateTimeOffset? ClosesAt, string Zone, string? Teams, bool IsBalanced)
{
    /// <summary>The most questions of one challenge.</summary>
    public const int MostQuestions = 20;

    /// <summary>How many questions there are if nothing is said.</summary>
    public const int UsualQuestions = 10;

    /// <summary>How many questions a live round has if nothing is said.</summary>
    public const int UsualLive = 5;

    /// <summary>How long a live round may run; then it ends by itself.</summary>
    public static readonly TimeSpan LongestLive = TimeSpan.FromHours(4);

    /// <summary>How many days it lasts if nothing is said.</summary>
    public const int UsualDays = 7;

    /// <summary>How many days it lasts at most.</summary>
    public const int MostDays = 92;

    /// <summary>How long it lasts at least.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);

    /// <summary>The time of day at which it ends if only a day is said.</summary>
    public static readonly TimeOnly UsualTime = new(17, 0);

    /// <summary>When it ends if nothing is said.</summary>
    public static DateTimeOffset UsualEnd(DateTimeOffset now, string zone) => Zones.LocalDay.At(Zones.LocalDay.Of(now, zone).AddDays(UsualDays), UsualTime, zone);
}
