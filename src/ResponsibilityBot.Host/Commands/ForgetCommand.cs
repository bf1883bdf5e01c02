using System.CommandLine;
using ResponsibilityBot.Storage;

namespace ResponsibilityBot.Host.Commands;

/// <summary>
/// <c>forget</c>: deletes everything that is kept of a tenant. Slack says when a workspace removes the bot; Teams tells of each chat and team by itself and never of the last
/// one, so there it is for those who run the bot. The bot must not run: it has the database to itself.
/// </summary>
internal static class ForgetCommand
{
    public static Command Create()
    {
        var tenant = new Argument<string>("tenant") { Description = "The tenant of Teams or the workspace of Slack, by its id" };
        var confirm = new Option<string>("--confirm") { Description = "The same id again", DefaultValueFactory = _ => "" };
        var command = new Command("forget", "Delete everything that is kept of a tenant: people, results, decisions, workloads. Make a backup first. Settings may follow: --Key:SubKey=value") { tenant, confirm };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancel) => RunAsync(parsed.UnmatchedTokens, parsed.GetValue(tenant) ?? "", parsed.GetValue(confirm) ?? "", cancel));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyList<string> settings, string tenant, string confirmed, CancellationToken cancel)
    {
        if (!CommandSettings.AreSettings(settings))
            return CommandLine.WrongUse;
        if (tenant.Length == 0 || confirmed != tenant)
        {
            await Console.Error.WriteLineAsync($"Nothing was deleted. This cannot be taken back: write --confirm {tenant} if it is meant.");
            return CommandLine.WrongUse;
        }

        return await StoredReport.RunAsync(settings, TenantRemovalServices.AddTenantRemoval, async services =>
        {
            if (!await services.GetRequiredService<TenantRemoval>().ForgetAsync(tenant, cancel))
            {
                await Console.Error.WriteLineAsync($"Nothing is kept of {tenant}, so nothing was deleted. Look whether the id is right, and whether Storage:ConnectionString names the bot's database.");
                return 1;
            }

            Console.WriteLine($"Everything that was kept of {tenant} is deleted, but for what waits to be answered or sent there.");
            return 0;
        });
    }
}
