using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class DigestSpecs(Engine engine) : StorageSpecs(engine)
{
    private static readonly DateOnly Week = new(2025, 12, 29);

    [Fact]
    public async Task However_many_processes_try_a_person_gets_the_digest_of_a_week_once_and_one_look_is_kept()
    {
        await using var database = await StartAsync();
        var (digests, due) = (database.Get<IDigests>(), database.Time.GetUtcNow());
        await database.TurnAsync("on", "maria", turn => digests.Keep(turn, due));
        var reader = Assert.Single(await digests.DueAsync(due, 9, Cancel));
        Assert.Equal(("t1", "maria", due), (reader.Tenant, reader.Person, reader.Due));
        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => digests.MoveOnAsync(reader, Week, due.AddDays(7), Card($"card {number}"), View(due), Cancel)));
        Assert.Equal(1, sent.Count(each => each));
        Assert.Equal(1L, database.Look("SELECT COUNT(*) FROM outbox"));
        Assert.Equal(1L, database.Look("SELECT COUNT(*) FROM page_views WHERE what = 'digest'"));
        Assert.Empty(await digests.DueAsync(due, 9, Cancel));
        Assert.Equal(due.AddDays(7), await digests.NextAsync("t1", "maria", Cancel));
    }

    [Fact]
    public async Task Who_ends_it_and_begins_again_gets_no_week_twice()
    {
        await using var database = await StartAsync();
        var (digests, due) = (database.Get<IDigests>(), database.Time.GetUtcNow());
        await database.TurnAsync("on", "maria", turn => digests.Keep(turn, due));
        Assert.True(await digests.MoveOnAsync(Assert.Single(await digests.DueAsync(due, 9, Cancel)), Week, due.AddDays(7), Card("first"), null, Cancel));
        await database.TurnAsync("off", "maria", turn => digests.Keep(turn, null));
        Assert.Null(await digests.NextAsync("t1", "maria", Cancel));
        Assert.Empty(await digests.DueAsync(due.AddDays(70), 9, Cancel));
        await database.TurnAsync("again", "maria", turn => digests.Keep(turn, due));
        Assert.False(await digests.MoveOnAsync(Assert.Single(await digests.DueAsync(due, 9, Cancel)), Week, due.AddDays(7), Card("second"), null, Cancel));
        Assert.Equal(1L, database.Look("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task Whose_data_is_deleted_wishes_for_nothing_any_more_and_tenants_never_meet()
    {
        await using var database = await StartAsync();
        var (digests, due) = (database.Get<IDigests>(), database.Time.GetUtcNow());
        await database.TurnAsync("on", "maria", turn => digests.Keep(turn, due));
        await database.TurnAsync("on 2", "maria", turn => digests.Keep(turn, due), "t2");
        await database.TurnAsync("erase", "maria", database.PersonalData.Erase);
        Assert.Null(await digests.NextAsync("t1", "maria", Cancel));
        Assert.Equal("t2", Assert.Single(await digests.DueAsync(due, 9, Cancel)).Tenant);
    }

    [Fact]
    public async Task A_file_that_was_written_is_known_as_such()
    {
        await using var database = await StartAsync();
        var log = database.Get<IExportLog>();
        Assert.False(await log.HasAsync("a.csv", Cancel));
        await log.AddAsync("a.csv", database.Time.GetUtcNow(), Cancel);
        await log.AddAsync("a.csv", database.Time.GetUtcNow(), Cancel);
        Assert.True(await log.HasAsync("a.csv", Cancel));
        Assert.False(await log.HasAsync("b.csv", Cancel));
    }

    private static Outbound Card(string id) => new() { Id = id, InReplyTo = null, Channel = "activity", Tenant = "t1", Conversation = "c", Address = "https://example.com/", Body = "{}" };

    private static PageView View(DateTimeOffset at) => new("t1", "maria", "", null, "digest", at);
}
