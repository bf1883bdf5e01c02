using System.Text.Json;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Quizzes.Memory;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Simulated;

/// <summary>
/// Made-up learners whose memories differ as those of real ones do: each parameter of FSRS-5 is drawn by itself from the 5, 25, 50, 75 and
/// 95 % points that 9,821 fitted learners left (<c>fsrs5-quantiles.json</c>).
/// </summary>
internal sealed class Population
{
    private const int Parameters = 19;
    private static readonly double[] Points = [0.05, 0.25, 0.5, 0.75, 0.95];
    private readonly double[][] quantiles;

    private Population(double[][] quantiles) => this.quantiles = quantiles;

    public static Population Read()
    {
        var text = File.ReadAllText(Repository.PathOf("tests", "ResponsibilityBot.Tutoring.Tests", "Quizzes", "Simulated", "fsrs5-quantiles.json"));
        var quantiles = JsonSerializer.Deserialize<double[][]>(text) ?? [];
        return quantiles.Length == Parameters ? new Population(quantiles) : throw new InvalidDataException($"fsrs5-quantiles.json holds {quantiles.Length} parameters, not {Parameters}");
    }

    public Fsrs Draw(Random random)
    {
        double[] w = [.. quantiles.Select(points => At(points, random.NextDouble()))];

        // A better first answer never leaves less.
        var first = w[..4];
        Array.Sort(first);
        return new Fsrs(new FsrsParameters
        {
            FirstStability = first,
            FirstDifficulty = w[4],
            FirstDifficultyFall = w[5],
            DifficultyStep = w[6],
            DifficultyReversion = w[7],
            RecallGrowth = w[8],
            RecallSaturation = w[9],
            RecallSpacing = w[10],
            LapseScale = w[11],
            LapseDifficulty = w[12],
            LapseStability = w[13],
            LapseSpacing = w[14],
            HardPenalty = w[15],
            EasyBonus = w[16],
            SameDayStep = w[17],
            SameDayOffset = w[18],

            // FSRS-5 knows no saturation on the same day, and one curve for all.
            SameDaySaturation = 0,
            Decay = 0.5,
        });
    }

    private static double At(double[] points, double share)
    {
        if (share <= Points[0])
            return points[0];
        for (var i = 1; i < Points.Length; i++)
        {
            if (share <= Points[i])
                return points[i - 1] + ((points[i] - points[i - 1]) * (share - Points[i - 1]) / (Points[i] - Points[i - 1]));
        }

        return points[^1];
    }
}
