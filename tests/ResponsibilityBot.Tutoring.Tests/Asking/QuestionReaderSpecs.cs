using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>How names are found in a question: one spec a rule, over a table made for it.</summary>
public sealed class QuestionReaderSpecs
{
    private readonly QuestionReader reader = SmallTable.Reader();

    [Theory]
    [InlineData("bakcups")] // two letters swapped
    [InlineData("backps")] // one missing
    [InlineData("backuups")] // one too many
    [InlineData("beckups")] // one wrong
    public void A_misspelled_word_is_mended(string word)
    {
        var reading = Read($"who is responsible for {word} in paas?");
        Assert.Equal(["backup-and-restore"], reading.Responsibilities);
        Assert.Contains($"typo {word} → backups", reading.Trace);
    }

    [Theory]
    [InlineData("bsckups")]
    [InlineData("baxkups")]
    public void A_key_beside_is_mended(string word) => Assert.Equal(["backup-and-restore"], Read($"who is responsible for {word} in paas?").Responsibilities);

    [Theory]
    [InlineData("nackups")] // whoever errs in the first letter swaps the first two
    [InlineData("BAKCUPS")] // two capitals or more: a name that is not known
    [InlineData("backzzps")] // two mistakes in a word of eight letters
    public void What_hands_seldom_do_is_not_mended(string word) =>
        Assert.DoesNotContain(Read($"who is responsible for {word} in paas?").Trace, step => step.StartsWith("typo", StringComparison.Ordinal));

    [Fact]
    public void In_a_text_all_in_capitals_they_tell_no_names() => Assert.Equal(["backup-and-restore"], Read("WHO IS RESPONSIBLE FOR BAKCUPS IN PAAS?").Responsibilities);

    [Fact]
    public void From_nine_letters_on_two_mistakes_are_mended_where_the_first_letter_is_right()
    {
        Assert.Equal(["encryption-at-rest"], Read("who is responsible for encriptoin at rest?").Responsibilities);
        Assert.Empty(Read("who is responsible for ancriptoin at rest?").Responsibilities);
    }

    [Theory]
    [InlineData("who is responsible for od patching in paas?")] // under four letters
    [InlineData("who is responsible for rd5 in paas?")] // holds a digit
    [InlineData("who is responsible for os parching in paas?")] // a word of its own
    [InlineData("who is responsible for bakers in paas?")] // likewise, one letter from "backers"
    public void Short_words_numbers_and_correct_words_are_never_mended(string question)
    {
        var reading = Read(question);
        Assert.DoesNotContain(reading.Trace, step => step.StartsWith("typo", StringComparison.Ordinal));
        Assert.DoesNotContain("guest-os-patching", reading.Responsibilities);
        Assert.DoesNotContain("amazon-rds", reading.Targets);
    }

    [Theory]
    [InlineData("who is responsible for backups in pass?", "paas")] // after a certain word
    [InlineData("whose job are backups, sass", "saas")] // as the last word
    [InlineData("who is responsible for backups and the pass?", null)]
    [InlineData("is sass responsible for backups?", null)]
    public void A_word_that_looks_like_another_is_taken_for_it_only_where_its_neighbours_say_so(string question, string? target) =>
        Assert.Equal(target is null ? [] : [target], Read(question).Targets);

    /// <summary>What comes about unasked is the provider's doing; what is on in one's own place is a matter of fact.</summary>
    [Theory]
    [InlineData("are backups on by default in paas?", Party.Provider)]
    [InlineData("are backups taken automatically in paas?", Party.Provider)]
    [InlineData("are backups there out of the box in paas?", Party.Provider)]
    [InlineData("are backups on by default in our sandbox?", null)]
    [InlineData("who takes backups by default in paas?", null)]
    public void What_is_on_by_default_is_asked_of_the_provider(string question, Party? party) => Assert.Equal(party, Read(question).Party);

    [Fact]
    public void The_neighbour_after_it_counts_too() => Assert.Equal(Party.Provider, Read("dose aws handle backups in paas?").Party);

