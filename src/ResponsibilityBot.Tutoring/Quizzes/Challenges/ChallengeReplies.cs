using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>What is said around challenges.</summary>
/// <param name="curriculum">What is taught.</param>
/// <param name="fewest">How many people a figure must be made of.</param>
public sealed class ChallengeReplies(Curriculum curriculum, int fewest)
{
    private Phrases Phrases => curriculum.Phrases;

    /// <summary>A sentence.</summary>
    internal Reply Say(string key, params ReadOnlySpan<(string, string)> blanks) => new Reply.Said(Phrases.Say(key, blanks));

    /// <summary>What could not be read, and how to say it right.</summary>
    internal Reply Say(Misread wrong) => Say(wrong.Key, wrong.Blanks);

    /// <summary>A text that stands in something else.</summary>
    internal string Name(string key) => Phrases.Say(key);

    /// <summary>What whoever set it up is told, with what they left open.</summary>
    internal Reply Opened(Challenge challenge, bool hasNumber, bool hasEnd) => new Reply.Said(string.Join(' ', Opening(challenge, hasNumber, hasEnd)));

    /// <summary>What the host of a live round is told.</summary>
    internal Reply OpenedLive(Challenge challenge) => new Reply.Said(challenge.Live?.Timer is { } timer
        ? $"{Phrases.Say("live-opened")} {Phrases.Say("live-opened-timer", ("seconds", Seconds(timer)), ("longest", Seconds(timer * LiveState.Longest)))}"
        : Phrases.Say("live-opened"));

