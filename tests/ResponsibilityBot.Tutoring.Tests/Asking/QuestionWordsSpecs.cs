namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>What is left of a question when it is counted.</summary>
public sealed class QuestionWordsSpecs
{
    [Theory]
    [InlineData("Who is responsible for the printers in PaaS?", "who is responsible for printers in paas")]
    [InlineData("whos RESPONSIBLE for our backups?!", "who is responsible for backups")]
    [InlineData("who handles the kubelet", "who handles kubelet")] // nobody knows it: that is what authors look for
    [InlineData("who patches EC2->RDS & the OS", "who patches … to rds and os")] // of words with digits only those of the lexicon stay
    public void Words_stay_in_the_form_in_which_they_are_compared(string question, string words) => Assert.Equal(words, Of(question));

    [Theory]
    [InlineData("does Maria patch the os", "does … patch os")]
    [InlineData("does maria patch the os", "does … patch os")] // a name in small letters
    [InlineData("Mark asks who is responsible", "… asks who is responsible")] // at the beginning
    [InlineData("does Contoso patch the os", "does … patch os")] // nobody knows it, and it has a capital
    [InlineData("does Hope handle the printers", "does … handle printers")] // an everyday word with a capital
    [InlineData("my name is quibble who handles printers", "my name is … who handles printers")]
    [InlineData("hello quibble, who handles printers", "hello … who handles printers")]
    [InlineData("i am quibble", "i am …")]
    [InlineData("who patches it: maria.lopez@contoso.com @quibble", "who patches it …")]
    [InlineData("see https://contoso.com/hope?os=1 for backups", "see … for backups")]
    [InlineData("who patches host01.contoso.local, /home/quibble/x", "who patches …")]
    [InlineData("call 0170-1234567 for backups of 12345", "call … for backups …")]
    [InlineData("who patches the abcdefghijklmnopqrstuvwxyz", "who patches …")] // longer than any word: a key, a file
    [InlineData("谁负责 backups", "… backups")] // a script without capitals
    public void What_could_tell_who_asks_goes(string question, string words) => Assert.Equal(words, Of(question));

    [Fact]
    public void The_askers_own_name_goes_however_it_is_written() =>
        Assert.Equal("… here who handles printers", Of("pat quibble here who handles printers", "Pat Quibble"));

    [Theory]
    [InlineData("")]
    [InlineData("Maria")]
    [InlineData("12345 !!! \ud800")]
    [InlineData("maria@contoso.com")]
    public void Nothing_is_left_of_a_question_without_other_words(string question) => Assert.Equal("", Of(question));

    [Fact]
    public void Of_a_long_text_only_the_first_words_are_left() =>
        Assert.Equal(24, Of(string.Join(' ', Enumerable.Repeat("backups printers", 900))).Split(' ').Length);

    private static string Of(string question, string asker = "") => SmallTable.Reader().WordsOf(question, asker);
}
