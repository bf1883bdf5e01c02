using ResponsibilityBot.Tutoring.Quizzes.Memory;
using ResponsibilityBot.Tutoring.Quizzes.Selection;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Simulated;

/// <summary>Half a year of quizzes on weekdays; what is measured is how much of all facts is known 30 days after the last question.</summary>
internal sealed class Simulation(int facts, int questions)
{
    private const int Weeks = 26;
    private const int DaysLater = 30;
    private const int TeamSize = 10;
    private const double Turnout = 0.7;
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private readonly Population population = Population.Read();
    private readonly IReadOnlyList<string> bank = [.. Enumerable.Range(0, facts).Select(number => $"fact-{number}")];
    private readonly Fsrs fsrs = new();

    /// <summary>Chooses one question for a person on a day; hears how it went.</summary>
    private delegate (string Fact, Action<bool> Heard) Policy(Learner learner, HashSet<string> asked, DateTimeOffset now);

    public double Random(int learners) => Alone(learners, seed =>
    {
        var random = new Random(seed);
        return (_, asked, _) => (random.GetItems<string>([.. bank.Where(fact => !asked.Contains(fact))], 1)[0], _ => { });
    });

    public double InBoxes(int learners) => Alone(learners, _ =>
    {
        var boxes = new Leitner(bank);
        return (_, asked, now) =>
        {
            var fact = boxes.Next(asked, now);
            return (fact, isRight => boxes.Note(fact, isRight, now));
        };
    });

    public double ByRecall(int learners) => Alone(learners, _ => (learner, asked, now) => (Personal(learner, asked, now, isFollowUp: false), _ => { }));

    /// <summary>Teams of ten; each weekday some questions go to all as the channel's card, the rest are personal.</summary>
    public double InTeams(int teams, int onTheCard) => Mean(teams, team => Team(team, onTheCard));

    private static DateTimeOffset[] Weekdays() =>
        [.. Enumerable.Range(0, Weeks * 7).Select(day => Start.AddDays(day)).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))];

    private static double Mean(int count, Func<int, double> of) => Enumerable.Range(0, count).AsParallel().AsOrdered().Select(of).ToArray().Average() * 100;

    private double Alone(int learners, Func<int, Policy> policyOf) => Mean(learners, seed =>
    {
        var learner = new Learner(population, bank, seed, Start);
        var policy = policyOf(seed);
        var last = Start;
        foreach (var day in Weekdays())
        {
            var asked = new HashSet<string>(StringComparer.Ordinal);
            for (var question = 0; question < questions; question++)
            {
                last = day.AddMinutes(question);
                var (fact, heard) = policy(learner, asked, last);
                asked.Add(fact);
                heard(learner.Ask(fact, last));
            }
        }

        return learner.Knows(last.AddDays(DaysLater));
    });

    private double Team(int team, int onTheCard)
    {
        Learner[] members = [.. Enumerable.Range(0, TeamSize).Select(member => new Learner(population, bank, (team * TeamSize) + member, Start))];
        IReadOnlyDictionary<string, LearnedFact>[] learned = [.. members.Select(member => member.Learned)];
        var choice = new ChannelChoice(fsrs);
        var shown = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var last = Start;
        foreach (var day in Weekdays())
        {
            last = day;
            var cards = new List<string>();
            for (var card = 0; card < onTheCard && choice.Next(bank, learned, shown, day) is { } fact; card++)
            {
                shown[fact] = day;
                cards.Add(fact);
            }

            foreach (var member in members.Where(member => member.Chance() < Turnout))
            {
                var asked = new HashSet<string>(StringComparer.Ordinal);
                for (var question = 0; question < questions; question++)
                {
                    var fact = question < cards.Count ? cards[question] : Personal(member, asked, day, isFollowUp: onTheCard > 0);
                    asked.Add(fact);
                    member.Ask(fact, day);
                }
            }
        }

        return members.Average(member => member.Knows(last.AddDays(DaysLater)));
    }

    private string Personal(Learner learner, HashSet<string> asked, DateTimeOffset now, bool isFollowUp)
    {
        var progress = new PersonalProgress(asked, 0, learner.Answers);
        var choice = new PersonalChoice(fsrs);
        var chosen = isFollowUp ? choice.FollowUp(bank, learner.Learned, progress, now) : choice.Next(bank, learner.Learned, progress, now);
        return chosen?.Fact ?? throw new InvalidOperationException("every fact was asked today");
    }
}
