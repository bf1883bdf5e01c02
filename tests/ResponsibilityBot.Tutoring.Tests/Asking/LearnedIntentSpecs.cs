using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>When what was learned from labelled questions overrules the rules, and when it does not.</summary>
public sealed class LearnedIntentSpecs
{
    /// <summary>Far above what it takes to be sure.</summary>
    private const float Certain = 9;

    [Fact]
    public void A_duty_and_a_place_alone_ask_for_the_owner_whatever_was_learned() =>
        Assert.Equal(Intent.Owner, Learned("places:1", Intent.Gray).Read("os patching rds", null).Intent);

    [Fact]
    public void A_likelier_intent_overrules_the_rules_and_the_trace_says_so()
    {
        const string question = "who is responsible for backups in rds";
        Assert.Equal(Intent.Owner, SmallTable.Reader().Read(question, null).Intent);
        var reading = Learned("places:1", Intent.Gray).Read(question, null);
        Assert.Equal(Intent.Gray, reading.Intent);
        Assert.Equal(["backup-and-restore"], reading.Responsibilities);
        Assert.Contains(reading.Trace, line => line.StartsWith("gray: learned from questions like it, ", StringComparison.Ordinal) && line.EndsWith("by the rules owner", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_hardly_likelier_overrules_nothing()
    {
        const float faint = 0.2f;
        Assert.Equal(Intent.Owner, Learned("places:1", Intent.Gray, faint).Read("who is responsible for backups in rds", null).Intent);
    }

    /// <summary>A weight of 3 is about one half of all, one of 5 nine tenths.</summary>
    [Theory]
    [InlineData(Intent.Unknown, 3, Intent.Owner)]
    [InlineData(Intent.Unknown, 5, Intent.Unknown)]
    [InlineData(Intent.Gray, 3, Intent.Gray)]
    public void A_duty_that_was_found_is_declined_only_where_that_is_sure(Intent learned, float weight, Intent read) =>
        Assert.Equal(read, Learned("places:1", learned, weight).Read("who is responsible for backups in rds", null).Intent);

    [Theory]
    [InlineData("nobody wants backups in paas tonight", Intent.Compare)] // one place
    [InlineData("the green garden hose leaks", Intent.Move)] // no place
    [InlineData("nobody wants backups in paas tonight", Intent.Classify)] // a model is no service
    [InlineData("the green garden hose in paas leaks", Intent.Owner)] // no duty
    [InlineData("the green garden hose in paas leaks", Intent.Misconception)]
    [InlineData("the green garden hose leaks", Intent.Duties)] // no place
    [InlineData("the green garden hose leaks", Intent.Define)]
    public void What_was_found_must_do_for_it(string question, Intent learned)
    {
        var plain = SmallTable.Reader().Read(question, null);
        Assert.Equal(plain.Intent, Learned("places:" + plain.Targets.Count, learned).Read(question, null).Intent);
    }

    /// <summary>Whoever moves and names one place comes from the own premises, unless everyday words tell another.</summary>
    [Fact]
    public void A_move_to_one_place_begins_on_the_own_premises()
    {
        var reading = Learned("places:1", Intent.Move).Read("nobody wants backups for paas tonight", null);
        Assert.Equal((Intent.Move, "on-premises paas"), (reading.Intent, string.Join(' ', reading.Targets)));
    }

    /// <summary>Where the things are that are spoken of, nobody moves to.</summary>
    [Fact]
    public void A_place_that_things_are_in_is_no_end_of_a_move() =>
        Assert.NotEqual(Intent.Move, Learned("places:1", Intent.Move).Read("nobody wants backups in our paas tonight", null).Intent);

    [Theory]
    [InlineData("compare rds and lambda", Intent.Move)]
    [InlineData("compare rds and lambda", Intent.Unknown)]
    [InlineData("who is responsible for backups in rds", Intent.Classify)]
    [InlineData("who is responsible for backups in rds", Intent.Duties)]
    [InlineData("who is responsible for backups in rds", Intent.Matrix)]
    [InlineData("who is responsible for backups in rds", Intent.Always)]
    [InlineData("who is responsible for backups in rds", Intent.Most)]
    [InlineData("who is responsible for backups in rds", Intent.Misconception)]
    [InlineData("compare rds and lambda", Intent.Define)]
    public void Each_intent_can_overrule_where_it_does(string question, Intent learned) =>
        Assert.Equal(learned, Learned("places:" + SmallTable.Reader().Read(question, null).Targets.Count, learned).Read(question, null).Intent);

    [Fact]
    public void A_choice_is_not_taken_away()
    {
        const string question = "rds";
        Assert.Equal(Intent.Clarify, SmallTable.Reader().Read(question, null).Intent);
        Assert.Equal(Intent.Clarify, Learned("places:1", Intent.Unknown).Read(question, null).Intent);
    }

    [Theory]
    [InlineData("what about")]
    [InlineData("what?")]
    public void What_only_carries_on_is_left_to_the_rules(string question)
    {
        Assert.Equal(SmallTable.Reader().Read(question, null).Intent, Learned("places:0", Intent.Help).Read(question, null).Intent);
        Assert.Equal(Intent.Help, Learned("places:0", Intent.Help).Read("hose about", null).Intent);
    }

    [Fact]
    public void What_leans_on_the_question_before_is_left_to_the_rules()
    {
        var before = new Tutoring.Asking.Topic("owner", ["backup-and-restore"], ["paas"], null, null, DateTimeOffset.UnixEpoch);
        Assert.Equal(Intent.Owner, Learned("places:1", Intent.Unknown).Read("and in saas?", before).Intent);
    }

    private static QuestionReader Learned(string feature, Intent intent, float weight = Certain) => SmallTable.Reader(new Dictionary<string, IReadOnlyList<IntentWeight>>
    {
        [feature] = [new(intent, weight), .. Enum.GetValues<Intent>().Where(other => other != intent).Select(other => new IntentWeight(other, 0))],
    });
}
