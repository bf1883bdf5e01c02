using System.Text.Json;
using ResponsibilityBot.Storage.Scores;
using ResponsibilityBot.Tutoring.Organisation.Gaps;
using ResponsibilityBot.Tutoring.Quizzes.Challenges;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Webhooks;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class WebhookSpecs(Engine engine) : StorageSpecs(engine)
{
    private static readonly DateOnly Day = new(2026, 1, 5);

    [Fact]
    public async Task A_round_that_closes_is_told_once_to_each_webhook_of_its_tenant_and_is_there_after_a_restart()
    {
        await using var database = await HeardAsync();
        database.Hooks.All.AddRange([("siem", "t1", WebhookEvents.RoundClosed), ("other", "t2", WebhookEvents.RoundClosed), ("gaps", "t1", WebhookEvents.GapFound)]);
        var round = await OpenedAsync(database, "room");
        for (var person = 0; person < 4; person++)
            await AnswerAsync(database, round, $"p{person}", person % 2);
        await database.Posted.CloseAsync(round, round.ClosesAt, null, Cancel);
        await database.Posted.CloseAsync(round, round.ClosesAt, null, Cancel);
        await database.RestartAsync();
        database.Time.SetUtcNow(round.ClosesAt);

        Assert.Equal(["portal", "siem"], (await database.Webhooks.DueAsync(Cancel)).Order());
        var message = Assert.Single(await database.Webhooks.ClaimAsync("portal", 10, Cancel));
        Assert.Equal(message with { Hook = "siem" }, Assert.Single(await database.Webhooks.ClaimAsync("siem", 10, Cancel)));
        using var body = JsonDocument.Parse(message.Body);
        Assert.Equal(["type", "timestamp", "data"], body.RootElement.EnumerateObject().Select(field => field.Name));
        var data = body.RootElement.GetProperty("data");
        Assert.Equal(
            ["tenant", "round", "team", "item", "fact", "number", "count", "opened", "closed", "answers", "share"], data.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("round.closed", "t1", round.Id), (body.RootElement.GetProperty("type").GetString(), data.GetProperty("tenant").GetString(), data.GetProperty("round").GetString()));
        Assert.Equal((4, JsonValueKind.Null), (data.GetProperty("answers").GetInt32(), data.GetProperty("share").ValueKind));
        Assert.Equal(Teams.OfPlace(new("activity", "room")), data.GetProperty("team").GetString());
        Assert.DoesNotContain("room", message.Body, StringComparison.Ordinal);
        Assert.DoesNotMatch("p[0-3]", message.Body);
        Assert.DoesNotContain('.', message.Id);
    }

    [Fact]
    public async Task A_mean_is_told_where_enough_people_answered()
    {
        await using var database = await HeardAsync();
        var round = await OpenedAsync(database, "room");
        for (var person = 0; person < 5; person++)
            await AnswerAsync(database, round, $"p{person}", person == 0 ? 0.5 : 1);
        await database.Posted.CloseAsync(round, database.Time.GetUtcNow(), null, Cancel);
        using var body = JsonDocument.Parse(Assert.Single(await database.Webhooks.ClaimAsync("portal", 10, Cancel)).Body);
        Assert.Equal(0.9, body.RootElement.GetProperty("data").GetProperty("share").GetDouble());
    }

    [Fact]
    public async Task A_round_in_somebodys_own_chat_and_one_in_a_place_that_is_not_known_are_told_to_nobody()
    {
        await using var database = await HeardAsync();
        foreach (var place in new[] { "chat", "nowhere" })
            await database.Posted.CloseAsync(await OpenedAsync(database, place, $"r in {place}"), database.Time.GetUtcNow(), null, Cancel);
        Assert.Empty(await database.Webhooks.DueAsync(Cancel));
    }

    [Fact]
    public async Task The_questions_of_broadcasts_and_challenges_are_told_when_they_close()
    {
        await using var database = await HeardAsync();
        var round = Posted("r1", "room", database.Time.GetUtcNow());
        await database.Broadcasts.OpenAsync(
            [new() { Id = "b", Tenant = "t1", Order = "all", Number = 1, Count = 1, Item = "item", Fact = "fact", For = ChosenFor.New, OpenedAt = round.OpenedAt, ClosesAt = round.ClosesAt }], Cancel);
        var own = await database.Owners.TakeAsync("t1", "us", Cancel) ?? throw new InvalidOperationException("somebody else owns it");
        var sent = Assert.Single(await database.Deliveries.ClaimAsync(own, 10, Cancel) ?? []);
        await database.Deliveries.EndAsync([new DeliveryEnd.Done(sent, new("message 1", "room"))], Cancel);
        var game = new Challenge
        {
            Id = "c1",
            Tenant = "t1",
            Channel = "activity",
            Conversation = "room",
            Host = null,
            Topic = "",
            Questions = 1,
            Sides = [],
            Zone = "UTC",
            OpenedAt = round.OpenedAt,
            ClosesAt = round.ClosesAt,
            IsClosed = false,
            Answers = 0,
        };
        await database.Challenges.OpenAsync(game, [round with { Id = "q1", Order = game.Order }], [], Card("card"), Cancel);
        Assert.Empty(await database.Webhooks.DueAsync(Cancel));

        database.Time.SetUtcNow(round.ClosesAt);
        Assert.Equal(1, await database.Deliveries.CloseAsync(round.ClosesAt, Cancel));
        Assert.Equal(0, await database.Deliveries.CloseAsync(round.ClosesAt, Cancel));
        Assert.True(await database.Challenges.CloseAsync(game, round.ClosesAt, [], Cancel));
        Assert.False(await database.Challenges.CloseAsync(game, round.ClosesAt, [], Cancel));
        Assert.Equal(2, (await database.Webhooks.ClaimAsync("portal", 10, Cancel)).Count);
    }

    [Fact]
    public async Task What_one_process_has_taken_no_other_gets_and_what_a_dead_one_had_is_due_again()
    {
        await using var database = await HeardAsync();
        await database.Posted.CloseAsync(await OpenedAsync(database, "room"), database.Time.GetUtcNow(), null, Cancel);
        var taken = Assert.Single(await database.Webhooks.ClaimAsync("portal", 10, Cancel));
        // SQLite's file is one process's; there its second claim stands for the other.
        await using var beside = database.Bare is ServerDatabase ? await database.BesideAsync() : null;
        var other = (beside ?? database).Webhooks;
        Assert.Empty(await other.DueAsync(Cancel));
        Assert.Empty(await other.ClaimAsync("portal", 10, Cancel));
        database.Time.Advance(WorkSignals.Lease);
        var again = Assert.Single(await other.ClaimAsync("portal", 10, Cancel));
        Assert.Equal((taken.Id, taken.Body, 2), (again.Id, again.Body, again.Attempt));

        // Whoever comes back from the dead changes nothing.
        await database.Webhooks.RetryAsync(taken, database.Time.GetUtcNow(), "late", Cancel);
        await database.Webhooks.GiveUpAsync(taken, "late", Cancel);
        Assert.Empty(await database.Webhooks.DueAsync(Cancel));
        await other.SentAsync(again, Cancel);
        database.Time.Advance(WorkSignals.Lease);
        Assert.Empty(await database.Webhooks.DueAsync(Cancel));
        Assert.Equal(WebhookState.Taken, Assert.Single(await database.Get<IWebhookReport>().ListAsync("t1", Cancel)).State);
    }

    [Fact]
    public async Task What_is_given_up_says_why_and_goes_after_its_days()
    {
        await using var database = await HeardAsync();
        database.Hooks.All.Add(("siem", "t1", WebhookEvents.RoundClosed));
        await database.Posted.CloseAsync(await OpenedAsync(database, "room"), database.Time.GetUtcNow(), null, Cancel);
        var message = Assert.Single(await database.Webhooks.ClaimAsync("portal", 10, Cancel));
        await database.Webhooks.RetryAsync(message, database.Time.GetUtcNow().AddMinutes(1), "answered 500", Cancel);
        Assert.Equal(["siem"], await database.Webhooks.DueAsync(Cancel));
        database.Time.Advance(TimeSpan.FromMinutes(1));
        await database.Webhooks.GiveUpAsync(Assert.Single(await database.Webhooks.ClaimAsync("portal", 10, Cancel)), "answered 404", Cancel);
        Assert.Equal(1, await database.Webhooks.GiveUpAllAsync("siem", "answered 410", Cancel));

        var report = await database.Get<IWebhookReport>().ListAsync(null, Cancel);
        Assert.Equal([("portal", "answered 404", 2), ("siem", "answered 410", 0)], report.Select(each => (each.Hook, each.Reason, each.Attempts)));
        Assert.All(report, each => Assert.Equal((WebhookState.GivenUp, database.Time.GetUtcNow()), (each.State, each.EndedAt)));
        Assert.Empty(await database.Get<IWebhookReport>().ListAsync("t2", Cancel));
        database.Time.Advance(TimeSpan.FromDays(31));
        await database.Retention.SweepAsync(Cancel);
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM webhook_messages"));
    }

    [Fact]
    public async Task A_gap_is_told_when_it_is_found_when_it_grows_and_when_it_comes_back_and_not_in_between()
    {
        await using var database = await HeardAsync();
        database.Hooks.All.Add(("portal", "t1", WebhookEvents.GapFound));
        Assert.Equal(["backup logging"], await LookAsync(database, 1, Nobodys("backup", "logging")));
        Assert.Empty(await LookAsync(database, 1, Nobodys("backup", "logging")));
        await database.RestartAsync();
        Assert.Empty(await LookAsync(database, 2, Nobodys("logging")));
        Assert.Equal(["backup"], await LookAsync(database, 3, Nobodys("backup", "logging")));
        Assert.Empty(await LookAsync(database, 4));
        Assert.Equal(["logging"], await LookAsync(database, 5, Nobodys("logging")));
    }

    [Fact]
    public async Task The_gaps_of_one_tenant_are_compared_with_its_own_alone()
    {
        await using var database = await HeardAsync();
        database.Hooks.All.AddRange([("portal", "t1", WebhookEvents.GapFound), ("other", "t2", WebhookEvents.GapFound)]);
        Assert.Equal(1, await database.GapSightings.KeepAsync(new("t1", 5, Day, [Nobodys("backup")]), Cancel));
        // The same gap, at an older version, is new to another tenant; and that there is none any more is its own.
        Assert.Equal(1, await database.GapSightings.KeepAsync(new("t2", 1, Day, [Nobodys("backup")]), Cancel));
        Assert.Equal(0, await database.GapSightings.KeepAsync(new("t2", 2, Day, []), Cancel));
        Assert.Equal(0, await database.GapSightings.KeepAsync(new("t1", 5, Day, [Nobodys("backup")]), Cancel));
        Assert.Equal(1L, database.Look("SELECT COUNT(*) FROM gap_sightings"));
        Assert.Equal(1, await database.GapSightings.KeepAsync(new("t2", 3, Day, [Nobodys("backup")]), Cancel));
        foreach (var (hook, count) in new[] { ("portal", 1), ("other", 2) })
            Assert.Equal(count, (await database.Webhooks.ClaimAsync(hook, 10, Cancel)).Count);
    }

    [Fact]
    public async Task A_webhook_that_is_given_up_loses_what_waits_for_it_and_no_other_does()
    {
        await using var database = await HeardAsync();
        database.Hooks.All.Add(("siem", "t1", WebhookEvents.RoundClosed));
        await database.Posted.CloseAsync(await OpenedAsync(database, "room"), database.Time.GetUtcNow(), null, Cancel);
        await database.Webhooks.SentAsync(Assert.Single(await database.Webhooks.ClaimAsync("siem", 10, Cancel)), Cancel);
        await database.Posted.CloseAsync(await OpenedAsync(database, "room", "r2"), database.Time.GetUtcNow(), null, Cancel);
        await database.Posted.CloseAsync(await OpenedAsync(database, "room", "r3"), database.Time.GetUtcNow(), null, Cancel);
        Assert.Single(await database.Webhooks.ClaimAsync("siem", 1, Cancel));

        Assert.Equal(2, await database.Webhooks.GiveUpAllAsync("siem", "answered 410", Cancel));
        Assert.Equal(0, await database.Webhooks.GiveUpAllAsync("siem", "answered 410", Cancel));
        var report = await database.Get<IWebhookReport>().ListAsync(null, Cancel);
        Assert.Equal([WebhookState.Taken, WebhookState.GivenUp, WebhookState.GivenUp], report.Where(each => each.Hook == "siem").Select(each => each.State).Order());
        Assert.All(report.Where(each => each.Hook == "portal"), each => Assert.Equal(WebhookState.Waiting, each.State));
        Assert.Equal(3, (await database.Webhooks.ClaimAsync("portal", 10, Cancel)).Count);
    }

    [Fact]
    public async Task Who_looked_at_an_older_state_than_somebody_else_finds_nothing()
    {
        await using var database = await HeardAsync();
        database.Hooks.All.Add(("portal", "t1", WebhookEvents.GapFound));
        await LookAsync(database, 2);
        Assert.Equal(0, await database.GapSightings.KeepAsync(new("t1", 1, Day, [Nobodys("backup")]), Cancel));
        Assert.Equal(0, await database.GapSightings.KeepAsync(new("t1", 2, Day.AddDays(-1), [Nobodys("backup")]), Cancel));
        Assert.Equal(1, await database.GapSightings.KeepAsync(new("t1", 2, Day, [Nobodys("backup")]), Cancel));
    }

    [Fact]
    public async Task A_gap_is_told_by_ids_alone()
    {
        await using var database = await HeardAsync();
        database.Hooks.All.Add(("portal", "t1", WebhookEvents.GapFound));
        await database.GapSightings.KeepAsync(new("t1", 1, Day, [Nobodys("backup")]), Cancel);
        await database.GapSightings.KeepAsync(new("t2", 1, Day, [Nobodys("backup")]), Cancel);
        var body = Assert.Single(await database.Webhooks.ClaimAsync("portal", 10, Cancel)).Body;
        using var read = JsonDocument.Parse(body);
        Assert.Equal(["tenant", "gap", "kind", "workload", "target", "responsibilities", "roles"], read.RootElement.GetProperty("data").EnumerateObject().Select(field => field.Name));
        Assert.Equal(("no-owner", "checkout"), (read.RootElement.GetProperty("data").GetProperty("kind").GetString(), read.RootElement.GetProperty("data").GetProperty("workload").GetString()));
        Assert.DoesNotContain("Maria", body, StringComparison.Ordinal);
    }

    private static OrganisationGap Nobodys(params string[] rows) =>
        new(GapKind.NoOwner, new("checkout", "Maria's checkout", "", ["amazon-rds"], null), "Maria's checkout", "Maria left.", rows, []);

    /// <summary>The rows of each message that a look leaves.</summary>
    private static async Task<IReadOnlyList<string>> LookAsync(TemporaryDatabase database, long version, params OrganisationGap[] gaps)
    {
        var found = await database.GapSightings.KeepAsync(new("t1", version, Day, gaps), Cancel);
        var messages = await database.Webhooks.ClaimAsync("portal", 10, Cancel);
        Assert.Equal(found, messages.Count);
        return [.. messages.Select(message =>
        {
            using var body = JsonDocument.Parse(message.Body);
            return string.Join(' ', body.RootElement.GetProperty("data").GetProperty("responsibilities").EnumerateArray().Select(row => row.GetString()));
        })];
    }

    /// <summary>A database whose rounds in tenant t1 a webhook hears of, with a channel and a person's own chat.</summary>
    private async Task<TemporaryDatabase> HeardAsync()
    {
        var database = await StartAsync();
        database.Hooks.All.Add(("portal", "t1", WebhookEvents.RoundClosed));
        await database.Conversations.KeepAsync(new("activity", "t1", "room", Place.Channel, "way", database.Time.GetUtcNow()), Cancel);
        await database.Conversations.KeepAsync(new("activity", "t1", "chat", Place.Personal, "way", database.Time.GetUtcNow()), Cancel);
        return database;
    }

    private static async Task<PostedRound> OpenedAsync(TemporaryDatabase database, string place, string id = "r1")
    {
        var round = Posted(id, place, database.Time.GetUtcNow());
        Assert.True(await database.Posted.OpenAsync([round], [], Cancel));
        return round;
    }

    private static Outbound Card(string id) => new() { Id = id, InReplyTo = null, Channel = "activity", Tenant = "t1", Conversation = "room", Address = "", Body = "{}" };

    private static Task AnswerAsync(TemporaryDatabase database, PostedRound round, string person, double credit) => database.TurnAsync(
        $"answer of {person}", person, heard => database.Quizzes.Answer(
            heard, new($"{round.Id} {person}", "t1", person, round.Item, round.OpenedAt) { Post = round.Id }, new(["a"], credit, Confidence.NotSure, database.Time.GetUtcNow()), round.Fact));
}
