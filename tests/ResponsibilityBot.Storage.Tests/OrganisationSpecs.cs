using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Roles;
using ResponsibilityBot.Tutoring.Turns;
using Role = ResponsibilityBot.Tutoring.Organisation.Role;

namespace ResponsibilityBot.Storage.Tests;

/// <summary>What tenants say of themselves: roles, changes that somebody else approved, and a history that only grows.</summary>
public abstract class OrganisationSpecs(Engine engine) : StorageSpecs(engine)
{
    private static readonly ChangePerson Maria = new("maria", "Maria"), Ada = new("ada", "Ada");

    private static CancellationToken Cancel => Samples.Cancel;

    [Fact]
    public async Task A_proposal_is_kept_once_and_changes_nothing_yet()
    {
        await using var database = await StartAsync();
        var book = Book(database);
        var kept = await book.ProposeAsync(Change(database), Cancel);
        Assert.Equivalent(Change(database), kept, strict: true);
        await book.ProposeAsync(Change(database) with { Proposer = Ada }, Cancel);
        await database.RestartAsync();
        Assert.Equivalent(Change(database), await Book(database).FindAsync("t1", "c1", Cancel), strict: true);
        Assert.Null(await Book(database).FindAsync("t2", "c1", Cancel));
        Assert.Empty((await Book(database).ReadAsync("t1", Cancel)).Overrides);
        Assert.Equal(0, await Book(database).VersionAsync("t1", Cancel));
        Assert.Single(await Book(database).HistoryAsync("t1", 10, Cancel));
    }

    [Fact]
    public async Task Approved_it_holds_under_the_approvers_name_in_its_tenant_alone()
    {
        await using var database = await StartAsync();
        var book = Book(database);
        var change = await book.ProposeAsync(Change(database), Cancel);
        Assert.True(await book.MoveAsync(change, ChangeStep.Approved, Ada, database.Time.GetUtcNow(), "", Cancel));
        Assert.Equivalent(new[] { Change(database).Override with { Approver = "Ada" } }, (await book.ReadAsync("t1", Cancel)).Overrides, strict: true);
        Assert.Empty((await book.ReadAsync("t2", Cancel)).Overrides);
        Assert.Equal((1, 0), (await book.VersionAsync("t1", Cancel), await book.VersionAsync("t2", Cancel)));
    }

    [Theory]
    [InlineData(ChangeStep.Approved, ChangeStep.Refused)]
    [InlineData(ChangeStep.Approved, ChangeStep.Approved)]
    [InlineData(ChangeStep.Refused, ChangeStep.Approved)]
    [InlineData(ChangeStep.TakenBack, ChangeStep.Approved)]
    [InlineData(ChangeStep.Refused, ChangeStep.RolledBack)]
    public async Task What_was_decided_is_not_decided_again(ChangeStep first, ChangeStep second)
    {
        await using var database = await StartAsync();
        var book = Book(database);
        var change = await book.ProposeAsync(Change(database), Cancel);
        Assert.True(await book.MoveAsync(change, first, Ada, database.Time.GetUtcNow(), "", Cancel));
        Assert.False(await book.MoveAsync(change, second, Maria, database.Time.GetUtcNow(), "", Cancel));
        var stands = await book.FindAsync("t1", "c1", Cancel);
        Assert.Equal(first, stands?.State);
        Assert.False(stands is not null && await book.MoveAsync(stands, second == ChangeStep.RolledBack ? second : ChangeStep.Refused, Maria, database.Time.GetUtcNow(), "", Cancel));
        Assert.Equal(2, (await book.HistoryAsync("t1", 10, Cancel)).Count);
    }

    [Fact]
    public async Task The_history_says_who_did_what_when_and_why_the_latest_first()
    {
        await using var database = await StartAsync();
        var book = Book(database);
        var change = await book.ProposeAsync(Change(database), Cancel);
        await book.MoveAsync(change, ChangeStep.Approved, Ada, database.Time.GetUtcNow().AddHours(1), "", Cancel);
        change = await book.FindAsync("t1", "c1", Cancel) ?? change;
        await book.MoveAsync(change, ChangeStep.RolledBack, Maria, database.Time.GetUtcNow().AddHours(2), "It was wrong", Cancel);
        var history = await book.HistoryAsync("t1", 10, Cancel);
        Assert.Equal(
            [(ChangeStep.RolledBack, Maria, "It was wrong"), (ChangeStep.Approved, Ada, ""), (ChangeStep.Proposed, Maria, "TICKET-1")],
            history.Select(line => (line.Step, line.By, line.Why)));
        Assert.Equal(database.Time.GetUtcNow().AddHours(2), history[0].At);
        Assert.All(history, line => Assert.Equal(ChangeStep.RolledBack, line.Change.State));
        Assert.Single(await book.HistoryAsync("t1", 1, Cancel));
        Assert.Empty(await book.HistoryAsync("t2", 10, Cancel));
        Assert.Empty((await book.ReadAsync("t1", Cancel)).Overrides);
    }

