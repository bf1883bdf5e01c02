using System.Text;
using ResponsibilityBot.Host.Scores;

namespace ResponsibilityBot.EndToEnd.Quizzes;

public sealed class RosterSpecs
{
    [Fact]
    public void People_and_teams_are_read()
    {
        var (people, problems) = Read("person,team\r\nU1,Blue\r\nU2,\"Red, white\"\r\n");
        Assert.Empty(problems);
        Assert.Equal([("U1", "Blue"), ("U2", "Red, white")], people.Select(each => (each.Person, each.Team.Text)));
    }

    [Theory]
    [InlineData("name,team\nU1,Blue\n", "teams.csv:1: the first line must be person,team.")]
    [InlineData("person,team\nU1,Blue\n,Red\n", "teams.csv:3: '' is no person")]
    [InlineData("person,team\nU1,Blue\nU2,=1+1\n", "teams.csv:3: '=1+1' is no name of a team")]
    [InlineData("person,team\nU1,Blue\nU1,Red\n", "teams.csv:3: U1 stands in the file twice")]
    [InlineData("person,team\nU1,Blue,x\n", "teams.csv:2: has 3 fields")]
    [InlineData("person,team\n", "teams.csv:2: nobody stands in it")]
    public void What_is_wrong_is_told_with_its_line(string file, string problem) => Assert.StartsWith(problem, Assert.Single(Read(file).Problems), StringComparison.Ordinal);

    private static (IReadOnlyList<(string Person, Tutoring.Scores.TeamName Team)> People, IReadOnlyList<string> Problems) Read(string file) => RosterFile.Read("teams.csv", Encoding.UTF8.GetBytes(file));
}
