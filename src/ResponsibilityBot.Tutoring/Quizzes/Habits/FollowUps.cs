using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Memory;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Habits;

/// <summary>Chooses the personal questions that follow a channel's card: what a person is about to forget, or asked about a week ago.</summary>
public sealed class FollowUps(ICurriculum curriculum, ItemBanks banks)
{
    /// <summary>How many a person gets for one day's quiz, and how many may be open at a time: after a break there is no pile.</summary>
    public const int ADay = 2;

    private readonly PersonalChoice choice = new(new Fsrs());

    /// <summary>Up to <see cref="ADay"/> questions.</summary>
    /// <param name="follower">To whom.</param>
    /// <param name="learner">What they know.</param>
    /// <param name="wished">Facts they asked about, which come first.</param>
    /// <param name="aside">Items that are not asked.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async ValueTask<IReadOnlyList<(Round Round, Reply Reply)>> OfAsync(
        Follower follower, Learner learner, IReadOnlyList<string> wished, IReadOnlySet<string> aside, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(follower);
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(wished);
        var (bank, replies) = (await banks.OfAsync(follower.Tenant, cancel).ConfigureAwait(false), new PracticeReplies(curriculum.Current));
        var facts = aside is { Count: > 0 } ? [.. bank.Facts.Where(fact => bank.HasItem(fact, aside))] : bank.Facts;
        var asked = learner.Progress.Asked.ToHashSet(StringComparer.Ordinal);
        var chosen = new List<(Round, Reply)>();
        while (chosen.Count < ADay)
        {
            var wish = wished.FirstOrDefault(fact => !asked.Contains(fact) && bank.HasItem(fact, aside));
            var fact = wish ?? choice.FollowUp(facts, learner.Facts, learner.Progress with { Asked = asked }, now)?.Fact;
            if (fact is null || bank.Pick(fact, ItemIds.SeedOf(follower.Person), learner.Times.GetValueOrDefault(fact), aside) is not { } item)
                break;
            asked.Add(fact);
            var round = new Round(ItemIds.OfFollowUp(follower.Tenant, follower.Person, follower.PostedAt, chosen.Count), follower.Tenant, follower.Person, item.Id, now);
            chosen.Add((round, replies.AskFollowUp(round, item, chosen.Count + 1, wish is not null)));
        }

        return chosen;
    }
}
