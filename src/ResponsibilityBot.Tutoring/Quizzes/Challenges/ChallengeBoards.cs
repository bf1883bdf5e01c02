using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>How challenges stand, drawn of what is kept.</summary>
public sealed class ChallengeBoards(ICurriculum curriculum, ItemBanks banks, IChallenges challenges, IPostedRounds posted, IItemReports reports, RoundRules rules)
{
    /// <summary>The card of one that runs; of a live round the one by which it is led.</summary>
    public async ValueTask<Reply> CardAsync(Challenge challenge, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        if (challenge.Live is null)
            return Cards.Card(challenge, (await CountAsync(challenge, cancel).ConfigureAwait(false)).Standing);
        var participants = (await challenges.MarksAsync(challenge, null, cancel).ConfigureAwait(false)).DistinctBy(mark => mark.Person).Count();
        return new LiveReplies(curriculum.Current.Phrases).Lead(challenge, await OpenAsync(challenge, cancel).ConfigureAwait(false) is not null, participants);
    }

    /// <summary>The question of a live round that is open, or null.</summary>
    public async ValueTask<PostedRound?> OpenAsync(Challenge challenge, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        return (await posted.OfOrderAsync(challenge.Tenant, challenge.Order, cancel).ConfigureAwait(false)).FirstOrDefault(round => round.Number == challenge.Live?.Number && !round.IsClosed);
    }

    /// <summary>The card of one that is over, with the hardest question and what many believe.</summary>
    public async ValueTask<Reply> OverAsync(Challenge challenge, CancellationToken cancel)
    {
        var (standing, items, marks) = await CountAsync(challenge, cancel).ConfigureAwait(false);
        return Cards.Over(challenge, standing, Cards.Lessons(items, marks));
    }

    /// <summary>How far one person is.</summary>
    public async ValueTask<ChallengePlay> PlayAsync(Challenge challenge, string person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        return new(
            challenge, await posted.OfOrderAsync(challenge.Tenant, challenge.Order, cancel).ConfigureAwait(false), await challenges.MarksAsync(challenge, person, cancel).ConfigureAwait(false),
            await banks.OfAsync(challenge.Tenant, cancel).ConfigureAwait(false), await reports.AsideAsync(challenge.Tenant, cancel).ConfigureAwait(false), person);
    }

    private ChallengeCards Cards => new(curriculum.Current, rules.FewestShown);

    private async ValueTask<(ChallengeStanding Standing, IReadOnlyDictionary<int, Item> Items, IReadOnlyList<PlayerMark> Marks)> CountAsync(Challenge challenge, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        // Live, a question counts when its answer is shown.
        var rounds = (await posted.OfOrderAsync(challenge.Tenant, challenge.Order, cancel).ConfigureAwait(false)).Where(round => challenge.Live is null || round.IsClosed).ToList();
        var items = ChallengePlay.Counted(rounds, await banks.OfAsync(challenge.Tenant, cancel).ConfigureAwait(false), await reports.AsideAsync(challenge.Tenant, cancel).ConfigureAwait(false)).ToDictionary(each => each.Round.Number, each => each.Item);
        var players = await challenges.PlayersAsync(challenge, cancel).ConfigureAwait(false);
        var marks = await challenges.MarksAsync(challenge, null, cancel).ConfigureAwait(false);
        return (ChallengeStanding.Of(challenge, players, marks, items.Keys.ToHashSet(), rules.FewestShown), items, marks);
    }
}