    [Fact]
    public async Task A_name_belongs_to_one_role_of_a_tenant()
    {
        await using var database = await StartAsync();
        var book = Book(database);
        Assert.True(await book.AddRoleAsync("t1", new("platform", "Platform team", new("slack", "C1", "#platform")), Cancel));
        Assert.False(await book.AddRoleAsync("t1", new("platform", "Other", null), Cancel));
        Assert.False(await book.AddRoleAsync("t1", new("other", "the PLATFORM", null), Cancel));
        Assert.True(await book.AddRoleAsync("t2", new("platform", "Platform team", null), Cancel));
        Assert.True(await book.AddRoleAsync("t1", new("app", "App team", null), Cancel));
        Assert.False(await book.KeepRoleAsync("t1", new("app", "Platform", null), Cancel));
        Assert.True(await book.KeepRoleAsync("t1", new("app", "Shop team", new("slack", "C2", "#shop")), Cancel));
        Assert.Equal([new("platform", "Platform team", new("slack", "C1", "#platform")), new Role("app", "Shop team", new("slack", "C2", "#shop"))], (await book.ReadAsync("t1", Cancel)).Roles);
        Assert.True(await book.RemoveRoleAsync("t1", "app", Cancel));
        Assert.False(await book.RemoveRoleAsync("t1", "app", Cancel));
        Assert.Single((await book.ReadAsync("t1", Cancel)).Roles);
    }

    [Fact]
    public async Task Where_a_change_stands_is_told_once_and_its_last_day_is_noticed()
    {
        await using var database = await StartAsync();
        var book = Book(database);
        var today = new DateOnly(2026, 1, 5);
        var change = await book.ProposeAsync(Change(database, today), Cancel);
        Assert.Single(await book.UntoldAsync(today, Cancel));
        await book.ToldAsync(change, [Note("told")], Cancel);
        await book.ToldAsync(change, [Note("again")], Cancel);
        Assert.Empty(await book.UntoldAsync(today, Cancel));
        Assert.Equal("told", (await database.ClaimedSendAsync()).Id);
        Assert.Empty(await database.Outbox.ClaimAsync(1, Cancel));
        await book.MoveAsync(change, ChangeStep.Approved, Ada, database.Time.GetUtcNow(), "", Cancel);
        // What is told of an earlier step is too late.
        await book.ToldAsync(change, [Note("late")], Cancel);
        change = Assert.Single(await book.UntoldAsync(today, Cancel));
        await book.ToldAsync(change, [], Cancel);
        Assert.Empty(await book.UntoldAsync(today, Cancel));
        Assert.Equal(ChangeStep.Approved, Assert.Single(await book.UntoldAsync(today.AddDays(1), Cancel)).State);
        Assert.True(await book.MoveAsync(change, ChangeStep.Expired, null, database.Time.GetUtcNow(), "", Cancel));
        Assert.Null((await book.HistoryAsync("t1", 1, Cancel))[0].By);
        Assert.Single((await book.ReadAsync("t1", Cancel)).Overrides);
    }

    [Fact]
    public async Task Who_learned_a_fact_is_found_in_their_own_tenant_alone()
    {
        await using var database = await StartAsync();
        foreach (var (tenant, person, fact) in new[] { ("t1", "kim", "a"), ("t1", "kim", "b"), ("t1", "lee", "c"), ("t2", "noa", "a") })
        {
            await database.Database.WriteAsync(
                sql => sql.Execute($"INSERT INTO memories (tenant, person, fact, stability, difficulty, answered_at, times, best) VALUES ({tenant}, {person}, {fact}, {1.0}, {5.0}, {0L}, {1}, {1.0})"), Cancel);
        }

        Assert.Equal([("kim", "a"), ("kim", "b")], await Book(database).LearnersAsync("t1", ["a", "b"], Cancel));
        Assert.Equal([("noa", "a")], await Book(database).LearnersAsync("t2", ["a", "b", "c"], Cancel));
        Assert.Empty(await Book(database).LearnersAsync("t3", ["a", "b", "c"], Cancel));
    }

