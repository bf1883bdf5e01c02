using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Rounds;

/// <summary>What stands in a place where everybody is asked: the open card, and what it says when it is closed.</summary>
public sealed class RoundReplies(Curriculum curriculum)
{
    private Phrases Phrases => curriculum.Phrases;

    /// <summary>The card of an open round.</summary>
    /// <param name="round">The round.</param>
    /// <param name="item">Its item.</param>
    /// <param name="viewers">Those who answered and may see their own answer in its place.</param>
    public Reply Ask(PostedRound round, Item item, IReadOnlyList<PersonReference>? viewers = null)
    {
        ArgumentNullException.ThrowIfNull(round);
        if (round.Live is { } live)
            return AskLive(round, item, live);
        return new Reply.Question(Title(round), ShownItem.Of(item, ItemIds.SeedOf(round.Id)))
        {
            Note = Note(round),
            View = Button.To("", Verbs.View, "post", round.Id).Press,
            Viewers = viewers ?? [],
            Buttons = [Answer("button-sure", round, "yes"), Answer("button-unsure", round, "no"), Button.To(Phrases.Say("button-report"), Verbs.Report, "post", round.Id)],
        };
    }

    /// <summary>Nobody sees their answer judged before all see it, so there is nothing to look at instead.</summary>
    private Reply.Question AskLive(PostedRound round, Item item, string live) => new(Title(round), ShownItem.Of(item, ItemIds.SeedOf(round.Id)))
    {
        Note = string.Join(' ', Phrases.Say("live-note"), round.Answers == 0 ? Phrases.Say("round-nobody") : Phrases.Say("round-answered", ("count", Number(round.Answers)))),
        Buttons = [AnswerLive("button-sure", round, live, "yes"), AnswerLive("button-unsure", round, live, "no")],
    };

    private Button AnswerLive(string label, PostedRound round, string live, string sure) => new(
        Phrases.Say(label), new(Verbs.Answer, new Dictionary<string, string>(StringComparer.Ordinal) { ["challenge"] = live, ["post"] = round.Id, ["sure"] = sure }));

    /// <summary>The card of a round that is closed.</summary>
    /// <param name="round">The round.</param>
    /// <param name="item">Its item.</param>
    /// <param name="answers">What people answered.</param>
    /// <param name="fewest">The fewest answers of which shares are shown; fewer would tell who chose what.</param>
    public Reply Close(PostedRound round, Item item, IReadOnlyList<GivenAnswer> answers, int fewest)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(answers);
        var shown = item.Kind == ItemKind.Order ? [.. item.Key]
            : ShownItem.Of(item, ItemIds.SeedOf(round.Id)).Options.Select(option => item.Options.Single(each => each.Id == option.Id)).ToList();
        return new Reply.Results(
            Phrases.Say("round-closed-title", ("title", Title(round))), item.Prompt, Lead(answers, fewest),
            [.. shown.Select(option => new Share(option.Place is { } place ? $"{place}. {option.Text}" : option.Text, option.IsRight, option.Belongs, answers.Count < fewest ? null : ShareOf(option, answers)))],
            [.. Why(item), .. Belief(item, answers, fewest)])
        {
            Sources = [.. item.Sources.Take(4)],
            Buttons = [.. PracticeReplies.About(Phrases, item), Button.To(Phrases.Say("button-quiz"), Verbs.Quiz)],
        };
    }

    /// <summary>The card of a round whose item is put aside, or gone from the content.</summary>
    public Reply Withdraw(PostedRound round)
    {
        ArgumentNullException.ThrowIfNull(round);
        return new Reply.Said(Phrases.Say("round-withdrawn", ("title", Title(round))));
    }

    private string Title(PostedRound round) => round.Live is not null
        ? Phrases.Say("live-question", ("number", Number(round.Number)), ("count", Number(round.Count)))
        : round.Count == 1
        ? Phrases.Say("round-title")
        : Phrases.Say("round-title-of", ("number", Number(round.Number)), ("count", Number(round.Count)));

    private string Note(PostedRound round) => string.Join(' ',
        Phrases.Say(round.For == ChosenFor.New ? "round-new" : "round-repeat"),
        Closes(round.ClosesAt, round.OpenedAt),
        round.Answers == 0 ? Phrases.Say("round-nobody") : Phrases.Say("round-answered", ("count", Number(round.Answers))));

    private string Closes(DateTimeOffset at, DateTimeOffset opened)
    {
        var zone = at.Offset == TimeSpan.Zero ? "UTC" : string.Create(CultureInfo.InvariantCulture, $"UTC{at:zzz}");
        var time = string.Create(CultureInfo.InvariantCulture, $"{at:HH:mm} {zone}");
        return at.Date == opened.Date
            ? Phrases.Say("round-closes", ("time", time))
            : Phrases.Say("round-closes-on", ("day", at.ToString("ddd d MMM", CultureInfo.InvariantCulture)), ("time", time));
    }

    private string Lead(IReadOnlyList<GivenAnswer> answers, int fewest) => answers.Count switch
    {
        0 => Phrases.Say("round-lead-none"),
        _ when answers.Count < fewest => Phrases.Say("round-lead-few", ("count", Number(answers.Count)), ("fewest", Number(fewest))),
        _ => Phrases.Say("round-lead", ("count", Number(answers.Count)), ("right", Number(answers.Count(given => given.Credit >= 1)))),
    };

    private static double ShareOf(ItemOption option, IReadOnlyList<GivenAnswer> answers) => answers.Count(given =>
        option is { Belongs: null, Place: null } ? given.Picks.Contains(option.Id) : Picks.IsRight(option, given.Picks)) / (double)answers.Count;

    /// <summary>Why the key is right; of a question with several right options the first two, where duties are sorted none: the table says enough.</summary>
    private IEnumerable<Point> Why(Item item) => item.Kind is ItemKind.Sort or ItemKind.Order
        ? []
        : item.Key.Take(2).Select(option => new Point(Phrases.Say("round-why"), option.Why));

    /// <summary>The wrong belief that most of the wrong answers show, unless the reason tells it.</summary>
    private IEnumerable<Point> Belief(Item item, IReadOnlyList<GivenAnswer> answers, int fewest)
    {
        if (answers.Count < fewest)
            yield break;
        var most = item.Options
            .Where(option => !option.IsRight && option.Misconception is not null)
            .GroupBy(option => option.Misconception, StringComparer.Ordinal)
            .Select(belief => (Id: belief.Key, Count: answers.Count(given => belief.Any(option => given.Picks.Contains(option.Id)))))
            .OrderByDescending(belief => belief.Count).ThenBy(belief => belief.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        if (most.Count > 0 && curriculum.Table.Content.Misconceptions.FirstOrDefault(known => known.Id == most.Id) is { } known
            && !Why(item).Any(point => point.Text.Contains(known.Belief, StringComparison.Ordinal)))
            yield return new(Phrases.Say("round-belief"), known.Belief);
    }

    private Button Answer(string label, PostedRound round, string sure) => Button.To(Phrases.Say(label), Verbs.Answer, "post", round.Id, "sure", sure);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
