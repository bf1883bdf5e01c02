using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Scoring;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Practice;

/// <summary>What is said around the items of a practice.</summary>
internal sealed class PracticeReplies(Curriculum curriculum)
{
    private Phrases Phrases => curriculum.Phrases;

    private KnowledgeTable Table => curriculum.Table;

    /// <summary>A round's item as a card.</summary>
    /// <param name="round">The round.</param>
    /// <param name="item">Its item.</param>
    /// <param name="topic">The topic that was asked for, carried on to the next question; empty for any. It stands nowhere: it could give the answer away.</param>
    /// <param name="number">How many were answered today, and this one.</param>
    public Reply Ask(Round round, Item item, string topic, int number) => new Reply.Question(
        Phrases.Say("quiz-title", ("number", number.ToString(CultureInfo.InvariantCulture))), ShownItem.Of(item, ItemIds.SeedOf(round.Id)))
    {
        Buttons = [Answer("button-sure", round, topic, "yes"), Answer("button-unsure", round, topic, "no")],
    };

    /// <summary>The item of a round that follows a channel's card.</summary>
    public Reply AskFollowUp(Round round, Item item, int number, bool isAskedBack) => new Reply.Question(
        Phrases.Say("follow-up-title", ("number", Number(number))), ShownItem.Of(item, ItemIds.SeedOf(round.Id)))
    {
        Note = Phrases.Say(isAskedBack ? "follow-up-asked" : "follow-up-note"),
        Buttons = [Answer("button-sure", round, "", "yes"), Answer("button-unsure", round, "", "no")],
    };

    /// <summary>What became of an answer: right or not, why, what is right, and where that is written.</summary>
    /// <param name="item">The item.</param>
    /// <param name="given">The answer that counts.</param>
    /// <param name="topic">The topic that was asked for.</param>
    /// <param name="note">One more sentence; may be empty.</param>
    /// <param name="round">The round's id.</param>
    public Reply Mark(Item item, GivenAnswer given, string topic, string note, string round) => Mark(item, given, note) with
    {
        Buttons = [Next(item, topic), .. About(Phrases, item), Button.To(Phrases.Say("button-report"), Verbs.Report, "round", round)],
    };

    /// <summary>The same, of a round that was put to the whole place.</summary>
    public Reply MarkPosted(Item item, GivenAnswer given, string note, string post) => Mark(item, given, note) with
    {
        Buttons = [.. About(Phrases, item), Button.To(Phrases.Say("button-report"), Verbs.Report, "post", post)],
    };

    /// <summary>What is said to something that is no answer.</summary>
    public static string NoAnswer(Phrases phrases, Item item) => item.Kind == ItemKind.Order ? phrases.Say("quiz-pick-order") : phrases.Say("quiz-pick");

    /// <summary>A step of a drill, put to a person alone.</summary>
    public Reply AskDrill(Round round, Item item, string title, int step) => new Reply.Question(
        Phrases.Say("drill-title", ("title", title), ("step", Number(step))), ShownItem.Of(item, ItemIds.SeedOf(round.Id)))
    {
        Buttons = [Answer("button-sure", round, "", "yes"), Answer("button-unsure", round, "", "no")],
    };

    /// <summary>What an answer earned, and for how long the person has been at it.</summary>
    public static string Earned(Phrases phrases, int points, Streak streak) => streak.Days < 2
        ? phrases.Say("quiz-points", ("points", Number(points)))
        : phrases.Say("quiz-points-streak", ("points", Number(points)), ("days", Number(streak.Days)));

    /// <summary>A sentence, with a button for the next question.</summary>
    public Reply Say(string key, string topic, params ReadOnlySpan<(string, string)> blanks) =>
        new Reply.Said(Phrases.Say(key, blanks)) { Buttons = [Button.To(Phrases.Say("button-next"), Verbs.Quiz, "topic", topic)] };

    /// <summary>The next question; in a drill first its second step, then another one.</summary>
    private Button Next(Item item, string topic) => item.Fact.Split(':') is [_, var drill, var step] && item.Fact.StartsWith(Drill.Prefix, StringComparison.Ordinal)
        ? step == "owners" ? Button.To(Phrases.Say("button-drill-order"), Verbs.Drill, "drill", drill, "step", "order") : Button.To(Phrases.Say("button-drill-next"), Verbs.Drill)
        : Button.To(Phrases.Say("button-next"), Verbs.Quiz, "topic", topic);

