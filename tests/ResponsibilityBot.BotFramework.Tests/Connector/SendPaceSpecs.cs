using CsCheck;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.BotFramework.Connector;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests.Connector;

public sealed class SendPaceSpecs
{
    private readonly FakeTimeProvider time = new(Now);
    private readonly SendPace pace;
    private int sent;

    public SendPaceSpecs() => pace = new(time, TeamsLimits.OfConversation, TeamsLimits.OfTenant);

    [Fact]
    public void Seven_go_at_once_in_a_conversation_and_the_next_ones_at_their_times()
    {
        var waits = Enumerable.Range(0, 10).Select(_ => Hold("c").TotalSeconds);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 1, 2, 2], waits);
    }

    [Fact]
    public void One_that_waited_for_its_time_goes_then_and_counts_once()
    {
        for (var number = 0; number < 7; number++)
            Hold("c");
        var late = Next("c");
        Assert.Equal(TimeSpan.FromSeconds(1), pace.Hold(late));
        Assert.Equal(1, pace.Waiting);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, pace.Hold(late));
        Assert.Equal(0, pace.Waiting);
        Assert.Equal(TimeSpan.FromSeconds(1), Hold("c"));
    }

    [Fact]
    public void Threads_count_for_their_channel_and_other_conversations_go_on()
    {
        for (var number = 0; number < 7; number++)
            Assert.Equal(TimeSpan.Zero, Hold($"19:c;messageid={number}"));
        Assert.Equal(TimeSpan.FromSeconds(1), Hold("19:c"));
        Assert.Equal(TimeSpan.Zero, Hold("19:d"));
    }

    [Fact]
    public void A_tenant_gets_twenty_five_a_second_and_another_tenant_does_not_wait_for_it()
    {
        Assert.All(Enumerable.Range(0, 25), number => Assert.Equal(TimeSpan.Zero, Hold($"c{number}")));
        Assert.Equal(TimeSpan.FromSeconds(1), Hold("c25"));
        Assert.Equal(TimeSpan.Zero, Hold("c26", "t2"));
    }

    [Fact]
    public void A_message_that_waits_in_its_conversation_holds_up_nobody_else_in_the_tenant()
    {
        for (var number = 0; number < 9; number++)
            Hold("c");
        Assert.Equal(TimeSpan.Zero, Hold("d"));
    }

    [Fact]
    public void A_time_that_is_far_away_is_not_given_but_asked_for_again()
    {
        for (var hour = 0; hour < 1800; hour++)
            SendUntilGone("c");
        Assert.Equal(SendPace.Furthest, Hold("c"));
        Assert.Equal(0, pace.Waiting);
    }

    [Fact]
    public void Whatever_comes_no_limit_is_exceeded() => Gen.Int[0, 3].Array[200].Sample(conversations =>
    {
        var clock = new FakeTimeProvider(Now);
        var own = new SendPace(clock, TeamsLimits.OfConversation, TeamsLimits.OfTenant);
        var gone = new List<(DateTimeOffset At, int Conversation)>();
        var waiting = conversations.Select((conversation, number) => (Conversation: conversation, Due: Now, Message: Message($"c{conversation}", id: $"{number}"))).ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.MinBy(each => each.Due);
            waiting.Remove(next);
            if (next.Due > clock.GetUtcNow())
                clock.SetUtcNow(next.Due);
            if (own.Hold(next.Message) is { Ticks: > 0 } wait)
                waiting.Add(next with { Due = clock.GetUtcNow() + wait });
            else
                gone.Add((clock.GetUtcNow(), next.Conversation));
        }

        foreach (var (count, seconds) in new[] { (7, 1), (8, 2), (60, 30) })
            Assert.All(Enumerable.Range(0, 4), conversation => Within(gone.Where(each => each.Conversation == conversation), count, seconds));
        Within(gone, 25, 1);
    });

    private static void Within(IEnumerable<(DateTimeOffset At, int Conversation)> gone, int count, int seconds)
    {
        var times = gone.Select(each => each.At).ToList();
        for (var last = count; last < times.Count; last++)
            Assert.True(times[last] - times[last - count] >= TimeSpan.FromSeconds(seconds), $"more than {count} in {seconds} s");
    }

    private void SendUntilGone(string conversation)
    {
        var message = Message(conversation, id: $"{sent++}");
        while (pace.Hold(message) is { Ticks: > 0 } wait)
            time.Advance(wait);
    }

    private TimeSpan Hold(string conversation, string tenant = "t1") => pace.Hold(Next(conversation, tenant));

    private Outbound Next(string conversation, string tenant = "t1") => Message(conversation, tenant, $"{sent++}");

    private static Outbound Message(string conversation, string tenant = "t1", string id = "1") => new()
    {
        Id = id,
        InReplyTo = null,
        Channel = "activity",
        Tenant = tenant,
        Conversation = conversation,
        Address = "",
        Body = "",
    };
}
