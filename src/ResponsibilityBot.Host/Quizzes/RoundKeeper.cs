using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Quizzes;

/// <summary>Keeps the cards of posted rounds as things stand: how many answered, and at the end the results. Many answers, one edit.</summary>
internal sealed class RoundKeeper(
    ICurriculum curriculum, ItemBanks banks, IPostedRounds posted, IItemReports reports, IConversations conversations, Channels channels, RoundRules rules, TimeProvider time)
{
    /// <summary>How long after its time a round is closed, so that answers that came just in time are in.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(15);

    private const int MostViewers = 60;

    /// <summary>Rounds that are looked at in one go.</summary>
    private const int Batch = 200;

    /// <summary>Looks after all that is due; returns how many rounds were closed or whose card was brought up to date.</summary>
    public async Task<int> TendAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var tended = 0;
        while (await posted.ToCloseAsync(now - Grace, Batch, cancel) is { Count: > 0 } over)
        {
            foreach (var round in over)
                await CloseAsync(round, now, cancel);
            tended += over.Count;
        }

        foreach (var round in await posted.ToShowAsync(Batch, cancel))
        {
            await ShowAsync(round, cancel);
            tended++;
        }

        return tended;
    }

    /// <summary>Closes a round now.</summary>
    public Task CloseAsync(PostedRound round, CancellationToken cancel) => CloseAsync(round, time.GetUtcNow(), cancel);

    private async Task ShowAsync(PostedRound round, CancellationToken cancel)
    {
        var viewers = await ViewersAsync(round, cancel);
        var card = banks.Current.Find(round.Item) is { } item
            ? await InsteadAsync(round, $"count-{round.Answers}", replies => replies.Ask(round, item, viewers), cancel) : null;
        await posted.ShowAsync(round, card, cancel);
    }

    /// <summary>Whoever answered sees the own answer where the channel can show it; more than sixty cannot.</summary>
    private async Task<List<PersonReference>> ViewersAsync(PostedRound round, CancellationToken cancel)
    {
        var viewers = new List<PersonReference>();
        foreach (var person in await posted.PeopleAsync(round, MostViewers, cancel))
        {
            if (await conversations.FindPersonAsync(round.Tenant, person, cancel) is { } known && known.Channel == round.Channel)
                viewers.Add(known);
        }

        return viewers;
    }

    private async Task CloseAsync(PostedRound round, DateTimeOffset now, CancellationToken cancel)
    {
        var item = (await reports.AsideAsync(round.Tenant, cancel)).Contains(round.Item) ? null : banks.Current.Find(round.Item);
        var answers = item is null ? [] : await posted.AnswersAsync(round, cancel);
        var results = await InsteadAsync(round, "closed", replies => item is null ? replies.Withdraw(round) : replies.Close(round, item, answers, rules.FewestShown), cancel);
        await posted.CloseAsync(round, now, results, cancel);
    }

    /// <summary>What stands in the card's place from now on; where a channel cannot replace, the results are said anew and a count is not.</summary>
    private async Task<Outbound?> InsteadAsync(PostedRound round, string what, Func<RoundReplies, Reply> say, CancellationToken cancel)
    {
        if (channels.Find(round.Channel) is not { } channel || await conversations.FindAsync(round.Channel, round.Tenant, round.Conversation, cancel) is not { } place)
            return null;
        var (id, reply) = ($"{round.Card}#{what}", say(new(curriculum.Current)));
        return channel.Replace(id, place, round.Card, reply) ?? (what == "closed" ? channel.Announce(id, place, reply) : null);
    }
}
