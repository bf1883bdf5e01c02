using System.Diagnostics;
using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Benchmarks;

/// <summary>How long each question of the set takes by itself, warm: the median and the 95th percentile over the questions, and the slowest ones.</summary>
internal static class Percentiles
{
    private const int Rounds = 300;

    private const int Slowest = 4;

    public static void Print()
    {
        foreach (var times in new[] { 1, 10 })
        {
            var curriculum = LargerTable.Read(times);
            // Shorter texts are remembered, and would be read once and looked up after that.
            Question[] questions = [.. Question.DevSet(curriculum).Select(question => question with { Text = question.Text.PadRight(QuestionReader.LongestKnown + 1) })];
            Line($"read, {curriculum.Table.Content.Services.Count} services", questions, question => curriculum.Reader.Read(question.Text, question.Topic));
            Line($"read and answer, {curriculum.Table.Content.Services.Count} services", questions, question => QuestionAnswerer.Answer(curriculum, question.Text, question.Topic));
        }
    }

    /// <summary>Prints the time of some work over the questions.</summary>
    public static void Line(string what, Question[] questions, Func<Question, object> work)
    {
        // Each question's time is its median over the rounds: what the machine does besides falls out.
        var rounds = new double[questions.Length][];
        for (var i = 0; i < questions.Length; i++)
            rounds[i] = new double[Rounds];
        for (var round = -Rounds; round < Rounds; round++)
        {
            for (var i = 0; i < questions.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                _ = work(questions[i]);
                if (round >= 0)
                    rounds[i][round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
        }

        var times = rounds.Select(all => At(all, 0.5)).ToArray();
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-40} p50 {At(times, 0.5),7:F1} µs   p95 {At(times, 0.95),7:F1} µs"));
        foreach (var (question, time) in questions.Zip(times).OrderByDescending(pair => pair.Second).Take(Slowest))
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time,12:F1} µs  {question.Text.TrimEnd()}"));
    }

    private static double At(double[] values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[(int)(share * (sorted.Length - 1))];
    }
}
