using ResponsibilityBot.Tutoring.Quizzes.Challenges;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Challenges;

public sealed class ChallengeStandingSpecs
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly HashSet<int> Two = [1, 2];

    private static readonly Challenge Game = new()
    {
        Id = "c1",
        Tenant = "t1",
        Channel = "activity",
        Conversation = "19:team",
        Topic = "PaaS",
        Questions = 2,
        Sides = [new("1", "Blue", "b"), new("2", "Green", "g")],
        Zone = "UTC",
        OpenedAt = Begin,
        ClosesAt = Begin.AddDays(4),
    };

    [Fact]
    public void A_score_is_the_mean_of_those_who_take_part_times_the_turnout()
    {
        // Five of Blue's eight get both, all five of Green get one of two.
        var standing = Count([.. People("1", 8), .. People("2", 5)], [.. Marks("1", 5, 1, 1), .. Marks("2", 5, 1, 0)]);
        Assert.Equal([("Blue", 1, 62.5, 100.0), ("Green", 2, 50.0, 50.0)], standing.Sides.Select(side => (side.Side.Name, side.Rank ?? 0, side.Figure ?? -1, side.Mean ?? -1)));
        Assert.Equal(10, standing.Participants);
        Assert.DoesNotContain(standing.Sides, side => side.IsTied);
    }

    [Fact]
    public void What_is_not_answered_counts_nothing_and_what_is_put_aside_does_not_count()
    {
        var players = People("1", 5);
        PlayerMark[] firstOnly = [.. Marks("1", 5, 1, 0).Where(mark => mark.Number == 1)];
        Assert.Equal(50, Count(players, firstOnly).Sides[0].Figure);
        Assert.Equal(100, ChallengeStanding.Of(Game, players, firstOnly, new HashSet<int> { 1 }, 5).Sides[0].Figure);
    }

    [Fact]
    public void A_side_of_which_too_few_took_part_has_no_figure_and_stands_last()
    {
        var standing = Count([.. People("1", 9), .. People("2", 5)], [.. Marks("1", 4, 1, 1), .. Marks("2", 5, 0, 0)]);
        Assert.Equal(["Green", "Blue"], standing.Sides.Select(side => side.Side.Name));
        Assert.Equal((0, null, null), (standing.Sides[0].Figure, standing.Sides[1].Figure, standing.Sides[1].Mean));
        Assert.Equal(4, standing.Sides[1].Participants);
    }

    [Fact]
    public void Equal_scores_share_a_rank()
    {
        var standing = Count([.. People("1", 5), .. People("2", 5)], [.. Marks("1", 5, 1, 0), .. Marks("2", 5, 0, 1)]);
        Assert.All(standing.Sides, side => Assert.Equal((1, true), (side.Rank, side.IsTied)));
    }

    [Fact]
    public void Who_comes_to_a_team_later_counts_by_the_time_that_was_left()
    {
        // Five get nothing. A sixth gets all, and came when a quarter of the time was left.
        Player[] players = [.. People("1", 5), new("late", "1", Begin.AddDays(3))];
        PlayerMark[] marks = [.. Marks("1", 5, 0, 0), new("late", 1, 1, []), new("late", 2, 1, [])];
        Assert.Equal(100 * 0.25 / 5.25, Count(players, marks).Sides[0].Mean ?? 0, 6);
        // One who came so late and stays away takes a quarter of a person's turnout.
        Assert.Equal(Math.Round(100 * 5 / 5.25, 1), Count(players, Marks("1", 5, 1, 1)).Sides[0].Figure);
    }

    [Fact]
    public void Live_who_joins_later_counts_by_the_questions_that_were_left()
    {
        // Five answer both, and rightly; a sixth joins at the second question and gets it wrong.
        PlayerMark[] marks = [.. Marks("1", 5, 1, 1), new("1-5", 2, 0, [])];
        var live = Game with { Live = new(["a", "b"], 2, null) };
        var side = ChallengeStanding.Of(live, People("1", 6), marks, Two, 5).Sides[0];
        Assert.Equal((6, 100 * 5 / 5.5), (side.Participants, side.Mean));
        Assert.Equal(Math.Round(100 * 5 / 5.5, 1), side.Figure);
    }

    [Fact]
    public void The_order_of_answers_does_not_matter()
    {
        var random = new Random(20261126);
        var (players, marks) = (People("1", 7), Marks("1", 6, 1, 0.5).ToArray());
        var figure = Count(players, marks).Sides[0];
        for (var times = 0; times < 20; times++)
        {
            random.Shuffle(marks);
            random.Shuffle(players);
            Assert.Equal(figure, Count(players, marks).Sides[0]);
        }
    }

    [Fact]
    public void Balanced_groups_are_of_a_size_and_know_about_the_same()
    {
        var random = new Random(7);
        for (var times = 0; times < 500; times++)
        {
            var people = Enumerable.Range(0, random.Next(2, 30)).Select(number => Known(random, number)).ToList();
            var (first, second) = BalancedTeams.Of(people);
            Assert.Equal(people.Select(person => person.Person).Order(), first.Concat(second).Select(person => person.Person).Order());
            Assert.InRange(Math.Abs(first.Count - second.Count), 0, 1);
            var order = people.Select(BalancedTeams.MasteryOf).OrderDescending().ToList();
            var widest = order.Zip(order.Skip(1), (better, worse) => better - worse).Max();
            var apart = Math.Abs(first.Sum(BalancedTeams.MasteryOf) - second.Sum(BalancedTeams.MasteryOf));
            Assert.InRange(apart, 0, people.Count % 2 == 0 ? widest + 1e-9 : Math.Max(widest, order[^1]) + widest + 1e-9);
        }
    }

    private static KnownPerson Known(Random random, int number)
    {
        var answers = random.Next(40);
        return new($"person-{number:00}", random.NextDouble() * answers, answers);
    }

    private static ChallengeStanding Count(IReadOnlyList<Player> players, IEnumerable<PlayerMark> marks) => ChallengeStanding.Of(Game, players, [.. marks], Two, 5);

    private static Player[] People(string side, int count) => [.. Enumerable.Range(0, count).Select(number => new Player($"{side}-{number}", side, Begin))];

    private static IEnumerable<PlayerMark> Marks(string side, int people, double first, double second) => Enumerable.Range(0, people)
        .SelectMany(number => new[] { new PlayerMark($"{side}-{number}", 1, first, []), new PlayerMark($"{side}-{number}", 2, second, []) });
}
