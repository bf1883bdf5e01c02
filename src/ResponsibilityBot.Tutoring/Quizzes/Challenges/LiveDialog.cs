using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Habits;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Scoring;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>
/// Live rounds: the host's buttons and words, and the answers. An answer is taken in private and judged for nobody before the question is locked and
/// all see it. Where a round is stands in what is kept, so that a restart and a rejoin change nothing.
/// </summary>
public sealed class LiveDialog(
    ICurriculum curriculum, ItemBanks banks, IChallenges challenges, IChallengeDesk desk, ChallengeBoards boards, ChallengeSides sides, IQuizLedger ledger, IPostedRounds posted,
    IItemReports reports, IHabits habits, IAccess access, IRefusals refusals, PeopleDays days) : IDialog
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var reply = turn switch
        {
            { Press: { Verb: Verbs.Live } press } => await StepAsync(turn, press["challenge"] ?? "", press["do"] ?? "", press["number"], cancel).ConfigureAwait(false),
            { Press: { Verb: Verbs.Challenge } press } when press["do"] == "own" => await OwnAsync(turn, press["challenge"] ?? "", cancel).ConfigureAwait(false),
            { Press: { Verb: Verbs.Answer } press } when press["challenge"] is { } id && await FindAsync(turn, id, cancel).ConfigureAwait(false) is { Live: { } live } game =>
                await AnswerAsync(turn, press, game, live, cancel).ConfigureAwait(false),
            { Kind: TurnKind.Said } when LiveWishReader.Read(turn.Text) is LiveWish.Step step => await SayStepAsync(turn, step.What, cancel).ConfigureAwait(false),
            _ => null,
        };
        // What a host does and what a person answers is for that person; how it stands may be seen by all.
        return reply is null ? null : [reply with { IsPrivate = turn.Place != Place.Personal && turn.Press is not null }];
    }

    private ChallengeReplies Replies => new(curriculum.Current);

    private ValueTask<Challenge?> FindAsync(Turn turn, string id, CancellationToken cancel) => challenges.FindAsync(turn.Tenant, id, cancel);

    private async ValueTask<Reply> SayStepAsync(Turn turn, string what, CancellationToken cancel)
    {
        if (await challenges.RunningAsync(turn.Carrier, turn.Tenant, turn.Conversation, cancel).ConfigureAwait(false) is not { Live: not null } game)
            return Replies.Say("live-none");
        return what == "status" ? await boards.CardAsync(game, cancel).ConfigureAwait(false) : await StepAsync(turn, game.Id, what, null, cancel).ConfigureAwait(false);
    }

    private async ValueTask<Reply> StepAsync(Turn turn, string id, string what, string? pressed, CancellationToken cancel)
    {
        if (await FindAsync(turn, id, cancel).ConfigureAwait(false) is not { Live: { } live } game || !IsHere(turn, game))
            return Trespass(turn, "challenge-foreign");
        if (game.Host != turn.Person.Id && !access.Allows(turn, Role.Administrator))
            return Trespass(turn, "live-not-host");
        if (game.IsClosed)
            return Replies.Say("challenge-over");
        if (what == "stop")
            return Replies.Say(await desk.EndAsync(game, cancel).ConfigureAwait(false) ? "live-stopped" : "challenge-over");
        // A button names the question that it is for, so that a second tap does nothing more.
        var number = int.TryParse(pressed, NumberStyles.None, CultureInfo.InvariantCulture, out var named) ? named : what == "next" ? live.Number + 1 : live.Number;
        (string, string)[] blanks = [("number", Number(number)), ("count", Number(game.Questions))];
        return what switch
        {
            "lock" => Replies.Say(await desk.LockAsync(game, number, cancel).ConfigureAwait(false) ? "live-locked" : "live-not-open", blanks),
            _ when number > game.Questions => Replies.Say("live-last"),
            _ => Replies.Say(await desk.OpenNextAsync(game, number, cancel).ConfigureAwait(false) ? "live-next" : "live-not-next", blanks),
        };
    }

    private async ValueTask<Reply> OwnAsync(Turn turn, string id, CancellationToken cancel)
    {
        if (await FindAsync(turn, id, cancel).ConfigureAwait(false) is not { Live: not null } game || !IsHere(turn, game))
            return Trespass(turn, "challenge-foreign");
        var rounds = (await posted.OfOrderAsync(game.Tenant, game.Order, cancel).ConfigureAwait(false)).Where(round => round.IsClosed).ToList();
        var marks = await challenges.MarksAsync(game, turn.Person.Id, cancel).ConfigureAwait(false);
        var play = new ChallengePlay(game, rounds, marks, await banks.OfAsync(turn.Tenant, cancel).ConfigureAwait(false), await reports.AsideAsync(game.Tenant, cancel).ConfigureAwait(false), turn.Person.Id);
        return new Reply.Said(new LiveReplies(curriculum.Current.Phrases).Own(play, rounds.Count));
    }

    private async ValueTask<Reply> AnswerAsync(Turn turn, Press press, Challenge game, LiveState live, CancellationToken cancel)
    {
        if (!IsHere(turn, game) || await posted.FindAsync(turn.Tenant, press["post"] ?? "", cancel).ConfigureAwait(false) is not { } round || round.Order != game.Order)
            return Trespass(turn, "challenge-foreign");
        if ((await banks.OfAsync(turn.Tenant, cancel).ConfigureAwait(false)).Find(round.Item) is not { } item)
            return Replies.Say("quiz-gone");
        var own = new Round(ChallengePlay.RoundOf(round, turn.Person.Id), turn.Tenant, turn.Person.Id, item.Id, round.OpenedAt) { Post = round.Id };
        if ((await ledger.FindAsync(turn.Tenant, own.Id, cancel).ConfigureAwait(false))?.Given is not null)
            return Replies.Say("live-again");
        if (round.IsClosed || round.Number != live.Number || game.IsClosed)
            return Replies.Say("live-closed");
        if (live.Timer is { } timer && turn.At >= round.OpenedAt + timer * (await habits.FindAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false)).TimeFactor)
            return Replies.Say("live-time");
        if ((await reports.AsideAsync(turn.Tenant, cancel).ConfigureAwait(false)).Contains(item.Id))
            return Replies.Say("round-aside");
        var response = Picks.Read(item, press);
        if (Marking.Of(item, response) is not { } mark)
            return new Reply.Said(PracticeReplies.NoAnswer(curriculum.Current.Phrases, item));
        if (await challenges.PlayerAsync(game, turn.Person.Id, cancel).ConfigureAwait(false) is null)
        {
            if (await sides.OfAsync(turn, game, cancel).ConfigureAwait(false) is not { } side)
                return Replies.NoSide(game);
            challenges.Join(turn, game, side.Id);
        }

        var given = new GivenAnswer(Picks.Of(response), mark.Credit, QuizDialog.ConfidenceOf(press), await days.ClockAsync(turn, cancel).ConfigureAwait(false));
        // What it earned would tell whether it is right.
        ledger.Answer(turn, own, given, item.Fact);
        return Replies.Say("live-taken");
    }

    private Reply Trespass(Turn turn, string reason)
    {
        refusals.Trespass(turn, reason);
        return Replies.Say(reason);
    }

    private static bool IsHere(Turn turn, Challenge game) => game.Channel == turn.Carrier && game.Conversation == ThreadIds.PlaceOf(turn.Conversation);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
