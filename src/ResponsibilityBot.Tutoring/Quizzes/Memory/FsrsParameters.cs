namespace ResponsibilityBot.Tutoring.Quizzes.Memory;

/// <summary>The 21 numbers of FSRS-6, named by what they do. The defaults were fitted by its authors to the answers of many thousand learners.</summary>
/// <remarks>Source: https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm, where they are w0 to w20.</remarks>
public sealed record FsrsParameters
{
    /// <summary>Stability in days after a first answer, from <see cref="Grade.Again"/> to <see cref="Grade.Easy"/> (w0 to w3).</summary>
    public IReadOnlyList<double> FirstStability { get; init; } = [0.212, 1.2931, 2.3065, 8.2956];

    /// <summary>Difficulty after a first <see cref="Grade.Again"/> (w4).</summary>
    public double FirstDifficulty { get; init; } = 6.4133;

    /// <summary>How fast a better first grade lowers it (w5).</summary>
    public double FirstDifficultyFall { get; init; } = 0.8334;

    /// <summary>How far one grade moves difficulty (w6).</summary>
    public double DifficultyStep { get; init; } = 3.0194;

    /// <summary>How strongly difficulty is drawn back to that of an easy fact, 0 to 1 (w7).</summary>
    public double DifficultyReversion { get; init; } = 0.001;

    /// <summary>Growth of stability after recall, as an exponent (w8).</summary>
    public double RecallGrowth { get; init; } = 1.8722;

    /// <summary>How much less a stable memory grows (w9).</summary>
    public double RecallSaturation { get; init; } = 0.1666;

    /// <summary>How much more a memory grows that was nearly lost (w10).</summary>
    public double RecallSpacing { get; init; } = 0.796;

    /// <summary>Stability that is left after a lapse (w11).</summary>
    public double LapseScale { get; init; } = 1.4835;

    /// <summary>How much less is left of a difficult fact (w12).</summary>
    public double LapseDifficulty { get; init; } = 0.0614;

    /// <summary>How much more is left of a stable one (w13).</summary>
    public double LapseStability { get; init; } = 0.2629;

    /// <summary>How much more is left of one that was nearly lost anyway (w14).</summary>
    public double LapseSpacing { get; init; } = 1.6483;

    /// <summary>Factor on growth after <see cref="Grade.Hard"/> (w15).</summary>
    public double HardPenalty { get; init; } = 0.6014;

    /// <summary>Factor on growth after <see cref="Grade.Easy"/> (w16).</summary>
    public double EasyBonus { get; init; } = 1.8729;

    /// <summary>How far a grade on the same day moves stability, as an exponent (w17).</summary>
    public double SameDayStep { get; init; } = 0.5425;

    /// <summary>The grade on the same day that changes nothing, as an offset from <see cref="Grade.Good"/> (w18).</summary>
    public double SameDayOffset { get; init; } = 0.0912;

    /// <summary>How much less a stable memory moves on the same day (w19).</summary>
    public double SameDaySaturation { get; init; } = 0.0658;

    /// <summary>How flat the curve of forgetting runs out (w20).</summary>
    public double Decay { get; init; } = 0.1542;
}
