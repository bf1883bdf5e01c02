using Microsoft.Playwright;

namespace ResponsibilityBot.EndToEnd.WebChat;

/// <summary>What keeps people with disabilities out of a page, as axe-core finds it.</summary>
internal static class Axe
{
    /// <summary>Each finding with its rule and element. All rules run; of what is in order nothing is written down.</summary>
    /// <param name="page">The page as it stands.</param>
    /// <param name="cancel">When to stop.</param>
    /// <param name="within">A selector of the only part to look at, which must be there; null for the whole page.</param>
    public static async Task<string[]> ViolationsAsync(IPage page, CancellationToken cancel, string? within = null)
    {
        await page.EvaluateAsync(await Peers.AxeAsync(cancel));
        return await page.EvaluateAsync<string[]>(
            """
            async within => (await axe.run(within ?? document, { resultTypes: ['violations'] })).violations
              .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 300)}: ${node.failureSummary}`))
            """,
            within);
    }
}
