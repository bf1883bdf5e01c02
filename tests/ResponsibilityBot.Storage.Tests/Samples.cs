using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage.Tests;

internal static class Samples
{
    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Inbound Inbound(this TemporaryDatabase database, string id, string conversation = "c1", string tenant = "t1", string? address = null) => new()
    {
        Id = id,
        Channel = "activity",
        Tenant = tenant,
        Conversation = conversation,
        Body = $$"""{"text":"{{id}}"}""",
        ReceivedAt = database.Time.GetUtcNow(),
        Whereabouts = address is null ? null : new(conversation, Place.Group, address),
    };

    public static Outbound Reply(this Inbound inbound, int number = 0, bool inline = false) => new()
    {
        Id = $"{inbound.Id}#{number}",
        InReplyTo = inbound.Id,
        Channel = inbound.Channel,
        Tenant = inbound.Tenant,
        Conversation = inbound.Conversation,
        Address = "https://example.com/",
        Body = $$"""{"text":"reply {{number}} to {{inbound.Id}}"}""",
        Inline = inline,
    };

    /// <summary>A question that is put into a place for eight hours, the only one of its order.</summary>
    public static PostedRound Posted(string id, string place, DateTimeOffset at, string tenant = "t1") => new()
    {
        Id = id,
        Tenant = tenant,
        Channel = "activity",
        Conversation = place,
        Order = id,
        Number = 1,
        Count = 1,
        Item = "item",
        Fact = "fact",
        For = ChosenFor.New,
        OpenedAt = at,
        ClosesAt = at.AddHours(8),
    };

    public static async Task<Inbound> ClaimedAsync(this TemporaryDatabase database)
    {
        return Assert.Single(await database.Inbox.ClaimAsync(1, Cancel));
    }

    public static async Task<Outbound> ClaimedSendAsync(this TemporaryDatabase database)
    {
        return Assert.Single(await database.Outbox.ClaimAsync(1, Cancel));
    }

    /// <summary>Keeps, claims and finishes one, so that its replies wait in the outbox.</summary>
    public static async Task AnsweredAsync(this TemporaryDatabase database, string id, int replies = 1, string conversation = "c1", bool inline = false)
    {
        await database.Inbox.KeepAsync(database.Inbound(id, conversation), Cancel);
        var claimed = await database.ClaimedAsync();
        await database.Inbox.FinishAsync(claimed, [.. Enumerable.Range(0, replies).Select(number => claimed.Reply(number, inline))], welcome: null, Cancel);
    }

    /// <summary>Lets a turn of that person end with that topic.</summary>
    public static async Task KeepTopicAsync(this TemporaryDatabase database, TopicKey key, Topic topic, string id = "topic")
    {
        await database.Inbox.KeepAsync(database.Inbound(id, key.Conversation, key.Tenant), Cancel);
        var claimed = await database.ClaimedAsync();
        database.Topics.Keep(claimed.Turn(key.Person), topic);
        await database.Inbox.FinishAsync(claimed, [], welcome: null, Cancel);
    }

    /// <summary>Lets a turn of that person leave something.</summary>
    public static async Task TurnAsync(this TemporaryDatabase database, string id, string person, Action<Turn> leave, string tenant = "t1")
    {
        await database.Inbox.KeepAsync(database.Inbound(id, tenant: tenant), Cancel);
        var claimed = await database.ClaimedAsync();
        leave(claimed.Turn(person));
        await database.Inbox.FinishAsync(claimed, [], welcome: null, Cancel);
    }

    /// <summary>The turn of what arrived.</summary>
    public static Turn Turn(this Inbound inbound, string person) => new()
    {
        Id = inbound.Id,
        Channel = inbound.Channel,
        Tenant = inbound.Tenant,
        Conversation = inbound.Conversation,
        Person = new(person, ""),
        Place = Place.Personal,
        Kind = TurnKind.Said,
        At = inbound.ReceivedAt,
    };
}