    [Fact]
    public async Task Who_is_forgotten_leaves_the_history_without_an_id()
    {
        await using var database = await StartAsync();
        var book = Book(database);
        var change = await book.ProposeAsync(Change(database), Cancel);
        await book.MoveAsync(change, ChangeStep.Approved, Ada, database.Time.GetUtcNow(), "", Cancel);
        await database.TurnAsync("bye", "ada", database.PersonalData.Erase);
        await database.TurnAsync("bye too", "maria", database.PersonalData.Erase);
        var history = await book.HistoryAsync("t1", 10, Cancel);
        Assert.All(history, line => Assert.Equal("", line.By?.Id));
        Assert.Equal(("", ""), (history[0].Change.Proposer.Id, history[0].Change.Decider?.Id));
        Assert.Equal("Ada", Assert.Single((await book.ReadAsync("t1", Cancel)).Overrides).Approver);
    }

    [Fact]
    public async Task A_question_to_a_role_is_kept_once_ended_once_and_told_at_each_step()
    {
        await using var database = await StartAsync();
        var asks = database.Get<IRoleAsks>();
        Assert.True(await asks.AskAsync(Ask(database, "a1"), 2, Cancel));
        Assert.True(await asks.AskAsync(Ask(database, "a1"), 1, Cancel));
        Assert.True(await asks.AskAsync(Ask(database, "a2"), 2, Cancel));
        Assert.False(await asks.AskAsync(Ask(database, "a3"), 2, Cancel));
        Assert.Equal(["a1", "a2"], (await asks.UntoldAsync(Cancel)).Select(ask => ask.Id));
        await asks.ToldAsync(Ask(database, "a1"), [Note("asked")], Cancel);
        await asks.ToldAsync(Ask(database, "a1"), [Note("again")], Cancel);
        Assert.Equal("asked", (await database.ClaimedSendAsync()).Id);
        var answered = Ask(database, "a1") with { State = AskState.Answered, Answer = "Yes", Answerer = Ada };
        Assert.True(await asks.EndAsync(answered, Cancel));
        Assert.False(await asks.EndAsync(Ask(database, "a1") with { State = AskState.Withdrawn }, Cancel));
        Assert.Equivalent(answered, await asks.FindAsync("t1", "a1", Cancel), strict: true);
        Assert.Null(await asks.FindAsync("t2", "a1", Cancel));
        Assert.Equal(["a1", "a2"], (await asks.UntoldAsync(Cancel)).Select(ask => ask.Id));
        await database.TurnAsync("bye", "ada", database.PersonalData.Erase);
        Assert.Equal("", (await asks.FindAsync("t1", "a1", Cancel))?.Answerer?.Id);
        await database.TurnAsync("bye too", "maria", database.PersonalData.Erase);
        Assert.Null(await asks.FindAsync("t1", "a1", Cancel));
    }

    private static RoleAsk Ask(TemporaryDatabase database, string id) =>
        new() { Tenant = "t1", Id = id, Role = "platform", Responsibility = "guest-os-patching", Question = "Is it you?", Asker = Maria, At = database.Time.GetUtcNow() };

    private static IOrganisationBook Book(TemporaryDatabase database) => database.Get<IOrganisationBook>();

    private static Change Change(TemporaryDatabase database, DateOnly? until = null) => new()
    {
        Tenant = "t1",
        Override = new()
        {
            Id = "c1",
            Layer = Layer.Organisation,
            Responsibility = "guest-os-patching",
            Target = "amazon-ec2",
            Owner = Owner.Shared,
            Accountable = Party.Customer,
            Role = "platform",
            Reason = "TICKET-1",
            Approver = "",
            Since = new(2026, 1, 5),
            Until = until ?? new(2026, 3, 31),
        },
        Proposer = Maria,
        Carrier = "activity",
        Conversation = "c",
        At = database.Time.GetUtcNow(),
    };

    private static Outbound Note(string id) => new() { Id = id, InReplyTo = null, Channel = "activity", Tenant = "t1", Conversation = "c", Address = "https://example.com/", Body = "{}" };
}

/// <summary>Several processes on one database, which PostgreSQL alone allows.</summary>
public sealed class OrganisationReplicaSpecs(PostgresEngine postgres) : StorageSpecs(postgres)
{
    [Fact]
    public async Task Another_process_sees_a_change_within_seconds()
    {
        await using var database = await StartAsync();
        await using var beside = await database.BesideAsync();
        Assert.Equal(0, await beside.Get<IOrganisationBook>().VersionAsync("t1", Samples.Cancel));
        await database.Get<IOrganisationBook>().AddRoleAsync("t1", new("platform", "Platform team", null), Samples.Cancel);
        Assert.Equal(1, await database.Get<IOrganisationBook>().VersionAsync("t1", Samples.Cancel));
        Assert.Equal(0, await beside.Get<IOrganisationBook>().VersionAsync("t1", Samples.Cancel));
        database.Time.Advance(IOrganisationBook.Freshness);
        Assert.Equal(1, await beside.Get<IOrganisationBook>().VersionAsync("t1", Samples.Cancel));
    }
}
