using ResponsibilityBot.Testing.Conversations;

namespace ResponsibilityBot.Tutoring.Tests.Conversations;

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
            """);
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
    [InlineData("Maria: hi\nbot: hello", "talk.chat:2: 'bot: hello' is not understood")]
    [InlineData("Maria: hi\nBot:", "talk.chat:2: 'Bot:' is not understood")]
    [InlineData("Maria: hi\nBot presses: In SaaS", "talk.chat:2:")]
    [InlineData("Maria: hi\nBot: hello\n-- some time later --", "talk.chat:3:")]
    [InlineData("Bot: hello\nMaria: hi", "talk.chat:1: nobody has said anything yet")]
    [InlineData("Maria: hi", "talk.chat:1: no 'Bot:' line")]
    [InlineData("", "talk.chat:1: no 'Bot:' line")]
    [InlineData("Maria: hi\nBot not: goodbye", "talk.chat:2: no 'Bot:' line")]
    [InlineData("Maria: hi\nJorge: hi\nBot: hello", "talk.chat:2: Jorge and Maria both speak")]
    [InlineData("Maria: hi\n-- in a channel --\nBot: hello", "talk.chat:2: '-- in a channel --' must stand before")]
    public void What_is_not_understood_is_an_error_with_file_and_line(string text, string error) =>
        Assert.StartsWith(error, Assert.Throws<FormatException>(() => ConversationReader.Parse("talk", text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_without_conversations_is_an_error()
    {
        var folder = Directory.CreateTempSubdirectory("conversations");
        try
        {
            var error = Assert.Throws<FormatException>(() => ConversationReader.NamesIn(folder.FullName));
            Assert.StartsWith(folder.FullName, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete();
        }
    }
}
