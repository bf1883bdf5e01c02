using CsCheck;
using ResponsibilityBot.Testing;
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
    public void A_big_team_does_not_win_by_its_size() =>
        Assert.True(new TeamScore("small", "Small", 50, 5, 5, 5).Tenths > new TeamScore("big", "Big", 200, 40, 40, 100).Tenths);

    [Fact]
    public void Equal_scores_share_a_rank_and_the_next_comes_after_all_of_them()
    {
        var standings = Standings.Of([new("b", "B", 60, 6, 6, 6), new("a", "A", 50, 5, 5, 5), new("c", "C", 20, 5, 5, 5)], 10, null, 0);
        Assert.Equal([("a", 1, true), ("b", 1, true), ("c", 3, false)], standings.Shown.Select(each => (each.Team.Team, each.Rank, each.IsTied)));
    }

    [Fact]
    public void The_last_one_shown_is_tied_with_the_first_one_that_is_not()
    {
        var standings = Standings.Of([new("a", "A", 50, 5, 5, 5), new("c", "C", 20, 5, 5, 5), new("b", "B", 20, 5, 5, 5)], 2, null, 0);
        Assert.Equal([("a", 1, false), ("c", 2, true)], standings.Shown.Select(each => (each.Team.Team, each.Rank, each.IsTied)));
    }

    [Fact]
    public void The_own_team_comes_last_where_it_is_further_down_and_once_where_it_is_not()
    {
        TeamScore[] best = [new("a", "A", 50, 5, 5, 5), new("b", "B", 40, 5, 5, 5)];
        Assert.Equal([1, 2, 9], Standings.Of(best, 2, new(9, false, new("own", "Own", 5, 5, 5, 5)), 0).Shown.Select(each => each.Rank));
        Assert.Equal([1, 2], Standings.Of(best, 2, new(2, false, best[1]), 0).Shown.Select(each => each.Rank));
    }

    [Fact]
    public void A_score_in_tenths_is_the_score_rounded() => AnyTeam.Sample(team =>
    {
        Assert.InRange((team.Score * 10) - team.Tenths, -0.5 - 1e-9, 0.5 + 1e-9);
        Assert.Equal(team.Tenths / 10.0, Standings.FigureOf(team));
    });

    [Fact]
    public void Ranks_follow_scores_and_are_those_of_all_teams() => Gen.Select(AnyTeam.List[0, 30], Gen.Int[1, 12]).Sample((all, most) =>
    {
        var teams = all.DistinctBy(team => team.Team).ToList();
        var best = teams.Where(team => team.Participants >= 5).OrderByDescending(team => team.Tenths).ThenByDescending(team => team.Team, StringComparer.Ordinal).Take(most + 1).ToList();
        Assert.Equal(PlainBoard.Of(teams, 5, most, null).Shown, Standings.Of(best, most, null, 0).Shown);
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
    [InlineData("+1+1")]
    [InlineData("-2")]
    [InlineData("#general")]
    [InlineData("<!channel>")]
    [InlineData("Blue\u202EderR")]
    [InlineData("[x](https://example.org)")]
    [InlineData("a name that is longer than forty characters are")]
    public void What_could_be_a_mention_a_formula_or_a_link_is_no_name(string written) => Assert.Null(TeamName.Read(written));
}
