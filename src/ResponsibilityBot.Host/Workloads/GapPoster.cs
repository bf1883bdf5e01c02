using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Host.Access;
using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Gaps;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Host.Workloads;

/// <summary>Tells those who asked for it what nobody holds, on Mondays from 8:00 on where they are, once a week each. Whose zone is not known has the one that is configured.</summary>
internal sealed class GapPoster(
    IGapWatch watch, IOrganisations organisations, ICurriculum curriculum, IPeopleZones zones, QuizRules rules, ConfiguredAccess access, Announcer announcer, TimeProvider time)
{
    private const int Batch = 200;

    /// <summary>Sends what is due; returns to how many people.</summary>
    public async Task<int> TendAsync(CancellationToken cancel)
    {
        var (now, told) = (time.GetUtcNow(), 0);
        GapWatcher? last = null;
        while (await watch.DueAsync(GapWeek.Latest(now), last, Batch, cancel) is { Count: > 0 } due)
        {
            foreach (var watcher in due)
                told += await TellAsync(watcher, now, cancel) ? 1 : 0;
            last = due[^1];
        }

        return told;
    }

    private async Task<bool> TellAsync(GapWatcher watcher, DateTimeOffset now, CancellationToken cancel)
    {
        var (tenant, person) = (watcher.Tenant, watcher.Person);
        var week = GapWeek.Of(now, (await zones.FindAsync(tenant, person, cancel))?.Id ?? rules.Zone);
        if (week <= watcher.Told)
            return false;
        // The role may have gone meanwhile.
        var card = access.IsHost(tenant, person) || (access.IsOpenHere && tenant == DirectLineServices.Tenant) ? await CardAsync(tenant, person, week, cancel) : null;
        return await watch.ToldAsync(tenant, person, week, card, cancel) && card is not null;
    }

    private async Task<Outbound?> CardAsync(string tenant, string person, DateOnly week, CancellationToken cancel)
    {
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var reply = GapReplies.Of(curriculum.Current, await organisations.OfAsync(tenant, cancel), day);
        // Nobody is sent that there is nothing to do.
        return reply is not Reply.Explanation ? null : await announcer.ToPersonAsync($"gaps:{tenant}:{person}:{week:yyyy-MM-dd}", tenant, person, reply, cancel);
    }
}
