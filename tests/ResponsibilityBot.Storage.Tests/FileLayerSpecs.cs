using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

/// <summary>What the content files moved, and that each tenant is told once of what is otherwise.</summary>
public abstract class FileLayerSpecs(Engine engine) : StorageSpecs(engine)
{
    internal static readonly Override Patching = new()
    {
        Id = "patching",
        Layer = Layer.Organisation,
        Responsibility = "guest-os-patching",
        Owner = Owner.Provider,
        Reason = "TICKET-1",
        Approver = "Ada",
        Since = new(2026, 1, 1),
    };

    internal static readonly Override Backups = Patching with { Id = "backups", Layer = Layer.Contract, Responsibility = "backup-and-restore", Target = "amazon-rds", Until = new(2026, 12, 31) };

    [Fact]
    public async Task The_first_look_is_remembered_and_told_to_nobody()
    {
        await using var database = await StartAsync();
        await LearnAsync(database, "t1");
        Assert.True(await NoteAsync(database, "a", Patching));
        Assert.Empty(await UntoldAsync(database, "a"));
        Assert.True(await NoteAsync(database, "a", Patching));
        Assert.Empty(await UntoldAsync(database, "a"));
    }

    [Fact]
    public async Task What_is_otherwise_is_kept_by_duty_for_each_tenant_that_learned_something_also_over_a_restart()
    {
        await using var database = await StartAsync();
        await LearnAsync(database, "t1");
        await LearnAsync(database, "t2");
        await database.Conversations.KeepAsync(new("activity", "t3", "a:9", Place.Personal, "way", database.Time.GetUtcNow()) { Person = "maria" }, Cancel);
        await NoteAsync(database, "a");
        // The order of the files is no difference.
        await NoteAsync(database, "b", Patching, Backups);
        await database.RestartAsync();
        await NoteAsync(database, "c", Backups, Patching);
        FileChange[] expected =
        [
            new("t1", Backups.Responsibility, [], database.Time.GetUtcNow()), new("t1", Patching.Responsibility, [], database.Time.GetUtcNow()),
            new("t2", Backups.Responsibility, [], database.Time.GetUtcNow()), new("t2", Patching.Responsibility, [], database.Time.GetUtcNow()),
        ];
        Assert.Equivalent(expected, await UntoldAsync(database, "c"), strict: true);
        Assert.Single(await database.Get<IFileLayers>().UntoldAsync("c", 1, Cancel));

        foreach (var change in await UntoldAsync(database, "c"))
            await database.Get<IFileLayers>().ToldAsync(change, "c", [], Cancel);
        Assert.Empty(await UntoldAsync(database, "c"));

        // What it said before stands beside what ended; what stayed is not told.
        await NoteAsync(database, "d", Patching);
        Assert.Equivalent(new[] { Backups }, (await UntoldAsync(database, "d"))[0].Before, strict: true);
        Assert.Equal(["t1", "t2"], (await UntoldAsync(database, "d")).Select(change => change.Tenant));
    }

    [Fact]
    public async Task What_was_not_told_stays_compared_with_what_was_told_last()
    {
        await using var database = await StartAsync();
        await LearnAsync(database, "t1");
        await NoteAsync(database, "a", Patching);
        await NoteAsync(database, "b", Patching with { Owner = Owner.Shared });
        var first = Assert.Single(await UntoldAsync(database, "b"));
        database.Time.Advance(TimeSpan.FromMinutes(1));
        await NoteAsync(database, "c", Patching with { Owner = Owner.Customer });
        var second = Assert.Single(await UntoldAsync(database, "c"));
        Assert.Equivalent(new[] { Patching }, second.Before, strict: true);

        // Who put the older one into words is too late.
        await database.Get<IFileLayers>().ToldAsync(first, "c", [Note("late")], Cancel);
        Assert.Empty(await database.Outbox.ClaimAsync(1, Cancel));
        await database.Get<IFileLayers>().ToldAsync(second, "c", [Note("told")], Cancel);
        await database.Get<IFileLayers>().ToldAsync(second, "c", [Note("twice")], Cancel);
        Assert.Equal("told", Assert.Single(await database.Outbox.ClaimAsync(10, Cancel)).Id);
        Assert.Empty(await UntoldAsync(database, "c"));
    }

    [Fact]
    public async Task Who_teaches_from_older_files_has_no_say()
    {
        await using var database = await StartAsync();
        await LearnAsync(database, "t1");
        await NoteAsync(database, "old");
        await NoteAsync(database, "new", Patching);
        var layers = database.Get<IFileLayers>();
        Assert.False(await layers.NoteAsync("old", [], Cancel));
        Assert.Empty(await UntoldAsync(database, "old"));
        var change = Assert.Single(await UntoldAsync(database, "new"));
        await layers.ToldAsync(change, "old", [Note("old")], Cancel);
        Assert.Empty(await database.Outbox.ClaimAsync(1, Cancel));
        Assert.Single(await UntoldAsync(database, "new"));
    }

    internal static Outbound Note(string id) => new() { Id = id, InReplyTo = null, Channel = "activity", Tenant = "t1", Conversation = "c", Address = "https://example.com/", Body = "{}" };

    internal static Task<int> LearnAsync(TemporaryDatabase database, string tenant) => database.Database.WriteAsync(
        sql => sql.Execute($"INSERT INTO memories (tenant, person, fact, stability, difficulty, answered_at, times, best) VALUES ({tenant}, {"kim"}, {"fact"}, {1.0}, {5.0}, {0L}, {1}, {1.0})"), Cancel);

    /// <summary>A process starts with a state of the files, in which that is moved.</summary>
    internal static async Task<bool> NoteAsync(TemporaryDatabase database, string revision, params Override[] moves)
    {
        await database.Get<IContentRevisions>().NoteAsync(revision, Cancel);
        return await database.Get<IFileLayers>().NoteAsync(revision, moves, Cancel);
    }

    private static async Task<IReadOnlyList<FileChange>> UntoldAsync(TemporaryDatabase database, string revision) => await database.Get<IFileLayers>().UntoldAsync(revision, 10, Cancel);
}

/// <summary>Several processes on one database, which PostgreSQL alone allows.</summary>
public sealed class FileLayerReplicaSpecs(PostgresEngine postgres) : StorageSpecs(postgres)
{
    [Fact]
    public async Task Processes_that_start_at_once_find_a_difference_once_and_one_of_them_tells_it()
    {
        await using var database = await StartAsync();
        await using var beside = await database.BesideAsync();
        await FileLayerSpecs.LearnAsync(database, "t1");
        await FileLayerSpecs.NoteAsync(database, "a");
        await database.Get<IContentRevisions>().NoteAsync("b", Cancel);
        TemporaryDatabase[] both = [database, beside];
        Assert.All(await Task.WhenAll(both.Select(process => process.Get<IFileLayers>().NoteAsync("b", [FileLayerSpecs.Patching], Cancel))), Assert.True);
        var change = Assert.Single(await beside.Get<IFileLayers>().UntoldAsync("b", 10, Cancel));
        await Task.WhenAll(both.Select((process, number) => process.Get<IFileLayers>().ToldAsync(change, "b", [FileLayerSpecs.Note($"card-{number}")], Cancel)));
        Assert.Equal(1L, database.Look("SELECT COUNT(*) FROM outbox"));
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM file_layer_changes"));
    }
}
