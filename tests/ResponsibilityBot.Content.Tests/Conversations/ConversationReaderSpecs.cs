using ResponsibilityBot.Content.Conversations;
using Xunit;

namespace ResponsibilityBot.Content.Tests.Conversations;

public sealed class ConversationReaderSpecs
{
    [Fact]
    public void Every_kind_of_line_is_read_with_its_number()
    {
        var read = ConversationReader.Parse("talk", """
            # a comment
            -- in a channel --

            Maria: who owns it?
            Bot:   you
            Bot not: them
            Jorge presses: In SaaS
            -- 20 minutes later --
            Maria: hm
            Bot: (nothing)
            """).Conversation ?? throw new InvalidOperationException("it is not read");
        Assert.True(read.InChannel);
        Assert.Equal(
            [
                new ConversationLine.Says(4, "Maria", "who owns it?"),
                new ConversationLine.Expects(5, "you"),
                new ConversationLine.Excludes(6, "them"),
                new ConversationLine.Presses(7, "Jorge", "In SaaS"),
                new ConversationLine.Waits(8, TimeSpan.FromMinutes(20)),
                new ConversationLine.Says(9, "Maria", "hm"),
                new ConversationLine.ExpectsNothing(10),
            ],
            read.Lines);
    }

    [Theory]
    [InlineData("Maria: hi\nbot: hello", "conversations/talk.chat:2: 'bot: hello' is not understood")]
    [InlineData("Maria: hi\nBot:", "conversations/talk.chat:2: 'Bot:' is not understood")]
    [InlineData("Maria: hi\nBot presses: In SaaS", "conversations/talk.chat:2:")]
    [InlineData("Maria: hi\nBot: hello\n-- some time later --", "conversations/talk.chat:3:")]
    [InlineData("Bot: hello\nMaria: hi", "conversations/talk.chat:1: nobody has said anything yet")]
    [InlineData("Maria: hi", "conversations/talk.chat:1: no 'Bot:' line")]
    [InlineData("", "conversations/talk.chat:1: no 'Bot:' line")]
    [InlineData("Maria: hi\nBot not: goodbye", "conversations/talk.chat:2: no 'Bot:' line")]
    [InlineData("Maria: hi\nJorge: hi\nBot: hello", "conversations/talk.chat:2: Jorge and Maria both speak")]
    [InlineData("Maria: hi\n-- in a channel --\nBot: hello", "conversations/talk.chat:2: '-- in a channel --' must stand before")]
    public void What_is_not_understood_is_a_problem_with_file_and_line(string text, string problem) =>
        Assert.StartsWith(problem, ConversationReader.Parse("talk", text).Problems[0].ToString(), StringComparison.Ordinal);

    [Fact]
    public void All_problems_of_a_conversation_are_told_at_once()
    {
        var read = ConversationReader.Parse("talk", "Maria: hi\nrubbish\nbot: hello\n");
        Assert.Null(read.Conversation);
        Assert.Equal([2, 3], read.Problems.Select(problem => problem.Line));
    }

    [Fact]
    public void A_content_folder_is_read_with_all_its_conversations_and_may_have_none()
    {
        Assert.Empty(ConversationReader.ProblemsIn(Dialogs.Folder));
        var folder = Directory.CreateTempSubdirectory("conversations-");
        try
        {
            Assert.Empty(ConversationReader.ProblemsIn(folder.FullName));
            var talks = folder.CreateSubdirectory("conversations");
            File.WriteAllText(Path.Combine(talks.FullName, "why.chat"), "Maria: why?\nrubbish\nBot: because\n");
            Assert.StartsWith("conversations/why.chat:2: 'rubbish' is not understood; write", Assert.Single(ConversationReader.ProblemsIn(folder.FullName)).ToString(), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
