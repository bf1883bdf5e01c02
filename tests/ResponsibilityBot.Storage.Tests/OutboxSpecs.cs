using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class OutboxSpecs(Engine engine) : StorageSpecs(engine)
{
    [Fact]
    public async Task A_conversation_is_sent_to_in_order_one_after_the_other()
    {
        await using var database = await StartAsync();
        await database.AnsweredAsync("a", replies: 2);
        await database.AnsweredAsync("b", conversation: "c2");

        var first = await database.ClaimedSendAsync();
        Assert.Equal(("a#0", "b#0"), (first.Id, (await database.ClaimedSendAsync()).Id));
        Assert.Empty(await database.Outbox.ClaimAsync(1, Cancel));
        await database.Outbox.SentAsync(first, new("sent-1"), Cancel);
        Assert.Equal("a#1", (await database.ClaimedSendAsync()).Id);
        Assert.Equal("sent-1", database.Look("SELECT sent_id FROM outbox WHERE id = 'a#0'"));
    }

    [Fact]
    public async Task A_long_message_is_kept_in_fewer_bytes_and_comes_back_as_it_was()
    {
        await using var database = await StartAsync();
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        var claimed = await database.ClaimedAsync();
        var body = $$"""{"text":"{{string.Concat(Enumerable.Repeat("Wer sichert die Daten? ", 400))}}"}""";
        await database.Inbox.FinishAsync(claimed, [claimed.Reply() with { Body = body }, claimed.Reply(1) with { Body = body, Pack = () => PackedText.Fill(PackedText.Template(body[..^1]), "", "}") }], null, Cancel);
        await database.Outbox.AddAsync([claimed.Reply(2) with { Body = body }], Cancel);

        Assert.InRange(Convert.ToInt64(database.Look("SELECT MAX(length(body)) FROM outbox"), System.Globalization.CultureInfo.InvariantCulture), 20, 400);
        Assert.Equal([body, body, body], (await database.Inbox.AnswersAsync("a", Cancel)).Select(outbound => outbound.Body));
        Assert.Equal(body, (await database.ClaimedSendAsync()).Body);
    }

    [Fact]
    public async Task What_a_dead_process_was_sending_is_sent_again()
    {
        await using var database = await StartAsync();
        await database.AnsweredAsync("a");
        await database.ClaimedSendAsync();
        await database.RestartAsync();
        var again = await database.ClaimedSendAsync();
        Assert.Equal(("a#0", 2), (again.Id, again.Attempt));
    }

    [Fact]
    public async Task What_is_put_off_is_sent_at_its_time_also_after_a_restart()
    {
        await using var database = await StartAsync();
        await database.AnsweredAsync("a", replies: 2);
        await database.Outbox.RetryAsync(await database.ClaimedSendAsync(), database.Time.GetUtcNow().AddSeconds(10), "429", Cancel);
        await database.RestartAsync();
        Assert.Empty(await database.Outbox.ClaimAsync(1, Cancel));

        var due = database.Outbox.WaitAsync(new(1), Cancel);
        database.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(due.IsCompleted, "what waits behind another wakes nobody");
        database.Time.Advance(TimeSpan.FromSeconds(1));
        await due;
        Assert.Equal("a#0", (await database.ClaimedSendAsync()).Id);
    }

    [Fact]
    public async Task What_is_postponed_counts_no_try_and_what_follows_it_waits()
    {
        await using var database = await StartAsync();
        await database.AnsweredAsync("a", replies: 2);
        await database.Outbox.PostponeAsync(await database.ClaimedSendAsync(), database.Time.GetUtcNow().AddSeconds(3), Cancel);
        Assert.Empty(await database.Outbox.ClaimAsync(2, Cancel));
        database.Time.Advance(TimeSpan.FromSeconds(3));
        var again = await database.ClaimedSendAsync();
        Assert.Equal(("a#0", 1), (again.Id, again.Attempt));
    }

    [Fact]
    public async Task What_the_bot_says_of_its_own_accord_is_kept_once()
    {
        await using var database = await StartAsync();
        await database.Outbox.AddAsync([Said("daily")], Cancel);
        await database.Outbox.AddAsync([Said("daily") with { Body = "another" }, Said("weekly")], Cancel);
        var first = await database.ClaimedSendAsync();
        Assert.Equal(("daily", "{}", "maria"), (first.Id, first.Body, first.Person));
        await database.Outbox.SentAsync(first, new(null), Cancel);
        Assert.Equal("weekly", (await database.ClaimedSendAsync()).Id);
    }

    [Theory]
    [InlineData(null, "c1")]
    [InlineData("c1;messageid=5", "c1;messageid=5")]
    public async Task What_replaces_another_is_told_where_that_stands(string? sentIn, string stands)
    {
        await using var database = await StartAsync();
        await database.Outbox.AddAsync([Said("card"), Said("closed") with { Replaces = "card" }], Cancel);
        await database.Outbox.SentAsync(await database.ClaimedSendAsync(), new("sent-1") { Conversation = sentIn }, Cancel);
        Assert.Equal(new SentMessage("sent-1", stands), (await database.ClaimedSendAsync()).Replaced);
    }

    [Fact]
    public async Task What_replaces_something_that_was_never_sent_is_told_nothing()
    {
        await using var database = await StartAsync();
        await database.Outbox.AddAsync([Said("card"), Said("closed") with { Replaces = "card" }], Cancel);
        await database.Outbox.GiveUpAsync(await database.ClaimedSendAsync(), "403", Cancel);
        var closed = await database.ClaimedSendAsync();
        Assert.Equal(("card", null), (closed.Replaces, closed.Replaced));
    }

    private static Outbound Said(string id) => new()
    {
        Id = id,
        InReplyTo = null,
        Channel = "activity",
        Tenant = "t1",
        Conversation = "c1",
        Address = "https://example.com/",
        Body = "{}",
        Person = "maria",
    };

    [Fact]
    public async Task What_is_given_up_keeps_its_reason_and_lets_the_next_go()
    {
        await using var database = await StartAsync();
        await database.AnsweredAsync("a", replies: 2);
        await database.Outbox.GiveUpAsync(await database.ClaimedSendAsync(), "403 BotNotInConversationRoster", Cancel);
        Assert.Equal("a#1", (await database.ClaimedSendAsync()).Id);
        Assert.Equal("403 BotNotInConversationRoster", database.Look("SELECT reason FROM outbox WHERE id = 'a#0'"));
    }

    [Fact]
    public async Task What_is_answered_in_its_request_is_recorded_and_never_sent()
    {
        await using var database = await StartAsync();
        await database.AnsweredAsync("a", inline: true);
        Assert.Empty(await database.Outbox.ClaimAsync(1, Cancel));
        Assert.Equal(1L, database.Look("SELECT COUNT(*) FROM outbox WHERE state = 2"));
    }
}
