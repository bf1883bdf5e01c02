using ResponsibilityBot.Tutoring.Quizzes.Deliveries;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class DeliverySpecs(Engine engine) : StorageSpecs(engine)
{
    [Fact]
    public async Task A_broadcast_is_opened_once_and_goes_to_every_channel_and_group_of_its_tenant()
    {
        await using var database = await StartAsync();
        await PlacesAsync(database, "t1", ("room", Place.Channel), ("group", Place.Group), ("chat", Place.Personal));
        await PlacesAsync(database, "t2", ("elsewhere", Place.Channel));
        Assert.Equal(2, await database.Broadcasts.PlacesAsync("t1", Cancel));
        Assert.True(await database.Broadcasts.OpenAsync([Broadcast(database, 1), Broadcast(database, 2)], Cancel));
        Assert.False(await database.Broadcasts.OpenAsync([Broadcast(database, 1) with { Id = "other" }], Cancel));
        Assert.Equal(0, await database.Broadcasts.FillAsync(Cancel));
        Assert.Equal(4L, database.Look("SELECT COUNT(*) FROM deliveries"));
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM deliveries WHERE conversation NOT IN ('room', 'group')"));
        Assert.Equal([Broadcast(database, 1), Broadcast(database, 2)], await database.Broadcasts.OfOrderAsync("t1", "order", Cancel));
        Assert.Equal(Broadcast(database, 1).OpenedAt, (await database.Broadcasts.AskedAsync("t1", Cancel))["fact"]);
        Assert.Empty(await database.Broadcasts.AskedAsync("t2", Cancel));
    }

    [Fact]
    public async Task What_is_too_much_for_one_transaction_is_added_later_and_no_place_twice()
    {
        await using var database = await StartAsync();
        const int Places = 2 * Deliveries.Broadcasts.Chunk + 5;
        database.Look(
            $"""
            INSERT INTO conversations (channel, tenant, conversation, place, address, seen_at)
            WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < {Places}) SELECT 'activity', 't1', 'room' || n, 2, '', 0 FROM number
            """);
        await database.Broadcasts.OpenAsync([Broadcast(database, 1)], Cancel);
        Assert.Equal((long)Deliveries.Broadcasts.Chunk, database.Look("SELECT COUNT(*) FROM deliveries"));
        await database.RestartAsync();
        Assert.Equal(Deliveries.Broadcasts.Chunk, await database.Broadcasts.FillAsync(Cancel));
        Assert.Equal(5, await database.Broadcasts.FillAsync(Cancel));
        Assert.Equal(0, await database.Broadcasts.FillAsync(Cancel));
        Assert.Equal((long)Places, database.Look("SELECT COUNT(DISTINCT conversation) FROM deliveries"));
        Assert.Equal((long)Places, database.Look("SELECT COUNT(*) FROM deliveries"));
        Assert.Equal((long)Places, database.Look("SELECT MAX(number) FROM deliveries"));
    }

    [Fact]
    public async Task What_is_taken_has_a_round_that_can_be_answered_before_anybody_sees_the_card()
    {
        await using var database = await StartAsync();
        var (own, delivery) = await TakenAsync(database);
        Assert.Equal(("room", "order@1", "activity"), (delivery.Round.Conversation, delivery.Round.Order, delivery.Round.Channel));
        Assert.Equal(("way room", 1, 1), (delivery.Place?.Address, delivery.Attempt, delivery.Revision));
        Assert.Equal(delivery.Round, await database.Posted.FindAsync("t1", delivery.Round.Id, Cancel));
        Assert.Empty((await database.Deliveries.ClaimAsync(own, 10, Cancel)) ?? [delivery]);
        // The keeper of single rounds leaves it alone.
        Assert.Empty(await database.Posted.ToCloseAsync(delivery.Round.ClosesAt, 10, Cancel));
    }

    [Fact]
    public async Task A_card_that_is_sent_keeps_its_id_and_many_answers_ask_for_one_edit()
    {
        await using var database = await StartAsync();
        var (own, delivery) = await TakenAsync(database);
        await database.Deliveries.EndAsync([new DeliveryEnd.Done(delivery, new("message 1", "room;messageid=1"))], Cancel);
        Assert.Null(await database.Deliveries.NextDueAsync("t1", Cancel));
        Assert.Equal(0, await database.Deliveries.RefreshAsync(Cancel));

        await AnswerAsync(database, delivery, "maria");
        await AnswerAsync(database, delivery, "adele");
        Assert.Equal(1, await database.Deliveries.RefreshAsync(Cancel));
        Assert.Equal(0, await database.Deliveries.RefreshAsync(Cancel));
        var edit = Assert.Single(await ClaimAsync(database, own));
        Assert.Equal((new("message 1", "room;messageid=1"), 2, 1), (edit.Sent, edit.Round.Answers, edit.Attempt));

        // Meanwhile it is answered again and closed: what is being sent is old before it arrives, and one more edit shows both.
        await AnswerAsync(database, delivery, "lidia");
        Assert.Equal(1, await database.Deliveries.RefreshAsync(Cancel));
        Assert.Equal(0, await database.Deliveries.CloseAsync(edit.Round.ClosesAt.AddSeconds(-1), Cancel));
        Assert.Equal(1, await database.Deliveries.CloseAsync(edit.Round.ClosesAt, Cancel));
        Assert.Equal(0, await database.Deliveries.CloseAsync(edit.Round.ClosesAt, Cancel));
        await database.Deliveries.EndAsync([new DeliveryEnd.Done(edit, edit.Sent)], Cancel);
        var last = Assert.Single(await ClaimAsync(database, own));
        Assert.Equal((true, 3, edit.Sent), (last.Round.IsClosed, last.Round.Answers, last.Sent));
        await database.Deliveries.EndAsync([new DeliveryEnd.Done(last, null)], Cancel);
        Assert.Empty(await ClaimAsync(database, own));
    }

    [Fact]
    public async Task What_failed_comes_back_at_its_time_and_what_is_given_up_never()
    {
        await using var database = await StartAsync();
        var (own, delivery) = await TakenAsync(database);
        var later = database.Time.GetUtcNow().AddSeconds(5);
        await database.Deliveries.EndAsync([new DeliveryEnd.Again(delivery, later, "503")], Cancel);
        Assert.Empty(await ClaimAsync(database, own));
        Assert.Equal(later, await database.Deliveries.NextDueAsync("t1", Cancel));
        database.Time.SetUtcNow(later);
        var again = Assert.Single(await ClaimAsync(database, own));
        Assert.Equal(2, again.Attempt);
        // Nothing was tried.
        await database.Deliveries.EndAsync([new DeliveryEnd.Again(again, later, null)], Cancel);
        again = Assert.Single(await ClaimAsync(database, own));
        Assert.Equal(2, again.Attempt);
        await database.Deliveries.EndAsync([new DeliveryEnd.Dead(again, "403")], Cancel);
        Assert.Empty(await ClaimAsync(database, own));
        Assert.Equal("403", database.Look("SELECT reason FROM deliveries WHERE state = 3"));
        Assert.Empty(await database.Owners.OrphansAsync(10, Cancel));
        // The end of its round asks for no edit of a card that is nowhere.
        await database.Deliveries.CloseAsync(again.Round.ClosesAt, Cancel);
        Assert.Equal(1L, database.Look("SELECT wanted FROM deliveries"));
    }

    [Fact]
    public async Task A_place_that_is_left_meanwhile_is_taken_without_a_way_to_it()
    {
        await using var database = await StartAsync();
        await PlacesAsync(database, "t1", ("room", Place.Channel));
        await database.Broadcasts.OpenAsync([Broadcast(database, 1)], Cancel);
        await database.Conversations.ForgetAsync("activity", "t1", "room", team: null, Cancel);
        Assert.Null(Assert.Single(await ClaimAsync(database, await OwnAsync(database))).Place);
    }

    [Fact]
    public async Task An_owner_that_another_followed_takes_nothing_and_changes_nothing()
    {
        await using var database = await StartAsync();
        var (own, delivery) = await TakenAsync(database);
        database.Time.Advance(Ownership.Lapse);
        var next = await database.Owners.TakeAsync("t1", "second", Cancel) ?? throw new InvalidOperationException("the first lives");
        Assert.True(next.Epoch > own.Epoch);
        Assert.Null(await database.Deliveries.ClaimAsync(own, 10, Cancel));
        Assert.Empty(await database.Owners.ProveAsync("first", Cancel));
        Assert.Equal(0, await database.Owners.ResumeAsync(own, Cancel));

        Assert.Equal(1, await database.Owners.ResumeAsync(next, Cancel));
        var again = Assert.Single(await ClaimAsync(database, next));
        Assert.Equal((delivery.Round.Id, 2), (again.Round.Id, again.Attempt));
        await database.Deliveries.EndAsync([new DeliveryEnd.Dead(delivery, "too late")], Cancel);
        Assert.Equal(1L, database.Look("SELECT state FROM deliveries"));
        await database.Owners.ReleaseAsync(own, Cancel);
        Assert.Equal(next.Epoch, (await database.Owners.ProveAsync("second", Cancel))["t1"]);
    }

    [Fact]
    public async Task Forty_ends_are_recorded_at_once_each_as_its_own()
    {
        await using var database = await StartAsync();
        await PlacesAsync(database, "t1", [.. Enumerable.Range(0, 45).Select(number => ($"room{number:D2}", Place.Channel))]);
        await database.Broadcasts.OpenAsync([Broadcast(database, 1)], Cancel);
        var own = await OwnAsync(database);
        var taken = await database.Deliveries.ClaimAsync(own, 100, Cancel) ?? [];
        await database.Deliveries.EndAsync(
            [.. taken.Select(delivery => delivery.Number % 3 == 0 ? new DeliveryEnd.Dead(delivery, $"no {delivery.Number}") : (DeliveryEnd)new DeliveryEnd.Done(delivery, new($"m{delivery.Number}", "")))], Cancel);
        Assert.Equal(15L, database.Look("SELECT COUNT(*) FROM deliveries WHERE state = 3 AND reason = 'no ' || number AND sent_id IS NULL"));
        Assert.Equal(30L, database.Look("SELECT COUNT(*) FROM deliveries WHERE state = 2 AND reason IS NULL AND sent_id = 'm' || number AND shown = 1"));
    }

    [Fact]
    public async Task Broadcasts_go_with_their_deliveries_after_their_days()
    {
        await using var database = await StartAsync();
        var (_, delivery) = await TakenAsync(database);
        await database.Deliveries.EndAsync([new DeliveryEnd.Done(delivery, null)], Cancel);
        database.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await database.Retention.SweepAsync(Cancel));
        database.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(3, await database.Retention.SweepAsync(Cancel));
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM deliveries"));
    }

    private protected static Broadcast Broadcast(TemporaryDatabase database, int number) => new()
    {
        Id = $"post {number}",
        Tenant = "t1",
        Order = "order",
        Number = number,
        Count = 2,
        Item = "item",
        Fact = "fact",
        For = ChosenFor.New,
        OpenedAt = database.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(1)),
        ClosesAt = database.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(1)).AddHours(8),
    };

    private protected static async Task PlacesAsync(TemporaryDatabase database, string tenant, params (string Name, Place Place)[] places)
    {
        foreach (var (name, place) in places)
            await database.Conversations.KeepAsync(new("activity", tenant, name, place, $"way {name}", database.Time.GetUtcNow()), Cancel);
    }

    private static async Task<Ownership> OwnAsync(TemporaryDatabase database)
    {
        Assert.Equal(["t1"], await database.Owners.OrphansAsync(10, Cancel));
        return await database.Owners.TakeAsync("t1", "first", Cancel) ?? throw new InvalidOperationException("there is another owner");
    }

    private static async Task<(Ownership Own, Delivery Delivery)> TakenAsync(TemporaryDatabase database)
    {
        await PlacesAsync(database, "t1", ("room", Place.Channel));
        await database.Broadcasts.OpenAsync([Broadcast(database, 1)], Cancel);
        var own = await OwnAsync(database);
        return (own, Assert.Single(await ClaimAsync(database, own)));
    }

    private static async Task<IReadOnlyList<Delivery>> ClaimAsync(TemporaryDatabase database, Ownership own) =>
        await database.Deliveries.ClaimAsync(own, 10, Cancel) ?? throw new InvalidOperationException("there is another owner");

    private static Task AnswerAsync(TemporaryDatabase database, Delivery delivery, string person) => database.TurnAsync(person, person, heard => database.Quizzes.Answer(
        heard, new($"{delivery.Round.Id} {person}", "t1", person, "item", delivery.Round.OpenedAt) { Post = delivery.Round.Id }, new(["a"], 1, Confidence.NotSure, database.Time.GetUtcNow()), "fact"));
}
