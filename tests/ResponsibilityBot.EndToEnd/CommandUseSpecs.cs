using System.CommandLine;
using ResponsibilityBot.Host.Commands;
using ResponsibilityBot.Host.Teaching;

namespace ResponsibilityBot.EndToEnd;

/// <summary>What is refused before a command begins, and what it says when there is nothing to work on.</summary>
public sealed class CommandUseSpecs
{
    [Theory]
    [InlineData("2020-01-01", "--expires 2020-01-01: the day is over")]
    [InlineData("2020-13-01", "--expires 2020-13-01: write a day as year-month-day")]
    [InlineData("9999-12-31", null)]
    public void A_key_that_would_never_be_taken_is_not_made(string expires, string? says) =>
        Refused(KeysCommand.Create().Parse(["create", "--name", "portal", "--tenant", "t1", "--scope", "answers", "--expires", expires]), says);

    [Fact]
    public void A_key_may_be_taken_today_for_the_last_time() =>
        Refused(KeysCommand.Create().Parse(["create", "--name", "portal", "--tenant", "t1", "--scope", "answers", "--expires", $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}"]), null);

    [Theory]
    [InlineData("-", "so it cannot go to the standard output; name a file")]
    [InlineData("backup.db", null)]
    public void A_backup_goes_to_a_file(string output, string? says) => Refused(CopyCommands.CreateBackup().Parse(["--output", output]), says);

    [Theory]
    [InlineData(null, "Content:Path names '/nowhere'")]
    [InlineData("--content", "--content names '/nowhere'")]
    public void A_content_folder_that_is_not_there_is_said_with_the_place_where_it_was_written(string? key, string says) =>
        Assert.StartsWith(says, Assert.Throws<DirectoryNotFoundException>(() => key is null ? ContentFolder.Find("/nowhere") : ContentFolder.Find("/nowhere", key)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("check", "--content", "/nowhere")]
    [InlineData("export", "raci", "--Storage:ConnectionString=Data Source=no/such/bot.db")]
    public async Task What_there_is_nothing_for_is_said_in_a_sentence_with_exit_code_1(params string[] arguments)
    {
        var (exit, said) = await BotCommand.SayAsync(arguments);
        Assert.Equal(1, exit);
        Assert.Matches(@"^(--content names '/nowhere', which is not a folder\.|There is no database .*no/such/bot\.db\. Start the bot once, or name its database with Storage:ConnectionString\.)\n$", said);
    }

    private static void Refused(ParseResult parsed, string? says)
    {
        if (says is null)
            Assert.Empty(parsed.Errors);
        else
            Assert.Contains(says, Assert.Single(parsed.Errors).Message, StringComparison.Ordinal);
    }
}
