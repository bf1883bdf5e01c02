using ResponsibilityBot.Tutoring.Asking;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class TopicsSpecs(Engine engine) : StorageSpecs(engine)
{
    private static readonly TopicKey Key = new("t", "c", "p");

    [Fact]
    public async Task A_topic_comes_back_as_it_was_kept_also_after_a_restart()
    {
        await using var database = await StartAsync();
        var topic = new Topic("owner", ["guest-os-patching", "family:os"], ["paas"], "customer", "guest-os-patching/reboots", database.Time.GetUtcNow()) { Workload = "checkout" };
        await database.KeepTopicAsync(Key, topic with { Intent = "duties" }, "first");
        await database.KeepTopicAsync(Key, topic, "second");
        await database.RestartAsync();
        Assert.Equivalent(topic, await database.Topics.RecallAsync(Key, Cancel), strict: true);
    }

    [Fact]
    public async Task A_topic_is_forgotten_after_a_quarter_of_an_hour()
    {
        await using var database = await StartAsync();
        await database.KeepTopicAsync(Key, new("owner", [], [], null, null, database.Time.GetUtcNow()));
        database.Time.Advance(Topic.Lifetime);
        Assert.NotNull(await database.Topics.RecallAsync(Key, Cancel));
        database.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(await database.Topics.RecallAsync(Key, Cancel));
    }

    [Theory]
    [InlineData("other", "c", "p")]
    [InlineData("t", "other", "p")]
    [InlineData("t", "c", "other")]
    public async Task Nobody_sees_the_topic_of_another_tenant_conversation_or_person(string tenant, string conversation, string person)
    {
        await using var database = await StartAsync();
        await database.KeepTopicAsync(Key, new("owner", [], [], null, null, database.Time.GetUtcNow()));
        Assert.Null(await database.Topics.RecallAsync(new(tenant, conversation, person), Cancel));
    }
}
