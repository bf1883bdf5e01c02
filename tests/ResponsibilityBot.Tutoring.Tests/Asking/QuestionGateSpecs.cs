using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>When an owner is asked for, about which side, and what only makes sense after the question before.</summary>
public sealed class QuestionGateSpecs
{
    private static readonly Topic BackupsInPaas = new("owner", ["backup-and-restore"], ["paas"], null, null, DateTimeOffset.UnixEpoch);

    private readonly QuestionReader reader = SmallTable.Reader();

    [Theory]
    [InlineData("who is responsible for backups in paas?")]
    [InlineData("backups in paas: us or them?")]
    [InlineData("do we need to do backups in paas?")]
    [InlineData("does aws handle backups in paas?")]
    [InlineData("backups paas")]
    [InlineData("backups of the big green warehouse in paas, the lab's chore?")]
    [InlineData("backups of the big green warehouse in paas: the lab?")]
    [InlineData("backups of the big green warehouse in paas, lab or studio?")]
    public void An_owner_is_asked_for_where_a_duty_is_named_and_somebody_asked_for(string question) => Assert.Equal(Intent.Owner, Read(question).Intent);

    [Theory]
    [InlineData("yesterday slow backups in paas crashed twice before noon")] // nobody is asked for
    [InlineData("how do we do backups in paas?")] // how to
    [InlineData("backups of the big green warehouse in paas, how?")] // nobody stands at the end
    [InlineData("who has to do the backups of a pizza?")] // about something else
    [InlineData("who handles grandmother kitchen garden summer backups recipe holiday photo albums?")] // too much that is unknown
    [InlineData("who is responsible for the green garden hose?")] // no duty
    [InlineData("who squanders copies in paas?")] // a plain word, and what is done with it is not known
    public void Otherwise_it_is_declined(string question) => Assert.NotEqual(Intent.Owner, Read(question).Intent);

    [Theory]
    [InlineData("rds to saas, who does the backups then?")]
    [InlineData("rds to saas: who does the backups?")]
    public void What_is_asked_after_a_move_is_about_it(string question)
    {
        Assert.Equal(Intent.Move, Read(question).Intent);
        Assert.Equal(["amazon-rds", "saas"], Read(question).Targets);
    }

    [Fact]
    public void A_frame_says_nothing_about_the_question()
    {
        var reading = Read("under the shared responsibility model, who is responsible for backups in paas?");
        Assert.Equal(Intent.Owner, reading.Intent);
        Assert.Equal(["backup-and-restore"], reading.Responsibilities);
    }

    [Theory]
    [InlineData("do we need to do backups in paas?", Party.Customer)]
    [InlineData("is it our job to do backups in paas?", Party.Customer)]
    [InlineData("does aws handle backups in paas?", Party.Provider)]
    [InlineData("does rds take care of backups?", Party.Provider)]
    [InlineData("are backups the provider's job in paas?", Party.Provider)]
    [InlineData("does the vendor do backups in paas for us?", Party.Provider)]
    public void A_yes_or_no_question_is_about_one_side(string question, Party party)
    {
        var reading = Read(question);
        Assert.True(reading.IsYesNo);
        Assert.Equal(party, reading.Party);
        Assert.False(reading.Negated);
    }

    [Theory]
    [InlineData("we do not need to do backups in paas, right?", Party.Customer)]
    [InlineData("so we dont have to do backups in paas?", Party.Customer)]
    [InlineData("aws does not handle backups in paas, right?", Party.Provider)]
    public void A_denied_duty_turns_the_question_round(string question, Party party)
    {
        var reading = Read(question);
        Assert.True(reading.IsYesNo);
        Assert.Equal(party, reading.Party);
        Assert.True(reading.Negated);
    }

    [Theory]
    [InlineData("who is responsible for backups in paas?")]
    [InlineData("whose job are backups in paas?")]
    public void A_question_for_a_party_is_no_yes_or_no_question(string question) => Assert.False(Read(question).IsYesNo);

    [Fact]
    public void Where_both_sides_are_named_as_a_choice_no_side_is_meant() => Assert.Null(Read("do we do backups in paas, us or them?").Party);

    [Fact]
    public void A_possessive_says_whose_things_are_meant()
    {
        Assert.Equal(Party.Provider, Read("who is responsible for aws's backups in paas?").OwnThings);
        Assert.Null(Read("are backups aws's job?").OwnThings);
    }

    [Theory]
    [InlineData("and in saas?", "backup-and-restore", "saas")] // another place keeps the duty
    [InlineData("same for lambda", "backup-and-restore", "aws-lambda")]
    [InlineData("no, i meant rds", "backup-and-restore", "amazon-rds")]
    [InlineData("saas", "backup-and-restore", "saas")] // a fragment
    [InlineData("what about encryption at rest?", "encryption-at-rest", "paas")] // another duty keeps the place
    [InlineData("who is responsible for encryption at rest there?", "encryption-at-rest", "paas")]
    public void A_follow_up_leans_on_the_question_before(string question, string row, string target)
    {
        var reading = reader.Read(question, BackupsInPaas);
        Assert.Equal(Intent.Owner, reading.Intent);
        Assert.Equal([row], reading.Responsibilities);
        Assert.Equal([target], reading.Targets);
        Assert.Contains(reading.Trace, step => step.Contains("from the question before", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("who is responsible for encryption at rest on lambda?", "encryption-at-rest", "aws-lambda")]
    [InlineData("and who is responsible for encryption at rest on lambda?", "encryption-at-rest", "aws-lambda")]
    [InlineData("who is responsible for all the guards then?", "physical-security", null)]
    public void A_whole_question_stands_alone(string question, string row, string? target)
    {
        var reading = reader.Read(question, BackupsInPaas);
        Assert.Equal([row], reading.Responsibilities);
        Assert.Equal(target is null ? [] : [target], reading.Targets);
    }

    [Fact]
    public void Why_asks_about_the_last_answer()
    {
        var reading = reader.Read("why?", BackupsInPaas);
        Assert.Equal(Intent.Why, reading.Intent);
        Assert.Equal(["backup-and-restore"], reading.Responsibilities);
        Assert.Equal(Intent.Clarify, Read("why?").Intent);
    }

    [Fact]
    public void Without_a_topic_a_follow_up_is_not_guessed_at() => Assert.Empty(Read("and in saas?").Responsibilities);

    private Reading Read(string question) => reader.Read(question, null);
}