    private Reply.Feedback Mark(Item item, GivenAnswer given, string note) => new(
        Verdict(item, given), given.Credit >= 1, item.Prompt, [.. Points(item, given.Picks)], note)
    {
        Sources = [.. item.Sources.Take(4)],
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Button Answer(string label, Round round, string topic, string sure) => new(
        Phrases.Say(label),
        new(Verbs.Answer, new Dictionary<string, string>(StringComparer.Ordinal) { ["round"] = round.Id, ["sure"] = sure, ["topic"] = topic }));

    private string Verdict(Item item, GivenAnswer given)
    {
        if (given.Credit >= 1)
            return Phrases.Say("quiz-right");
        if (given.Credit <= 0)
            return Phrases.Say("quiz-wrong");
        if (item.Kind == ItemKind.Order)
            return Phrases.Say("quiz-partly-order", ("share", PlainText.Percent(given.Credit)));
        var right = item.Options.Count(option => Picks.IsRight(option, given.Picks));
        return Phrases.Say("quiz-partly", ("right", right.ToString(CultureInfo.InvariantCulture)), ("all", item.Options.Count.ToString(CultureInfo.InvariantCulture)));
    }

    private IEnumerable<Point> Points(Item item, IReadOnlyList<string> picks) => item.Kind == ItemKind.Order
        ? item.Key.Select(option => new Point(Placed(option, picks), $"{option.Text}. {option.Why}"))
        : item.Kind == ItemKind.Sort
        ? item.Options.Select(option => new Point(Sorted(option, picks), Reason(option)))
        : Chosen(item, picks);

    private string Placed(ItemOption option, IReadOnlyList<string> picks)
    {
        var place = Number(option.Place ?? 0);
        var put = picks.Select(pick => pick.Split('=')).FirstOrDefault(pick => pick.Length == 2 && pick[0] == option.Id)?[1] ?? "";
        return put == place ? Phrases.Say("drill-placed", ("place", place)) : Phrases.Say("drill-misplaced", ("place", place), ("put", put));
    }

    private string Sorted(ItemOption option, IReadOnlyList<string> picks) => Picks.IsRight(option, picks)
        ? Phrases.Say("quiz-sorted")
        : Phrases.Say("quiz-missed", ("put", PlainText.Name(Picks.Again(picks).Chosen.GetValueOrDefault(option.Id) ?? Owner.NotApplicable)), ("owner", PlainText.Name(option.Belongs ?? Owner.Shared)));

    /// <summary>What was chosen and why it is right or wrong, then what was right and not chosen. A reason that was told already is not told again.</summary>
    private IEnumerable<Point> Chosen(Item item, IReadOnlyList<string> picks)
    {
        var several = item.Kind == ItemKind.SeveralRight;
        var chosen = item.Options.Where(option => picks.Contains(option.Id)).ToList();
        foreach (var option in chosen)
        {
            var label = !several ? "quiz-yours" : option.IsRight ? "quiz-chosen-right" : "quiz-chosen-wrong";
            yield return new(Phrases.Say(label), Reason(option) + Belief(option));
        }

        foreach (var option in item.Key.Where(option => !picks.Contains(option.Id)))
            yield return new(Phrases.Say(several ? "quiz-left" : "quiz-key"), chosen.Exists(other => other.Why.EndsWith(option.Why, StringComparison.Ordinal)) ? $"{option.Text}." : Reason(option));
    }

    /// <summary>An option with its reason, which often names it first.</summary>
    private static string Reason(ItemOption option) => option.Why.StartsWith(option.Text, StringComparison.Ordinal) ? option.Why : $"{option.Text}. {option.Why}";

    /// <summary>The wrong belief that an option shows, with a space before it; empty where its reason tells it.</summary>
    private string Belief(ItemOption option) =>
        !option.IsRight && option.Misconception is { } id && Table.Misconception(id) is { } known && !option.Why.Contains(known.Belief, StringComparison.Ordinal)
            ? " " + Phrases.Say("quiz-belief", ("belief", known.Belief))
            : "";

    /// <summary>A button that asks who owns what the item is about, if it is about a cell.</summary>
    public static IEnumerable<Button> About(Phrases phrases, Item item) => item.Cells is [var cell, ..]
        ? [Button.To(phrases.Say("button-about"), Verbs.Owner, "responsibility", cell.Responsibility, "target", cell.Target)]
        : [];
}