    /// <summary>The card by which a host leads a live round.</summary>
    /// <param name="challenge">The round, with the question that it is at.</param>
    /// <param name="isOpen">Whether that question is open.</param>
    /// <param name="participants">How many have answered at least one question.</param>
    public Reply Lead(Challenge challenge, bool isOpen, int participants)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        var at = challenge.Live?.Number ?? 0;
        (string, string) number = ("number", Number(at)), count = ("count", Number(challenge.Questions));
        var state = isOpen ? Phrases.Say("live-state-open", number, count) : at == 0 ? Phrases.Say("live-state-new", count) : Phrases.Say("live-state-locked", number, count);
        return new Reply.Explanation(
            LiveTitle(challenge), state,
            [
                new(Phrases.Say("challenge-heading"), string.Join(", ", challenge.Sides.Select(NameOf))),
                .. participants > 0 ? [new Point("", Phrases.Say("challenge-taking-part", ("count", Number(participants))))] : Array.Empty<Point>(),
                new("", Phrases.Say("live-how")),
            ])
        {
            Buttons =
            [
                .. isOpen ? [Live("button-live-lock", challenge, "lock", at)]
                    : at < challenge.Questions ? [Live(at == 0 ? "button-live-open" : "button-live-next", challenge, "next", at + 1)]
                    : Array.Empty<Button>(),
                Live(at >= challenge.Questions && !isOpen ? "button-live-results" : "button-live-stop", challenge, "stop", at),
                Do("button-live-own", challenge, "own"),
            ],
        };
    }

    /// <summary>How somebody did in a live round so far, for that person alone.</summary>
    internal string OwnLive(ChallengePlay play, int locked) => Phrases.Say("live-own", ("right", Number(play.Right)), ("answered", Number(play.Count - play.Left)), ("locked", Number(locked)));

    private string LiveTitle(Challenge challenge) => Phrases.Say("live-title", ("topic", challenge.Topic.Length > 0 ? challenge.Topic : Phrases.Say("challenge-all-topics")));

    private Button Live(string label, Challenge challenge, string step, int number) => new(
        Phrases.Say(label),
        new(Verbs.Live, new Dictionary<string, string>(StringComparer.Ordinal) { ["challenge"] = challenge.Id, ["do"] = step, ["number"] = Number(number) }));

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);

    /// <summary>Why somebody cannot play, and how they can.</summary>
    internal Reply NoSide(Challenge challenge) => challenge.Sides is [_, _, ..] sides && sides.All(side => side.Team is not null)
        ? Say("challenge-no-side", ("teams", string.Join(", ", sides.Select(NameOf))), ("team", NameOf(sides[0])))
        : Say("challenge-not-here");

    /// <summary>That an answer came too late.</summary>
    internal Reply Late(Challenge challenge) => Say("challenge-late", ("end", End(challenge)));

    /// <summary>The card of a challenge that runs: who is ahead, and the button to play.</summary>
    public Reply Card(Challenge challenge, ChallengeStanding standing)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        ArgumentNullException.ThrowIfNull(standing);
        return Board(challenge, standing, Title(challenge), Phrases.Say("challenge-lead", ("count", Number(challenge.Questions)), ("end", End(challenge))), isOver: false) with
        {
            Buttons = [Do("button-challenge-start", challenge, "start"), Do("button-challenge-status", challenge, "status")],
        };
    }

    /// <summary>What stands there when it is over.</summary>
    /// <param name="challenge">The challenge.</param>
    /// <param name="standing">How it ended.</param>
    /// <param name="points">The hardest question and what many believe.</param>
    public Reply Over(Challenge challenge, ChallengeStanding standing, IReadOnlyList<Point> points)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        ArgumentNullException.ThrowIfNull(standing);
        return Board(challenge, standing, Phrases.Say("challenge-over-title", ("title", challenge.Live is null ? Title(challenge) : LiveTitle(challenge))), Lead(standing), isOver: true) with
        {
            Points = points,
            Buttons = [Button.To(Phrases.Say("button-quiz"), Verbs.Quiz)],
        };
    }

    /// <summary>The hardest question, and what most of the wrong answers believe; each only if enough people stand behind it.</summary>
    /// <param name="items">The questions that count, by number.</param>
    /// <param name="marks">All answers.</param>
    public IReadOnlyList<Point> Lessons(IReadOnlyDictionary<int, Item> items, IReadOnlyList<PlayerMark> marks)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(marks);
        var counted = marks.Where(mark => items.ContainsKey(mark.Number)).ToList();
        var hardest = counted.GroupBy(mark => mark.Number).Where(same => same.Count() >= fewest)
            .Select(same => (Number: same.Key, Share: same.Average(mark => mark.Credit))).OrderBy(each => each.Share).ThenBy(each => each.Number).ToList();
        var points = new List<Point>();
        if (hardest is [{ Share: < 1 } first, ..])
        {
            var item = items[first.Number];
            points.Add(new(Phrases.Say("challenge-label-hardest"), Phrases.Say("challenge-hardest", ("prompt", item.Prompt), ("share", PlainText.Percent(first.Share)), ("key", item.KeyText))));
        }

        if (Belief(items, counted) is { } belief)
            points.Add(new(Phrases.Say("round-belief"), belief));
        return points;
    }

    /// <summary>A question in somebody's own chat.</summary>
    /// <param name="challenge">The challenge.</param>
    /// <param name="round">The question.</param>
    /// <param name="item">Its item.</param>
    /// <param name="person">To whom.</param>
    /// <param name="number">Which of theirs it is, from 1.</param>
    /// <param name="count">How many they have.</param>
    public Reply Ask(Challenge challenge, PostedRound round, Item item, string person, int number, int count)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        ArgumentNullException.ThrowIfNull(round);
        return new Reply.Question(
            Phrases.Say("challenge-question", ("number", Number(number)), ("count", Number(count)), ("title", Title(challenge))),
            ShownItem.Of(item, ItemIds.SeedOf(ChallengePlay.RoundOf(round, person))))
        {
            Note = Phrases.Say("challenge-until", ("end", End(challenge))),
            Buttons = [Answer("button-sure", challenge, round, "yes"), Answer("button-unsure", challenge, round, "no")],
        };
    }

    /// <summary>What is said to an answer.</summary>
    internal Reply Mark(Challenge challenge, Item item, GivenAnswer given, string note, string round, bool hasNext) => new PracticeReplies(curriculum).MarkPosted(item, given, note, "") with
    {
        Buttons =
        [
            .. hasNext ? [Do("button-next", challenge, "next")] : Array.Empty<Button>(),
            .. PracticeReplies.About(Phrases, item),
            Button.To(Phrases.Say("button-report"), Verbs.Report, "round", round),
        ],
    };

    /// <summary>How far somebody is, for that person alone.</summary>
    /// <param name="progress">How far.</param>
    internal string Own(ChallengePlay progress) => progress.Left == 0
        ? Phrases.Say("challenge-own-done", ("count", Number(progress.Count)), ("right", Number(progress.Right)), ("result", Figure(progress.Result)))
        : Phrases.Say("challenge-own", ("answered", Number(progress.Count - progress.Left)), ("count", Number(progress.Count)));

    /// <summary>What a challenge is called.</summary>
    internal string Title(Challenge challenge) =>
        Phrases.Say("challenge-title", ("topic", challenge.Topic.Length > 0 ? challenge.Topic : Phrases.Say("challenge-all-topics")));

    /// <summary>Until when it is answered, in the words of its place.</summary>
    internal static string End(Challenge challenge) => End(challenge.ClosesAt, challenge.Zone);

    /// <summary>A moment in the words of a zone.</summary>
    internal static string End(DateTimeOffset at, string zone) =>
        string.Create(CultureInfo.InvariantCulture, $"{LocalDay.At(at, zone):dddd, d MMMM yyyy, HH:mm} ({zone})");

    /// <summary>A button that does something with a challenge.</summary>
    internal Button Do(string label, Challenge challenge, string what) => Button.To(Phrases.Say(label), Verbs.Challenge, "challenge", challenge.Id, "do", what);

    private IEnumerable<string> Opening(Challenge challenge, bool hasNumber, bool hasEnd)
    {
        yield return Phrases.Say("challenge-opened", ("title", Title(challenge)), ("end", End(challenge)));
        if (!hasNumber)
            yield return Phrases.Say("challenge-default-number", ("count", Number(challenge.Questions)));
        if (!hasEnd)
            yield return Phrases.Say("challenge-default-end");
        if (challenge.Sides.Count == 1)
            yield return Phrases.Say("challenge-default-teams");
    }

    private Reply.Board Board(Challenge challenge, ChallengeStanding standing, string title, string lead, bool isOver)
    {
        var best = standing.Sides.Max(side => side.Figure) ?? 0;
        return new Reply.Board(title, lead, [.. standing.Sides.Select(side => Line(side, best, standing.Sides.Count))])
        {
            Heading = Phrases.Say("challenge-heading"),
            Note = string.Join(' ', Notes(challenge, standing, isOver)),
        };
    }

    private BoardLine Line(SideScore side, double best, int sides) => new(
        side.Rank is { } rank && sides > 1 ? $"{(side.IsTied ? "=" : "")}{Number(rank)}" : "",
        NameOf(side.Side),
        side.Figure is { } figure ? Figure(figure) : "",
        side.Mean is { } mean
            ? Phrases.Say("challenge-detail", ("mean", Figure(mean)), ("participants", Number(side.Participants)), ("players", Number(side.Players)))
            : Phrases.Say("challenge-detail-few", ("fewest", Number(fewest))),
        best > 0 ? (side.Figure ?? 0) / best : 0,
        IsOwn: false);

    private IEnumerable<string> Notes(Challenge challenge, ChallengeStanding standing, bool isOver)
    {
        yield return isOver ? Phrases.Say("challenge-took-part", ("count", Number(standing.Participants)))
            : standing.Participants == 0 ? Phrases.Say("round-nobody")
            : Phrases.Say("challenge-taking-part", ("count", Number(standing.Participants)));
        yield return Phrases.Say(challenge.Live is null ? "challenge-rule" : "live-rule");
        if (standing.Sides.Any(side => side.IsTied))
            yield return Phrases.Say("challenge-tied");
        if (standing.Sides.Any(side => side.Figure is null))
            yield return Phrases.Say("challenge-hidden", ("fewest", Number(fewest)));
        if (challenge.Sides is [_, _, ..] && challenge.Sides.All(side => side.Team is null))
            yield return Phrases.Say("challenge-balanced");
    }

    private string Lead(ChallengeStanding standing)
    {
        var winners = standing.Sides.Where(side => side.Rank == 1).Select(side => NameOf(side.Side)).ToList();
        return standing.Sides.Count == 1 || winners.Count == 0 ? Phrases.Say("challenge-over-lead")
            : winners.Count == 1 ? Phrases.Say("challenge-over-winner", ("team", winners[0]))
            : Phrases.Say("challenge-over-tie", ("teams", string.Join(", ", winners)));
    }

    /// <summary>The wrong belief that most people showed, if those are enough.</summary>
    private string? Belief(IReadOnlyDictionary<int, Item> items, List<PlayerMark> marks)
    {
        var shown = marks.SelectMany(mark => items[mark.Number].Options
            .Where(option => !option.IsRight && option.Misconception is not null && mark.Picks.Contains(option.Id))
            .Select(option => (Belief: option.Misconception ?? "", mark.Person))).Distinct();
        var most = shown.GroupBy(each => each.Belief, StringComparer.Ordinal).OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal).FirstOrDefault();
        return most is not null && most.Count() >= fewest && curriculum.Table.Misconception(most.Key) is { } known
            ? Phrases.Say("challenge-belief", ("belief", known.Belief), ("count", Number(most.Count())), ("truth", known.Truth))
            : null;
    }

    private string NameOf(Side side) => side.Name.Length > 0 ? side.Name : Phrases.Say("challenge-everybody");

    private Button Answer(string label, Challenge challenge, PostedRound round, string sure) => new(
        Phrases.Say(label),
        new(Verbs.Answer, new Dictionary<string, string>(StringComparer.Ordinal) { ["challenge"] = challenge.Id, ["post"] = round.Id, ["sure"] = sure }));

    private static string Figure(double figure) => figure.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
