using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Memory;
using ResponsibilityBot.Tutoring.Quizzes.Selection;

namespace ResponsibilityBot.Benchmarks;

/// <summary>Compiling all items of <c>dialogs/</c>, and choosing a person's next one among 1,000 facts of which 900 are learned. The goals: 1 s and 200 µs.</summary>
[MemoryDiagnoser]
public class Quizzes
{
    private const int Facts = 1_000;
    private const int Learned = 900;
    private const int Rounds = 20;
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private readonly KnowledgeTable table = LargerTable.Read(1).Table;
    private readonly string[] active = [.. Enumerable.Range(0, Facts).Select(number => $"responsibility-{number}@paas")];
    private readonly Dictionary<string, LearnedFact> learned;
    private readonly ItemBank bank;
    private readonly PersonalChoice choice = new(new Fsrs());
    private readonly PersonalProgress progress = PersonalProgress.None with { Answers = 1 };

    public Quizzes()
    {
        var fsrs = new Fsrs();
        var random = new Random(20261125);
        learned = active.Take(Learned).ToDictionary(
            fact => fact, _ => new LearnedFact(fsrs.After(null, random.Next(4) == 0 ? Grade.Again : Grade.Good, Now.AddDays(-random.Next(60)))), StringComparer.Ordinal);
        bank = new ItemBank(table, ItemCompiler.Compile(table));
    }

    /// <summary>Both once by themselves, without the runner's statistics: the median of a few rounds.</summary>
    internal static void Print()
    {
        var quizzes = new Quizzes();
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"compiling {quizzes.Compile()} items {Median(1, () => quizzes.Compile()) / 1_000:F0} ms, choosing among {Facts} facts {Median(1_000, () => quizzes.Next()):F1} µs"));
        foreach (var rows in (int[])[1, 4, 10])
        {
            var own = quizzes.Moved(rows);
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"the bank of a tenant that moved {rows} rows everywhere, {own.Count()} items of its own: {Median(1, () => quizzes.Over(rows)) / 1_000:F1} ms"));
        }
    }

    [Benchmark]
    public int Compile() => ItemCompiler.Compile(table).Count;

    [Benchmark]
    public string? Next() => choice.Next(active, learned, progress, Now) is { } chosen ? bank.Pick(chosen.Fact, 7, 1)?.Id ?? chosen.Fact : null;

    private ItemBank Over(int rows) => ItemBanks.Over(bank, new(
        new(table, new([], [.. table.Content.Responsibilities.Take(rows).Select(row => new Override
        {
            Id = $"c-{row.Id}", Layer = Layer.Organisation, Responsibility = row.Id, Owner = Owner.Shared, Reason = "decided", Approver = "Sam", Since = new(2026, 1, 1),
        })], [])), new(2026, 11, 25)));

    private IEnumerable<Item> Moved(int rows) => Over(rows).All.Where(item => bank.Find(item.Id) is null);

    /// <summary>Microseconds of one call.</summary>
    private static double Median<T>(int calls, Func<T> work)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var call = 0; call < calls; call++)
                work();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls);
        }

        return times.Order().ElementAt(Rounds / 2);
    }
}
