using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Host.Access;
using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Gaps;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Workloads;

/// <summary>Tells those who asked for it what nobody holds, on Mondays from 8:00 UTC on, once a week each.</summary>
internal sealed class GapPoster(IGapWatch watch, IOrganisations organisations, ICurriculum curriculum, ConfiguredAccess access, Announcer announcer, TimeProvider time)
{
    /// <summary>When a week's cards are sent, after its Monday has begun.</summary>
    private static readonly TimeSpan Hour = TimeSpan.FromHours(8);

    private const int Batch = 200;

    /// <summary>Sends what is due; returns to how many people.</summary>
    public async Task<int> TendAsync(CancellationToken cancel)
    {
        var week = ScoreSpan.WeekOf(DateOnly.FromDateTime((time.GetUtcNow() - Hour).UtcDateTime)).Beginning;
        var told = 0;
        foreach (var (tenant, person) in await watch.DueAsync(week, Batch, cancel))
        {
            // The role may have gone meanwhile.
            var card = access.IsHost(tenant, person) || (access.IsOpenHere && tenant == DirectLineServices.Tenant) ? await CardAsync(tenant, person, week, cancel) : null;
            if (await watch.ToldAsync(tenant, person, week, card, cancel) && card is not null)
                told++;
        }

        return told;
    }

    private async Task<Outbound?> CardAsync(string tenant, string person, DateOnly week, CancellationToken cancel)
    {
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var reply = GapReplies.Of(curriculum.Current, await organisations.OfAsync(tenant, cancel), day);
        // Nobody is sent that there is nothing to do.
        return reply is not Reply.Explanation ? null : await announcer.ToPersonAsync($"gaps:{tenant}:{person}:{week:yyyy-MM-dd}", tenant, person, reply, cancel);
    }
}
