using CsCheck;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Tutoring.Tests.Scores;

public sealed class StandingsSpecs
{
    private static readonly Gen<TeamScore> AnyTeam = Gen.Select(Gen.Int[0, 500], Gen.Int[1, 40], Gen.Int[0, 60], Gen.Int[0, 999], (points, participants, members, id) =>
        new TeamScore($"{id}", $"Team {id}", points, participants, participants, members));

    [Fact]
    public void A_score_is_the_mean_of_participants_times_the_turnout()
    {
        var team = new TeamScore("id", "Blue", Points: 60, Answers: 10, Participants: 6, Members: 8);
        Assert.Equal((10, 0.75, 7.5), (team.Mean, team.Turnout, team.Score));
    }

    [Fact]
    public void Those_who_took_part_and_left_do_not_make_a_turnout_above_one() =>
        Assert.Equal(1, new TeamScore("id", "Blue", Points: 60, Answers: 10, Participants: 6, Members: 2).Turnout);

    [Fact]
    public void A_big_team_does_not_win_by_its_size()
    {
        var standings = Standings.Of([new("big", "Big", 200, 40, 40, 100), new("small", "Small", 50, 5, 5, 5)], 5);
        Assert.Equal(["small", "big"], standings.Shown.Select(each => each.Team.Team));
    }

    [Fact]
    public void Equal_scores_share_a_rank_and_the_next_comes_after_all_of_them()
    {
        var standings = Standings.Of([new("a", "A", 50, 5, 5, 5), new("b", "B", 60, 6, 6, 6), new("c", "C", 20, 5, 5, 5)], 5);
        Assert.Equal([(1, true), (1, true), (3, false)], standings.Shown.Select(each => (each.Rank, each.IsTied)));
    }

    [Fact]
    public void Teams_of_few_are_counted_and_not_shown()
    {
        var standings = Standings.Of([new("a", "A", 50, 5, 5, 5), new("b", "B", 600, 6, 4, 40)], 5);
        Assert.Equal("a", Assert.Single(standings.Shown).Team.Team);
        Assert.Equal(1, standings.Hidden);
    }

    [Fact]
    public void Ranks_follow_scores_whatever_the_order_of_the_teams() => AnyTeam.List[0, 30].Sample(teams =>
    {
        var (one, other) = (Standings.Of(teams, 5), Standings.Of([.. teams.AsEnumerable().Reverse()], 5));
        Assert.Equal(teams.Count, one.Shown.Count + one.Hidden);
        Assert.All(one.Shown, each => Assert.True(each.Team.Participants >= 5));
        Assert.All(one.Shown.Zip(one.Shown.Skip(1)), pair => Assert.True(pair.First.Rank <= pair.Second.Rank && Standings.FigureOf(pair.First.Team) >= Standings.FigureOf(pair.Second.Team)));
        Assert.All(one.Shown, each => Assert.Equal(1 + one.Shown.Count(higher => Standings.FigureOf(higher.Team) > Standings.FigureOf(each.Team)), each.Rank));
        Assert.Equal(one.Shown.Select(each => each.Rank), other.Shown.Select(each => each.Rank));
    });

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Seasons_begin_on_Mondays_and_leave_no_day_out(int weeks)
    {
        var seasons = new Seasons(weeks);
        var day = new DateOnly(2023, 11, 1);
        var beginning = seasons.BeginningOf(day);
        for (var number = 0; number < 500; number++, day = day.AddDays(1))
        {
            if (seasons.BeginningOf(day) != beginning)
            {
                Assert.Equal(seasons.EndOf(beginning).AddDays(1), day);
                beginning = seasons.BeginningOf(day);
            }

            Assert.Equal(DayOfWeek.Monday, beginning.DayOfWeek);
            Assert.InRange(day, beginning, seasons.EndOf(beginning));
        }
    }

    [Theory]
    [InlineData("Blue", "blue")]
    [InlineData("  Blue   Team ", "blue team")]
    [InlineData("Größe 2", "größe 2")]
    public void A_name_is_compared_without_capitals_and_blanks(string written, string key) => Assert.Equal(key, TeamName.Read(written)?.Key);

    [Theory]
    [InlineData("")]
    [InlineData("@everyone")]
    [InlineData("=1+1")]
    [InlineData("<!channel>")]
    [InlineData("Blue\u202EderR")]
    [InlineData("[x](https://example.org)")]
    [InlineData("a name that is longer than forty characters are")]
    public void What_could_be_a_mention_a_formula_or_a_link_is_no_name(string written) => Assert.Null(TeamName.Read(written));
}
