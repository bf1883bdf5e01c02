using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Clauses;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

/// <summary>Clauses of contracts, their history, and that it is told of each step once.</summary>
public abstract class ClauseSpecs(Engine engine) : StorageSpecs(engine)
{
    private static readonly ChangePerson Maria = new("maria", "Maria");

    private static readonly Clause Backups = new()
    {
        Id = "k-1",
        Says = "Backups are kept.",
        Source = "Contract 7.2",
        Role = "platform",
        Renewal = new(2026, 5, 31),
        Responsibility = "backup-and-restore",
        Overrides = ["c1"],
    };

    [Fact]
    public async Task One_is_kept_once_renewed_and_removed_in_its_tenant_alone()
    {
        await using var database = await StartAsync();
        var (clauses, at) = (database.Get<IClauses>(), database.Time.GetUtcNow());
        await clauses.AddAsync("t1", Backups, Maria, at, Cancel);
        await clauses.AddAsync("t1", Backups with { Says = "Other." }, Maria, at, Cancel);
        await database.RestartAsync();
        clauses = database.Get<IClauses>();
        Assert.Equivalent(new[] { Backups }, await ListAsync(database, "t1"), strict: true);
        Assert.Empty(await ListAsync(database, "t2"));
        Assert.Equal(["t1"], await clauses.TenantsAsync(all: false, Cancel));

        var renewed = Backups with { Renewal = new(2027, 5, 31) };
        Assert.True(await clauses.RenewAsync("t1", renewed, Maria, at.AddHours(1), "Order", Cancel));
        Assert.True(await clauses.RenewAsync("t1", renewed, Maria, at.AddHours(1), "Order", Cancel));
        Assert.False(await clauses.RenewAsync("t2", renewed, Maria, at, "", Cancel));
        Assert.Equivalent(new[] { renewed }, await ListAsync(database, "t1"), strict: true);
        Assert.False(await clauses.RemoveAsync("t2", "k-1", Maria, at, "", Cancel));
        Assert.True(await clauses.RemoveAsync("t1", "k-1", Maria, at.AddHours(2), "Ended", Cancel));
        Assert.False(await clauses.RemoveAsync("t1", "k-1", Maria, at, "", Cancel));
        Assert.False(await clauses.RenewAsync("t1", renewed, Maria, at, "", Cancel));
        Assert.Empty(await ListAsync(database, "t1"));
        Assert.Equal(
            [(ClauseStep.Removed, 2027, "Ended"), (ClauseStep.Renewed, 2027, "Order"), (ClauseStep.Added, 2026, "")],
            (await clauses.HistoryAsync("t1", 10, Cancel)).Select(line => (line.Step, line.Clause.Renewal.Year, line.Why)));
        Assert.Equal((Maria, at.AddHours(2)), ((await clauses.HistoryAsync("t1", 1, Cancel))[0].By, (await clauses.HistoryAsync("t1", 1, Cancel))[0].At));
        Assert.Empty(await clauses.HistoryAsync("t2", 10, Cancel));
        Assert.Equal(3, await database.Get<IOrganisationBook>().VersionAsync("t1", Cancel));
    }

    [Fact]
    public async Task Of_a_step_it_is_told_once_whoever_tells_it_and_also_after_a_restart()
    {
        await using var database = await StartAsync();
        await database.Get<IClauses>().AddAsync("t1", Backups, Maria, database.Time.GetUtcNow(), Cancel);
        var reminder = new ClauseReminder("k-1", Backups.Renewal, 60);
        Assert.True(await TellAsync(database, reminder, "first"));
        Assert.False(await TellAsync(database, reminder, "again"));
        await database.RestartAsync();
        Assert.False(await TellAsync(database, reminder, "restarted"));
        Assert.Equal([reminder], await database.Get<IClauses>().ToldAsync("t1", Cancel));
        Assert.Empty(await database.Get<IClauses>().ToldAsync("t2", Cancel));
        Assert.Equal("first", (await database.ClaimedSendAsync()).Id);
        Assert.Empty(await database.Outbox.ClaimAsync(1, Cancel));
        Assert.True(await TellAsync(database, reminder with { Step = 30 }, "next"));
    }

    [Fact]
    public async Task What_was_renewed_or_removed_meanwhile_is_not_told()
    {
        await using var database = await StartAsync();
        var (clauses, at) = (database.Get<IClauses>(), database.Time.GetUtcNow());
        await clauses.AddAsync("t1", Backups, Maria, at, Cancel);
        await clauses.RenewAsync("t1", Backups with { Renewal = new(2027, 5, 31) }, Maria, at, "", Cancel);
        Assert.False(await TellAsync(database, new("k-1", Backups.Renewal, 60), "old"));
        Assert.True(await TellAsync(database, new("k-1", new(2027, 5, 31), 60), "new"));
        await clauses.RemoveAsync("t1", "k-1", Maria, at, "", Cancel);
        Assert.False(await TellAsync(database, new("k-1", new(2027, 5, 31), 30), "gone"));
        Assert.Equal("new", (await database.ClaimedSendAsync()).Id);
        Assert.Empty(await database.Outbox.ClaimAsync(1, Cancel));
    }

