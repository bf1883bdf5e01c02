using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Scoring;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>Playing in a challenge: the button on its card, "challenge" in the own chat, and the answers, each of which counts once.</summary>
public sealed class ChallengePlayDialog(
    ICurriculum curriculum, ItemBanks banks, IChallenges challenges, IChallengeDesk desk, ChallengeBoards boards, ChallengeSides sides, IQuizLedger ledger, IPostedRounds posted, IItemReports reports, IRefusals refusals, RoundRules rules, PeopleDays days) : IDialog
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var replies = new ChallengeReplies(curriculum.Current);
        if (turn.Press is { Verb: Verbs.Challenge } press)
            return [Own(turn, await PressAsync(turn, replies, press, cancel).ConfigureAwait(false))];
        if (turn.Press is { Verb: Verbs.Answer } answer && answer["challenge"] is { } id)
            return [Own(turn, await AnswerAsync(turn, replies, answer, id, cancel).ConfigureAwait(false))];
        if (turn is { Kind: TurnKind.Said, Place: Place.Personal } && ChallengeWishReader.Read(turn.Text) is ChallengeWish.Play)
            return await GoOnAsync(turn, replies, cancel).ConfigureAwait(false);
        return null;
    }

    /// <summary>Where others read along, it is for the person alone.</summary>
    private static Reply Own(Turn turn, Reply reply) => reply with { IsPrivate = turn.Place != Place.Personal };

    private async ValueTask<IReadOnlyList<Reply>> GoOnAsync(Turn turn, ChallengeReplies replies, CancellationToken cancel)
    {
        var running = (await challenges.OfPersonAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false)).Where(challenge => challenge.Live is null && turn.At < challenge.ClosesAt).ToList();
        if (await challenges.RunningAsync(turn.Carrier, turn.Tenant, turn.Conversation, cancel).ConfigureAwait(false) is { Live: null } here && running.TrueForAll(other => other.Id != here.Id))
            running.Add(here);
        // The first that is not played to its end.
        Reply? last = null;
        foreach (var challenge in running)
        {
            var reply = await StartAsync(turn, replies, challenge, cancel).ConfigureAwait(false);
            if (reply is Reply.Question)
                return [reply];
            last = reply;
        }

        return [last ?? replies.Say("challenge-none-own")];
    }

    private async ValueTask<Reply> PressAsync(Turn turn, ChallengeReplies replies, Press press, CancellationToken cancel)
    {
        if (await challenges.FindAsync(turn.Tenant, press["challenge"] ?? "", cancel).ConfigureAwait(false) is not { Live: null } challenge)
            return Foreign(turn, replies);
        if (challenge.IsClosed || turn.At >= challenge.ClosesAt)
            return replies.Say("challenge-over");
        return press["do"] == "status" && turn.Place != Place.Personal
            ? await boards.CardAsync(challenge, cancel).ConfigureAwait(false)
            : await StartAsync(turn, replies, challenge, cancel).ConfigureAwait(false);
    }

    /// <summary>Lets somebody play: they are of a side from now on, and get their next question.</summary>
    private async ValueTask<Reply> StartAsync(Turn turn, ChallengeReplies replies, Challenge challenge, CancellationToken cancel)
    {
        if (await challenges.PlayerAsync(challenge, turn.Person.Id, cancel).ConfigureAwait(false) is null)
        {
            if (await sides.OfAsync(turn, challenge, cancel).ConfigureAwait(false) is not { } side)
                return replies.NoSide(challenge);
            challenges.Join(turn, challenge, side.Id);
        }

        var play = await boards.PlayAsync(challenge, turn.Person.Id, cancel).ConfigureAwait(false);
        if (play.Next is not var (round, item, number))
            return new Reply.Said(replies.Own(play));
        if (turn.Place == Place.Personal)
            return replies.Ask(challenge, round, item, turn.Person.Id, number, play.Count);
        return replies.Say(await desk.AskAsync(challenge, turn.Person.Id, cancel).ConfigureAwait(false) ? "challenge-sent" : "challenge-open-chat");
    }

    private Reply Foreign(Turn turn, ChallengeReplies replies)
    {
        refusals.Trespass(turn, "challenge-foreign");
        return replies.Say("challenge-foreign");
    }

    private async ValueTask<Reply> AnswerAsync(Turn turn, ChallengeReplies replies, Press press, string id, CancellationToken cancel)
    {
        if (await challenges.FindAsync(turn.Tenant, id, cancel).ConfigureAwait(false) is not { Live: null } challenge
            || await posted.FindAsync(turn.Tenant, press["post"] ?? "", cancel).ConfigureAwait(false) is not { } round || round.Order != challenge.Order
            || await challenges.PlayerAsync(challenge, turn.Person.Id, cancel).ConfigureAwait(false) is null)
            return Foreign(turn, replies);
        if ((await banks.OfAsync(turn.Tenant, cancel).ConfigureAwait(false)).Find(round.Item) is not { } item)
            return replies.Say("quiz-gone");
        var own = new Round(ChallengePlay.RoundOf(round, turn.Person.Id), turn.Tenant, turn.Person.Id, item.Id, challenge.OpenedAt) { Post = round.Id };
        var play = await boards.PlayAsync(challenge, turn.Person.Id, cancel).ConfigureAwait(false);
        if ((await ledger.FindAsync(turn.Tenant, own.Id, cancel).ConfigureAwait(false))?.Given is { } first)
            return replies.Mark(challenge, item, first, $"{curriculum.Current.Phrases.Say("quiz-again")} {replies.Own(play)}", own.Id, play.Left > 0 && !challenge.IsClosed);
        if (challenge.IsClosed || turn.At >= challenge.ClosesAt)
            return replies.Late(challenge);
        if ((await reports.AsideAsync(turn.Tenant, cancel).ConfigureAwait(false)).Contains(item.Id))
            return replies.Say("round-aside") with { Buttons = [replies.Do("button-next", challenge, "next")] };
        var response = Picks.Read(item, press);
        if (Marking.Of(item, response) is not { } mark)
            return new Reply.Said(PracticeReplies.NoAnswer(curriculum.Current.Phrases, item)) { Buttons = [replies.Do("button-challenge-back", challenge, "next")] };
        var given = new GivenAnswer(Picks.Of(response), mark.Credit, QuizDialog.ConfidenceOf(press), await days.ClockAsync(turn, cancel).ConfigureAwait(false));
        var earned = await AnswerCounting.CountAsync(ledger, rules, curriculum.Current, turn, own, item, given, cancel).ConfigureAwait(false);
        play.Add(new(turn.Person.Id, round.Number, given.Credit, given.Picks));
        return replies.Mark(challenge, item, given, $"{earned} {replies.Own(play)}", own.Id, play.Left > 0);
    }
}
