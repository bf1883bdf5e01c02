using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using ResponsibilityBot.EndToEnd.Quizzes;
using ResponsibilityBot.Host.Deliveries;
using ResponsibilityBot.Host.Quizzes;
using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;

namespace ResponsibilityBot.EndToEnd.Deliveries;

/// <summary>What is delivered in a tenant, with all real parts and a clock that the test moves.</summary>
public sealed class TenantDeliverySpecs
{
    private const string Tenant = "contoso";
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Rooms = ["19:red@thread.tacv2", "19:green@thread.tacv2", "19:gold@thread.tacv2"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_taken_by_an_owner_that_has_not_proved_for_three_seconds_and_all_once_it_has()
    {
        await using var teams = await AskedAsync();
        var lease = new Lease(await OwnAsync(teams), teams.Time);
        teams.Time.Advance(Ownership.Lease);
        using var delivery = new TenantDelivery(lease, Tools(teams), NullLogger.Instance);
        var run = delivery.RunAsync(Cancel);
        Assert.False(run.IsCompleted);
        Assert.Equal(0, teams.Look("SELECT COUNT(*) FROM deliveries WHERE state > 0"));
        lease.Prove(teams.Time.GetTimestamp());
        await run;
        Assert.Equal(Rooms.Order(StringComparer.Ordinal), teams.Service.Asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_taken_is_not_sent_without_a_proof_and_is_left_to_the_next_owner()
    {
        await using var teams = await AskedAsync();
        var (lease, taken) = (new Lease(await OwnAsync(teams), teams.Time), new TaskCompletionSource());
        using var places = new SemaphoreSlim(0);
        using (var delivery = new TenantDelivery(lease, Tools(teams) with { Deliveries = Watched(teams, taken), Places = places }, NullLogger.Instance))
        {
            var run = delivery.RunAsync(Cancel);
            await taken.Task;
            teams.Time.Advance(Ownership.Lease);
            places.Release(Rooms.Length);
            lease.Lose();
            await run;
        }

        Assert.Empty(teams.Service.Asked);
        Assert.Equal(Rooms.Length, teams.Look("SELECT COUNT(*) FROM deliveries WHERE state = 1"));
        using var next = new TenantDelivery(new(await OwnAsync(teams), teams.Time), Tools(teams), NullLogger.Instance);
        await next.RunAsync(Cancel);
        Assert.Equal(Rooms.Order(StringComparer.Ordinal), teams.Service.Asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task After_an_owner_that_fell_silent_the_next_waits_until_that_one_cannot_be_sending_any_more()
    {
        await using var teams = await AskedAsync();
        var own = await OwnAsync(teams) with { IsSudden = true };
        var begun = new List<DateTimeOffset>();
        var owners = new Mock<IOwners>();
        owners.Setup(each => each.ResumeAsync(own, It.IsAny<CancellationToken>())).Callback(() => begun.Add(teams.Time.GetUtcNow())).ReturnsAsync(0);
        var lease = new Lease(own, teams.Time);
        using var delivery = new TenantDelivery(lease, Tools(teams) with { Owners = owners.Object }, NullLogger.Instance);
        var (run, before) = (delivery.RunAsync(Cancel), teams.Time.GetUtcNow());
        Assert.Empty(begun);
        teams.Time.Advance(Ownership.Lease);
        lease.Prove(teams.Time.GetTimestamp());
        await run;
        Assert.Equal([before + Ownership.Lease], begun);
        Assert.Equal(Rooms.Length, teams.Service.Asked.Count);
    }

    [Fact]
    public async Task A_card_that_could_not_be_sent_before_its_question_was_over_is_given_up()
    {
        await using var teams = await AskedAsync();
        teams.Time.SetUtcNow(Start.AddHours(8).AddSeconds(1));
        using var delivery = new TenantDelivery(new(await OwnAsync(teams), teams.Time), Tools(teams), NullLogger.Instance);
        await delivery.RunAsync(Cancel);
        Assert.Empty(teams.Service.Asked);
        Assert.Equal(Rooms.Length, teams.Look("SELECT COUNT(*) FROM deliveries WHERE state = 3 AND reason = 'the question was over before it could be sent'"));
    }

    [Fact]
    public async Task A_channel_that_says_wait_hears_nothing_before_and_the_others_do_not_wait_for_it()
    {
        await using var teams = await AskedAsync();
        teams.Service.Wait = channel => channel == Rooms[0] ? 30 : null;
        await teams.AtAsync(Start.AddSeconds(5));
        Assert.Equal((1, 2), (teams.Service.Asked.Count(room => room == Rooms[0]), Cards(teams)));
        teams.Service.Wait = _ => null;
        await teams.SayAsync("maria", "post quiz now everywhere", isPersonal: true);
        await teams.AtAsync(Start.AddSeconds(20));
        Assert.Equal((1, 4), (teams.Service.Asked.Count(room => room == Rooms[0]), Cards(teams)));
        // A long wait is not counted as a try.
        Assert.Equal(0, teams.Look($"SELECT MIN(attempt) FROM deliveries WHERE conversation = '{Rooms[0]}'"));
        await teams.AtAsync(Start.AddSeconds(60));
        Assert.Equal((3, 6), (teams.Service.Asked.Count(room => room == Rooms[0]), Cards(teams)));
    }

    [Fact]
    public async Task Five_calls_begin_in_a_fifth_of_a_second_and_who_lost_the_tenant_begins_no_more()
    {
        await using var teams = await AskedAsync();
        teams.Look(
            $"""
            WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 4)
            INSERT INTO conversations (channel, tenant, conversation, place, address, seen_at)
            SELECT channel, tenant, '19:room' || n || '@thread.tacv2', place, address, seen_at FROM number JOIN conversations ON conversation = '{Rooms[0]}' RETURNING 1
            """);
        await teams.SayAsync("maria", "post quiz now everywhere", isPersonal: true);
        var gate = new TaskCompletionSource();
        teams.Service.Gate = gate.Task;
        teams.Time.SetUtcNow(Start.AddSeconds(10));
        var desk = teams.Services.GetRequiredService<DeliveryDesk>();
        Assert.Equal(1, await desk.LookAsync(Cancel));
        await teams.Service.UntilAsync(_ => teams.Service.Asked.Count == 5);
        teams.Look($"UPDATE owners SET epoch = epoch + 1, holder = 'another' WHERE tenant = '{Tenant}' RETURNING 1");
        await desk.LookAsync(Cancel);
        gate.SetResult();
        // Who waits for its turn finds out when that comes.
        for (var finished = desk.FinishAsync(); !finished.IsCompleted; await Task.Yield())
            teams.Time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(5, teams.Service.Asked.Count);
        Assert.Equal((5, 5), (teams.Look("SELECT COUNT(*) FROM deliveries WHERE state = 2"), teams.Look("SELECT COUNT(*) FROM deliveries WHERE state = 1")));
    }

    private static int Cards(SimulatedTeams teams) => teams.Service.Messages.Count(said => said.Text.StartsWith("Question of the day", StringComparison.Ordinal));

    /// <summary>A bot that was asked to put a question to three channels, and has not begun.</summary>
    private static async Task<SimulatedTeams> AskedAsync()
    {
        var teams = await SimulatedTeams.StartAsync(Start, "--Access:Admins:0=maria");
        foreach (var room in Rooms)
            await teams.SayInAsync("adele", room, "help");
        await teams.SayAsync("maria", "post quiz now everywhere", isPersonal: true);
        return teams;
    }

    private static async Task<Ownership> OwnAsync(SimulatedTeams teams) =>
        await teams.Services.GetRequiredService<IOwners>().TakeAsync(Tenant, "me", Cancel) ?? throw new InvalidOperationException("there is another owner");

    private static DeliveryTools Tools(SimulatedTeams teams) => new(
        teams.Services.GetRequiredService<IDeliveries>(), teams.Services.GetRequiredService<IOwners>(), teams.Services.GetRequiredService<RoundCards>(),
        teams.Services.GetRequiredService<Sender>(), teams.Services.GetRequiredService<DeliveryEnds>(), new SemaphoreSlim(64), teams.Time);

    /// <summary>The real ones, which tell when something was taken.</summary>
    private static IDeliveries Watched(SimulatedTeams teams, TaskCompletionSource taken)
    {
        var real = teams.Services.GetRequiredService<IDeliveries>();
        var watched = new Mock<IDeliveries>();
        watched.Setup(each => each.ClaimAsync(It.IsAny<Ownership>(), It.IsAny<int>(), It.IsAny<CancellationToken>())).Returns(async (Ownership own, int most, CancellationToken cancel) =>
        {
            var claimed = await real.ClaimAsync(own, most, cancel);
            taken.TrySetResult();
            return claimed;
        });
        return watched.Object;
    }
}