    [Fact]
    public async Task One_of_the_files_needs_no_row_and_gets_one_when_it_is_renewed()
    {
        await using var database = await StartAsync();
        var clauses = database.Get<IClauses>();
        var file = Backups with { IsOfFiles = true };
        Assert.True(await TellAsync(database, new("k-1", file.Renewal, 60), "first", isOfFiles: true));
        Assert.True(await clauses.RenewAsync("t1", file with { Renewal = new(2027, 5, 31) }, Maria, database.Time.GetUtcNow(), "", Cancel));
        Assert.False(await TellAsync(database, new("k-1", file.Renewal, 30), "old", isOfFiles: true));
        Assert.True(await TellAsync(database, new("k-1", new(2027, 5, 31), 60), "new", isOfFiles: true));
        Assert.Equivalent(new[] { file with { Renewal = new(2027, 5, 31) } }, await ListAsync(database, "t1"), strict: true);
    }

    [Fact]
    public async Task Tenants_that_the_bot_was_heard_in_have_the_clauses_of_the_files_too()
    {
        await using var database = await StartAsync();
        Assert.Empty(await database.Get<IClauses>().TenantsAsync(all: true, Cancel));
        await database.Conversations.KeepAsync(new("activity", "t1", "a:9", Place.Personal, "way", database.Time.GetUtcNow()) { Person = "maria" }, Cancel);
        await database.Get<IClauses>().AddAsync("t0", Backups, Maria, database.Time.GetUtcNow(), Cancel);
        Assert.Equal(["t0", "t1"], await database.Get<IClauses>().TenantsAsync(all: true, Cancel));
        Assert.Equal(["t0"], await database.Get<IClauses>().TenantsAsync(all: false, Cancel));
    }

    [Fact]
    public async Task Who_is_forgotten_leaves_the_history_without_an_id()
    {
        await using var database = await StartAsync();
        await database.Get<IClauses>().AddAsync("t1", Backups, Maria, database.Time.GetUtcNow(), Cancel);
        await database.TurnAsync("bye", "maria", database.PersonalData.Erase);
        Assert.Equal(new("", "Maria"), Assert.Single(await database.Get<IClauses>().HistoryAsync("t1", 10, Cancel)).By);
        Assert.Single(await ListAsync(database, "t1"));
    }

    [Fact]
    public async Task A_state_of_the_content_is_noted_when_it_is_another_than_before()
    {
        await using var database = await StartAsync();
        var (revisions, at) = (database.Get<IContentRevisions>(), database.Time.GetUtcNow());
        foreach (var revision in new[] { "a", "a", "b", "a" })
        {
            await revisions.NoteAsync(revision, Cancel);
            database.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal([new("a", at), new("b", at.AddHours(2)), new TaughtRevision("a", at.AddHours(3))], await revisions.ListAsync(at.AddDays(1), Cancel));
        Assert.Equal(["a"], (await revisions.ListAsync(at.AddHours(2), Cancel)).Select(each => each.Revision));
    }

    private static async Task<IReadOnlyList<Clause>> ListAsync(TemporaryDatabase database, string tenant) => (await database.Get<IOrganisationBook>().ReadAsync(tenant, Cancel)).Clauses;

    private static Task<bool> TellAsync(TemporaryDatabase database, ClauseReminder reminder, string id, bool isOfFiles = false) => database.Get<IClauses>().TellAsync(
        "t1", reminder, isOfFiles,
        [new() { Id = id, InReplyTo = null, Channel = "activity", Tenant = "t1", Conversation = "c", Address = "https://example.com/", Body = "{}" }], Cancel);
}

/// <summary>Several processes on one database, which PostgreSQL alone allows.</summary>
public sealed class ClauseReplicaSpecs(PostgresEngine postgres) : StorageSpecs(postgres)
{
    [Fact]
    public async Task Of_two_processes_that_tell_at_once_one_does()
    {
        await using var database = await StartAsync();
        await using var beside = await database.BesideAsync();
        var clause = new Clause { Id = "k-1", Says = "x", Source = "y", Role = "r", Renewal = new(2026, 5, 31) };
        await database.Get<IClauses>().AddAsync("t1", clause, new("maria", "Maria"), database.Time.GetUtcNow(), Cancel);
        var told = await Task.WhenAll(new[] { database, beside }.Select(process => process.Get<IClauses>().TellAsync(
            "t1", new("k-1", clause.Renewal, 60), false,
            [new Outbound { Id = "card", InReplyTo = null, Channel = "activity", Tenant = "t1", Conversation = "c", Address = "https://example.com/", Body = "{}" }], Cancel)));
        Assert.Single(told, isTold => isTold);
        Assert.Equal(1L, database.Look("SELECT COUNT(*) FROM outbox"));
    }
}
