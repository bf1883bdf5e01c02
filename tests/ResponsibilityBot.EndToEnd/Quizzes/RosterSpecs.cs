using System.Text;
using Microsoft.Data.Sqlite;
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

    /// <summary>Starts the program twice.</summary>
    [Fact]
    public async Task The_command_puts_all_of_a_file_into_teams_or_nobody()
    {
        var folder = Directory.CreateTempSubdirectory("roster-").FullName;
        var (file, database) = (Path.Combine(folder, "teams.csv"), $"Data Source={Path.Combine(folder, "bot.db")};Pooling=False");
        await File.WriteAllTextAsync(file, "person,team\nU1,Blue\nU2,=1+1\n", TestContext.Current.CancellationToken);
        var (exit, said) = await BotCommand.SayAsync("import", "teams", file, "--tenant", "t1", $"--Storage:ConnectionString={database}");
        Assert.Equal(1, exit);
        Assert.Contains("teams.csv:3: '=1+1' is no name of a team", said, StringComparison.Ordinal);
        Assert.Contains("Nobody was put into a team.", said, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "bot.db")));

        await File.WriteAllTextAsync(file, "person,team\nU1,Blue\nU2,blue\nU3,Red\n", TestContext.Current.CancellationToken);
        (exit, said) = await BotCommand.SayAsync("import", "teams", file, "--tenant", "t1", $"--Storage:ConnectionString={database}");
        Assert.Equal((0, "3 people read, 3 put into another team than before."), (exit, said.Trim()));
        await using (var connection = new SqliteConnection(database))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT group_concat(name || ' ' || members) FROM (SELECT name, members FROM teams WHERE tenant = 't1' ORDER BY name)";
            Assert.Equal("Blue 2,Red 1", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static (IReadOnlyList<(string Person, Tutoring.Scores.TeamName Team)> People, IReadOnlyList<string> Problems) Read(string file) => RosterFile.Read("teams.csv", Encoding.UTF8.GetBytes(file));
}
