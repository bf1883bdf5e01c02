using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using Role = ResponsibilityBot.Tutoring.Organisation.Role;

namespace ResponsibilityBot.EndToEnd.Workloads;

/// <summary>What a tenant decided: kept in a bot's database as two people of it would have done in chat.</summary>
internal static class Decisions
{
    /// <summary>The duty that is given to a role, where the table gives it to the customer.</summary>
    public const string Duty = "guest-os-patching";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The Platform team patches machines, and by contract the provider backs up Amazon EC2.</summary>
    public static async Task DecideAsync(this IServiceProvider bot, string tenant)
    {
        var book = bot.GetRequiredService<IOrganisationBook>();
        await book.AddRoleAsync(tenant, new Role("platform", "Platform team", null), Cancel);
        await bot.DecideAsync(tenant, new() { Id = "patching", Layer = Layer.Organisation, Responsibility = Duty, Target = "iaas", Role = "platform", Reason = "TICKET-1", Approver = "", Since = new(2026, 1, 1) });
        await bot.DecideAsync(tenant, new() { Id = "backups", Layer = Layer.Contract, Responsibility = "backup-and-restore", Target = "amazon-ec2", Owner = Owner.Provider, Accountable = Party.Customer, Reason = "Clause 7.2", Approver = "", Since = new(2026, 1, 1), Until = new(2027, 3, 31) });
    }

    /// <summary>Checkout stands on two services; the Platform team runs it, and for it alone the provider patches its machines.</summary>
    public static async Task RunCheckoutAsync(this IServiceProvider bot, string tenant)
    {
        await bot.GetRequiredService<IWorkloads>().PutAsync(tenant, [new("checkout", "Checkout", "", ["amazon-ec2", "amazon-rds"], "platform")], replace: false, Cancel);
        await bot.DecideAsync(tenant, new() { Id = "checkout-patching", Layer = Layer.Workload, Workload = "checkout", Responsibility = Duty, Owner = Owner.Provider, Reason = "TICKET-2", Approver = "", Since = new(2026, 1, 1) });
    }

    /// <summary>Maria proposes a change and Ada approves it.</summary>
    public static async Task<Change> DecideAsync(this IServiceProvider bot, string tenant, Override change)
    {
        var (book, at) = (bot.GetRequiredService<IOrganisationBook>(), bot.GetRequiredService<TimeProvider>().GetUtcNow());
        var proposed = await book.ProposeAsync(new() { Tenant = tenant, Override = change, Proposer = new("maria", "Maria"), Carrier = "activity", Conversation = "c", At = at }, Cancel);
        Assert.True(await book.MoveAsync(proposed, ChangeStep.Approved, new("ada", "Ada"), at, "", Cancel));
        return proposed;
    }
}
