using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Scoring;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Quizzes.Rounds;

/// <summary>"Post quiz now", and the answers to what was posted. What is said to an answer is for that person alone.</summary>
public sealed partial class RoundDialog(
    ICurriculum curriculum, ItemBanks banks, IQuizLedger ledger, IPostedRounds posted, IItemReports reports, IRoundPoster poster, IAccess access, RoundRules rules, PeopleDays days) : IDialog
{
    /// <summary>Questions of one order at most.</summary>
    public const int MostQuestions = 10;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn is { Press: { Verb: Verbs.Answer } press } && press["post"] is { } post)
            return [await AnswerAsync(turn, press, post, cancel).ConfigureAwait(false) with { IsPrivate = turn.Place != Place.Personal }];
        if (turn is { Press: { Verb: Verbs.View } view })
            return [await ViewAsync(turn, view["post"] ?? "", cancel).ConfigureAwait(false) with { IsPrivate = turn.Place != Place.Personal }];
        if (turn.Kind == TurnKind.Said && PostWords().Match(turn.Text) is { Success: true } words)
            return await PostAsync(turn, words.Groups["rest"].Value, cancel).ConfigureAwait(false);
        return null;
    }

    private async ValueTask<IReadOnlyList<Reply>> PostAsync(Turn turn, string rest, CancellationToken cancel)
    {
        var now = curriculum.Current;
        var isEverywhere = EverywhereWords.Are(rest);
        rest = EverywhereWords.Without(rest);
        if (!access.Allows(turn, isEverywhere ? Role.Administrator : Role.Host))
            return [new Reply.Said(now.Phrases.Say(isEverywhere ? "round-no-administrator" : "round-no-host"))];
        var places = isEverywhere ? await poster.PlacesAsync(turn.Tenant, cancel).ConfigureAwait(false) : 1;
        if (places == 0)
            return [new Reply.Said(now.Phrases.Say("round-no-places"))];
        var count = CountWords().Match(rest) is { Success: true } number ? number.Groups["count"].ValueSpan : "1";
        if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var questions) || questions is < 1 or > MostQuestions)
            return [new Reply.Said(now.Phrases.Say("round-count", ("most", MostQuestions.ToString(CultureInfo.InvariantCulture))))];
        var topic = CountWords().Replace(rest, " ").Trim(' ', ',', '.', '!', ':');
        List<string> topics = topic.Length == 0 ? [] : [.. now.Reader.Read($"quiz me about {topic}", null).Responsibilities.SelectMany(now.Table.Rows)];
        if (topic.Length > 0 && topics.Count == 0)
            return [new Reply.Said(now.Phrases.Say("quiz-none", ("topic", topic)))];
        var order = new RoundOrder($"turn:{turn.Id}", turn.Carrier, turn.Tenant, isEverywhere ? RoundOrder.Everywhere : ThreadIds.PlaceOf(turn.Conversation), topics, questions, await days.ClockAsync(turn, cancel).ConfigureAwait(false));
        return await poster.PostAsync(order, cancel).ConfigureAwait(false) == 0 ? [new Reply.Said(now.Phrases.Say("round-nothing"))]
            : isEverywhere ? [new Reply.Said(now.Phrases.Say("round-everywhere", ("count", places.ToString(CultureInfo.InvariantCulture))))]
            : [];
    }

    private async ValueTask<Reply> ViewAsync(Turn turn, string post, CancellationToken cancel)
    {
        var now = curriculum.Current;
        if (await posted.FindAsync(turn.Tenant, post, cancel).ConfigureAwait(false) is not { IsOwnPace: false, Live: null } round || round.Conversation != ThreadIds.PlaceOf(turn.Conversation))
            return new Reply.Said(now.Phrases.Say("round-foreign"));
        if ((await banks.OfAsync(turn.Tenant, cancel).ConfigureAwait(false)).Find(round.Item) is not { } item)
            return new Reply.Said(now.Phrases.Say("quiz-gone"));
        return (await ledger.FindAsync(turn.Tenant, IdOf(round, turn), cancel).ConfigureAwait(false))?.Given is { } given
            ? new PracticeReplies(now).MarkPosted(item, given, "", round.Id)
            : new RoundReplies(now).Ask(round, item);
    }

    private static string IdOf(PostedRound round, Turn turn) => ItemIds.OfRound($"{round.Id} {turn.Person.Id}");

    private async ValueTask<Reply> AnswerAsync(Turn turn, Press press, string post, CancellationToken cancel)
    {
        var now = curriculum.Current;
        var replies = new PracticeReplies(now);
        if (await posted.FindAsync(turn.Tenant, post, cancel).ConfigureAwait(false) is not { IsOwnPace: false, Live: null } round || round.Conversation != ThreadIds.PlaceOf(turn.Conversation))
            return new Reply.Said(now.Phrases.Say("round-foreign"));
        if ((await banks.OfAsync(turn.Tenant, cancel).ConfigureAwait(false)).Find(round.Item) is not { } item)
            return new Reply.Said(now.Phrases.Say("quiz-gone"));
        var own = new Round(IdOf(round, turn), turn.Tenant, turn.Person.Id, item.Id, round.OpenedAt) { Post = round.Id };
        var before = (await ledger.FindAsync(turn.Tenant, own.Id, cancel).ConfigureAwait(false))?.Given;
        var isOver = round.IsClosed || turn.At >= round.ClosesAt;
        if (before is not null && (isOver || !rules.AllowChanges))
            return replies.MarkPosted(item, before, now.Phrases.Say("quiz-again"), round.Id);
        if (isOver)
            return new Reply.Said(now.Phrases.Say("round-closed")) { Buttons = [Button.To(now.Phrases.Say("button-quiz"), Verbs.Quiz)] };
        if ((await reports.AsideAsync(turn.Tenant, cancel).ConfigureAwait(false)).Contains(item.Id))
            return new Reply.Said(now.Phrases.Say("round-aside"));
        var response = Picks.Read(item, press);
        if (Marking.Of(item, response) is not { } mark)
            return new Reply.Said(PracticeReplies.NoAnswer(now.Phrases, item));
        var given = new GivenAnswer(Picks.Of(response), mark.Credit, QuizDialog.ConfidenceOf(press), await days.ClockAsync(turn, cancel).ConfigureAwait(false));
        return before is null
            ? replies.MarkPosted(item, given, await AnswerCounting.CountAsync(ledger, rules, now, turn, own, item, given, cancel).ConfigureAwait(false), round.Id)
            : Change(turn, round, own, item, given, replies);
    }

    private Reply Change(Turn turn, PostedRound round, Round own, Item item, GivenAnswer given, PracticeReplies replies)
    {
        ledger.Change(turn, own, given);
        return replies.MarkPosted(item, given, curriculum.Current.Phrases.Say("round-changed"), round.Id);
    }

    [GeneratedRegex(@"^\s*post\s+(?:a\s+|the\s+)?quiz(?:\s+now)?\b(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex PostWords();

    [GeneratedRegex(@"\b(?<count>\d+)\s*(?:questions?)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CountWords();
}
