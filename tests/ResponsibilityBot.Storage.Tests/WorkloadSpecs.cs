using ResponsibilityBot.Tutoring.Organisation;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class WorkloadSpecs(Engine engine) : StorageSpecs(engine)
{
    private static readonly Workload Shop = new("shop", "Shop", "production", ["amazon-ec2", "amazon-rds"], "platform");
    private static readonly Workload Mail = new("mail", "mail", "", ["microsoft-365"], null);

    [Fact]
    public async Task A_list_is_kept_by_name_and_counted_by_what_it_changes_and_survives_a_restart()
    {
        await using var database = await StartAsync();
        Assert.Equal(0, await database.Workloads.StampAsync("t1", Cancel));
        Assert.Empty(await database.Workloads.TenantsAsync(Cancel));
        Assert.Equal(new(2, 0, 0), await database.Workloads.PutAsync("t1", [Shop, Mail], false, Cancel));
        await database.RestartAsync();
        Assert.Equivalent(new[] { Mail, Shop }, await database.Workloads.ListAsync("t1", Cancel), strict: true);
        var stamp = await database.Workloads.StampAsync("t1", Cancel);
        Assert.Equal(new(0, 0, 0), await database.Workloads.PutAsync("t1", [Shop, Mail], false, Cancel));
        Assert.Equal(stamp, await database.Workloads.StampAsync("t1", Cancel));
        Assert.Equal(new(0, 1, 0), await database.Workloads.PutAsync("t1", [Shop with { Role = null }], false, Cancel));
        Assert.InRange(await database.Workloads.StampAsync("t1", Cancel), stamp + 1, long.MaxValue);
    }

    [Fact]
    public async Task What_a_replacing_list_does_not_name_goes_and_its_name_may_be_taken_by_another()
    {
        await using var database = await StartAsync();
        await database.Workloads.PutAsync("t1", [Shop, Mail], false, Cancel);
        await database.Workloads.PutAsync("t2", [Mail], false, Cancel);
        Assert.Equal(new(1, 0, 2), await database.Workloads.PutAsync("t1", [Shop with { Id = "other" }], true, Cancel));
        Assert.Equal(["other"], (await database.Workloads.ListAsync("t1", Cancel)).Select(workload => workload.Id));
        Assert.Equal(["mail"], (await database.Workloads.ListAsync("t2", Cancel)).Select(workload => workload.Id));
        Assert.Equal(["t1", "t2"], await database.Workloads.TenantsAsync(Cancel));
    }

    [Fact]
    public async Task A_name_and_environment_are_one_workloads_however_they_are_written()
    {
        await using var database = await StartAsync();
        await database.Workloads.PutAsync("t1", [Shop], false, Cancel);
        Assert.Equal(new(0, 0, 0), await database.Workloads.PutAsync("t1", [Shop with { Id = "other", Name = "ＳＨＯＰ" }], false, Cancel));
        Assert.Equivalent(new[] { Shop }, await database.Workloads.ListAsync("t1", Cancel), strict: true);
    }

    [Fact]
    public async Task One_that_somebody_saw_is_changed_only_while_it_is_as_they_saw_it()
    {
        await using var database = await StartAsync();
        var workloads = database.Workloads;
        Assert.Equal(WorkloadChange.Done, await workloads.ChangeAsync("t1", null, Shop, Cancel));
        Assert.Equal(WorkloadChange.Stale, await workloads.ChangeAsync("t1", null, Shop, Cancel));
        Assert.Equal(WorkloadChange.Stale, await workloads.ChangeAsync("t2", Shop, Shop with { Role = null }, Cancel));
        Assert.Equal(WorkloadChange.Taken, await workloads.ChangeAsync("t1", null, Shop with { Id = "other" }, Cancel));
        var stamp = await workloads.StampAsync("t1", Cancel);
        var version = await database.Get<IOrganisationBook>().VersionAsync("t1", Cancel);
        foreach (var other in new[] { Shop with { Name = "Store" }, Shop with { Environment = "" }, Shop with { Services = ["amazon-ec2"] }, Shop with { Role = null } })
        {
            Assert.Equal(WorkloadChange.Stale, await workloads.ChangeAsync("t1", other, Shop, Cancel));
            Assert.Equal(WorkloadChange.Stale, await workloads.ChangeAsync("t1", other, null, Cancel));
        }

        Assert.Equal(stamp, await workloads.StampAsync("t1", Cancel));
        Assert.Equal(WorkloadChange.Done, await workloads.ChangeAsync("t1", Shop, Shop with { Name = "Store" }, Cancel));
        Assert.Equal(version + 1, await database.Get<IOrganisationBook>().VersionAsync("t1", Cancel));
        Assert.Equal(WorkloadChange.Done, await workloads.ChangeAsync("t1", Shop with { Name = "Store" }, null, Cancel));
        Assert.Equal(WorkloadChange.Stale, await workloads.ChangeAsync("t1", Shop with { Name = "Store" }, null, Cancel));
        Assert.Empty(await workloads.ListAsync("t1", Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => workloads.ChangeAsync("t1", null, null, Cancel));
    }

    [Fact]
    public async Task What_a_turn_changes_is_kept_with_the_turn_and_not_before()
    {
        await using var database = await StartAsync();
        await database.Inbox.KeepAsync(database.Inbound("m1"), Cancel);
        var inbound = await database.ClaimedAsync();
        database.Workloads.Put(inbound.Turn("maria"), Shop);
        Assert.Empty(await database.Workloads.ListAsync("t1", Cancel));
        await database.Inbox.FinishAsync(inbound, [], null, Cancel);
        Assert.Equivalent(new[] { Shop }, await database.Workloads.ListAsync("t1", Cancel), strict: true);

        await database.Inbox.KeepAsync(database.Inbound("m2"), Cancel);
        inbound = await database.ClaimedAsync();
        database.Workloads.Remove(inbound.Turn("maria"), "shop");
        await database.Inbox.FinishAsync(inbound, [], null, Cancel);
        Assert.Empty(await database.Workloads.ListAsync("t1", Cancel));
    }
}
