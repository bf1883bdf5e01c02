using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>
/// "Challenge PaaS 10 questions until Friday 17:00 between Blue and Green", "challenge status", "challenge stop", "live PaaS 5 questions". Hosts set up
/// and stop; everybody may look.
/// </summary>
public sealed class ChallengeDialog(
    ICurriculum curriculum, IChallenges challenges, IChallengeDesk desk, ChallengeBoards boards, ChallengeSetUp setUp, IAccess access, IRefusals refusals, PeopleDays days) : IDialog
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Kind != TurnKind.Said)
            return null;
        var replies = new ChallengeReplies(curriculum.Current);
        if (LiveWishReader.Read(turn.Text) is LiveWish.Open live)
            return [await OpenAsync(turn, replies, live.Words, isLive: true, cancel).ConfigureAwait(false)];
        return ChallengeWishReader.Read(turn.Text) switch
        {
            // Where the person plays is for the next dialog.
            null => null,
            ChallengeWish.Play when turn.Place == Place.Personal => null,
            ChallengeWish.Open open => [await OpenAsync(turn, replies, open.Words, isLive: false, cancel).ConfigureAwait(false)],
            var wish => [await AboutAsync(turn, replies, wish, cancel).ConfigureAwait(false)],
        };
    }

    private async ValueTask<Reply> AboutAsync(Turn turn, ChallengeReplies replies, ChallengeWish wish, CancellationToken cancel)
    {
        if (await challenges.RunningAsync(turn.Carrier, turn.Tenant, turn.Conversation, cancel).ConfigureAwait(false) is not { } running)
            return replies.Say("challenge-none") with { Buttons = access.Allows(turn, Role.Host) ? [ChallengeForm.Button(curriculum.Current.Phrases)] : [] };
        if (wish is ChallengeWish.Stop && running.Live is not null)
            return replies.Say("challenge-is-live");
        if (wish is not ChallengeWish.Stop)
            return await boards.CardAsync(running, cancel).ConfigureAwait(false);
        if (!access.Allows(turn, Role.Host))
            return NoHost(turn, replies);
        return replies.Say(await desk.EndAsync(running, cancel).ConfigureAwait(false) ? "challenge-stopped" : "challenge-over");
    }

    private async ValueTask<Reply> OpenAsync(Turn turn, ChallengeReplies replies, string words, bool isLive, CancellationToken cancel)
    {
        if (!access.Allows(turn, Role.Host))
            return NoHost(turn, replies);
        var rest = words;
        var (timer, wrong) = isLive ? LiveWishReader.TakeTimer(ref rest) : (null, null);
        if (wrong is not null)
            return Wrong(turn, replies, wrong);
        (var plan, wrong) = new ChallengePlanReader(curriculum.Current).Read(rest, await days.ZoneAsync(turn, cancel).ConfigureAwait(false), turn.At);
        if (plan is null)
            return Wrong(turn, replies, wrong ?? new("challenge-bad-words", ("words", words)));
        if (isLive && plan.ClosesAt is not null)
            return Wrong(turn, replies, new("live-no-end"));
        var outcome = await setUp.OpenAsync(turn, plan, isLive ? new([], 0, timer) : null, cancel).ConfigureAwait(false);
        return outcome.Opened ?? Wrong(turn, replies, outcome.Wrong ?? new("challenge-nowhere"));
    }

    private Reply NoHost(Turn turn, ChallengeReplies replies)
    {
        refusals.Trespass(turn, "challenge-host");
        return replies.Say("challenge-host");
    }

    private Reply Wrong(Turn turn, ChallengeReplies replies, Misread wrong)
    {
        refusals.Mistake(turn, wrong.Key);
        return replies.Say(wrong);
    }
}
