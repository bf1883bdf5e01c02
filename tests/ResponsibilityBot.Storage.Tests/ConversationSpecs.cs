using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class ConversationSpecs(Engine engine) : StorageSpecs(engine)
{
    private const string Channel = "19:general@thread.tacv2";
    private const string Thread = Channel + ";messageid=7";

    [Fact]
    public async Task A_thread_belongs_to_its_channel_which_belongs_to_its_team()
    {
        await using var database = await StartAsync();
        await HeardAsync(database, "a", Thread, new(Channel, Place.Channel, "way") { Team = "team-1" });
        var found = await database.Conversations.FindAsync("activity", "t1", Thread, Cancel);
        Assert.Equal((Channel, Place.Channel, "team-1", "way"), (found?.Conversation, found?.Place, found?.Team, found?.Address));
        Assert.Equal(1L, database.Look("SELECT COUNT(*) FROM conversations"));
    }

    [Fact]
    public async Task A_person_is_reached_in_their_chat_or_told_how_one_is_begun()
    {
        await using var database = await StartAsync();
        await HeardAsync(database, "a", Thread, From(Channel, Place.Channel, "maria"));
        var begun = await database.Conversations.FindPersonAsync("t1", "maria", Cancel);
        Assert.Equal(("way to maria", null), (begun?.Address, begun?.Chat));

        await HeardAsync(database, "b", "a:1", From("a:1", Place.Personal, "maria"));
        var chat = (await database.Conversations.FindPersonAsync("t1", "maria", Cancel))?.Chat;
        Assert.Equal(("a:1", "maria", "way"), (chat?.Conversation, chat?.Person, chat?.Address));
        Assert.Null(await database.Conversations.FindPersonAsync("t2", "maria", Cancel));
        Assert.Null(await database.Conversations.FindPersonAsync("t1", "adele", Cancel));
    }

    [Fact]
    public async Task A_chat_that_the_bot_began_is_found()
    {
        await using var database = await StartAsync();
        await database.Conversations.KeepAsync(new("activity", "t1", "a:9", Place.Personal, "way", database.Time.GetUtcNow()) { Person = "maria" }, Cancel);
        var found = await database.Conversations.FindPersonAsync("t1", "maria", Cancel);
        Assert.Equal(("a:9", null), (found?.Chat?.Conversation, found?.Address));
    }

    [Fact]
    public async Task A_message_a_minute_writes_once()
    {
        await using var database = await StartAsync();
        var first = database.Time.GetUtcNow();
        await HeardAsync(database, "a", "a:1", From("a:1", Place.Personal, "maria"));
        database.Time.Advance(TimeSpan.FromSeconds(59));
        await HeardAsync(database, "b", "a:1", From("a:1", Place.Personal, "maria"));
        Assert.Equal(first, (await database.Conversations.FindAsync("activity", "t1", "a:1", Cancel))?.SeenAt);
        database.Time.Advance(TimeSpan.FromSeconds(1));
        await HeardAsync(database, "c", "a:1", From("a:1", Place.Personal, "maria"));
        Assert.Equal(first.AddMinutes(1), (await database.Conversations.FindAsync("activity", "t1", "a:1", Cancel))?.SeenAt);
    }

    [Fact]
    public async Task Who_blocked_the_bot_is_not_begun_a_new_chat_with()
    {
        await using var database = await StartAsync();
        await HeardAsync(database, "a", "a:1", From("a:1", Place.Personal, "maria"));
        await HeardAsync(database, "b", "a:2", From("a:2", Place.Personal, "adele"));
        await database.Conversations.BlockAsync(database.Inbound("x", "a:1").Reply(), Cancel);
        Assert.Null(await database.Conversations.FindPersonAsync("t1", "maria", Cancel));
        Assert.NotNull(await database.Conversations.FindPersonAsync("t1", "adele", Cancel));

        await database.Conversations.BlockAsync(database.Inbound("x", "chat-with:adele").Reply() with { Person = "adele" }, Cancel);
        Assert.Null((await database.Conversations.FindPersonAsync("t1", "adele", Cancel))?.Address);
    }

    [Fact]
    public async Task A_group_that_blocked_the_bot_takes_nobody_with_it()
    {
        await using var database = await StartAsync();
        await HeardAsync(database, "a", "19:g", From("19:g", Place.Group, "maria"));
        await database.Conversations.BlockAsync(database.Inbound("x", "19:g").Reply(), Cancel);
        Assert.Null(await database.Conversations.FindAsync("activity", "t1", "19:g", Cancel));
        Assert.NotNull(await database.Conversations.FindPersonAsync("t1", "maria", Cancel));
    }

    [Fact]
    public async Task Removed_from_a_team_all_its_channels_and_threads_are_forgotten_and_nothing_else()
    {
        await using var database = await StartAsync();
        await HeardAsync(database, "a", Thread, new(Channel, Place.Channel, "way") { Team = "team-1" });
        await HeardAsync(database, "b", "19:second", new("19:second", Place.Channel, "way") { Team = "team-1" });
        await HeardAsync(database, "c", "19:other", new("19:other", Place.Channel, "way") { Team = "team-2" });
        await HeardAsync(database, "d", "19:second", new("19:second", Place.Channel, "way") { Team = "team-1" }, tenant: "t2");
        foreach (var conversation in new[] { Thread, Channel + "x", "19:other" })
            await database.KeepTopicAsync(new("t1", conversation, "maria"), new("owner", ["logging"], [], null, null, database.Time.GetUtcNow()), $"topic in {conversation}");

        await database.Conversations.ForgetAsync("activity", "t1", Channel, "team-1", Cancel);
        Assert.Null(await database.Conversations.FindAsync("activity", "t1", Channel, Cancel));
        Assert.Null(await database.Conversations.FindAsync("activity", "t1", "19:second", Cancel));
        Assert.NotNull(await database.Conversations.FindAsync("activity", "t1", "19:other", Cancel));
        Assert.NotNull(await database.Conversations.FindAsync("activity", "t2", "19:second", Cancel));
        Assert.Null(await database.Topics.RecallAsync(new("t1", Thread, "maria"), Cancel));
        Assert.NotNull(await database.Topics.RecallAsync(new("t1", Channel + "x", "maria"), Cancel));
        Assert.NotNull(await database.Topics.RecallAsync(new("t1", "19:other", "maria"), Cancel));
    }

    private static Whereabouts From(string conversation, Place place, string person) => new(conversation, place, "way") { Person = person, PersonAddress = $"way to {person}" };

    private static async Task HeardAsync(TemporaryDatabase database, string id, string conversation, Whereabouts from, string tenant = "t1")
    {
        await database.Inbox.KeepAsync(database.Inbound(id, conversation, tenant) with { Whereabouts = from }, Cancel);
        await database.Inbox.FinishAsync(await database.ClaimedAsync(), [], welcome: null, Cancel);
    }
}
