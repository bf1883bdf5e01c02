using ResponsibilityBot.Tutoring.Quizzes.Memory;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Scoring;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes;

/// <summary>A ledger in memory.</summary>
internal sealed class Notebook : IQuizLedger
{
    private readonly Learning learning = new(new Fsrs());

    public Dictionary<string, Round> Rounds { get; } = [];

    public List<(Round Round, GivenAnswer Given, string Fact, LearnedFact Learned)> Answers { get; } = [];

    public List<GivenAnswer> Changes { get; } = [];

    public Round Last { get; private set; } = new("", "", "", "", default);

    public ValueTask<Learner> LearnerAsync(string tenant, string person, DateTimeOffset today, CancellationToken cancel)
    {
        var own = Of(tenant, person).ToList();
        return ValueTask.FromResult(new Learner(
            own.GroupBy(answer => answer.Fact).ToDictionary(facts => facts.Key, facts => facts.Last().Learned),
            own.GroupBy(answer => answer.Fact).ToDictionary(facts => facts.Key, facts => facts.Count()),
            new(own.Where(answer => answer.Given.At >= today).Select(answer => answer.Fact).ToHashSet(), 0, own.Count))
        {
            Best = own.GroupBy(answer => answer.Fact).ToDictionary(facts => facts.Key, facts => facts.Max(answer => answer.Given.Credit)),
        });
    }

    public ValueTask<Round?> FindAsync(string tenant, string round, CancellationToken cancel) =>
        ValueTask.FromResult(Rounds.GetValueOrDefault(round) is { } found && found.Tenant == tenant ? found : null);

    public ValueTask<PersonalScore> ScoreOfAsync(string tenant, string person, CancellationToken cancel) => ValueTask.FromResult(
        new PersonalScore(Of(tenant, person).Sum(answer => Points.For(answer.Given.Credit, null)), [.. Of(tenant, person).Select(answer => answer.Given.At)]));

    public void Ask(Turn turn, Round round) => Rounds[round.Id] = Last = round;

    public void Answer(Turn turn, Round round, GivenAnswer given, string fact)
    {
        LearnedFact? before = Of(round.Tenant, round.Person).Where(answer => answer.Fact == fact).Select(answer => (LearnedFact?)answer.Learned).LastOrDefault();
        Answers.Add((round, given, fact, learning.After(before, given.Credit >= 1, given.Confidence, given.At)));
        Rounds[round.Id] = round with { Given = given };
    }

    public void Change(Turn turn, Round round, GivenAnswer given)
    {
        Changes.Add(given);
        Rounds[round.Id] = round with { Given = given };
    }

    private IEnumerable<(Round Round, GivenAnswer Given, string Fact, LearnedFact Learned)> Of(string tenant, string person) =>
        Answers.Where(answer => answer.Round.Tenant == tenant && answer.Round.Person == person);
}
