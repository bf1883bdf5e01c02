using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Scoring;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>Playing in a challenge: the button on its card, "challenge" in the own chat, and the answers, each of which counts once.</summary>
public sealed class ChallengePlayDialog(
    ICurriculum curriculum, ItemBanks banks, IChallenges challenges, IChallengeDesk desk, ChallengeBoards boards, IQuizLedger ledger, IPostedRounds posted, ITeams teams, IItemReports reports, RoundRules rules, PeopleDays days) : IDialog
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var replies = new ChallengeReplies(curriculum.Current, rules.FewestShown);
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
        var running = (await challenges.OfPersonAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false)).Where(challenge => turn.At < challenge.ClosesAt).ToList();
        if (await challenges.RunningAsync(turn.Carrier, turn.Tenant, turn.Conversation, cancel).ConfigureAwait(false) is { } here && running.TrueForAll(other => other.Id != here.Id))
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
        if (await challenges.FindAsync(turn.Tenant, press["challenge"] ?? "", cancel).ConfigureAwait(false) is not { } challenge)
            return replies.Say("challenge-foreign");
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
            if (await SideAsync(turn, challenge, cancel).ConfigureAwait(false) is not { } side)
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

    /// <summary>The side that somebody comes to; null if they may not play: the button of a place is for those who are there, a team for its people.</summary>
    private async ValueTask<Side?> SideAsync(Turn turn, Challenge challenge, CancellationToken cancel)
    {
        var isHere = challenge.Channel == turn.Carrier && challenge.Conversation == ThreadIds.PlaceOf(turn.Conversation);
        if (challenge.Sides is [var all])
            return isHere || await OwnTeamAsync(turn, cancel).ConfigureAwait(false) is { } own && own == all.Team ? all : null;
        if (challenge.Sides.All(side => side.Team is null))
            return isHere ? await SmallerAsync(challenge, cancel).ConfigureAwait(false) : null;
        var team = await OwnTeamAsync(turn, cancel).ConfigureAwait(false);
        return team is null ? null : challenge.Sides.FirstOrDefault(side => side.Team == team);
    }

    private async ValueTask<string?> OwnTeamAsync(Turn turn, CancellationToken cancel) => (await teams.OfPersonAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false))?.Id;

    private async ValueTask<Side> SmallerAsync(Challenge challenge, CancellationToken cancel)
    {
        var sizes = (await challenges.PlayersAsync(challenge, cancel).ConfigureAwait(false)).CountBy(player => player.Side, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return challenge.Sides.MinBy(side => sizes.GetValueOrDefault(side.Id)) ?? challenge.Sides[0];
    }

    private async ValueTask<Reply> AnswerAsync(Turn turn, ChallengeReplies replies, Press press, string id, CancellationToken cancel)
    {
        if (await challenges.FindAsync(turn.Tenant, id, cancel).ConfigureAwait(false) is not { } challenge
            || await posted.FindAsync(turn.Tenant, press["post"] ?? "", cancel).ConfigureAwait(false) is not { } round || round.Order != challenge.Order
            || await challenges.PlayerAsync(challenge, turn.Person.Id, cancel).ConfigureAwait(false) is null)
            return replies.Say("challenge-foreign");
        if (banks.Current.Find(round.Item) is not { } item)
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
            return replies.Say("quiz-pick") with { Buttons = [replies.Do("button-challenge-back", challenge, "next")] };
        var given = new GivenAnswer(Picks.Of(response), mark.Credit, QuizDialog.ConfidenceOf(press), await days.ClockAsync(turn, cancel).ConfigureAwait(false));
        var earned = await AnswerCounting.CountAsync(ledger, rules, curriculum.Current.Phrases, turn, own, item, given, cancel).ConfigureAwait(false);
        play.Add(new(turn.Person.Id, round.Number, given.Credit, given.Picks));
        return replies.Mark(challenge, item, given, $"{earned} {replies.Own(play)}", own.Id, play.Left > 0);
    }
}