    [Fact]
    public void The_longest_phrase_wins()
    {
        Assert.Equal(["family:patching"], Read("who is responsible for patching in paas?").Responsibilities);
        Assert.Equal(["guest-os-patching"], Read("who is responsible for os patching in paas?").Responsibilities);
        Assert.Equal(["container-images"], Read("who is responsible for container image patching in paas?").Responsibilities);
    }

    [Theory]
    [InlineData("who has to patch the operating system in paas?")]
    [InlineData("whose job is it that the os in paas is patched?")]
    [InlineData("who keeps the operating system in paas up to date?")]
    [InlineData("who keeps up to date the operating system in paas?")]
    public void A_verb_and_a_thing_make_a_pair_in_either_order_and_around_each_other(string question) =>
        Assert.Equal(["guest-os-patching"], Read(question).Responsibilities);

    [Theory]
    [InlineData("we patch. who is responsible for the os in paas?")] // another clause
    [InlineData("who is responsible in paas to patch one two three four five six seven eight nine ten os?")] // too far apart
    [InlineData("who is responsible for the os and who has to patch in paas?")] // of the question before
    public void A_verb_and_a_thing_of_another_clause_or_far_away_make_no_pair(string question) =>
        Assert.DoesNotContain("guest-os-patching", Read(question).Responsibilities);

    [Theory]
    [InlineData("who backs up the data in paas?")] // endings and articles
    [InlineData("who is responsible for backing up of our data in paas?")]
    [InlineData("WHO IS RESPONSIBLE FOR BACKUPS IN PAAS?")]
    [InlineData("who is responsible for báckups in paas?")] // accents
    [InlineData("whos responsible for backups in paas?")] // written out
    [InlineData("who is responsible for ｂａｃｋｕｐｓ in paas?")] // full width
    public void Endings_articles_capitals_and_accents_do_not_matter(string question) =>
        Assert.Equal(["backup-and-restore"], Read(question).Responsibilities);

    [Fact]
    public void Several_names_are_read_in_the_order_of_the_text()
    {
        var reading = Read("who is responsible for encryption at rest and backups in paas and on lambda?");
        Assert.Equal(["encryption-at-rest", "backup-and-restore"], reading.Responsibilities);
        Assert.Equal(["paas", "aws-lambda"], reading.Targets);
    }

    [Fact]
    public void A_part_of_a_duty_leads_to_the_duty_and_to_the_part()
    {
        var reading = Read("who is responsible for the restore drill in paas?");
        Assert.Equal(["backup-and-restore"], reading.Responsibilities);
        Assert.Equal("backup-and-restore/restore-tests", reading.Aspect);
    }

    [Fact]
    public void A_name_that_is_an_everyday_word_counts_only_beside_a_duty()
    {
        Assert.Equal(["box"], Read("who is responsible for backups in box?").Targets);
        Assert.Empty(Read("who has the box?").Targets);
    }

    [Fact]
    public void A_weak_word_counts_only_where_the_question_is_about_the_cloud()
    {
        Assert.Equal(["backup-and-restore"], Read("do we need to do copies in the cloud?").Responsibilities);
        Assert.Empty(Read("do we need to do copies?").Responsibilities);
    }

    [Fact]
    public void Nothing_behind_two_thousand_characters_is_read()
    {
        const string question = "who is responsible for backups in paas?";
        Assert.Equal(Intent.Owner, Read(new string(' ', 2000 - question.Length) + question).Intent);
        Assert.Empty(Read(new string(' ', 2000) + question).Responsibilities);
    }

    [Fact]
    public void Every_step_is_traced()
    {
        string[] steps =
        [
            "typo bakcups → backups",
            "'pass' read as 'paas'",
            "phrase 'backups' → backup-and-restore",
            "phrase 'paas' → paas",
            "owner: asks whose a responsibility is",
        ];
        Assert.Equal(steps, Read("who is responsible for bakcups in pass?").Trace.Intersect(steps, StringComparer.Ordinal));
    }

    private Reading Read(string question) => reader.Read(question, null);
}
