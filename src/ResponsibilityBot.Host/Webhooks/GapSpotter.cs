using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Gaps;
using ResponsibilityBot.Tutoring.Webhooks;

namespace ResponsibilityBot.Host.Webhooks;

/// <summary>Looks for gaps in the tenants that a webhook is told of, when something changed that makes or closes them: what the tenant says, the table, the day.</summary>
internal sealed class GapSpotter(
    IGapSightings sightings, IOrganisationBook book, IOrganisations organisations, ICurriculum curriculum, IOptions<WebhookOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (long Version, DateOnly Day, Curriculum From)> looked = new(StringComparer.Ordinal);

    /// <summary>Looks where something changed; returns how many gaps are new.</summary>
    public async Task<int> TendAsync(CancellationToken cancel)
    {
        var found = 0;
        foreach (var tenant in options.Value.Endpoints.Where(hook => hook.Events.Contains(WebhookEvents.GapFound)).Select(hook => hook.Tenant).Distinct(StringComparer.Ordinal))
        {
            // The version first: what is read after it may be newer, and then there is another look.
            var now = (Version: await book.VersionAsync(tenant, cancel), Day: DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), From: curriculum.Current);
            if (looked.TryGetValue(tenant, out var last) && last == now)
                continue;
            var gaps = GapFinder.Find(new(new(now.From.Table, await organisations.OfAsync(tenant, cancel)), now.Day));
            found += await sightings.KeepAsync(new(tenant, now.Version, now.Day, gaps), cancel);
            looked[tenant] = now;
        }

        return found;
    }
}
