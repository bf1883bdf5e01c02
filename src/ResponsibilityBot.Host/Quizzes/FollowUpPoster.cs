using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Quizzes.Habits;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Quizzes;

/// <summary>Sends personal questions after a scheduled quiz to those who wish for them.</summary>
internal sealed class FollowUpPoster(FollowUps followUps, IHabits habits, IQuizLedger ledger, IItemReports reports, Announcer announcer, TimeProvider time)
{
    /// <summary>A quiz older than this gets no follow-ups any more.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);

    private const int Batch = 200;

    /// <summary>Sends what is due; returns to how many people.</summary>
    public async Task<int> TendAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var followers = await habits.FollowersAsync(now - Fresh, Batch, cancel);
        foreach (var follower in followers)
            await FollowUpAsync(follower, now, cancel);
        return followers.Count;
    }

    private async Task FollowUpAsync(Follower follower, DateTimeOffset now, CancellationToken cancel)
    {
        var learner = await ledger.LearnerAsync(follower.Tenant, follower.Person, now - Fresh, cancel);
        var wished = await habits.DueAsync(follower.Tenant, follower.Person, now, cancel);
        var chosen = await followUps.OfAsync(follower, learner, wished, await reports.AsideAsync(follower.Tenant, cancel), now, cancel);
        var cards = new List<Outbound>();
        foreach (var (round, reply) in chosen)
        {
            if (await announcer.ToPersonAsync($"follow-up:{round.Id}", follower.Tenant, follower.Person, reply, cancel) is { } card)
                cards.Add(card);
        }

        await habits.FollowUpAsync(follower, cards.Count == 0 ? [] : [.. chosen.Select(each => each.Round)], cards, cancel);
    }
}
