using Microsoft.Playwright;

namespace ResponsibilityBot.EndToEnd.WebChat;

/// <summary>What keeps people with disabilities out of a page, as axe-core finds it.</summary>
internal static class Axe
{
    /// <summary>Each finding with its rule and element. All rules run; of what is in order nothing is written down, because on a large page that takes longer than the rules.</summary>
    public static async Task<string[]> ViolationsAsync(IPage page, CancellationToken cancel)
    {
        await page.EvaluateAsync(await Peers.AxeAsync(cancel));
        return await page.EvaluateAsync<string[]>(
            "async () => (await axe.run({ resultTypes: ['violations'] })).violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 300)}: ${node.failureSummary}`))");
    }
}
