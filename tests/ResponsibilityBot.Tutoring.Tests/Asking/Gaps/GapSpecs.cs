using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Gaps;
using ResponsibilityBot.Tutoring.Tests.Conversations;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Asking.Gaps;

/// <summary>Which questions are counted, with the real content.</summary>
public sealed class GapSpecs(TaughtCurriculum taught)
{
    private readonly Ledger ledger = new();

    [Fact]
    public async Task A_question_that_is_answered_is_no_gap()
    {
        await SayAsync("who patches the operating system in PaaS?", "hello", "help", "and in SaaS?");
        Assert.Empty(ledger.Gaps);
    }

    [Fact]
    public async Task A_question_that_is_not_answered_is_counted_with_what_was_on_offer()
    {
        var reply = Assert.Single(await SayAsync("how do I bake a patched blorpdisk?"));
        var gap = Assert.Single(ledger.Gaps);
        Assert.Equal(("how do i bake patched blorpdisk", GapOutcome.Unknown), (gap.Words, gap.Outcome));
        Assert.Equal(reply.Buttons.Select(button => button.Press["responsibility"]).OfType<string>(), gap.Offered);
        Assert.NotEmpty(gap.Offered);
        Assert.Empty(gap.CorrectedTo);
    }

    [Fact]
    public async Task A_question_that_gets_a_choice_is_counted_as_such()
    {
        await SayAsync("RDS");
        Assert.Equal(("rds", GapOutcome.Choose), Assert.Single(ledger.Gaps) is var gap ? (gap.Words, gap.Outcome) : default);
    }

    [Theory]
    [InlineData("no, I meant RDS")]
    [InlineData("sorry, I meant who patches the operating system on RDS?")]
    [InlineData("actually on RDS")]
    public async Task A_correction_counts_the_question_before_with_what_was_read_and_what_was_meant(string correction)
    {
        await SayAsync("who patches the operating system on EC2?", correction);
        var gap = Assert.Single(ledger.Gaps);
        Assert.Equal(("who patches operating system on ec2", GapOutcome.Corrected), (gap.Words, gap.Outcome));
        Assert.Equal(["guest-os-patching", "amazon-ec2"], gap.Offered);
        Assert.Equal(["guest-os-patching", "amazon-rds"], gap.CorrectedTo);
    }

    [Theory]
    [InlineData("who actually patches the operating system on RDS?")] // a question of its own
    [InlineData("what about backups instead?")] // another subject, no correction
    [InlineData("I meant EC2")] // what was read already
    public async Task Words_of_correction_alone_are_no_correction(string question)
    {
        await SayAsync("who patches the operating system on EC2?", question);
        Assert.Empty(ledger.Gaps);
    }

    [Fact]
    public async Task A_second_correction_counts_the_first_question_again()
    {
        await SayAsync("who patches the operating system on EC2?", "no, I meant RDS", "no, I meant Lambda");
        Assert.Equal(["who patches operating system on ec2", "who patches operating system on ec2"], ledger.Gaps.Select(gap => gap.Words));
        Assert.Equal(["guest-os-patching", "amazon-rds"], ledger.Gaps[1].Offered);
        Assert.Equal(["guest-os-patching", "aws-lambda"], ledger.Gaps[1].CorrectedTo);
    }

    [Fact]
    public async Task A_correction_after_a_quarter_of_an_hour_corrects_nothing()
    {
        await SayAsync("who patches the operating system on EC2?");
        ledger.Time.Advance(Topic.Lifetime + TimeSpan.FromSeconds(1));
        await SayAsync("no, I meant who patches the operating system on RDS?");
        Assert.Empty(ledger.Gaps);
    }

    [Fact]
    public async Task A_press_on_a_row_on_offer_says_once_what_was_meant()
    {
        var reply = Assert.Single(await SayAsync("how do I bake a patched blorpdisk?"));
        var press = reply.Buttons[0].Press;
        await HearAsync(Press(press));
        await HearAsync(Press(press));
        Assert.Equal([GapOutcome.Unknown, GapOutcome.Pressed], ledger.Gaps.Select(gap => gap.Outcome));
        Assert.Equal(("how do i bake patched blorpdisk", press["responsibility"]), (ledger.Gaps[1].Words, ledger.Gaps[1].CorrectedTo[0]));
    }

    [Fact]
    public async Task A_press_on_what_was_not_on_offer_or_after_an_answer_says_nothing()
    {
        var press = new Press(Verbs.Owner, new Dictionary<string, string> { ["responsibility"] = "customer-data" });
        await SayAsync("who patches the operating system on EC2?");
        await HearAsync(Press(press));
        Assert.Empty(ledger.Gaps);
        await SayAsync("how do I bake a patched blorpdisk?");
        await HearAsync(Press(press));
        Assert.Equal([GapOutcome.Unknown], ledger.Gaps.Select(gap => gap.Outcome));
    }

    [Fact]
    public async Task Thanks_in_between_do_not_part_a_correction_from_its_question()
    {
        await SayAsync("who patches the operating system on EC2?", "thanks", "no, I meant RDS");
        Assert.Equal([GapOutcome.Corrected], ledger.Gaps.Select(gap => gap.Outcome));
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_question_that_holds_nothing_but_names()
    {
        await SayAsync("Maria Lopez");
        Assert.Empty(ledger.Gaps);
        Assert.Empty(ledger.Asked);
    }

    private async Task<IReadOnlyList<Reply>> SayAsync(params string[] texts)
    {
        IReadOnlyList<Reply> replies = [];
        foreach (var text in texts)
            replies = await HearAsync(Turn(TurnKind.Said) with { Text = text });
        return replies;
    }

    private async Task<IReadOnlyList<Reply>> HearAsync(Turn turn) =>
        await new AskDialog(taught, ledger.Topics, ledger).HearAsync(turn, TestContext.Current.CancellationToken) ?? [];

    private Turn Press(Press press) => Turn(TurnKind.Pressed) with { Press = press };

    private Turn Turn(TurnKind kind) => new()
    {
        Id = "turn",
        Channel = "test",
        Tenant = "t",
        Conversation = "c",
        Person = new("p", "Pat"),
        Place = Place.Personal,
        Kind = kind,
        At = ledger.Time.GetUtcNow(),
    };

    /// <summary>Remembers as storage does, and everything that was counted.</summary>
    private sealed class Ledger : IGapLedger
    {
        private DateTimeOffset askedAt;

        public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

        public TopicsInMemory Topics { get; } = new();

        public List<Gap> Gaps { get; } = [];

        public Dictionary<TopicKey, AskedQuestion> Asked { get; } = [];

        public ValueTask<AskedQuestion?> RecallAsync(TopicKey key, CancellationToken cancel) =>
            ValueTask.FromResult(Time.GetUtcNow() - askedAt > Topic.Lifetime ? null : Asked.GetValueOrDefault(key));

        public void Note(Turn turn, AskedQuestion? asked, Gap? gap)
        {
            var key = new TopicKey(turn.Tenant, turn.Conversation, turn.Person.Id);
            if (asked is null)
                Asked.Remove(key);
            else
                (Asked[key], askedAt) = (asked, turn.At);
            if (gap is not null)
                Gaps.Add(gap);
        }
    }
}
