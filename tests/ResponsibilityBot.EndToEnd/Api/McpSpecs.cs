using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.EndToEnd.Workloads;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.EndToEnd.Api;

/// <summary>The tools at <c>/mcp</c>, asked by the protocol's official client.</summary>
public sealed class McpSpecs
{
    private const string Key = "rb_0123456789abcdef";
    private const string NoWorkload = "workload: There is no workload 'checkout', and no other one: the organisation has none yet. Leave it out, or import an inventory.";

    [Fact]
    public async Task The_official_client_asks_every_tool_and_finds_each_answer_as_its_schema_says()
    {
        await using var bot = TestBot.Teaching();
        var lines = await AskAsync(bot);
        Assert.Equal(
            [
                "server: ResponsibilityBot",
                "tools: duties gaps matrix move who_owns",
                "read only: true",
                "who_owns: owner provider guest-os-patching paas true",
                "unknown: unknown",
                "duties: 50 true",
                "move: shed",
                "matrix: 10",
                "here: nothing",
                $"workload: {string.Join("; ", Enumerable.Repeat(NoWorkload, 3))}",
                "wrong: target: There is no service model or service with the id 'amazon-rdss'. Did you mean amazon-rds?",
                "gaps: 0; nothing",
            ],
            lines);
    }

    [Fact]
    public async Task A_key_of_a_tenant_is_answered_with_its_layers_by_every_tool()
    {
        await using var bot = TestBot.Teaching([.. ApiClient.Setting(0, Key, "tenant-1", "answers")]);
        await bot.Services.DecideAsync("tenant-1");
        await bot.Services.RunCheckoutAsync("tenant-1");
        var lines = await AskAsync(bot, Key);
        Assert.Contains(
            "here: duties guest-os-patching customer organisation Platform team; duties backup-and-restore provider contract; "
            + "matrix guest-os-patching customer organisation Platform team; move guest-os-patching organisation Platform team; move backup-and-restore contract; who_owns Platform team",
            lines);
        Assert.Contains("workload: checkout amazon-ec2 amazon-rds provider provider; checkout amazon-ec2 provider; checkout", lines);
    }

    [Fact]
    public async Task A_key_without_the_scope_neither_sees_nor_calls_the_tool()
    {
        await using var bot = TestBot.Teaching([.. ApiClient.Setting(0, Key, "tenant-1", "answers")]);
        var lines = await AskAsync(bot, Key);
        Assert.Contains("tools: duties matrix move who_owns", lines);
        Assert.Contains("gaps: refused", lines);
    }

    [Fact]
    public async Task A_key_with_the_scope_is_told_what_nobody_in_its_tenant_holds()
    {
        await using var bot = TestBot.Teaching([.. ApiClient.Setting(0, Key, "tenant-1", "answers", "gaps")]);
        await bot.Services.GetRequiredService<IWorkloads>().PutAsync("tenant-1", [new("checkout", "Checkout", "", ["amazon-ec2"], null)], replace: false, TestContext.Current.CancellationToken);
        var gaps = Assert.Single(await AskAsync(bot, Key), line => line.StartsWith("gaps: ", StringComparison.Ordinal));
        Assert.StartsWith("gaps: 0; no-owner checkout true", gaps, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_served_without_a_key_in_production()
    {
        await using var bot = new TestBot("Production", [.. ApiClient.Setting(0, Key, "tenant-1", "answers")]);
        Assert.Equal(["refused: 401"], await AskAsync(bot));
        Assert.Equal(["refused: 401"], await AskAsync(bot, "rb_guessed"));
    }

    private static async Task<string[]> AskAsync(TestBot bot, params string[] key)
    {
        var (exit, output) = await Peers.RunAsync("node", ["mcp.cjs", new Uri(bot.Address, "/mcp").ToString(), .. key], TestContext.Current.CancellationToken);
        Assert.True(exit == 0, output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
