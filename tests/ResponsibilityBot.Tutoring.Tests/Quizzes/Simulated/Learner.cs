using ResponsibilityBot.Tutoring.Quizzes.Memory;
using ResponsibilityBot.Tutoring.Quizzes.Selection;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Simulated;

/// <summary>One made-up person: a memory that nobody sees, and what the scheduler has learned of it from right and wrong.</summary>
internal sealed class Learner
{
    private const double KnownBefore = 0.25;
    private const double Guess = 1.0 / 3;
    private const double EaseSpread = 0.4;
    private readonly Fsrs mind;
    private readonly Learning scheduler = new(new Fsrs());
    private readonly Random random;
    private readonly Dictionary<string, FactMemory> memory = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> ease = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> facts;

    public Learner(Population population, IReadOnlyList<string> facts, int seed, DateTimeOffset start)
    {
        random = new Random(seed);
        mind = population.Draw(random);
        this.facts = facts;
        foreach (var fact in facts)
        {
            ease[fact] = Math.Exp(EaseSpread * Normal());
            if (random.NextDouble() < KnownBefore)
                memory[fact] = new FactMemory(Eased(mind.First(Grade.Good), fact), start);
        }
    }

    public Dictionary<string, LearnedFact> Learned { get; } = new(StringComparer.Ordinal);

    public int Answers { get; private set; }

    /// <summary>Asks, gives feedback, and lets the scheduler see whether the answer was right.</summary>
    public bool Ask(string fact, DateTimeOffset at)
    {
        Answers++;
        var isKnown = memory.TryGetValue(fact, out var before) && random.NextDouble() < mind.Recall(before, at);
        var isRight = isKnown || random.NextDouble() < Guess;
        var grade = isKnown ? Grade.Good : Grade.Again;
        memory[fact] = memory.ContainsKey(fact) ? mind.After(before, grade, at) : new FactMemory(Eased(mind.First(grade), fact), at);
        Learned[fact] = scheduler.After(Learned.TryGetValue(fact, out var known) ? known : null, isRight, Confidence.Unsaid, at);
        return isRight;
    }

    /// <summary>The share of all facts that this person knows at an instant.</summary>
    public double Knows(DateTimeOffset at) => facts.Average(fact => memory.TryGetValue(fact, out var kept) ? mind.Recall(kept, at) : 0);

    public double Chance() => random.NextDouble();

    private MemoryState Eased(MemoryState state, string fact) => state with { Stability = state.Stability * ease[fact] };

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
