using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>How a challenge stands and how it ended, as cards. A figure that too few people stand behind is not in them.</summary>
/// <param name="curriculum">What is taught.</param>
/// <param name="fewest">How many people a figure must be made of.</param>
public sealed class ChallengeCards(Curriculum curriculum, int fewest)
{
    private Phrases Phrases => curriculum.Phrases;

    /// <summary>The card of a challenge that runs: who is ahead, and the button to play.</summary>
    public Reply Card(Challenge challenge, ChallengeStanding standing)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        ArgumentNullException.ThrowIfNull(standing);
        return Board(challenge, standing, ChallengeReplies.TitleOf(Phrases, challenge), Phrases.Say("challenge-lead", ("count", Number(challenge.Questions)), ("end", ChallengeReplies.End(challenge))), isOver: false) with
        {
            Buttons = [ChallengeReplies.Do(Phrases, "button-challenge-start", challenge, "start"), ChallengeReplies.Do(Phrases, "button-challenge-status", challenge, "status")],
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
        return Board(challenge, standing, Phrases.Say("challenge-over-title", ("title", challenge.Live is null ? ChallengeReplies.TitleOf(Phrases, challenge) : LiveReplies.TitleOf(Phrases, challenge))), Lead(standing), isOver: true) with
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
        side.Figure is { } figure ? ChallengeReplies.Figure(figure) : "",
        side.Mean is { } mean
            ? Phrases.Say("challenge-detail", ("mean", ChallengeReplies.Figure(mean)), ("participants", Number(side.Participants)), ("players", Number(side.Players)))
            : Phrases.Say("challenge-detail-few", ("fewest", Number(fewest))),
        best > 0 ? (side.Figure ?? 0) / best : 0,
        IsOwn: false);

    private IEnumerable<string> Notes(Challenge challenge, ChallengeStanding standing, bool isOver)
    {
        if (standing.Participants == 0)
            yield return isOver ? Phrases.Say("challenge-took-part", ("count", "0")) : Phrases.Say("round-nobody");
        else if (!standing.HidesAny)
            yield return Phrases.Say(isOver ? "challenge-took-part" : "challenge-taking-part", ("count", Number(standing.Shown)));
        else if (standing.Shown > 0)
            yield return Phrases.Say("challenge-part-shown", ("count", Number(standing.Shown)));
        yield return Phrases.Say(challenge.Live is null ? "challenge-rule" : "live-rule");
        if (standing.Sides.Any(side => side.IsTied))
            yield return Phrases.Say("challenge-tied");
        if (standing.HidesAny)
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

    private string NameOf(Side side) => ChallengeReplies.NameOf(Phrases, side);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
