using System.Data.Common;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Gaps;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class GapSpecs(Engine engine) : StorageSpecs(engine)
{
    private static readonly TopicKey Key = new("t1", "c1", "p");
    private static readonly GapFilter All = new();

    [Fact]
    public async Task What_a_turn_notes_is_counted_when_the_turn_is_finished_and_not_before()
    {
        await using var database = await OneIsEnoughAsync();
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        var claimed = await database.ClaimedAsync();
        database.Gaps.Note(Turn(claimed), new("printers", false, ["logging"]), Unknown("printers"));
        Assert.Empty(await database.GapReport.ListAsync(All, Cancel));
        Assert.Null(await database.Gaps.RecallAsync(Key, Cancel));

        await database.Inbox.FinishAsync(claimed, [], welcome: null, Cancel);
        var counted = Assert.Single(await database.GapReport.ListAsync(All, Cancel));
        Assert.Equivalent(new CountedGap("t1", Unknown("printers"), 1, new(2026, 1, 5), new(2026, 1, 5)), counted, strict: true);
        Assert.Equivalent(new AskedQuestion("printers", false, ["logging"]), await database.Gaps.RecallAsync(Key, Cancel), strict: true);
    }

    [Fact]
    public async Task A_turn_that_is_tried_again_counts_once()
    {
        await using var database = await OneIsEnoughAsync();
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        var claimed = await database.ClaimedAsync();
        database.Gaps.Note(Turn(claimed), null, Unknown("printers"));
        await database.Inbox.RetryAsync(claimed, database.Time.GetUtcNow(), "broken", Cancel);
        claimed = await database.ClaimedAsync();
        database.Gaps.Note(Turn(claimed), null, Unknown("printers"));
        await database.Inbox.FinishAsync(claimed, [], welcome: null, Cancel);
        await database.Inbox.FinishAsync(claimed, [], welcome: null, Cancel);
        Assert.Equal(1, Assert.Single(await database.GapReport.ListAsync(All, Cancel)).Count);
    }

    [Fact]
    public async Task A_process_that_dies_before_the_turn_is_finished_counts_nothing_and_the_next_one_counts_once()
    {
        await using var database = await OneIsEnoughAsync();
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        database.Gaps.Note(Turn(await database.ClaimedAsync()), null, Unknown("printers"));
        await database.RestartAsync();
        Assert.Empty(await database.GapReport.ListAsync(All, Cancel));
        await AskedAsync(database, await database.ClaimedAsync(), Unknown("printers"));
        Assert.Equal(1, Assert.Single(await database.GapReport.ListAsync(All, Cancel)).Count);
    }

    [Fact]
    public async Task Count_and_answer_stand_or_fall_together()
    {
        await using var database = await OneIsEnoughAsync();
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        var claimed = await database.ClaimedAsync();
        database.Gaps.Note(Turn(claimed), null, Unknown("printers"));
        database.Bare.Fill("gaps");
        await Assert.ThrowsAnyAsync<DbException>(() => database.Inbox.FinishAsync(claimed, [claimed.Reply()], welcome: null, Cancel));
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM outbox"));

        database.Bare.Empty("gaps");
        await database.Inbox.FinishAsync(claimed, [claimed.Reply()], welcome: null, Cancel);
        Assert.Single(await database.GapReport.ListAsync(All, Cancel));
    }

    [Fact]
    public async Task A_turn_that_is_set_aside_counts_nothing()
    {
        await using var database = await OneIsEnoughAsync();
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        var claimed = await database.ClaimedAsync();
        database.Gaps.Note(Turn(claimed), new("printers", false, []), Unknown("printers"));
        await database.Inbox.SetAsideAsync(claimed, "broken", [], Cancel);
        Assert.Empty(await database.GapReport.ListAsync(All, Cancel));
        Assert.Null(await database.Gaps.RecallAsync(Key, Cancel));
    }

    [Fact]
    public async Task The_same_gap_is_one_row_with_its_days_and_the_latest_offer()
    {
        await using var database = await OneIsEnoughAsync();
        await AskedAsync(database, "a", Unknown("printers"));
        database.Time.Advance(TimeSpan.FromDays(2));
        await AskedAsync(database, "b", Unknown("printers") with { Offered = ["availability", "logging"] });
        await AskedAsync(database, "c", new("printers", GapOutcome.Pressed, ["logging"], ["logging", "paas"]));
        var gaps = await database.GapReport.ListAsync(All, Cancel);
        Assert.Equivalent(new CountedGap("t1", Unknown("printers") with { Offered = ["availability", "logging"] }, 2, new(2026, 1, 5), new(2026, 1, 7)), gaps[0], strict: true);
        Assert.Equivalent(new CountedGap("t1", new("printers", GapOutcome.Pressed, ["logging"], ["logging", "paas"]), 1, new(2026, 1, 7), new(2026, 1, 7)), gaps[1], strict: true);
    }

    [Fact]
    public async Task Nothing_is_shown_that_came_up_less_often_than_the_setting_says_whatever_is_asked_for()
    {
        await using var database = await StartAsync();
        await AskedAsync(database, "a", Unknown("printers"));
        await AskedAsync(database, "b", Unknown("lifts"));
        await AskedAsync(database, "c", Unknown("lifts"));
        Assert.Equal(2, database.GapReport.MinimumCount);
        Assert.Equal(["lifts"], await WordsAsync(database, All with { Minimum = 1 }));
        Assert.Empty(await WordsAsync(database, All with { Minimum = 3 }));
    }

    [Fact]
    public async Task Tenants_never_mix()
    {
        await using var database = await StartAsync();
        await AskedAsync(database, "a", Unknown("printers"), "t1");
        await AskedAsync(database, "b", Unknown("printers"), "t2");
        Assert.Empty(await WordsAsync(database, All));

        await AskedAsync(database, "c", Unknown("printers"), "t2");
        Assert.Equal("t2", Assert.Single(await database.GapReport.ListAsync(All, Cancel)).Tenant);
        Assert.Empty(await WordsAsync(database, All with { Tenant = "t1" }));
        Assert.Single(await WordsAsync(database, All with { Tenant = "t2" }));
    }

    [Fact]
    public async Task The_most_frequent_come_first_then_the_latest_and_since_leaves_out_what_is_older()
    {
        await using var database = await OneIsEnoughAsync();
        await AskedAsync(database, "a", Unknown("often"));
        await AskedAsync(database, "b", Unknown("often"));
        await AskedAsync(database, "c", Unknown("old"));
        database.Time.Advance(TimeSpan.FromDays(1));
        await AskedAsync(database, "d", Unknown("new"));
        Assert.Equal(["often", "new", "old"], await WordsAsync(database, All));
        Assert.Equal(["new"], await WordsAsync(database, All with { Since = new(2026, 1, 6) }));
    }

    [Fact]
    public async Task Where_there_are_too_many_the_tenant_with_most_loses_its_rarest_and_oldest()
    {
        await using var database = await StartAsync(("Growth:MinimumCount", "1"), ("Growth:MaximumRows", "100"));
        await AskedAsync(database, "kept", Unknown("of another tenant"), "t2");
        await AskedAsync(database, "twice1", Unknown("twice"));
        await AskedAsync(database, "twice2", Unknown("twice"));
        for (var number = 0; number < 120; number++)
            await AskedAsync(database, $"odd{number}", Unknown($"odd {number}"));
        Assert.Equal(100L, database.Look("SELECT COUNT(*) FROM gaps"));
        var words = await WordsAsync(database, All);
        Assert.Contains("of another tenant", words);
        Assert.Contains("twice", words);
        Assert.Contains("odd 119", words);
        Assert.DoesNotContain("odd 21", words);
    }

    [Fact]
    public async Task Rows_are_counted_when_a_hundredth_more_may_be_there()
    {
        await using var database = await StartAsync(("Growth:MinimumCount", "1"), ("Growth:MaximumRows", "300"));
        var most = 0L;
        for (var number = 0; number < 330; number++)
        {
            await AskedAsync(database, $"odd{number}", Unknown($"odd {number}"));
            most = Math.Max(most, database.Look("SELECT COUNT(*) FROM gaps") as long? ?? 0);
        }

        Assert.InRange(most, 301, 303);
    }

    [Fact]
    public async Task Switched_off_nothing_is_counted_and_nothing_remembered()
    {
        await using var database = await StartAsync(("Growth:Enabled", "false"));
        await AskedAsync(database, "a", Unknown("printers"));
        Assert.Equal(0L, database.Look("SELECT (SELECT COUNT(*) FROM gaps) + (SELECT COUNT(*) FROM questions)"));
        Assert.Null(await database.Gaps.RecallAsync(Key, Cancel));
    }

    [Theory]
    [InlineData("other", "c1", "p")]
    [InlineData("t1", "other", "p")]
    [InlineData("t1", "c1", "other")]
    public async Task Nobody_sees_the_last_question_of_another_tenant_conversation_or_person(string tenant, string conversation, string person)
    {
        await using var database = await StartAsync();
        await AskedAsync(database, "a", Unknown("printers"));
        Assert.NotNull(await database.Gaps.RecallAsync(Key, Cancel));
        Assert.Null(await database.Gaps.RecallAsync(new(tenant, conversation, person), Cancel));
    }

    [Fact]
    public async Task The_last_question_is_forgotten_after_a_quarter_of_an_hour_with_the_conversation_and_when_a_turn_says_so()
    {
        await using var database = await StartAsync();
        await AskedAsync(database, "a", Unknown("printers"));
        database.Time.Advance(Topic.Lifetime);
        Assert.NotNull(await database.Gaps.RecallAsync(Key, Cancel));
        database.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(await database.Gaps.RecallAsync(Key, Cancel));
        Assert.Equal(1, await database.Retention.SweepAsync(Cancel));

        await AskedAsync(database, "b", Unknown("printers"));
        await database.Conversations.ForgetAsync("activity", "t1", "c1", null, Cancel);
        Assert.Null(await database.Gaps.RecallAsync(Key, Cancel));

        await AskedAsync(database, "c", Unknown("printers"));
        await database.Inbox.KeepAsync(database.Inbound("d"), Cancel);
        var claimed = await database.ClaimedAsync();
        database.Gaps.Note(Turn(claimed), null, null);
        await database.Inbox.FinishAsync(claimed, [], welcome: null, Cancel);
        Assert.Null(await database.Gaps.RecallAsync(Key, Cancel));
    }

    [Fact]
    public async Task A_gap_goes_when_it_has_not_come_up_for_its_days()
    {
        await using var database = await StartAsync(("Growth:MinimumCount", "1"), ("Growth:RetentionDays", "10"));
        await AskedAsync(database, "a", Unknown("printers"));
        database.Time.Advance(TimeSpan.FromDays(10));
        await database.Retention.SweepAsync(Cancel);
        Assert.Single(await WordsAsync(database, All));
        database.Time.Advance(TimeSpan.FromDays(1));
        await database.Retention.SweepAsync(Cancel);
        Assert.Empty(await WordsAsync(database, All));
    }

    [Fact]
    public async Task No_table_of_gaps_says_who_asked_where()
    {
        await using var database = await StartAsync();
        Assert.Equal(["corrected_to", "first_day", "last_day", "offered", "outcome", "sequence", "tenant", "times", "words"], database.Bare.Columns("gaps"));
    }

    [Fact]
    public async Task A_command_reads_beside_a_running_bot_and_after_it()
    {
        await using var database = await OneIsEnoughAsync();
        await AskedAsync(database, "a", Unknown("printers"));
        Assert.Single(await database.ReadBesideAsync());
        await database.KillProcessAsync();
        Assert.Single(await database.ReadBesideAsync());
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM inbox WHERE state < 2"));
    }

    private Task<TemporaryDatabase> OneIsEnoughAsync() => StartAsync(("Growth:MinimumCount", "1"));

    private static Gap Unknown(string words) => new(words, GapOutcome.Unknown, ["logging"], []);

    private static async Task<IEnumerable<string>> WordsAsync(TemporaryDatabase database, GapFilter filter) =>
        (await database.GapReport.ListAsync(filter, Cancel)).Select(counted => counted.Gap.Words);

    private static async Task AskedAsync(TemporaryDatabase database, string id, Gap gap, string tenant = "t1")
    {
        await database.Inbox.KeepAsync(database.Inbound(id, tenant: tenant), Cancel);
        await AskedAsync(database, await database.ClaimedAsync(), gap);
    }

    private static Task<IReadOnlyList<Outbound>?> AskedAsync(TemporaryDatabase database, Inbound claimed, Gap gap)
    {
        database.Gaps.Note(Turn(claimed), new(gap.Words, false, gap.Offered), gap);
        return database.Inbox.FinishAsync(claimed, [], welcome: null, Cancel);
    }

    private static Turn Turn(Inbound inbound) => new()
    {
        Id = inbound.Id,
        Channel = inbound.Channel,
        Tenant = inbound.Tenant,
        Conversation = inbound.Conversation,
        Person = new("p", "Pat"),
        Place = Place.Personal,
        Kind = TurnKind.Said,
        At = inbound.ReceivedAt,
    };
}
