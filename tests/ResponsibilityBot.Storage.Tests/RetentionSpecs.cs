using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class RetentionSpecs(Engine engine) : StorageSpecs(engine)
{
    [Fact]
    public async Task Finished_messages_go_after_their_days_and_unfinished_ones_stay()
    {
        await using var database = await StartAsync();
        await database.AnsweredAsync("sent");
        await database.Outbox.SentAsync(await database.ClaimedSendAsync(), new(null), Cancel);
        await database.Inbox.KeepAsync(database.Inbound("waiting", "c9"), Cancel);
        await database.DirectLine.CreateAsync("d1", "u1", Cancel);
        await database.DirectLine.AppendAsync("d1", "k", _ => "{}", Cancel);

        database.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await database.Retention.SweepAsync(Cancel));
        database.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(3, await database.Retention.SweepAsync(Cancel));

        Assert.Equal("waiting", (await database.ClaimedAsync()).Id);
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM outbox"));
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM directline_activities"));
    }

    [Fact]
    public async Task A_web_chat_that_is_over_is_no_place_any_more()
    {
        await using var database = await StartAsync();
        foreach (var (channel, place) in new[] { ("directline", "d1"), ("directline", "over"), ("activity", "room") })
            await database.Conversations.KeepAsync(new(channel, "t1", place, Place.Personal, "way", database.Time.GetUtcNow()), Cancel);
        await database.DirectLine.CreateAsync("d1", "u1", Cancel);
        Assert.Equal(1, await database.Retention.SweepAsync(Cancel));
        Assert.Null(await database.Conversations.FindAsync("directline", "t1", "over", Cancel));
    }

    [Fact]
    public async Task Looks_at_figures_go_after_their_days_and_links_a_day_after_they_end()
    {
        await using var database = await StartAsync();
        var (views, links, end) = (database.Get<IPageViews>(), database.Get<IPageLinks>(), database.Time.GetUtcNow().AddMinutes(10));
        await views.RecordAsync(new("t1", "maria", "Maria", null, "page", database.Time.GetUtcNow()), Cancel);
        await database.TurnAsync("link", "maria", turn => links.Give(turn, "token", end));
        database.Time.SetUtcNow(end.AddDays(1));
        Assert.Equal(0, await database.Retention.SweepAsync(Cancel));
        Assert.Equal(LinkOutcome.Over, (await links.UseAsync("token", Cancel)).Outcome);
        database.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await database.Retention.SweepAsync(Cancel));
        Assert.Equal(LinkOutcome.Unknown, (await links.UseAsync("token", Cancel)).Outcome);
        Assert.Single(await views.OfTeamAsync("t1", "any", 9, Cancel));
        database.Time.SetUtcNow(end.AddMinutes(-10).AddDays(30));
        await database.Retention.SweepAsync(Cancel);
        Assert.Single(await views.OfTeamAsync("t1", "any", 9, Cancel));
        database.Time.Advance(TimeSpan.FromMilliseconds(1));
        await database.Retention.SweepAsync(Cancel);
        Assert.Empty(await views.OfTeamAsync("t1", "any", 9, Cancel));
    }

    [Fact]
    public async Task Topics_go_as_soon_as_they_are_forgotten()
    {
        await using var database = await StartAsync();
        var key = new TopicKey("t", "c", "p");
        await database.KeepTopicAsync(key, new("owner", ["guest-os-patching"], ["paas"], null, null, database.Time.GetUtcNow()));
        database.Time.Advance(Topic.Lifetime + TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await database.Retention.SweepAsync(Cancel));
    }
}
